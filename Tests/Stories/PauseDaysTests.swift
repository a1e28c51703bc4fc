import Access
import Ledger
import People
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Today is Sunday 22 November 2026; who takes part does since 12 November.
@Suite("That somebody pauses, and when she is expected back, is told to whoever does something with her")
struct PauseDaysTests {
  @Test(
    "mentor, trainer and workplace see the days and no reason while it runs, nobody else sees anything",
    arguments: TestEngine.allCases)
  func told(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let way = try await story.participant("Selam Eksempelsen", "integration-act")
      let other = try await story.participant("Omar Opdigtet", "integration-act")
      let (selam, omar) = (way.person, other.person)
      let placements = [
        selam: try await story.run(way, at: bakery), omar: try await story.run(other, at: bakery),
      ]
      func outsider(
        _ name: String, _ role: Role, _ relation: Relation, of person: PersonID, from day: CivilDate,
        in office: OrganisationID
      ) async throws -> Visitor {
        let account = try await story.test.account(name, [role], in: office)
        let placement = relation == .contact ? placements[person] : nil
        try await story.act { try $0.relate(account, relation, to: person, placement: placement, from: day) }
        return try await story.visitor(account)
      }
      let today = story.today
      var with: [Visitor] = []
      var others: [Visitor] = []
      for (role, relation) in [
        (Role.mentor, Relation.mentor), (.trainer, .trainer), (.workplaceContact, .contact),
      ] {
        let name = relation.rawValue
        with.append(
          try await outsider("with-" + name, role, relation, of: selam, from: today, in: story.municipality))
        others.append(
          try await outsider("other-" + name, role, relation, of: omar, from: today, in: story.jobCentre))
        others.append(
          try await outsider(
            "later-" + name, role, relation, of: selam, from: today.adding(days: 30), in: story.jobCentre))
      }
      let address = ProgrammesResource.participation(way.id)
      func step(_ body: String) async throws {
        let version = try await api.api(.get, address).json["version"]?.integer
        let answer = try await api.api(.patch, address, body, seen: version)
        #expect(answer.status == 200, "\(answer.text)")
      }
      func expectNothing() async throws {
        for visitor in with {
          let page = try await visitor.page(LedgerAddress.weeks(selam))
          #expect(!page.words.contains("paused"), "\(page.words)")
          let answer = try await visitor.api(.get, LedgerResource.weeks(selam), query: "?year=2026")
          #expect(try answer.json["pause"] == .null, "\(answer.text)")
          let weeks = try answer.json["weeks"]?.items ?? []
          #expect(!weeks.isEmpty && weeks.allSatisfy { $0["paused"] == .bool(false) }, "\(answer.text)")
        }
      }
      // Planned for Wednesday.
      try await step(#"{"step": "pause", "on": "2026-11-25", "expected": "2026-12-03", "reason": "family"}"#)
      try await expectNothing()
      story.test.clock.advance(days: 3)
      for visitor in with {
        let page = try await visitor.page(LedgerAddress.weeks(selam))
        #expect(page.words.contains("paused, expected back Thu 3 Dec"), "\(page.words)")
        let answer = try await visitor.api(.get, LedgerResource.weeks(selam), query: "?year=2026")
        let pause = try #require(try answer.json["pause"], "\(answer.text)")
        #expect(pause["from"]?.string == "2026-11-25" && pause["expected"]?.string == "2026-12-03")
        #expect(pause["reason"] == nil && !answer.text.contains("family"))
        let weeks = try answer.json["weeks"]?.items ?? []
        #expect(
          weeks.filter { $0["paused"] == .bool(true) }.compactMap { $0["week"]?.string } == ["2026-W48", "2026-W49"])
        #expect(try await visitor.api(.get, LedgerResource.weeks(omar)).status == 404)
        #expect(try await visitor.api(.get, address).status == 404)
      }
      for visitor in others {
        #expect(try await visitor.get(LedgerAddress.weeks(selam)).status == 404)
        #expect(try await visitor.api(.get, LedgerResource.weeks(selam)).status == 404)
      }
      for visitor in with.prefix(2) {
        let page = try await visitor.page(PeopleAddress.appointments(selam))
        #expect(page.words.contains("paused, expected back Thu 3 Dec"), "\(page.words)")
      }
      let own = try await api.page(LedgerAddress.weeks(selam))
      #expect(own.words.contains("paused, expected back Thu 3 Dec"))
      // Nobody has said that she came.
      story.test.clock.advance(days: 10)
      let page = try await with[0].page(LedgerAddress.weeks(selam))
      #expect(page.words.contains("paused, was expected back Thu 3 Dec"), "\(page.words)")
      try await step(#"{"step": "come-back", "on": "2026-12-04"}"#)
      try await expectNothing()
      #expect(story.unforeseen.all == [])
    }
  }
}
