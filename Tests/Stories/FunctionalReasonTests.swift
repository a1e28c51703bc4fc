import Access
import People
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

/// Reasons that told of somebody's health are carried over to words that tell what is needed. Sunday 22 November 2026.
@Suite("Reasons in functional words") struct FunctionalReasonTests {
  /// What a room does to a database that is older than this.
  private func carryOver(_ migrations: [Migration], number: Int, _ story: StoryHouse) async throws {
    for case .sql(let text) in migrations.filter({ $0.number == number }).flatMap(\.steps) {
      try await story.damage(text)
    }
  }

  @Test("what stood in the way for reasons of health says so no more", arguments: TestEngine.allCases)
  func obstacles(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let noted = try await mette.api(
        .post, PeopleResource.obstacles(selam.person),
        #"{"kind": "limits", "since": "2026-11-20", "due": "2026-11-24"}"#)
      #expect(noted.status == 201, "\(noted.text)")
      try await story.damage("UPDATE obstacle SET kind = 'health'")
      try await story.damage("UPDATE obligation SET reason = REPLACE(reason, 'obstacle-limits', 'obstacle-health')")
      #expect(
        try await story.number("SELECT COUNT(*) AS count FROM obligation WHERE reason LIKE '%obstacle-health%'") == 1)

      try await carryOver(PeopleRoom.migrations, number: 63, story)
      try await carryOver(WorkRoom.migrations, number: 64, story)

      let week = try await mette.week()
      #expect(week.contains { $0.reason == "Clear the way: limits at work" }, "\(week.map(\.reason))")
      let page = try await mette.page(PeopleAddress.person(selam.person)).words
      #expect(page.contains("Limits at work") && !page.contains("Health"))
      let refused = try await mette.api(
        .post, PeopleResource.obstacles(selam.person),
        #"{"kind": "health", "since": "2026-11-20", "due": "2026-11-24"}"#)
      #expect(refused.status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what was referred, ended and left for reasons of health says so no more", arguments: TestEngine.allCases)
  func carriedOver(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let id = try await story.run(yusuf, at: try await story.workplace("Bageriet", staff: 12))
      #expect(try await story.end(id, "2026-11-23", by: mette).status == 200)
      try await story.damage("UPDATE participation SET eligibility = 'psychological-challenges'")
      try await story.damage("UPDATE placement SET end_reason = 'illness'")

      try await carryOver(ProgrammesRoom.migrations, number: 66, story)
      try await carryOver(PlacementsRoom.migrations, number: 67, story)

      let referral = try await mette.page(ProgrammesAddress.participation(yusuf.id)).words
      #expect(referral.contains("Needs support beside the placement"))
      let ended = try await mette.api(.get, PlacementsResource.placement(id)).json
      #expect(ended["ending"]?["reason"]?.string == "long-absence")
      #expect(try await mette.page(PlacementsAddress.placement(id)).words.contains("Long absence"))
      #expect(story.unforeseen.all == [])
    }
  }
}
