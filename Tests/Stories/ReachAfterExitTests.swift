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

@testable import Nyvej

@Suite("After an exit") struct ReachAfterExitTests {
  @Test(
    "team and referrer look, and change nothing, until the day that the model names; then nothing is there",
    arguments: TestEngine.allCases)
  func reach(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      // Two of everything: another team member, another case manager of the same job centre, somebody who takes part on.
      let omar = try await story.participant("Omar Prøvesen", "integration-act")
      let jonas = try await story.test.account("jonas", [.jobConsultant], in: story.municipality)
      let kirsten = try await story.test.account("kirsten", [.caseManager], in: story.jobCentre)
      let programme = story.programme
      try await story.test.settingUp { try $0.joinTeam(jonas, of: programme) }
      let (team, referrer) = (try await story.visitor(jonas), try await story.visitor(kirsten))
      let change = #"{"phone": "20304051"}"#

      #expect(try await team.api(.patch, PeopleResource.person(selam.person), change, seen: 1).status == 200)
      try await story.act { tx in
        try Participations.find(selam.id, tx).act {
          try Participations.exit(
            $0, on: tx.today, reason: "hired", destination: "ordinary-work",
            reachingFor: Span(2, .weeks), seen: $0.version, tx)
        }
      }
      // The last day is still a working day.
      #expect(
        try await team.api(.patch, PeopleResource.person(selam.person), #"{"phone": "20304052"}"#, seen: 2).status
          == 200)
      story.test.clock.advance(days: 1)
      for visitor in [team, referrer] {
        let page = try await visitor.page(PeopleAddress.person(selam.person))
        #expect(page.words.contains("change nothing"))
        #expect(!page.html.contains(PeopleAddress.editPerson(selam.person).path))
        #expect(!page.html.contains(PeopleAddress.newConsideration(selam.person).path))
        #expect(try await visitor.get(ProgrammesAddress.newReferral(selam.person)).status == 404)
        #expect(try await visitor.api(.patch, PeopleResource.person(selam.person), change, seen: 3).status == 404)
        let other = try await visitor.page(PeopleAddress.person(omar.person))
        #expect(
          !other.words.contains("change nothing") && other.html.contains(PeopleAddress.editPerson(omar.person).path))
      }
      // Whoever is responsible for the person keeps her file.
      let own = try await story.visitor(story.mette)
      #expect(
        try await own.api(.patch, PeopleResource.person(selam.person), #"{"phone": "20304053"}"#, seen: 3).status == 200
      )

      story.test.clock.advance(days: 13)
      for visitor in [team, referrer] {
        #expect(try await visitor.get(PeopleAddress.person(selam.person)).status == 200)
      }
      story.test.clock.advance(days: 1)
      for visitor in [team, referrer] {
        #expect(try await visitor.get(PeopleAddress.person(selam.person)).status == 404)
        #expect(try await visitor.get(ProgrammesAddress.participation(selam.id)).status == 404)
        #expect(try await visitor.get(PeopleAddress.person(omar.person)).status == 200)
        #expect(!(try await visitor.page(PeopleAddress.people).words.contains("Selam")))
      }
      #expect(try await own.get(PeopleAddress.person(selam.person)).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }
}
