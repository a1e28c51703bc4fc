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

@testable import Nyvej

/// A ladder ends with the last day. Sunday 22 November 2026; what is started begins in week 48.
@Suite("The ladder ends with the placement") struct LadderEndTests {
  private func end(
    _ story: StoryHouse, _ id: PlacementID, on day: CivilDate, _ reason: Placement.Ending.Reason = .mismatch
  ) async throws {
    let placements = story.placements
    try await story.act { tx in
      try placements.find(id, tx).act {
        try placements.end(
          $0, Placement.Ending(on: day, reason: reason, by: .firm, nextStep: "Look on"), seen: $0.version, tx)
      }
    }
  }

  private func chart(_ mette: Visitor, _ id: PlacementID) async throws -> Page {
    try await mette.page(PlacementsAddress.ladder(id)).part("<figure", "figure")
  }

  @Test("of a placement of one week one week is drawn, planned, reached and over", arguments: TestEngine.allCases)
  func short(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9, weeks: 1)
      for (days, state) in [(0, "planned"), (2, "reached"), (8, "over"), (21, "over")] {
        story.test.clock.advance(days: Int64(days))
        let drawn = try await chart(mette, id)
        #expect(drawn.words.contains("week 48 9 \(state)"), "\(drawn.words)")
        #expect(!drawn.words.contains("week 49") && !drawn.html.contains(">W49<"))
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a step behind an announced ending is not drawn, nor a refused one, and none promises a week behind it",
    arguments: TestEngine.allCases)
  func announced(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      try await agreeCap(9, "2026-12-07", "2026-12-20", api, selam.person)
      for (week, outcome) in [("2026-W51", "refused"), ("2026-W52", "agreed")] {
        let made = try await api.made(
          PlacementsResource.ladder(id), #"{"move": "up", "week": "\#(week)", "hours": 12, "reason": "More"}"#)
        #expect(made["outcome"]?.string == outcome)
      }
      #expect(try await chart(mette, id).words.contains("From week 52 it is possible"))
      // Thursday of week 51: the refused step stands, the week in which it would be possible does not come.
      try await end(story, id, on: try #require(CivilDate(iso: "2026-12-17")))
      var drawn = try await chart(mette, id)
      #expect(drawn.words.contains("week 48 to week 51 9 planned") && drawn.words.contains("not possible"))
      #expect(!drawn.words.contains("week 52"), "\(drawn.words)")
      let steps = try await api.api(.get, PlacementsResource.ladder(id)).json["items"]?.items ?? []
      let refused = try #require(steps.first { $0["outcome"]?.string == "refused" })
      #expect(refused["refusal"]?["freeFrom"]?.string == nil)
      #expect(refused["refusal"]?["sentence"]?.string?.contains("week 52") == false)
      story.test.clock.advance(days: 30)
      drawn = try await chart(mette, id)
      #expect(drawn.words.contains("week 48 to week 51 9 over") && !drawn.words.contains("week 52"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what never began has no week, and says so", arguments: TestEngine.allCases)
  func neverBegan(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      try await end(story, id, on: try #require(CivilDate(iso: "2026-11-22")), .neverBegan)
      for address in [PlacementsAddress.ladder(id), .placement(id)] {
        let page = try await mette.page(address)
        #expect(!page.html.contains("<figure") && page.words.contains("Never began"), "\(page.words)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "one that goes on is not closed at the edge of the drawing, and one that ends is", arguments: TestEngine.allCases)
  func goesOn(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      for (weeks, isOpen) in [(6, false), (30, true)] {
        let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
        let id = try await story.draft(
          selam, at: try await story.workplace("Bageriet \(weeks)", staff: 12), hours: 9, weeks: weeks)
        let drawn = try await chart(mette, id)
        let rails = try #require(drawn.html.split(separator: "class=\"planned-rails\"").last)
        #expect(rails.prefix { $0 != "/" }.count { $0 == "V" } == (isOpen ? 1 : 2))
        let floor = try #require(drawn.html.split(separator: "class=\"floor\" d=\"").last).prefix { $0 != "\"" }
        #expect(floor.contains("L") == isOpen, "the floor of what goes on ends in an arrow")
      }
      #expect(story.unforeseen.all == [])
    }
  }
}
