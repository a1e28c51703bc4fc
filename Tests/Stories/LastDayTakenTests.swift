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

/// Today is Sunday 22 November 2026; a workplace with five staff has one place.
@Suite("The last day is still taken") struct LastDayTakenTests {
  /// Whoever begins on the last day of another finds no place; who begins the day after does.
  private func holds(
    until last: String, next: String, at place: WorkplaceID, _ story: StoryHouse, _ mette: Visitor
  ) async throws {
    for (day, verdict) in [(last, "breached"), (next, "fulfilled")] {
      let draft = try await story.draft(
        try await story.participant("Layla Opdigtsen \(day)", "lab"), at: place, weeks: 8, ready: true,
        from: CivilDate(iso: day))
      let ratio = try #require(try await mette.check("ratio", of: draft))
      #expect(ratio["verdict"]?.string == verdict, "\(day): \(ratio)")
      let answer = try await mette.askToStart(draft)
      #expect(answer.text.contains("The only place is taken") == (day == last), "\(answer.text)")
    }
  }

  @Test("of an ending that is announced", arguments: TestEngine.allCases)
  func announced(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let bakery = try await story.workplace("Bageriet", staff: 5)
      let first = try await story.run(try await story.participant("Omar Prøvesen", "lab"), at: bakery)
      story.test.clock.advance(days: 3)
      #expect(try await story.end(first, "2026-11-27", by: mette).status == 200)
      try await holds(until: "2026-11-27", next: "2026-11-28", at: bakery, story, mette)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("of an ending that is written down on the day itself, and days afterwards", arguments: TestEngine.allCases)
  func backdated(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      let places = [
        try await story.workplace("Bageriet", staff: 5), try await story.workplace("Kajen", staff: 5),
      ]
      var runs: [PlacementID] = []
      for (name, place) in zip(["Omar Prøvesen", "Hanna Eksempel"], places) {
        runs.append(try await story.run(try await story.participant(name, "lab"), at: place))
      }
      story.test.clock.advance(days: 5)
      #expect(story.today.iso == "2026-11-27")
      #expect(try await story.end(runs[0], "2026-11-27", by: mette).status == 200)
      #expect(try await mette.page(EmployersAddress.workplace(places[0])).words.contains("1 of 1 places taken"))
      try await holds(until: "2026-11-27", next: "2026-11-28", at: places[0], story, mette)

      story.test.clock.advance(days: 4)
      #expect(try await story.end(runs[1], "2026-11-27", by: mette).status == 200)
      #expect(try await mette.page(EmployersAddress.workplace(places[1])).words.contains("0 of 1 places taken"))
      try await holds(until: "2026-11-27", next: "2026-11-28", at: places[1], story, mette)
      #expect(story.unforeseen.all == [])
    }
  }
}
