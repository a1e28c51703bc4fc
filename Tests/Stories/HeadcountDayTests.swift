import Access
import Employers
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// A number of staff is one of a day. Sunday 22 November 2026.
@Suite("A number of ordinary staff and its day") struct HeadcountDayTests {
  @Test(
    "an older number does not stand in the place of a newer one, and none comes without its day",
    arguments: TestEngine.allCases)
  func days(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let mette = try await story.visitor(story.mette)
      // Twelve, counted on 17 November.
      let place = try await story.workplace("Bageriet", staff: 12)
      func change(_ json: String, seen: Int = 1) async throws -> Response {
        try await mette.api(.patch, EmployersResource.workplace(place), json, seen: seen)
      }
      let dayless = try await change(#"{"ordinaryStaff": 50}"#)
      #expect(try dayless.status == 422 && dayless.problemFields == ["staffAsOf"], "\(dayless.text)")
      #expect(try await change(#"{"ordinaryStaff": 12}"#).status == 200, "nothing is said about another day")
      let older = try await change(#"{"ordinaryStaff": 5, "staffAsOf": "2026-10-01"}"#, seen: 2)
      #expect(try older.status == 200 && older.json["ordinaryStaff"]?.integer == 12, "\(older.text)")
      let alone = try await change(#"{"staffAsOf": "2026-10-17"}"#, seen: 3)
      #expect(try alone.status == 422 && alone.problemFields == ["ordinaryStaff"], "\(alone.text)")
      // The same number of an older day is one more, and a number of a later day takes over.
      #expect(try await change(#"{"ordinaryStaff": 12, "staffAsOf": "2026-10-17"}"#, seen: 3).status == 200)
      #expect(try await change(#"{"ordinaryStaff": 5, "staffAsOf": "2026-11-20"}"#, seen: 4).status == 200)
      #expect(story.unforeseen.all == [])
    }
  }
}
