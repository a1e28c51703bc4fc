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
      // Who has seen nothing puts nothing in the place of what stands, and is told what that is.
      let blind = try await api.api(
        .post, PlacementsResource.ladder(id), #"{"move": "back", "week": "2026-W50", "hours": 5, "reason": "Less"}"#)
      #expect(try blind.status == 422 && blind.problemFields == ["seen"], "\(blind.text)")
      #expect(blind.text.contains("6 h are agreed from week 50. Name the number of that step"))
      #expect(try await story.steps(id).filter { $0.outcome == .agreed }.map(\.hours) == [.init(9), .init(6)])
      let free = try await api.api(
        .post, PlacementsResource.ladder(id), #"{"move": "back", "week": "2026-W51", "hours": 5, "reason": "Less"}"#)
      #expect(free.status == 201, "where nothing stands there is nothing to see")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a slip is mended by whoever made it, and not by another of the same name", arguments: TestEngine.allCases)
  func namesakes(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      let (placements, programme) = (story.placements, story.programme)
      let namesake = try await story.test.account("mette2", [.jobConsultant], in: story.municipality)
      try await story.test.settingUp { try $0.joinTeam(namesake, of: programme) }
      try await story.damage("UPDATE account SET name = 'mette' WHERE id = '\(namesake.text)'")
      let week = ISOWeek(containing: story.today)
      func decide(_ weeks: Int, mending slip: LadderStepID? = nil, by account: AccountID) async throws -> LadderStepID {
        try await story.test.acting(as: account) { tx in
          var decision = LadderDecision(
            move: .up, week: week.adding(weeks: weeks), hours: Hours(8), reason: "More", tasks: nil)
          decision.mends = slip
          return try placements.find(id, tx).act { try placements.decideStep($0, decision, tx) }
        }
      }
      let slip = try await decide(4, by: story.mette)
      _ = try await decide(6, mending: slip, by: namesake)
      #expect(try await story.steps(id).first { $0.id == slip }?.outcome == .agreed, "it is another's")
      _ = try await decide(5, mending: slip, by: story.mette)
      #expect(try await story.steps(id).first { $0.id == slip }?.outcome == .withdrawn, "her own")
      #expect(Set(try await story.steps(id).map(\.decidedBy)) == ["mette"])
      #expect(story.unforeseen.all == [])
    }
  }
}
