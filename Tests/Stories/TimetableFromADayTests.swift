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

/// Days and times of what runs change from a day on: the days before keep theirs, on the page, in the API and in the checks.
@Suite("Days and times that hold from a day on") struct TimetableFromADayTests {
  private let mornings = #""days": ["monday", "tuesday"], "workFrom": "08:00", "workUntil": "12:00""#

  private func patch(
    _ id: PlacementID, _ json: String, _ story: StoryHouse, _ api: Visitor
  ) async throws -> Response {
    try await api.api(
      .patch, PlacementsResource.placement(id), "{\(json)}",
      seen: Int(try await story.placement(id).version.number))
  }

  /// Runs since Monday 23 November on Mondays and Tuesdays; today is Tuesday 8 December.
  private func running(_ story: StoryHouse, last: Int? = 13) async throws -> (PlacementID, Visitor, Participation) {
    let selam = try await story.participant("Selam Eksempelsen", "integration-act", called: "Selam")
    let id = try await story.run(selam, at: try await story.workplace("Bageriet", staff: 12), weeks: last)
    let early = try await story.visitor(story.mette)
    #expect(try await patch(id, mornings, story, early).status == 200)
    story.test.clock.advance(days: 16)
    return (id, try await story.visitor(story.mette), selam)
  }

  @Test(
    "what was before a change keeps its days and times, and the change is taken back", arguments: TestEngine.allCases)
  func dated(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (id, mette, _) = try await running(story)
      let address = PlacementsAddress.editPlacement(id)
      var form = try await mette.page(address).form(to: address)
      #expect(form.fields.contains { $0 == ("timesFrom", "2026-12-14") }, "the Monday that comes")
      try form.tick("days", ["thursday", "friday"])
      let changed = try await mette.submit(form)
      #expect(changed.flash.words.contains("From Mon 14 Dec (week 51): Thursday and Friday, 08:00 to 12:00"))
      let lines = """
        Working days and times From Mon 23 Nov (week 48): Monday and Tuesday, 08:00 to 12:00 \
        From Mon 14 Dec (week 51): Thursday and Friday, 08:00 to 12:00
        """
      #expect(changed.words.contains(lines), "\(changed.words)")
      let shown = try await mette.api(.get, PlacementsResource.placement(id)).json
      #expect(shown["timesFrom"]?.string == "2026-12-14")
      #expect(shown["days"]?.items.map(\.string) == ["thursday", "friday"])
      #expect(shown["timetable"]?.items.map { $0["from"]?.string } == ["2026-11-23", "2026-12-14"])
      #expect(shown["timetable"]?.items.first?["days"]?.items.map(\.string) == ["monday", "tuesday"])
      let timeline = try await mette.page(PlacementsAddress.timeline(id)).words
      #expect(timeline.contains("Other working days and times, first day"), "\(timeline)")
      // Saved as it stands, nothing is moved.
      let again = try await mette.page(address).form(to: address)
      #expect(again.fields.contains { $0 == ("timesFrom", "2026-12-14") })
      // Straight back: what is said of the change offers it once.
      _ = try await mette.submit(try changed.undo())
      let terms = try await story.placement(id).terms
      let before = WorkingTimes(days: [.monday, .tuesday], from: ClockTime(hour: 8), to: ClockTime(hour: 12))
      #expect(terms.working == Timetable(before))
      #expect(try await mette.api(.get, PlacementsResource.placement(id)).json["timesFrom"]?.isNull == true)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("the day lies within the placement, and is today where nobody writes one", arguments: TestEngine.allCases)
  func bounds(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (id, mette, _) = try await running(story)
      let stored = try await story.everythingStored()
      for (day, words) in [
        ("2026-11-22", "Mon 23 Nov"), ("2027-02-20", "Fri 19 Feb"), ("soon", "timesFrom"),
      ] {
        let refused = try await patch(id, #""days": ["friday"], "timesFrom": "\#(day)""#, story, mette)
        #expect(try (refused.status, refused.problemFields) == (422, ["timesFrom"]), "\(refused.text)")
        #expect(refused.text.contains(words), "\(refused.text)")
      }
      #expect(try await story.everythingStored() == stored)
      #expect(
        try await patch(id, #""days": ["wednesday", "friday"]"#, story, mette).json["timesFrom"]?.string == "2026-12-08"
      )
      // Another change before it takes the place of what was planned behind it; one behind it leaves it.
      #expect(
        try await patch(id, #""days": ["monday", "friday"], "timesFrom": "2027-01-04""#, story, mette).status == 200)
      #expect(try await story.placement(id).terms.working.changes.map(\.from.iso) == ["2026-12-08", "2027-01-04"])
      #expect(
        try await patch(id, #""days": ["monday", "friday"], "timesFrom": "2026-12-21""#, story, mette).status == 200)
      #expect(try await story.placement(id).terms.working.changes.map(\.from.iso) == ["2026-12-08", "2026-12-21"])
      // What lies beyond a new last day is not agreed any more, also when it is longer again.
      #expect(try await patch(id, #""until": "2026-12-18""#, story, mette).status == 200)
      #expect(try await patch(id, #""until": "2027-01-08""#, story, mette).status == 200)
      #expect(try await story.placement(id).terms.working.changes.map(\.from.iso) == ["2026-12-08"])
      #expect(
        try await patch(id, #""days": ["monday", "tuesday"], "timesFrom": "2026-11-23""#, story, mette).status == 200)
      #expect(try await story.placement(id).terms.working.changes == [], "a slip from the first day on")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test(
    "each week is held against its own timetable, also what is agreed with the person about days",
    arguments: TestEngine.allCases)
  func checked(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (id, mette, selam) = try await running(story)
      let short = try await patch(
        id, #""days": ["thursday"], "workFrom": "09:00", "workUntil": "12:00", "timesFrom": "2026-12-21""#, story, mette
      )
      #expect(try (short.status, short.problemFields) == (422, ["workUntil"]))
      #expect(short.text.contains("6 h in week 52"), "\(short.text)")
      _ = try await mette.made(
        PeopleResource.considerations(selam.person),
        #"""
        {"effect": "time", "notOn": ["tuesday"], "wording": "School on Tuesdays", "wordingLanguage": "en",
         "from": "2026-12-08", "review": "2027-02-15", "agreedOn": "2026-12-08"}
        """#)
      func verdict() async throws -> String? { try await mette.check("considerations", of: id)?["verdict"]?.string }
      #expect(try await verdict() == "breached")
      #expect(try await mette.page(PlacementsAddress.placement(id)).words.contains("not on Tuesday"))
      #expect(
        try await patch(id, #""days": ["monday", "thursday"], "timesFrom": "2026-12-14""#, story, mette).status == 200)
      #expect(try await verdict() == "breached", "this week she still works on Tuesday")
      // Tuesdays again from January on would be further from what is agreed.
      let worse = try await patch(id, #""days": ["monday", "tuesday"], "timesFrom": "2027-01-04""#, story, mette)
      #expect(try (worse.status, worse.problemFields) == (422, ["days"]), "\(worse.text)")
      story.test.clock.advance(days: 6)
      let later = try await story.visitor(story.mette)
      #expect(try await later.check("considerations", of: id)?["verdict"]?.string == "fulfilled")
      #expect(story.unforeseen.all == [])
    }
  }
}
