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

/// Today is Sunday 22 November 2026.
@Suite("Whether somebody may work is told to the workplace, and no more of it") struct MayWorkTests {
  @Test(
    "yes with its last day, no, or to ask; neither what it rests on nor another employer, and to nobody else",
    arguments: TestEngine.allCases)
  func told(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let bakery = try await story.workplace("Prøvebageriet", staff: 30)
      let (selam, omar) = (
        try await story.participant("Selam Eksempelsen", "integration-act"),
        try await story.participant("Omar Opdigtet", "integration-act")
      )
      let kirsten = try await story.visitor(
        try await story.test.account("kirsten", [.caseManager], in: story.jobCentre))
      func outsider(
        _ name: String, _ role: Role, _ relation: Relation, of way: Participation, at placement: PlacementID? = nil
      ) async throws -> Visitor {
        let account = try await story.test.account(name, [role], in: story.jobCentre)
        try await story.act { try $0.relate(account, relation, to: way.person, placement: placement, from: $0.today) }
        return try await story.visitor(account)
      }
      let (here, there) = (try await story.run(selam, at: bakery), try await story.run(omar, at: bakery))
      let contact = try await outsider("carl", .workplaceContact, .contact, of: selam, at: here)
      let other = try await outsider("olga", .workplaceContact, .contact, of: omar, at: there)
      let list = PeopleResource.workPermissions(selam.person)
      func expect(_ answer: String, until: String?, _ words: String) async throws {
        let json = try await contact.api(.get, list)
        let items = try json.json["items"]?.items ?? []
        #expect(items.count == 1 && items.first?["mayWork"]?.string == answer, "\(json.text)")
        #expect(items.first?["until"]?.string == until, "\(json.text)")
        for hidden in ["Hotel Solskin", "Grey card", "tolerated", "per-job"] { #expect(!json.text.contains(hidden)) }
        let page = try await contact.page(LedgerAddress.weeks(selam.person))
        #expect(page.words.contains(words), "\(page.words)")
        #expect(!page.words.contains("Hotel Solskin") && !page.words.contains("Grey card"), "\(page.words)")
      }
      try await expect("not-known", until: nil, "Ask the case manager whether the participant may work for you.")
      let noted = try await kirsten.api(
        .post, list,
        #"{"permission": "unrestricted", "from": "2026-06-01", "document": "Grey card", "residence": "tolerated"}"#)
      let id = try #require(RightToWorkID(try noted.json["id"]?.string ?? ""), "\(noted.text)")
      try await expect("yes", until: nil, "The participant may work. No end is noted.")
      var version = 1
      func correct(_ body: String) async throws {
        let answer = try await kirsten.api(.patch, PeopleResource.workPermission(id), body, seen: version)
        #expect(answer.status == 200, "\(answer.text)")
        version += 1
      }
      try await correct(#"{"until": "2027-12-20"}"#)
      try await expect("yes", until: "2027-12-20", "The participant may work up to and including Mon 20 Dec 2027.")
      try await correct(#"{"permission": "per-job", "employer": "Hotel Solskin"}"#)
      try await expect("not-known", until: nil, "Ask the case manager whether the participant may work for you.")
      try await correct(#"{"permission": "not-allowed", "employer": null}"#)
      try await expect("no", until: nil, "The participant may not work at present.")

      #expect(try await contact.api(.get, PeopleResource.workPermission(id)).status == 404)
      #expect(try await contact.api(.get, PeopleResource.workPermissions(omar.person)).status == 404)
      #expect(try await other.api(.get, list).status == 404)
      for (name, role, relation) in [
        ("mille", Role.mentor, Relation.mentor), ("trine", .trainer, .trainer), ("cleo", .counsellor, .counsellor),
      ] {
        let visitor = try await outsider(name, role, relation, of: selam)
        #expect(try await visitor.api(.get, list).status == 404, "\(name)")
        let page = try await visitor.page(LedgerAddress.weeks(selam.person))
        #expect(!page.words.contains("may not work") && !page.words.contains("Permission to work"), "\(page.words)")
      }
      let own = try await kirsten.api(.get, list).json["items"]?.items
      #expect(own?.first?["permission"]?.string == "not-allowed" && own?.first?["document"]?.string == "Grey card")
      #expect(story.unforeseen.all == [])
    }
  }
}
