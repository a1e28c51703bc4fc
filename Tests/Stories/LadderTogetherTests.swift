import Access
import Placements
import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Two people decide about one ladder. Sunday 22 November 2026.
@Suite("Two people decide about the same week") struct LadderTogetherTests {
  @Test("the later one is shown both texts, and can decide then", arguments: TestEngine.allCases)
  func pages(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (one, other) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      let address = PlacementsAddress.ladder(id)
      var early = try await other.page(address).form(to: address)
      _ = try await one.decideStep(id, "back", "2026-12-07", "7", "Mette says seven")
      try early.fill(["move": "back", "week": "2026-12-07", "hours": "8", "reason": "Jonas says eight"])
      let answer = try await other.send(early)
      #expect(answer.status == 412)
      let page = Page(answer.text)
      #expect(page.words.contains("Mette says seven") && page.words.contains("Jonas says eight"))
      #expect(try await story.steps(id).filter { $0.outcome == .agreed }.map(\.hours) == [.init(9), .init(7)])
      // Whoever has read both may put the own one in its place.
      _ = try await other.submit(try page.form(to: address))
      #expect(try await story.steps(id).filter { $0.outcome == .agreed }.map(\.hours) == [.init(9), .init(8)])
      // A form that was opened before somebody decided about another week collides with nothing.
      var apart = try await other.page(address).form(to: address)
      _ = try await one.decideStep(id, "back", "2026-12-21", "6", "Less before the holidays")
      try apart.fill(["move": "up", "week": "2027-01-04", "hours": "9", "reason": "Back again"])
      #expect(try await other.send(apart).status == 303)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "over the API the step that was seen can be named, and another one is not replaced", arguments: TestEngine.allCases)
  func api(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      func decide(_ hours: Int, seen: String?) async throws -> Int {
        let named = seen.map { #", "seen": "\#($0)""# } ?? ""
        return try await api.api(
          .post, PlacementsResource.ladder(id),
          #"{"move": "back", "week": "2026-W50", "hours": \#(hours), "reason": "Less"\#(named)}"#
        ).status
      }
      let start = try #require(try await story.steps(id).first?.id)
      #expect(try await decide(7, seen: start.text) == 201)
      #expect(try await decide(6, seen: start.text) == 412)
      #expect(try await decide(6, seen: "no id") == 422)
      let standing = try #require(try await story.steps(id).first { $0.outcome == .agreed && $0.hours == .init(7) })
      #expect(try await decide(6, seen: standing.id.text) == 201)
      #expect(story.unforeseen.all == [])
    }
  }
}
