import Access
import Employers
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

/// What an act may not make of what runs. Sunday 22 November 2026.
@Suite("Acts that would go too far") struct ActsBeyondTests {
  private func leave(_ participation: Participation, on day: CivilDate, _ story: StoryHouse) async throws {
    try await story.act { tx in
      try Participations.find(participation.id, tx).act {
        try Participations.exit($0, on: day, reason: "hired", destination: "job", seen: $0.version, tx)
      }
    }
  }

  @Test(
    "no placement lasts beyond taking part: not by its start, an extension, nor by an ending taken back",
    arguments: TestEngine.allCases)
  func takingPart(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (api, mette) = (try await story.visitor(story.mette), try await story.visitor(story.mette))
      let (bakery, exit) = (try await story.workplace("Bageriet", staff: 60), CivilDate(iso: "2026-12-11")!)
      let says = "Taking part ends on Fri 11 Dec"
      // One runs until 19 February, and is to end with taking part.
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let running = try await story.run(selam, at: bakery)
      let ended = try await api.api(
        .post, PlacementsResource.ending(running),
        #"{"on": "2026-12-11", "reason": "hired", "by": "together", "nextStep": "A job"}"#,
        seen: Int(try await story.placement(running).version.number))
      #expect(ended.status == 200, "\(ended.text)")
      try await leave(selam, on: exit, story)
      let back = try await api.api(
        .patch, PlacementsResource.ending(running), #"{"outcome": "withdrawn"}"#,
        seen: Int(try await story.placement(running).version.number))
      #expect(try (back.status, back.problemFields) == (422, ["outcome"]), "\(back.text)")
      #expect(back.text.contains(says))

      // Another is ready until the day on which somebody leaves.
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let ready = try await story.draft(yusuf, at: bakery, weeks: 2, ready: true)
      try await leave(yusuf, on: exit, story)
      let longer = try await api.api(
        .post, PlacementsResource.extension(ready),
        #"{"until": "2027-05-23", "decidedOn": "2026-11-20", "reason": null}"#,
        seen: Int(try await story.placement(ready).version.number))
      #expect(try (longer.status, longer.problemFields) == (422, ["until"]), "\(longer.text)")
      #expect(longer.text.contains(says))

      // Nor does it start while she is to leave, and in records from before no more so where it lasts longer.
      let within = try await api.askToStart(ready)
      #expect(try (within.status, within.problemFields) == (422, ["participation"]), "\(within.text)")
      try await story.damage("UPDATE placement SET until_day = '2027-01-15' WHERE id = '\(ready.text)'")
      let start = try await api.api(
        .post, PlacementsResource.start(ready), "{}", seen: Int(try await story.placement(ready).version.number))
      #expect(try (start.status, start.problemFields) == (422, ["participation"]), "\(start.text)")
      #expect(start.text.contains(says))
      let page = try await mette.page(PlacementsAddress.placement(ready))
      let pressed = try await mette.send(try page.form(to: PlacementsAddress.placement(ready)))
      #expect(pressed.status == 422 && pressed.text.contains("Taking part ends on"))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "where nobody knows how far extensions reach, one decision opens its own day and no later one",
    arguments: TestEngine.allCases)
  func unknownExtension(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab")
      let id = try await story.run(yusuf, at: try await story.workplace("Bageriet", staff: 60), weeks: 4)
      try await story.damage("UPDATE placement SET group_code = 'job-ready' WHERE id = '\(id.text)'")
      func seen() async throws -> Int { Int(try await story.placement(id).version.number) }
      let extended = try await api.api(
        .post, PlacementsResource.extension(id),
        #"{"until": "2027-01-10", "decidedOn": "2026-11-20", "reason": "To see the shop as well"}"#,
        seen: try await seen())
      #expect(extended.status == 200, "\(extended.text)")
      for day in ["2027-01-11", "2028-06-30"] {
        let later = try await api.api(
          .patch, PlacementsResource.placement(id), #"{"until": "\#(day)"}"#, seen: try await seen())
        #expect(try (later.status, later.problemFields) == (422, ["until"]), "\(later.text)")
        #expect(later.text.contains("Sun 10 Jan 2027"), "\(later.text)")
      }
      let sooner = try await api.api(
        .patch, PlacementsResource.placement(id), #"{"until": "2027-01-08"}"#, seen: try await seen())
      #expect(sooner.status == 200, "\(sooner.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("days and times for fewer hours are no matter of weeks gone by", arguments: TestEngine.allCases)
  func fewerHours(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 12)
      story.test.clock.advance(days: 16)  // Tuesday of week 50.
      _ = try await api.made(
        PlacementsResource.ladder(id),
        #"{"move": "back", "week": "2026-W50", "hours": 6, "reason": "Agreed with her"}"#)
      func days(_ until: String) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.placement(id),
          #"{"days": ["monday"], "workFrom": "08:00", "workUntil": "\#(until)"}"#,
          seen: Int(try await story.placement(id).version.number))
      }
      let short = try await days("13:00")
      #expect(short.status == 422 && short.text.contains("6 h in week 51"), "\(short.text)")
      let held = try await days("14:00")
      #expect(held.status == 200, "\(held.text)")
      #expect(try await api.check("timetable", of: id)?["verdict"]?.string == "fulfilled")
      // More hours than the days hold are refused as before.
      let more = try await api.made(
        PlacementsResource.ladder(id),
        #"{"move": "up", "week": "2026-W52", "hours": 9, "reason": "It goes well"}"#)
      #expect(more["outcome"]?.string == "refused")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("what runs may lose its last day where no rule asks for one", arguments: TestEngine.allCases)
  func openEnd(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12))
      let open = try await api.api(
        .patch, PlacementsResource.placement(id), #"{"until": null}"#,
        seen: Int(try await story.placement(id).version.number))
      #expect(try open.status == 200 && open.json["until"]?.isNull == true, "\(open.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
