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

/// Placements of one person at one firm that an act makes one. Sunday 22 November 2026.
@Suite("Placements that grow together") struct JoinedPlacementTests {
  private func until(_ day: String, of id: PlacementID, _ story: StoryHouse, _ api: Visitor) async throws -> Response {
    try await api.api(
      .patch, PlacementsResource.placement(id), #"{"until": "\#(day)"}"#,
      seen: Int(try await story.placement(id).version.number))
  }

  @Test(
    "a last day that joins what comes after is held against the length of both", arguments: TestEngine.allCases)
  func longer(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let bakery = try await story.workplace("Bageriet", staff: 60)
      // Six weeks, a week apart, and thirteen more: each by itself is short enough.
      let first = try await story.run(yusuf, at: bakery, weeks: 6)  // until Friday 1 January
      let later = try await api.draft(yusuf, bakery, from: "2027-01-11", until: "2027-04-09")
      try await api.bringPapersAndStart(later)
      #expect(try await api.check("length", of: later)?["verdict"]?.string == "fulfilled")
      #expect(try await until("2027-01-07", of: first, story, api).status == 200, "a working day lies between")
      let joined = try await until("2027-01-08", of: first, story, api)
      #expect(try (joined.status, joined.problemFields) == (422, ["until"]), "\(joined.text)")
      #expect(joined.text.contains("The placement that begins on Mon 11 Jan 2027 would go on from this one"))
      #expect(joined.text.contains("the time since Mon 23 Nov"), "\(joined.text)")
      #expect(joined.text.contains("Its last day, Fri 9 Apr 2027, would be 47 days too late"), "\(joined.text)")
      #expect(joined.text.contains("Leave at least one working day between the two"))
      // Where the later one ends earlier, the two are one and short enough.
      #expect(try await until("2027-02-19", of: later, story, api).status == 200)
      #expect(try await until("2027-01-08", of: first, story, api).status == 200)
      #expect(try await api.check("length", of: later)?["verdict"]?.string == "fulfilled")
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a third one between two is held against the length of all three", arguments: TestEngine.allCases)
  func between(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let bakery = try await story.workplace("Bageriet", staff: 60)
      _ = try await story.run(yusuf, at: bakery, weeks: 4)  // until Friday 18 December
      let later = try await api.draft(yusuf, bakery, from: "2027-02-01", until: "2027-03-26")
      try await api.bringPapersAndStart(later)
      let third = try await api.draft(yusuf, bakery, from: "2026-12-21", until: "2027-01-29")
      let check = try await api.check("length", of: third)
      #expect(check?["verdict"]?.string == "breached")
      let said = check?["sentence"]?.string ?? ""
      #expect(said.contains("begins on Mon 1 Feb 2027") && said.contains("since Mon 23 Nov"), "\(said)")
      try await api.sendPapers(third)
      #expect(try await api.askToStart(third).status == 422)
      // With a working day before the later one only two are one.
      #expect(try await until("2027-01-28", of: third, story, api).status == 200)
      #expect(try await api.check("length", of: third)?["verdict"]?.string == "fulfilled")
      // An ending that is taken back joins them as well.
      try await api.sendPapers(third)
      #expect(try await api.askToStart(third).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("an ending taken back makes one of two again, if that is short enough", arguments: TestEngine.allCases)
  func takenBack(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let api = try await story.visitor(story.mette)
      let yusuf = try await story.participant("Yusuf Opdigtet", "lab", called: "Yusuf")
      let bakery = try await story.workplace("Bageriet", staff: 60)
      let first = try await story.run(yusuf, at: bakery, weeks: 6)
      #expect(try await story.end(first, "2026-12-18", by: api).status == 200)
      let later = try await api.draft(yusuf, bakery, from: "2027-01-04", until: "2027-04-02")
      try await api.bringPapersAndStart(later)
      let back = try await api.api(
        .patch, PlacementsResource.ending(first), #"{"outcome": "withdrawn"}"#,
        seen: Int(try await story.placement(first).version.number))
      #expect(try (back.status, back.problemFields) == (422, ["outcome"]), "\(back.text)")
      #expect(back.text.contains("The placement that begins on Mon 4 Jan 2027"), "\(back.text)")
      #expect(story.unforeseen.all == [])
    }
  }
}
