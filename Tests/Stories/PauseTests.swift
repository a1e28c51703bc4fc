import Access
import Language
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

/// Today is Sunday 22 November 2026; who takes part does since 12 November.
@Suite("A pause: nothing that needs the person is due, and that she comes back is") struct PauseTests {
  private func step(_ body: String, of id: ParticipationID, by visitor: Visitor) async throws -> Response {
    let address = ProgrammesResource.participation(id)
    let version = try await visitor.api(.get, address).json["version"]?.integer
    return try await visitor.api(.patch, address, body, seen: version)
  }

  private func pause(
    from: String = "2026-11-22", until: String = "2026-12-03", _ more: String = "", of id: ParticipationID,
    by visitor: Visitor
  ) async throws -> Response {
    try await step(
      "{\"step\": \"pause\", \"on\": \"\(from)\", \"expected\": \"\(until)\", \"reason\": \"family\"\(more)}", of: id,
      by: visitor)
  }

  @Test("what she is needed for waits, and is due on the day on which she is back", arguments: TestEngine.allCases)
  func waits(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let (selam, yusuf) = (
        try await story.participant("Selam Eksempelsen", "lab"), try await story.participant("Yusuf Opdigtet", "lab")
      )
      func owed(_ way: Participation) async throws -> [String] {
        try await story.owed(way.person).map { $0.obligation.key.prefix { $0 != " " } + " " + $0.obligation.due.iso }
          .filter { !$0.hasPrefix("noted") }
      }
      // Twelve days and two weeks after the first day: Thursday 26 November.
      #expect(try await owed(selam) == ["no-placement 2026-11-26"])
      let paused = try await pause(of: selam.id, by: api)
      #expect(paused.status == 200, "\(paused.text)")
      let told = try #require(paused.json["pauses"]?.items.first)
      #expect(told["from"]?.string == "2026-11-22" && told["expected"]?.string == "2026-12-03")
      #expect(told["reason"]?.string == "family" && told["back"]?.string == nil)
      #expect(try await owed(selam) == ["\(selam.id.text) 2026-12-03"], "only that she comes back")
      #expect(try await owed(yusuf) == ["no-placement 2026-11-26"], "nobody else's waits")
      let week = try await api.week()
      #expect(!week.contains { $0.name.contains("Selam") }, "it is asked a week before: \(week)")

      // The day has passed, and nobody has said anything: the pause goes on.
      story.test.clock.advance(days: 14)
      #expect(try await api.week().contains { $0.reason.hasPrefix("Back from the pause in Business Training?") })
      let page = try await api.page(ProgrammesAddress.participation(selam.id))
      #expect(page.words.contains("paused, was expected back Thu 3 Dec"), "\(page.words)")
      let later = try await step(#"{"step": "come-back", "on": "2026-12-07"}"#, of: selam.id, by: api)
      #expect(try (later.status, later.problemFields) == (422, ["on"]), "\(later.text)")
      let back = try await step(#"{"step": "come-back", "on": "2026-12-05"}"#, of: selam.id, by: api)
      #expect(back.status == 200, "\(back.text)")
      // A Saturday: to the next open day.
      #expect(try await owed(selam) == ["no-placement 2026-12-07"])
      #expect(
        try await story.events(of: "participation").filter { $0.hasPrefix("pause.") } == ["pause.begun", "pause.ended"])
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the days of pauses lie in taking part, in their order, and one at a time; a refusal names field and remedy",
    arguments: TestEngine.allCases)
  func days(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      for (from, until, field) in [
        ("2026-11-11", "2026-12-03", "on"), ("2026-11-22", "2026-11-22", "expected"),
        ("2026-11-22", "2029-01-01", "expected"), ("2027-06-01", "2027-07-01", "on"), ("x", "2026-12-03", "on"),
      ] {
        let refused = try await pause(from: from, until: until, of: selam.id, by: api)
        #expect(try (refused.status, refused.problemFields) == (422, [field]), "\(from) \(until): \(refused.text)")
      }
      let nobody = try await step(#"{"step": "come-back", "on": "2026-11-22"}"#, of: selam.id, by: api)
      #expect(try (nobody.status, nobody.problemFields) == (422, ["step"]), "\(nobody.text)")
      let reason = try await step(
        #"{"step": "pause", "on": "2026-11-22", "expected": "2026-12-03", "reason": "health"}"#, of: selam.id, by: api)
      #expect(try (reason.status, reason.problemFields) == (422, ["reason"]), "\(reason.text)")

      #expect(try await pause(from: "2026-11-14", until: "2026-11-20", of: selam.id, by: api).status == 200)
      let second = try await pause(of: selam.id, by: api)
      #expect(second.status == 422 && second.text.contains("Sat 14 Nov"), "\(second.text)")
      let before = try await step(#"{"step": "come-back", "on": "2026-11-14"}"#, of: selam.id, by: api)
      #expect(try (before.status, before.problemFields) == (422, ["on"]), "\(before.text)")
      #expect(
        try await step(#"{"step": "come-back", "on": "2026-11-18"}"#, of: selam.id, by: api).status == 200)
      let overlapping = try await pause(from: "2026-11-17", of: selam.id, by: api)
      #expect(overlapping.status == 422 && overlapping.text.contains("Wed 18 Nov"), "\(overlapping.text)")
      #expect(try await pause(from: "2026-11-18", of: selam.id, by: api).status == 200)
      // She leaves in the pause: not before it began, and the pause is over with the last day.
      func exit(_ day: String) async throws -> Response {
        try await step(
          "{\"step\": \"exit\", \"on\": \"\(day)\", \"reason\": \"completed\", \"destination\": \"ordinary-work\"}",
          of: selam.id,
          by: api)
      }
      let early = try await exit("2026-11-17")
      #expect(try (early.status, early.problemFields) == (422, ["on"]), "\(early.text)")
      #expect(try await exit("2026-11-22").status == 200)
      let beyond = try await step(
        #"{"step": "change-pause", "expected": "2026-12-01", "reason": "travel"}"#, of: selam.id, by: api)
      #expect(try (beyond.status, beyond.problemFields) == (422, ["expected"]), "\(beyond.text)")
      let way = try await story.act { tx in try Participations.find(selam.id, tx).act { $0 } }
      #expect(way.pause(on: story.today) != nil && way.pause(on: story.today.adding(days: 1)) == nil)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("from the page, each with its way back", arguments: TestEngine.allCases)
  func page(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let address = ProgrammesAddress.participation(selam.id)
      func take(_ step: String, _ answers: KeyValuePairs<String, String>) async throws -> Page {
        var form = try await mette.page(address).form(to: address, hidden: ["step": step])
        try form.fill(answers)
        return try await mette.submit(form)
      }
      let planned = try await take("pause", ["on": "1.12.2026", "expected": "8.12.2026", "reason": "travel"])
      #expect(planned.flash.words == "Selam Eksempelsen: The pause is planned. Take the pause back")
      #expect(try await mette.submit(try planned.undo()).flash.words == "Selam Eksempelsen: The pause is taken back.")

      // For a day gone by: taken back on the day on which it is written down, and not later.
      let noted = try await take(
        "pause", ["on": "2026-11-16", "expected": "2026-12-08", "reason": "waits-for-authority"])
      #expect(noted.flash.words == "Selam Eksempelsen: The pause is noted. Take the pause back", "\(noted.flash.words)")
      #expect(noted.words.contains("Waits for a decision of an authority"))
      let person = try await mette.page(PeopleAddress.person(selam.person)).words
      #expect(person.contains("paused, expected back Tue 8 Dec"), "\(person)")
      let changed = try await take("change-pause", ["expected": "2026-12-10", "reason": "other"])
      #expect(changed.flash.words == "Selam Eksempelsen: The pause is changed.", "\(changed.flash.words)")
      let back = try await take("come-back", ["on": "2026-11-22"])
      #expect(!back.words.contains("paused, expected"))
      let undone = try await mette.submit(try back.undo())
      #expect(undone.flash.words == "Selam Eksempelsen: The return is taken back: the pause goes on.")
      #expect(undone.words.contains("paused, expected back Thu 10 Dec"))
      let api = try await story.visitor(story.mette)
      story.test.clock.advance(days: 1)
      let late = try await step(#"{"step": "take-back-pause"}"#, of: selam.id, by: api)
      #expect(try (late.status, late.problemFields) == (422, ["step"]), "\(late.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a placement runs on, and what is with it is asked until it is said", arguments: TestEngine.allCases)
  func placement(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      func reasons() async throws -> [Phrase] {
        try await story.owed(selam.person).map(\.obligation.reason)
      }
      let asked = Phrase.owedPlacementInPause(workplace: "Bageriet")
      let talks = [Phrase.owedTalkPerson(workplace: "Bageriet"), .owedTalkBoth(workplace: "Bageriet")]
      story.test.clock.advance(days: 3)
      let before = try await reasons()
      #expect(!before.contains(asked) && before.contains(where: talks.contains), "\(before)")
      #expect(try await pause(from: "2026-11-25", until: "2026-12-08", of: selam.id, by: api).status == 200)
      let during = try await reasons()
      #expect(during.contains(asked) && !during.contains(where: talks.contains), "\(during)")
      #expect(try await story.placement(id).state(on: story.today).kind == .running, "nothing stops by itself")
      #expect(
        try await api.page(PlacementsAddress.placement(id)).words.contains("paused, expected back Tue 8 Dec"))
      let said = try await step(
        #"{"step": "change-pause", "expected": "2026-12-08", "reason": "family", "meanwhile": "goes-on"}"#,
        of: selam.id,
        by: api)
      #expect(said.status == 200, "\(said.text)")
      #expect(try await !reasons().contains(asked))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a step that is refused for its state leads to where that is said", arguments: TestEngine.allCases)
  func refusedStep(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      let address = ProgrammesAddress.participation(selam.id)
      var form = try await mette.page(address).form(to: address)
      let kept = ["request-key", "version", "form-token"]
      form.fields = form.fields.filter { kept.contains($0.name) } + [("step", "come-back")]
      let refused = try await mette.send(form)
      #expect(refused.status == 422, "\(refused.text)")
      let page = Page(refused.text)
      #expect(page.problems.contains("pause"), "\(page.problems)")
      #expect(refused.text.contains("href=\"\(address.path)#standing\"") && refused.text.contains("id=\"standing\""))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a placement that is to begin in a pause is told so, and not stopped", arguments: TestEngine.allCases)
  func beginning(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      #expect(try await pause(until: "2026-12-08", of: selam.id, by: api).status == 200)
      let form = try await api.page(PlacementsAddress.newPlacement(selam.person))
      #expect(form.words.contains("paused, expected back Tue 8 Dec"), "\(form.words)")
      let workplace = try await story.workplace("Bageriet", staff: 12)
      let id = try await api.draft(selam, workplace, from: "2026-12-07", until: "2027-01-15")
      func check() async throws -> JSON? {
        try await api.api(.get, PlacementsResource.checks(id)).json["items"]?.items
          .first { $0["rule"]?.string == "pause" }
      }
      let said = try #require(try await check())
      #expect(said["verdict"]?.string == "breached" && said["blocking"] == .bool(false))
      let words = "On the first day, Mon 7 Dec, the person is paused, and is expected back on Tue 8 Dec."
      #expect(said["sentence"]?.string?.hasPrefix(words) == true, "\(said)")
      #expect(try await api.page(PlacementsAddress.placement(id)).words.contains(words))
      // It keeps nobody from the start.
      try await api.sendPapers(id)
      #expect(try await api.askToStart(id).status == 200)
      // Back again, or planned for a day on which she is expected, nothing is said.
      let later = try await api.draft(
        try await story.participant("Omar Prøvesen", "lab"), workplace, from: "2026-12-07", until: "2027-01-15")
      let none = try await api.api(.get, PlacementsResource.checks(later)).json["items"]?.items
      #expect(none?.contains { $0["rule"]?.string == "pause" } == false)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the answer to a referral stands while a pause rests on it", arguments: TestEngine.allCases)
  func answer(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "lab")
      #expect(try await pause(from: "2026-12-01", until: "2026-12-08", of: selam.id, by: api).status == 200)
      let refused = try await step(#"{"step": "reconsider"}"#, of: selam.id, by: api)
      #expect(refused.status == 422 && refused.text.contains("A pause is noted."), "\(refused.text)")
      #expect(try await step(#"{"step": "take-back-pause"}"#, of: selam.id, by: api).status == 200)
      #expect(try await step(#"{"step": "reconsider"}"#, of: selam.id, by: api).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }
}
