import Ledger
import People
import Programmes
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Nyvej

/// Today is Sunday 22 November 2026, in week 47.
@Suite("The hours of two records of one person") struct JoinedWeeksTests {
  @Test(
    "a correction that was made while they were one goes with what it corrected when they are two again",
    arguments: TestEngine.allCases)
  func corrected(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let cast = try await JoinedCast(story)
      let mette = try await story.visitor(story.mette)
      let week = try #require(ISOWeek(iso: "2026-W47"))
      let (kept, aside) = (cast.kept.person, cast.aside.person)
      func say(_ hours: String, of person: PersonID) async throws {
        let address = LedgerResource.week(person, week)
        let version = try await mette.api(.get, address).json["version"]?.integer
        let answer = try await mette.api(.patch, address, "{\"hours\": \(hours)}", seen: version)
        #expect(answer.status == 200, "\(answer.text)")
      }
      func worked(_ person: PersonID) async throws -> [String: Double] {
        let line = try await mette.api(.get, LedgerResource.week(person, week)).json["hours"]
        return line?["worked"].hours ?? [:]
      }
      try await say(#"{"language": 10}"#, of: kept)
      try await say(#"{"language": 8, "talks": 2}"#, of: aside)
      let merge = try await cast.join(mette)
      try await say(#"{"talks": 3}"#, of: kept)
      try await say(#"{"language": 12}"#, of: kept)
      try await say(#"{"language": 14, "health": 1}"#, of: kept)
      #expect(try await worked(kept) == ["language": 14, "talks": 3, "health": 1])
      #expect(try await cast.undo(merge, mette).status == 200)
      #expect(try await worked(aside) == ["language": 14, "talks": 3])
      #expect(try await worked(kept) == ["language": 14, "health": 1], "what was said for the first time stays")
      #expect(story.unforeseen.all == [])
    }
  }
}
