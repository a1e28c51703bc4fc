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

/// Whatever changes hours or days of what runs is held against hours, days and places alike. Sunday 22 November 2026.
@Suite("Acts that change hours or days") struct ActsOnHoursTests {
  private func decide(
    _ api: Visitor, _ placement: PlacementID, _ move: String, _ week: String, _ hours: Int
  ) async throws -> JSON {
    try await api.made(
      PlacementsResource.ladder(placement),
      #"{"move": "\#(move)", "week": "\#(week)", "hours": \#(hours), "reason": "Agreed with her"}"#)
  }

  @Test("the week that a refusal names is possible, and the one before is not", arguments: TestEngine.allCases)
  func named(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      try await agreeCap(9, "2026-11-22", "2026-12-20", api, selam.person)
      try await agreeCap(8, "2026-12-28", "2027-01-31", api, selam.person)
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6, weeks: 13)
      let refused = try await decide(api, id, "up", "2026-W50", 12)
      #expect(refused["outcome"]?.string == "refused" && refused["refusal"]?["freeFrom"]?.string == "2027-W05")
      #expect(refused["refusal"]?["week"]?.string == "2026-W50" && refused["refusal"]?["by"]?.string == "consideration")
      #expect(try await decide(api, id, "up", "2026-W52", 12)["refusal"]?["week"]?.string == "2026-W53")
      #expect(try await decide(api, id, "up", "2027-W04", 12)["outcome"]?.string == "refused")
      #expect(try await decide(api, id, "up", "2027-W05", 12)["outcome"]?.string == "agreed")
      // The placement ends in week 7 of 2027: no later week is promised.
      try await agreeCap(11, "2027-02-08", "2027-04-01", api, selam.person)
      let late = try await decide(api, id, "up", "2027-W06", 13)
      #expect(late["refusal"]?["freeFrom"]?.isNull == true)
      #expect(late["refusal"]?["sentence"]?.string?.contains("No week of this placement is free for it") == true)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a step and a draft leave room for what the person does elsewhere", arguments: TestEngine.allCases)
  func elsewhere(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let (bakery, hotel) = (
        try await story.workplace("Bageriet", staff: 30), try await story.workplace("Hotellet", staff: 30)
      )
      _ = try await story.run(selam, at: bakery, hours: 20, weeks: 6)
      let second = try await story.run(selam, at: hotel, hours: 15, weeks: 13)
      let refused = try await decide(api, second, "up", "2026-W50", 20)
      #expect(refused["refusal"]?["by"]?.string == "full-week" && refused["refusal"]?["cap"]?.integer == 37)
      #expect(refused["refusal"]?["beside"]?.integer == 20 && refused["refusal"]?["freeFrom"]?.string == "2027-W01")
      #expect(refused["refusal"]?["sentence"]?.string?.contains("20 h in week 50 and 20 h elsewhere") == true)
      #expect(try await decide(api, second, "up", "2026-W53", 20)["outcome"]?.string == "refused")
      #expect(try await decide(api, second, "up", "2027-W01", 20)["outcome"]?.string == "agreed")
      let third = try await api.draft(selam.person, selam.id, at: hotel, "integration-act", hours: 3)
      #expect(try (third.status, third.problemFields) == (422, ["hours"]))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a longer last day does not run into weeks with too many hours, and gives up what was planned behind a new end",
    arguments: TestEngine.allCases)
  func longer(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 12, weeks: 6)
      try await agreeCap(9, "2027-01-04", "2027-02-28", api, selam.person)
      func end(_ day: String) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.placement(id), #"{"until": "\#(day)"}"#,
          seen: Int(try await story.placement(id).version.number))
      }
      let before = try await story.everythingStored()
      let refused = try await end("2027-01-08")
      #expect(try (refused.status, refused.problemFields) == (422, ["until"]))
      #expect(refused.text.contains("12 h in week 1"), "\(refused.text)")
      #expect(try await story.everythingStored() == before)
      // With a step back from that week on it is possible; taken back, it would be what was refused.
      #expect(try await end("2027-01-03").status == 200)
      let back = try await decide(api, id, "back", "2026-W53", 9)
      #expect(try await end("2027-01-08").status == 200)
      let step = try #require(LadderStepID(back["id"]?.string ?? ""))
      let kept = try await api.api(
        .patch, PlacementsResource.ladderStep(step), #"{"outcome": "withdrawn"}"#, seen: 1)
      #expect(try (kept.status, kept.problemFields) == (422, ["outcome"]))
      #expect(kept.text.contains("12 h in week 1"), "\(kept.text)")
      // What was planned behind a new end is agreed no more.
      #expect(try await end("2026-12-23").status == 200)
      #expect(try await story.steps(id).first { $0.id == step }?.outcome == .withdrawn)
      #expect(try await end("2027-01-03").status == 200)
      #expect(try await story.steps(id).ladder.hours(in: ISOWeek(iso: "2026-W53")!) == Hours(12))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "the last day that a refusal names is possible, whichever rules are in the way, and the day behind it is not",
    arguments: TestEngine.allCases)
  func possible(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 30), hours: 12, weeks: 6)
      let days = #"{"days": ["monday", "wednesday", "friday"], "workFrom": "8:00", "workUntil": "12:00"}"#
      func change(_ body: String) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.placement(id), body, seen: Int(try await story.placement(id).version.number))
      }
      let timed = try await change(days)
      #expect(timed.status == 200, "\(timed.text)")
      try await agreeCap(9, "2027-02-01", "2027-03-31", api, selam.person)
      _ = try await api.made(
        PeopleResource.considerations(selam.person),
        """
        {"effect": "time", "notOn": ["wednesday"], "wording": "Treatment", "wordingLanguage": "en", "from": "2027-01-11",
         "until": "2027-03-31", "review": "2027-01-20", "agreedOn": "2026-11-22"}
        """)
      // Too long for the rules, above the limit from week 5 and on a Wednesday from week 2: the first of them counts.
      let refused = try await change(#"{"until": "2027-06-30"}"#)
      #expect(refused.status == 422)
      #expect(refused.text.contains("up to and including Tue 12 Jan 2027 is possible"), "\(refused.text)")
      #expect(!refused.text.contains("Sun 31 Jan 2027 is possible"), "\(refused.text)")
      #expect(try await change(#"{"until": "2027-01-13"}"#).status == 422)
      #expect(try await change(#"{"until": "2027-01-12"}"#).status == 200)
      // Where no later day is possible, none is named.
      let none = try await change(#"{"until": "2027-01-13"}"#)
      #expect(none.status == 422 && !none.text.contains("is possible"), "\(none.text)")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a step of hours that the timetable cannot hold is refused with both numbers", arguments: TestEngine.allCases)
  func timetable(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      func times(_ days: String, _ from: Int, _ to: Int) async throws -> Response {
        try await api.api(
          .patch, PlacementsResource.placement(id),
          #"{"days": [\#(days)], "workFrom": "\#(from):00", "workUntil": "\#(to):00"}"#,
          seen: Int(try await story.placement(id).version.number))
      }
      let short = try await times(#""monday""#, 9, 12)
      #expect(try (short.status, short.problemFields) == (422, ["workUntil"]))
      #expect(short.text.contains("6 h in week 48") && short.text.contains("hold 3 h a week"), "\(short.text)")
      #expect(try await times(#""monday", "tuesday", "wednesday""#, 9, 12).status == 200)
      let refused = try await decide(api, id, "up", "2026-W50", 12)
      #expect(refused["refusal"]?["by"]?.string == "timetable")
      #expect(refused["refusal"]?["sentence"]?.string?.contains("hold 9 h") == true)
      #expect(try await times(#""monday", "tuesday", "wednesday""#, 9, 13).status == 200)
      #expect(try await decide(api, id, "up", "2026-W50", 12)["outcome"]?.string == "agreed")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "a step for a week gone by and one put in between are written down, and called what they are",
    arguments: TestEngine.allCases)
  func goneBy(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      story.test.clock.advance(days: 28)
      let api = try await story.visitor(story.mette)
      _ = try await decide(api, id, "up", "2026-W53", 12)
      // Weeks gone by have their limits too: what was agreed for them holds what is written of them.
      try await agreeCap(9, "2026-11-30", "2026-12-06", api, selam.person)
      let above = try await decide(api, id, "up", "2026-W49", 12)
      #expect(above["outcome"]?.string == "refused", "\(above)")
      let past = try await decide(api, id, "up", "2026-W50", 15)
      #expect(past["outcome"]?.string == "agreed" && past["decidedOn"]?.string == "2026-12-20")
      let step = try #require(LadderStepID(past["id"]?.string ?? ""))
      // On the day of the decision it could still be taken back.
      story.test.clock.advance(days: 1)
      let kept = try await api.api(.patch, PlacementsResource.ladderStep(step), #"{"outcome": "withdrawn"}"#, seen: 1)
      #expect(try (kept.status, kept.problemFields) == (422, ["outcome"]))
      // Twelve hours after fifteen are a step back, whatever they were called when they followed six.
      let table = try await api.page(PlacementsAddress.ladder(id)).words
      #expect(table.contains("week 53 to week 7, 2027 12 planned Fewer hours"), "\(table)")
      #expect(try await story.steps(id).ladder.hours(in: ISOWeek(iso: "2026-W52")!) == Hours(15))
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a rise that only the timetable stops is still asked about", arguments: TestEngine.allCases)
  func asked(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let selam = try await story.participant("Selam Eksempelsen", "integration-act")
      let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), hours: 6)
      let patched = try await api.api(
        .patch, PlacementsResource.placement(id),
        #"{"days": ["monday", "tuesday"], "workFrom": "9:00", "workUntil": "12:00"}"#,
        seen: Int(try await story.placement(id).version.number))
      #expect(patched.status == 200)
      story.test.clock.advance(days: 15)
      let later = try await story.visitor(story.mette)
      #expect(try await later.week().contains { $0.reason.hasPrefix("6 h a week now") })
      #expect(
        try await later.page(PlacementsAddress.ladder(id)).words.contains(
          "It would be time for 9 h, but in week 51 the working days and times hold only 6 h."))
      #expect(story.unforeseen.all == [])
    }
  }
}
