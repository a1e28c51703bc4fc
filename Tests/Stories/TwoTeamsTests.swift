import Access
import Employers
import People
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("Two teams under one roof") struct TwoTeamsTests {
  @Test(
    "the team's week shows what is owed about the people of one's own teams, and nobody else",
    arguments: TestEngine.allCases)
  func week(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let (away, jonas) = try await other(story)
      let omar = try await story.participant(
        "Omar Prøvesen", "integration-act", in: away, by: jonas)

      for (account, own, name) in [(story.mette, selam, "Selam Eksempelsen"), (jonas, omar, "Omar Prøvesen")] {
        let rows = try await story.visitor(account).week(team: true)
        #expect(Set(rows.map(\.name)) == [name])
        let answer = try await story.visitor(account).api(.get, WorkResource.week, query: "?whose=team")
        #expect(try answer.json["items"]?.items.compactMap { $0["person"]?.string } == [own.person.text])
      }
      #expect(story.unforeseen.all == [])
    }
  }

  /// Another programme with a team of its own, from another organisation.
  private func other(_ story: StoryHouse) async throws -> (ProgrammeID, AccountID) {
    let (organisation, programme) = try await story.test.settingUp { tx in
      (
        try Employers.enterFirst(
          Organisation.Details(name: "Eksempelby Kommune", kind: .municipality, country: "DK"), tx),
        try Participations.found("Anden Vej", model: "business-training", version: 1, tx)
      )
    }
    let jonas = try await story.test.account("jonas", [.jobConsultant], in: organisation)
    try await story.test.settingUp { try $0.joinTeam(jonas, of: programme) }
    return (programme, jonas)
  }
}
