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

/// What one place takes or says another takes or says too. Sunday 22 November 2026.
@Suite("Forms, pages and programs are told alike") struct SaidAlikeTests {
  @Test("a week is named by any day that a date is written as", arguments: TestEngine.allCases)
  func weeks(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let address = PlacementsAddress.ladder(id)
      for (typed, week, hours) in [
        ("7.12.2026", "2026-W50", "7"), ("14-12-2026", "2026-W51", "8"), ("21. 12. 2026", "2026-W52", "9"),
        ("2027-W01", "2027-W01", "10"),
      ] {
        var form = try await mette.page(address).form(to: address)
        try form.fill(["move": "up", "week": "\(typed)", "hours": "\(hours)", "reason": "It goes well"])
        #expect(try await mette.send(form).status == 303, "\(typed)")
        #expect(try await story.steps(id).contains { $0.week.iso == week && $0.outcome == .agreed }, "\(typed)")
      }
      for typed in ["32.12.2026", "soon", "7.12"] {
        var form = try await mette.page(address).form(to: address)
        try form.fill(["move": "up", "week": "\(typed)", "hours": "11", "reason": "It goes well"])
        let refused = try await mette.send(form)
        #expect(refused.status == 422 && refused.text.contains("2026-W49, or a date in it"), "\(typed)")
      }
      // A program writes a day in one way.
      let program = try await api.api(
        .post, PlacementsResource.ladder(id), #"{"move": "up", "week": "1.2.2027", "hours": 11, "reason": "x"}"#)
      #expect(try program.status == 422 && program.problemFields == ["week"], "\(program.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a step is called by what it is beside the one before it, to programs too", arguments: TestEngine.allCases)
  func moves(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 9)
      func decide(_ week: String, _ hours: String) async throws -> LadderStepID {
        let made = try await api.made(
          PlacementsResource.ladder(id),
          #"{"move": "up", "week": "\#(week)", "hours": \#(hours), "reason": "It goes well"}"#)
        #expect(made["move"]?.string == "up")
        return try #require(LadderStepID(made["id"]?.string ?? ""))
      }
      let later = try await decide("2026-W53", "10.25")
      let between = try await decide("2026-W50", "20")
      func moves() async throws -> [String?] {
        try await api.api(.get, PlacementsResource.ladder(id)).json["items"]?.items
          .sorted { ($0["week"]?.string ?? "") < ($1["week"]?.string ?? "") }.map { $0["move"]?.string } ?? []
      }
      #expect(try await moves() == ["start", "up", "back"])
      let alone = try await api.api(.get, PlacementsResource.ladderStep(later))
      #expect(try alone.json["move"]?.string == "back", "\(alone.text)")
      #expect(try await api.page(PlacementsAddress.ladder(id)).words.contains("Fewer hours"))
      // Taken back, the one behind it is one of more hours again.
      let version = try await api.api(.get, PlacementsResource.ladderStep(between)).json["version"]?.integer
      #expect(
        try await api.api(
          .patch, PlacementsResource.ladderStep(between), #"{"outcome": "withdrawn"}"#, seen: version
        ).status == 200)
      #expect(try await api.api(.get, PlacementsResource.ladderStep(later)).json["move"]?.string == "up")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("of an extension that is not taken nobody is asked for a reason", arguments: TestEngine.allCases)
  func extensions(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let id = try await api.draft(
        yusuf, try await story.workplace("Bageriet", staff: 12), from: "2026-11-23", until: "2027-02-19")
      try await api.sendPapers(id)
      #expect(try await api.askToStart(id).status == 200)
      func extend(_ until: String) async throws -> Response {
        try await api.api(
          .post, PlacementsResource.extension(id), #"{"until": "\#(until)", "decidedOn": "2026-11-20"}"#,
          seen: Int(try await story.placement(id).version.number))
      }
      #expect(try await extend("2027-04-30").status == 200)
      // The next one is on special need, and not needed until 23 May; beyond 22 August there is none.
      for (until, said) in [("2027-05-14", "no extension is needed"), ("2027-09-30", "Sun 22 Aug 2027")] {
        let refused = try await extend(until)
        #expect(try (refused.status, refused.problemFields) == (422, ["until"]), "\(refused.text)")
        #expect(refused.text.contains(said) && !refused.text.contains("special need"), "\(refused.text)")
      }
      let reasonless = try await extend("2027-06-30")
      #expect(try (reasonless.status, reasonless.problemFields) == (422, ["reason"]), "\(reasonless.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
