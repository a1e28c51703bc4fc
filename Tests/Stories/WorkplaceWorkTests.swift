import Access
import Employers
import Foundation
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web
import Work

@testable import Nyvej

@Suite("What is owed about a workplace") struct WorkplaceWorkTests {
  @Test(
    "whoever prepares a placement is asked for the number of staff, once for the workplace, until it is known",
    arguments: TestEngine.allCases)
  func staff(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let place = try await story.act { tx in
        let firm = try Employers.enter(
          Organisation.Details(name: "Prøvebageriet A/S", kind: .company, country: "DK"), tx)
        return try Employers.enter(Workplace.Details(name: "Prøvebageriet"), of: firm, tx)
      }
      let mette = try await story.visitor(story.mette)
      func asked(_ visitor: Visitor, team: Bool = false) async throws -> [WeekRow] {
        try await visitor.week(team: team).filter { $0.name == "Prøvebageriet" }
      }
      #expect(try await asked(mette).isEmpty, "nobody is to begin there")
      for name in ["Selam Eksempelsen", "Omar Prøvesen"] {
        _ = try await story.draft(try await story.participant(name, "lab"), at: place)
      }
      let row = try #require(try await asked(mette).first)
      #expect(try await asked(mette).count == 1, "two placements, one question")
      #expect(row.reason.contains("how many ordinary staff"))
      #expect(!row.reason.contains("Selam") && !row.reason.contains("Omar"))
      let page = try await mette.page(WorkAddress.week)
      #expect(page.html.contains(EmployersAddress.editWorkplace(place).path), "one acts where the number is entered")
      #expect(
        page.html.contains("href=\"\(EmployersAddress.workplace(place).path)\""), "the name leads to the workplace")

      // Another team in the installation reaches the workplace, and what is owed about it; a case manager does not.
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      #expect(try await asked(try await story.visitor(jonas), team: true).count == 1)
      #expect(try await asked(try await story.visitor(jonas)).isEmpty, "it is not his to do")
      // In another organisation too, but not who is asked there: that would point at somebody.
      let elsewhere = try await story.test.settingUp { tx in
        try Employers.enterFirst(
          Organisation.Details(name: "Anden Kommune (opdigtet)", kind: .municipality, country: "DK"), tx)
      }
      let lene = try await story.visitor(try await story.test.account("lene", [.jobConsultant], in: elsewhere))
      #expect(try await asked(lene, team: true).map(\.owner) == [nil])
      let heap = try await lene.page(WorkAddress.week, query: "?whose=team").pile("starts").words
      for word in ["mette", "Nobody", "Selam", "Omar", story.today.adding(weeks: 1).iso] {
        #expect(!heap.localizedStandardContains(word), "\(word): \(heap)")
      }
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      #expect(try await asked(try await story.visitor(kirsten), team: true).isEmpty)

      let version = try await mette.api(.get, EmployersResource.workplace(place)).json["version"]?.integer ?? 0
      let body = "{\"ordinaryStaff\": 12, \"staffAsOf\": \"\(story.today.iso)\"}"
      #expect(try await mette.api(.patch, EmployersResource.workplace(place), body, seen: version).status == 200)
      #expect(try await asked(mette).isEmpty, "it is known now")
      story.test.clock.advance(days: 400)
      let late = try await asked(try await story.visitor(story.mette))
      #expect(late.count == 1 && late[0].reason.contains("too old"), "\(late)")
      #expect(story.unforeseen.all == [])
    }
  }
}
