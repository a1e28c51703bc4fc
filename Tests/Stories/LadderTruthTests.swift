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

/// What the ladder shows and offers is so, and can be done. Sunday 22 November 2026.
@Suite("The ladder tells the truth") struct LadderTruthTests {
  private func offered(_ mette: Visitor, _ id: PlacementID, _ move: String) async throws -> [String: String] {
    let page = try await mette.page(PlacementsAddress.ladder(id), query: "?move=" + move)
    let form = try page.form(to: PlacementsAddress.ladder(id))
    return Dictionary(form.fields.map { ($0.name, $0.value) }) { $1 }
  }

  @Test("the step that is filled in can be done, whatever the limits are", arguments: TestEngine.allCases)
  func offers(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      try await agreeCap(9, "2026-11-22", "2026-12-13", api, selam.person)
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      // 12 h, the usual rise, is possible when the limit is over, and not before.
      let up = try await offered(mette, id, "up")
      #expect(up["week"] == "2026-12-14" && up["hours"] == "12", "\(up)")
      let start = try #require(try await story.steps(id).first?.id)
      for move in ["up", "hold", "back"] {
        let filled = try await offered(mette, id, move)
        #expect(filled["hours"]?.isEmpty == false)
        let made = try await api.made(
          PlacementsResource.ladder(id),
          """
          {"move": "\(move)", "week": "\(filled["week"] ?? "")", "hours": \(filled["hours"] ?? ""), "reason": "x",
           "seen": "\(start.text)"}
          """
        )
        #expect(made["outcome"]?.string == "agreed", "\(move): \(filled)")
        try await story.damage("DELETE FROM ladder_step WHERE reason = 'x'")
      }
      // With a limit for good above the hours, as far as it goes; at the limit, nothing.
      let yusuf = try await story.participant("Yusuf Opdigtet", "integration-act", called: "Yusuf")
      try await agreeCap(7, "2026-11-22", nil, api, yusuf.person)
      let his = try await story.run(yusuf, at: try await story.workplace("Hotellet", staff: 12), hours: 6)
      #expect(try await offered(mette, his, "up")["hours"] == "7")
      _ = try await api.made(
        PlacementsResource.ladder(his), #"{"move": "up", "week": "2026-W50", "hours": 7, "reason": "More"}"#)
      story.test.clock.advance(days: 16)
      #expect(try await offered(mette, his, "up")["hours"] == "")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "hours that no week can bring are a slip at the field, and what was refused can be taken off",
    arguments: TestEngine.allCases)
  func slips(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      try await agreeCap(9, "2026-11-22", "2026-12-13", api, selam.person)
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      for hours in [40, 168] {
        let answer = try await api.api(
          .post, PlacementsResource.ladder(id),
          #"{"move": "up", "week": "2026-W50", "hours": \#(hours), "reason": "A slip"}"#)
        #expect(try (answer.status, answer.problemFields) == (422, ["hours"]))
      }
      #expect(try await story.steps(id).count == 1)
      let refused = try await api.made(
        PlacementsResource.ladder(id), #"{"move": "up", "week": "2026-W50", "hours": 35, "reason": "A slip"}"#)
      #expect(refused["outcome"]?.string == "refused")
      let page = try await mette.page(PlacementsAddress.ladder(id))
      #expect(page.words.contains("Take off the ladder"))
      let step = try #require(LadderStepID(refused["id"]?.string ?? ""))
      let after = try await mette.submit(try page.form(to: PlacementsAddress.ladderStep(step)))
      #expect(!after.words.contains("Take off the ladder") && !after.words.contains("35"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a refusal comes without a tick, and to hold replaces no reason", arguments: TestEngine.allCases)
  func words(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      try await agreeCap(9, "2026-11-22", "2027-02-28", api, selam.person)
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      let refused = try await mette.decideStep(id, "up", "2026-12-07", "12", "She wants to")
      #expect(refused.html.contains("class=\"flash refusal\"") && refused.words.contains("not agreed"))
      let agreed = try await mette.decideStep(id, "up", "2026-12-07", "9", "It went well")
      #expect(agreed.html.contains("class=\"flash\"") && !agreed.html.contains("flash refusal"))
      // The start's own week, and that of a step: nothing of them is written over.
      for (week, hours) in [("2026-W48", 6), ("2026-W50", 9)] {
        let answer = try await api.api(
          .post, PlacementsResource.ladder(id),
          #"{"move": "hold", "week": "\#(week)", "hours": \#(hours), "reason": "OK"}"#)
        #expect(answer.status == 422, "\(week)")
      }
      #expect(try await story.steps(id).filter { $0.outcome == .agreed }.map(\.reason) == [nil, "It went well"])
      #expect(try await offered(mette, id, "hold")["week"] == "2026-11-30")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "weeks to come are agreed and not reached, the limit goes on where it does, and hours above it are marked",
    arguments: TestEngine.allCases)
  func drawing(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      func chart() async throws -> Page {
        try await mette.page(PlacementsAddress.placement(id)).part("<figure", "figure")
      }
      // Sunday before it begins: nothing is reached.
      var drawn = try await chart()
      #expect(!drawn.html.contains("class=\"held\"") && drawn.html.contains("class=\"planned\""))
      story.test.clock.advance(days: 9)
      drawn = try await chart()
      #expect(
        drawn.words.contains("week 48 to week 49 9 reached")
          && drawn.words.contains("week 50 to week 7, 2027 9 planned"), "\(drawn.words)")
      #expect(!drawn.html.contains("class=\"above\""))
      try await agreeCap(8, "2026-12-14", nil, api, selam.person)
      drawn = try await chart()
      #expect(drawn.html.contains("class=\"above\"") && drawn.words.contains("above the limit"))
      #expect(drawn.words.contains("week 50 9 planned"), "\(drawn.words)")
      #expect(drawn.words.contains("Above the limit of 8 h"))
      // Its line ends in an arrow and no post: it goes on.
      let line = try #require(drawn.html.ranges(of: "<path class=\"cap\" d=\"").last)
      #expect(!drawn.html[line.upperBound...].prefix { $0 != "\"" }.contains("v14"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an ended placement holds nothing, and what was planned behind an announced end says so on the page and in the API",
    arguments: TestEngine.allCases)
  func ended(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      _ = try await api.made(
        PlacementsResource.ladder(id), #"{"move": "up", "week": "2026-W52", "hours": 9, "reason": "More"}"#)
      let version = Int(try await story.placement(id).version.number)
      _ = try await api.api(
        .post, PlacementsResource.ending(id),
        #"{"on": "2026-12-11", "reason": "mismatch", "by": "firm", "nextStep": "Look on"}"#, seen: version)
      let page = try await mette.page(PlacementsAddress.ladder(id))
      #expect(page.words.contains("1 step was planned behind the last day") && page.words.contains("9 h from week 52"))
      let steps = try await api.api(.get, PlacementsResource.ladder(id)).json["items"]?.items ?? []
      #expect(steps.map { $0["beyondEnd"] } == [.bool(false), .bool(true)])
      let buttons = try await mette.page(PlacementsAddress.placement(id)).words
      #expect(!buttons.contains("Change last day"), "the day is that of the ending")
      story.test.clock.advance(days: 30)
      let over = try await mette.page(PlacementsAddress.placement(id)).part("<figure", "figure")
      #expect(!over.html.contains("class=\"held\"") && over.html.contains("class=\"past\""))
      #expect(over.words.contains("Over since Fri 11 Dec") && !over.words.contains("this week"))
      #expect(story.unforeseen.all == [])
    }
  }
}
