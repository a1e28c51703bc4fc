import Persistence
import Synchronization
import TestDatabases
import Testing

@Suite("Statements whose answers nobody waits for")
struct LaterTests {
  private static let entries = Migration(
    number: 1, name: "entries",
    steps: [.sql("CREATE TABLE entry (id BIGINT PRIMARY KEY, word TEXT);")])

  private static func add(_ id: Int64, _ word: String? = nil, to connection: any Connection) throws {
    try connection.later("INSERT INTO entry VALUES (?, ?)", [.integer(id), word.map { .text($0) } ?? .null])
  }

  private static func ids(_ database: Database) async throws -> [SQLValue] {
    try await database.read { try $0.rows("SELECT id FROM entry ORDER BY id", []).map { $0[0] } }
  }

  @Test("they are done in their order, before the next statement and before the end", arguments: TestEngine.allCases)
  func order(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([Self.entries])
      let seen = try await database.write { connection in
        try Self.add(1, "a", to: connection)
        try connection.later("UPDATE entry SET word = word || 'b' WHERE id = ?", [.integer(1)])
        let seen = try connection.rows("SELECT word FROM entry", [])
        try Self.add(2, to: connection)
        #expect(try connection.run("UPDATE entry SET word = 'c' WHERE id = ?", [.integer(2)]) == 1)
        // More than are sent at once.
        for id in Int64(3)...200 { try Self.add(id, to: connection) }
        return seen.map { $0[0] }
      }
      #expect(seen == [.text("ab")])
      #expect(try await Self.ids(database).count == 200)
    }
  }

  @Test("one that fails fails its own job, with its own reason, and no neighbour", arguments: TestEngine.allCases)
  func failing(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([Self.entries])
      let reasons = await withTaskGroup(of: (Int64, DatabaseError.Reason?).self) { group in
        for id in Int64(1)...40 {
          group.addTask {
            do {
              try await database.write { connection in
                try Self.add(id, to: connection)
                if id % 4 == 0 { try Self.add(id, to: connection) }
                // What comes behind it, with an answer or without, changes nothing in that.
                if id % 8 == 0 { _ = try? connection.rows("SELECT 1", []) }
                try Self.add(id + 1000, to: connection)
              }
              return (id, nil)
            } catch { return (id, (error as? DatabaseError)?.reason) }
          }
        }
        return await group.reduce(into: [:]) { $0[$1.0] = .some($1.1) }
      }
      for (id, reason) in reasons {
        guard id % 4 == 0 else {
          #expect(reason == nil)
          continue
        }
        if case .unique? = reason { continue }
        Issue.record("\(id) failed with \(String(describing: reason))")
      }
      #expect(reasons.count == 40)
      #expect(try await Self.ids(database).count == 60)
    }
  }

  private struct Refused: Error {}

  @Test("what was left for later by a job that gave up is not done", arguments: TestEngine.allCases)
  func givenUp(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([Self.entries])
      await withTaskGroup { group in
        for id in Int64(1)...20 {
          group.addTask {
            // Refused is what every second one is for.
            try? await database.write { connection in
              try Self.add(id, to: connection)
              if id % 2 == 0 { throw Refused() }
            }
          }
        }
      }
      #expect(try await Self.ids(database) == (1...20).filter { $0 % 2 == 1 }.map { .integer($0) })
    }
  }

  @Test("a connection lost with some of them on their way runs the job again, and its effect exists once")
  func lost() async throws {
    try await withDatabase(.postgres) { database in
      _ = try await database.migrate([Self.entries])
      let runs = Mutex(0)
      try await database.write { connection in
        let isFirst = runs.withLock { runs in
          runs += 1
          return runs == 1
        }
        try Self.add(1, to: connection)
        if isFirst { try connection.later("SELECT pg_terminate_backend(pg_backend_pid())", []) }
        try Self.add(2, to: connection)
      }
      #expect(runs.withLock { $0 } == 2)
      #expect(try await Self.ids(database) == [1, 2])
    }
  }

  @Test("rows asked for ahead are those of their place in the order", arguments: TestEngine.allCases)
  func asked(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([Self.entries])
      @Sendable func words(_ connection: any Connection) throws -> Asked {
        try connection.ask("SELECT word FROM entry ORDER BY id", [])
      }
      let seen = try await database.write { connection in
        let before = try words(connection)
        try Self.add(1, "a", to: connection)
        let between = try words(connection)
        let changed = try connection.ask("UPDATE entry SET word = 'b' RETURNING word", [])
        #expect(try connection.run("INSERT INTO entry VALUES (2, 'c')", []) == 1)
        let after = try words(connection)
        return try [before, between, changed, after].map { try $0.rows().map { $0[0] } }
      }
      #expect(seen == [[], [.text("a")], [.text("b")], [.text("b"), .text("c")]])
      // More than are sent at once, and a read.
      let sums = try await database.read { connection in
        let asked = try (Int64(1)...200).map { try connection.ask("SELECT id + ? AS sum FROM entry", [.integer($0)]) }
        return try asked.map { try $0.rows().map { $0[0] } }
      }
      #expect(sums == (Int64(1)...200).map { [.integer(1 + $0), .integer(2 + $0)] })
    }
  }

  @Test("who asks ahead for what fails has failed, and so have those behind", arguments: TestEngine.allCases)
  func askedInVain(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([Self.entries])
      for opensIt in [true, false] {
        await #expect(throws: DatabaseError.self) {
          try await database.write { connection in
            try Self.add(1, to: connection)
            let twice = try connection.ask("INSERT INTO entry VALUES (1, 'a') RETURNING id", [])
            let behind = try connection.ask("SELECT 1 AS one", [])
            if opensIt { #expect(throws: DatabaseError.self) { try behind.rows() } }
            _ = try? twice.rows()
          }
        }
      }
      #expect(try await Self.ids(database) == [])
    }
  }

  @Test("what nobody opened is no trouble, and done all the same", arguments: TestEngine.allCases)
  func askedForNothing(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([Self.entries])
      _ = try await database.read { _ = try $0.ask("SELECT 1 AS one", []) }
      try await database.write { _ = try $0.ask("INSERT INTO entry VALUES (1, 'a') RETURNING id", []) }
      #expect(try await Self.ids(database) == [1])
    }
  }
}
