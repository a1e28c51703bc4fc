import Programmes
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

/// Today is Sunday 22 November 2026; Selam takes part since 12 November.
@Suite("A phase that is planned can be taken back, moved, and kept from coming") struct PlannedPhaseTests {
  private func step(
    _ body: String, of id: ParticipationID, by visitor: Visitor
  ) async throws -> Response {
    let address = ProgrammesResource.participation(id)
    let version = try await visitor.api(.get, address).json["version"]?.integer
    return try await visitor.api(.patch, address, body, seen: version)
  }

  private func phases(_ id: ParticipationID, by visitor: Visitor) async throws -> [String: String] {
    let items = try await visitor.api(.get, ProgrammesResource.participation(id)).json["phases"]?.items ?? []
    return Dictionary(
      items.map { item in
        let end = item["comes"] == .bool(false) ? "does not come" : item["until"]?.string ?? ""
        return (item["phase"]?.string ?? "", (item["from"]?.string ?? "") + " " + end)
      }
    ) { $0 + ", " + $1 }
  }

  private func spell(_ phase: String, of id: ParticipationID, by visitor: Visitor) async throws -> String {
    let items = try await visitor.api(.get, ProgrammesResource.participation(id)).json["phases"]?.items ?? []
    return try #require(items.first { $0["phase"]?.string == phase }?["id"]?.string)
  }

  @Test("from the flash, later on the page, and by program", arguments: TestEngine.allCases)
  func takenBack(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let address = ProgrammesAddress.participation(selam.id)
      func plan(_ phase: String, _ day: String) async throws -> Page {
        var form = try await mette.page(address).form(to: address, hidden: ["step": "begin-phase"])
        try form.fill(["phase": phase, "on": day])
        return try await mette.submit(form)
      }
      // Typed as people write it.
      let planned = try await plan("mentoring", "7.12.2026")
      #expect(
        planned.flash.words == "Selam Eksempelsen: The phase is planned. Take a phase back", "\(planned.flash.words)")
      #expect(planned.words.contains("planned"))
      let offered = try planned.form(to: address, hidden: ["step": "begin-phase"]).choices(of: "phase")
      #expect(!offered.contains("placement") && !offered.contains("mentoring"), "those are there: \(offered)")
      #expect(offered.contains("team-sessions"), "\(offered)")
      let undone = try await mette.submit(try planned.undo())
      #expect(undone.flash.words == "Selam Eksempelsen: The phase is taken back.")
      #expect(try await phases(selam.id, by: api) == ["placement": "2026-11-12 "])

      // A program writes a day in one way.
      let typed = try await step(
        #"{"step": "begin-phase", "phase": "team-sessions", "on": "7.12.2026"}"#, of: selam.id, by: api)
      #expect(try typed.status == 422 && typed.problemFields == ["on"], "\(typed.text)")

      // Said again while it is there: it is not running, and can be moved.
      _ = try await plan("mentoring", "2026-12-07")
      let twice = try await step(
        #"{"step": "begin-phase", "phase": "mentoring", "on": "2026-12-09"}"#, of: selam.id, by: api)
      #expect(twice.status == 422 && twice.text.contains("planned already, from Mon 7 Dec"), "\(twice.text)")
      var move = try await mette.page(address).form(to: address, hidden: ["step": "move-phase"])
      let mentoring = try await spell("mentoring", of: selam.id, by: api)
      #expect(move.choices(of: "spell").filter { !$0.isEmpty } == [mentoring], "what has begun stays")
      try move.fill(["spell": mentoring, "on": "2026-12-14"])
      #expect(try await mette.submit(move).flash.words.contains("The phase has another first day."))
      #expect(try await phases(selam.id, by: api)["mentoring"] == "2026-12-14 ")
      var back = try await mette.page(address).form(to: address, hidden: ["step": "take-back-phase"])
      try back.fill(["spell": mentoring])
      _ = try await mette.submit(back)
      #expect(try await phases(selam.id, by: api)["mentoring"] == nil)
      #expect(
        try await story.events(of: "participation").filter { $0.hasPrefix("phase.") }
          == ["phase.begun", "phase.taken-back", "phase.begun", "phase.moved", "phase.taken-back"])

      // What runs is not taken back.
      let placement = try await spell("placement", of: selam.id, by: api)
      let running = try await step(#"{"step": "take-back-phase", "spell": "\#(placement)"}"#, of: selam.id, by: api)
      #expect(running.status == 422)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "an exit before it is possible: said before and after, and undone it is planned again",
    arguments: TestEngine.allCases)
  func exit(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let address = ProgrammesAddress.participation(selam.id)
      for (phase, day) in [("mentoring", "2026-12-07"), ("team-sessions", "2026-11-30")] {
        let planned = try await step(
          #"{"step": "begin-phase", "phase": "\#(phase)", "on": "\#(day)"}"#, of: selam.id, by: api)
        #expect(planned.status == 200, "\(planned.text)")
      }
      let before = try await mette.page(address)
      #expect(before.words.contains("Mentoring from Mon 7 Dec") && before.words.contains("does not come"))
      var form = try before.form(to: address, hidden: ["step": "exit"])
      try form.fill(["on": "2026-12-04", "reason": "moved", "destination": "unknown"])
      let left = try await mette.submit(form)
      #expect(
        left.flash.words.hasPrefix(
          """
          Selam Eksempelsen: the last day, Fri 4 Dec, is noted. This is planned for a later day and does not come: \
          Mentoring from Mon 7 Dec.
          """), "\(left.flash.words)")
      #expect(
        try await phases(selam.id, by: api) == [
          "placement": "2026-11-12 2026-12-04", "team-sessions": "2026-11-30 2026-12-04",
          "mentoring": "2026-12-07 does not come",
        ], "as the page shows it")
      // It cannot be planned beyond the last day, and moved before it.
      let mentoring = try #require(
        try left.form(to: address, hidden: ["step": "move-phase"]).choices(of: "spell").first { !$0.isEmpty })
      let beyond = try await step(
        #"{"step": "move-phase", "spell": "\#(mentoring)", "on": "2026-12-05"}"#, of: selam.id, by: api)
      #expect(beyond.status == 422 && beyond.text.contains("Fri 4 Dec"), "\(beyond.text)")

      let stayed = try await mette.submit(try await mette.page(address).form(to: address, hidden: ["step": "stay"]))
      #expect(stayed.words.contains("Mon 7 Dec"))
      #expect(try await phases(selam.id, by: api)["mentoring"] == "2026-12-07 ")

      // Once it has begun nobody leaves before it: the day that is named is taken.
      story.test.clock.advance(days: 16)
      let early = try await step(
        #"{"step": "exit", "on": "2026-12-06", "reason": "moved", "destination": "unknown"}"#, of: selam.id, by: api)
      #expect(early.status == 422 && early.text.contains("Choose Mon 7 Dec or a later day"), "\(early.text)")
      let named = try await step(
        #"{"step": "exit", "on": "2026-12-07", "reason": "moved", "destination": "unknown"}"#, of: selam.id, by: api)
      #expect(named.status == 200, "\(named.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the last day of a phase is moved and taken back until it is over, unless another waits for it",
    arguments: TestEngine.allCases)
  func ending(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (mette, api) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let address = ProgrammesAddress.participation(selam.id)
      let placement = try await spell("placement", of: selam.id, by: api)
      func end(_ day: String) async throws -> Response {
        try await step(#"{"step": "end-phase", "spell": "\#(placement)", "on": "\#(day)"}"#, of: selam.id, by: api)
      }
      var form = try await mette.page(address).form(to: address, hidden: ["step": "end-phase"])
      try form.fill(["spell": placement, "on": "2026-12-04"])
      let ended = try await mette.submit(form)
      #expect(ended.flash.words.contains("The last day of the phase is noted."))
      _ = try await mette.submit(try ended.undo())
      #expect(try await phases(selam.id, by: api) == ["placement": "2026-11-12 "])

      for day in ["2026-12-04", "2026-12-11"] { #expect(try await end(day).status == 200) }
      let after = try await step(
        #"{"step": "begin-phase", "phase": "after-care", "on": "2026-12-14", "without": "The ending comes by letter"}"#,
        of: selam.id, by: api)
      #expect(after.status == 200, "\(after.text)")
      // After-care waits for it: not later than that begins, and not without an end.
      let late = try await end("2026-12-15")
      #expect(late.status == 422 && late.text.contains("Choose Mon 14 Dec or an earlier day"), "\(late.text)")
      #expect(try await end("2026-12-14").status == 200)
      let kept = try await step(#"{"step": "keep-phase", "spell": "\#(placement)"}"#, of: selam.id, by: api)
      #expect(kept.status == 422 && kept.text.contains("After-care"), "\(kept.text)")
      let care = try await spell("after-care", of: selam.id, by: api)
      let early = try await step(
        #"{"step": "move-phase", "spell": "\#(care)", "on": "2026-12-13"}"#, of: selam.id, by: api)
      #expect(early.status == 422 && early.text.contains("Choose Mon 14 Dec or a later day"), "\(early.text)")
      #expect(try await step(#"{"step": "take-back-phase", "spell": "\#(care)"}"#, of: selam.id, by: api).status == 200)
      #expect(try await step(#"{"step": "keep-phase", "spell": "\#(placement)"}"#, of: selam.id, by: api).status == 200)
      story.test.clock.advance(days: 1)
      #expect(try await end("2026-11-22").status == 200)
      let over = try await step(#"{"step": "keep-phase", "spell": "\#(placement)"}"#, of: selam.id, by: api)
      #expect(over.status == 422, "its last day is over")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("no day is left for a phase that ended with the last day of the participation", arguments: TestEngine.allCases)
  func noDay(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let placement = try await spell("placement", of: selam.id, by: api)
      for body in [
        #"{"step": "end-phase", "spell": "\#(placement)", "on": "2026-12-04"}"#,
        #"{"step": "exit", "on": "2026-12-04", "reason": "moved", "destination": "unknown"}"#,
      ] { #expect(try await step(body, of: selam.id, by: api).status == 200) }
      for day in ["2026-12-04", "2026-12-05"] {
        let again = try await step(
          #"{"step": "begin-phase", "phase": "placement", "on": "\#(day)"}"#, of: selam.id, by: api)
        #expect(again.status == 422 && again.text.contains("No day is left"), "\(again.text)")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a phase that ends as late as can be said begins again from the day that is named", arguments: TestEngine.allCases)
  func notYet(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let placement = try await spell("placement", of: selam.id, by: api)
      let end = #"{"step": "end-phase", "spell": "\#(placement)", "on": "2027-01-22"}"#
      #expect(try await step(end, of: selam.id, by: api).status == 200)
      let begin = #"{"step": "begin-phase", "phase": "placement", "on": "2027-01-23"}"#
      let early = try await step(begin, of: selam.id, by: api)
      #expect(early.status == 422 && !early.text.contains("Undo the exit"), "\(early.text)")
      #expect(early.text.contains("from Mon 23 Nov 2026 on"), "\(early.text)")
      story.test.clock.advance(days: 1)
      let named = try await step(begin, of: selam.id, by: api)
      #expect(named.status == 200, "\(named.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "two spells of one phase never overlap, and nothing is emptied by leaving it out", arguments: TestEngine.allCases)
  func apart(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let first = try await spell("placement", of: selam.id, by: api)
      func end(_ day: String) async throws -> Response {
        try await step(
          #"{"step": "end-phase", "spell": "\#(first)", "on": "\#(day)"}"#, of: selam.id, by: api)
      }
      #expect(try await end("2026-12-10").status == 200)
      let again = #"{"step": "begin-phase", "phase": "placement", "on": "2026-12-15"}"#
      #expect(try await step(again, of: selam.id, by: api).status == 200)
      let late = try await end("2026-12-20")
      #expect(late.status == 422 && late.text.contains("Choose Mon 14 Dec or an earlier day"), "\(late.text)")
      let kept = try await step(#"{"step": "keep-phase", "spell": "\#(first)"}"#, of: selam.id, by: api)
      #expect(kept.status == 422 && kept.text.contains("Tue 15 Dec"), "\(kept.text)")
      #expect(try await end("2026-12-14").status == 200)
      #expect(
        try await phases(selam.id, by: api)["placement"] == "2026-11-12 2026-12-14, 2026-12-15 ")

      for (body, field) in [(#"{"step": "mend-referral"}"#, "note"), (#"{"step": "change-basis"}"#, "basis")] {
        let answer = try await step(body, of: selam.id, by: api)
        #expect(try (answer.status, answer.problemFields) == (422, [field]), "\(answer.text)")
      }
      #expect(try await step(#"{"step": "mend-referral", "note": null}"#, of: selam.id, by: api).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }
}
