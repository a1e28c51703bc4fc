import Persistence
import Rules
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej
@testable import People

@Suite("The index of the search") struct SearchIndexTests {
  private static func found(_ query: String, _ story: StoryHouse) async throws -> [String] {
    try await story.act { tx in
      try People.search(SearchText(query), after: nil, limit: 25, tx).act { $0.people.map(\.name) }
    }
  }

  @Test("an entry that is not what follows from the record is noticed", arguments: TestEngine.allCases)
  func noticed(_ engine: TestEngine) async throws {
    for damage in [
      "DELETE FROM search_entry WHERE term = 'psel'", "UPDATE search_entry SET rest = ' other ' WHERE term = 'psel'",
      "UPDATE person SET phone = '20304050'", "UPDATE person SET sort_key = 'x'", "DELETE FROM search_record",
      "INSERT INTO search_entry (term, sort_key, record, rest) VALUES ('pxyz', 'x', 'nobody', '')",
    ] {
      try await withStoryHouse(engine) { story in
        _ = try await story.participant("Selam Eksempelsen", "lab")
        try await story.store.database.write { _ = try $0.run(damage, []) }
        await #expect(throws: NotFresh.self, "\(damage)") { _ = try await story.workplace("Prøvebageriet", staff: 9) }
      }
    }
  }

  @Test(
    "what was there before there was an index is indexed by a job, a little at a time", arguments: TestEngine.allCases)
  func job(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine, isFresh: false) { story in
      #expect(try await story.act { try $0.isSearchComplete() }, "a new installation has nothing to catch up with")
      for name in ["Selam Eksempelsen", "Юлія Щербак", "Omar Prøvesen"] {
        _ = try await story.act { try People.enter(Person.Details(name: name), $0) }
      }
      _ = try await story.workplace("Prøvebageriet", staff: 9)
      try await story.store.database.write { connection in
        for sql in [
          "DELETE FROM search_entry", "DELETE FROM search_record", "DELETE FROM house_note WHERE name = 'indexed-by'",
          "UPDATE person SET sort_key = 'of another folding'",
        ] { _ = try connection.run(sql, []) }
      }
      #expect(try await SearchIndexTests.found("selam", story) == [])
      #expect(try await !story.act { try $0.isSearchComplete() })
      try await story.house.askForIndexing()
      // Somebody who comes in meanwhile is found at once.
      _ = try await story.act { try People.enter(Person.Details(name: "Layla Opdigtsen"), $0) }
      #expect(try await SearchIndexTests.found("layla", story) == ["Layla Opdigtsen"])
      while try await story.house.workshop.turn() {}
      #expect(try await story.act { try $0.isSearchComplete() })
      #expect(try await story.act { try $0.flawsOfIndex() } == [])
      #expect(try await SearchIndexTests.found("yulia", story) == ["Юлія Щербак"])
      try await story.house.askForIndexing()
      #expect(try await !story.house.workshop.turn(), "there is nothing left to do")
    }
  }
}
