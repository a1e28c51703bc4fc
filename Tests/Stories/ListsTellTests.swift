import Access
import Employers
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Sunday 22 November 2026.
@Suite("A list tells of each what its own address tells") struct ListsTellTests {
  @Test("placements: their papers, and when and why they were extended", arguments: TestEngine.allCases)
  func placements(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let layla = try await story.participant("Layla Tænkt", "integration-act", called: "Layla")
      let (his, hers) = (try await story.run(yusuf, at: bakery), try await story.draft(layla, at: bakery))
      let extended = try await api.api(
        .post, PlacementsResource.extension(his),
        #"{"until": "2027-03-26", "decidedOn": "2026-11-20", "reason": "To try the shop"}"#,
        seen: Int(try await story.placement(his).version.number))
      #expect(extended.status == 200, "\(extended.text)")
      for (id, person) in [(his, yusuf.person), (hers, layla.person)] {
        let alone = try await api.api(.get, PlacementsResource.placement(id)).json
        for list in [PlacementsResource.placements, .personPlacements(person)] {
          let items = try await api.api(.get, list).json["items"]?.items ?? []
          #expect(items.first { $0["id"]?.string == id.text } == alone, "\(list)")
        }
      }
      let alone = try await api.api(.get, PlacementsResource.placement(his)).json
      #expect(alone["signatures"]?["employer"]?.string == "2026-11-22")
      #expect(alone["extended"]?.items.compactMap { $0["decidedOn"]?.string } == ["2026-11-20"])
      #expect(alone["extended"]?.items.compactMap { $0["reason"]?.string } == ["To try the shop"])
      // The page tells the same.
      let page = try await api.page(PlacementsAddress.placement(his))
      #expect(page.words.contains("Extension granted on Fri 20 Nov") && page.words.contains("To try the shop"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a paper that cannot be read takes no list away, and is named beside it", arguments: TestEngine.allCases)
  func damaged(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let api = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let layla = try await story.participant("Layla Tænkt", "lab", called: "Layla")
      let ids = [try await story.run(yusuf, at: bakery), try await story.run(layla, at: bakery)]
      try await story.damage(
        """
        UPDATE placement_paper SET code = 'captain'
        WHERE kind = 'signature' AND code = 'employer' AND placement_id = '\(ids[0].text)'
        """)
      let answer = try await api.api(.get, PlacementsResource.placements).json
      #expect(Set(answer["items"]?.items.compactMap { $0["id"]?.string } ?? []) == Set(ids.map(\.text)))
      #expect(answer["damaged"]?.items.compactMap { $0["kind"]?.string } == ["placement"], "\(answer)")
      #expect(try await api.api(.get, PlacementsResource.placement(ids[1])).status == 200)
    }
  }
}
