import Employers
import Persistence
import Rules
import Synchronization
import TestDatabases
import TestHouse
import Testing
import Values
import Web

@testable import Access
@testable import Nyvej

/// A municipality has hundreds of workplaces: who corrects its telephone must not wait for each of them.
@Suite("Saving a firm asks no more for a firm with many workplaces") struct FirmSavingTests {
  /// - Parameter places: how many workplaces it has.
  private func firm(_ name: String, _ places: Int, _ story: StoryHouse) async throws -> OrganisationID {
    try await story.act { tx in
      let id = try Employers.enter(Organisation.Details(name: name, kind: .municipality, country: "DE"), tx)
      for place in 0..<places {
        var details = Workplace.Details(name: "\(name) \(place)")
        details.unitNumber = "\(name.utf8.count)00\(place)17"
        _ = try Employers.enter(details, of: id, tx)
      }
      return id
    }
  }

  /// How many statements it takes to write the firm, without what follows from it.
  private func statements(
    _ id: OrganisationID, _ story: StoryHouse, _ change: @escaping @Sendable (inout Organisation.Details) -> Void
  ) async throws -> Int {
    try await story.act { outer in
      let counted = Counted(outer.connection)
      let tx = Transaction(
        connection: counted, notary: outer.notary, actor: outer.actor, purpose: outer.purpose, request: outer.request,
        today: outer.today, surroundings: outer.surroundings)
      try Employers.find(id, outer).act {
        var details = $0.details
        change(&details)
        try Employers.change(id, to: details, seen: $0.version, tx)
      }
      outer.touch(.organisation(id))
      #expect(try outer.flawsOfIndex() == [])
      return counted.number.withLock { $0 }
    }
  }

  @Test("whatever of it is changed", arguments: TestEngine.allCases)
  func saving(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (small, large) = (try await firm("Klein", 2, story), try await firm("Grossstadt", 30, story))
      for change: @Sendable (inout Organisation.Details) -> Void in [
        { $0.phone = "+45 20 30 40 50" }, { $0.country = "AT" },
      ] {
        let few = try await statements(small, story, change)
        #expect(try await statements(large, story, change) == few)
        #expect(few > 3, "they are counted at all")
      }
      #expect(story.unforeseen.all == [])
    }
  }

  @Test("a firm does not come to where another record of its place is", arguments: TestEngine.allCases)
  func moving(_ engine: TestEngine) async throws {
    try await withStoryHouse(engine) { story in
      let (one, other) = (try await firm("Kleine", 3, story), try await firm("Andere", 0, story))
      try await story.act { tx in
        try Employers.find(other, tx).act {
          var details = $0.details
          details.country = "AT"
          try Employers.change(other, to: details, seen: $0.version, tx)
        }
        for place in 0..<3 {
          var details = Workplace.Details(name: "Kleine \(place), noch einmal")
          details.unitNumber = "600\(place)17"
          _ = try Employers.enter(details, of: other, tx)
        }
      }
      func pairs() async throws -> Int64 {
        try await story.number("SELECT COUNT(*) AS count FROM workplace_double WHERE workplace_id < other_id")
      }
      func move(to country: String) async throws {
        try await story.act { tx in
          try Employers.find(one, tx).act {
            var details = $0.details
            details.country = country
            try Employers.change(one, to: details, seen: $0.version, tx)
          }
        }
      }
      await #expect(throws: Refused.self) { try await move(to: "AT") }
      #expect(try await pairs() == 0)
      try await move(to: "BE")
      #expect(try await pairs() == 0)
      #expect(story.unforeseen.all == [])
    }
  }
}

/// Counts what is asked of a database.
private final class Counted: Connection {
  private let connection: any Connection
  let number = Mutex(0)

  init(_ connection: any Connection) { self.connection = connection }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    number.withLock { $0 += 1 }
    return try connection.rows(sql, binds)
  }

  func rows(_ sql: String, _ binds: [SQLValue], plannedOnce: Bool) throws -> [Row] {
    number.withLock { $0 += 1 }
    return try connection.rows(sql, binds, plannedOnce: plannedOnce)
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int {
    number.withLock { $0 += 1 }
    return try connection.run(sql, binds)
  }

  func ask(_ sql: String, _ binds: [SQLValue]) throws -> Asked {
    number.withLock { $0 += 1 }
    return try connection.ask(sql, binds)
  }

  func later(_ sql: String, _ binds: [SQLValue]) throws {
    number.withLock { $0 += 1 }
    try connection.later(sql, binds)
  }
}
