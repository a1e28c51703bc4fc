import Persistence
import TestDatabases
import Testing

private let first = Migration(
  number: 1, name: "people",
  steps: [.sql("CREATE TABLE person (id TEXT PRIMARY KEY, text TEXT NOT NULL, \"a TEXT\" BLOB)")])
private let second = Migration(
  number: 2, name: "journal",
  steps: [
    .sql("CREATE TABLE journal (seq BIGINT PRIMARY KEY, what TEXT NOT NULL DEFAULT 'TEXT, BLOB?')"),
    .appendOnly(table: "journal"),
  ])

@Suite("Migrations")
struct MigrationTests {
  @Test("missing migrations are applied in order, once", arguments: TestEngine.allCases)
  func idempotent(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      #expect(try await database.migrate([first]) == [1])
      #expect(try await database.migrate([second, first]) == [2])
      #expect(try await database.migrate([first, second]) == [])
      #expect(
        try await database.schema() == ["person": ["id", "text", "a TEXT"], "journal": ["seq", "what"]])
      let kept = try await database.read {
        try $0.rows("SELECT number, name, length(digest) AS l FROM schema_migration ORDER BY number", [])
      }
      #expect(kept.map { $0["name"] } == ["people", "journal"] && kept[0]["l"] == 16)
      let recent = try await database.read {
        try $0.rows("SELECT count(*) FROM schema_migration WHERE at > ?", [1_700_000_000_000_000])
      }
      #expect(recent[0][0] == 2)
    }
  }

  @Test("an edited migration is refused with what to do", arguments: TestEngine.allCases)
  func edited(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([first])
      let changed = Migration(number: 1, name: "people", steps: [.sql("CREATE TABLE person (id TEXT)")])
      let error = await #expect(throws: DatabaseError.self) { _ = try await database.migrate([changed, second]) }
      #expect(error?.message.contains("new migration") == true)
      #expect(try await database.schema().keys.sorted() == ["person"])
    }
  }

  @Test("a database newer than the program is refused with what to do", arguments: TestEngine.allCases)
  func newer(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([first, second])
      let error = await #expect(throws: DatabaseError.self) { _ = try await database.migrate([first]) }
      #expect(error?.message.contains("Start the newer program") == true)
    }
  }

  @Test("a failing migration leaves nothing behind, and the ones before it stay", arguments: TestEngine.allCases)
  func failing(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      let broken = Migration(
        number: 2, name: "broken", steps: [.sql("CREATE TABLE half (id TEXT); CREATE TABLE person (id TEXT)")])
      let error = await #expect(throws: DatabaseError.self) { _ = try await database.migrate([first, broken]) }
      #expect(error?.message.contains("migration 2 “broken”") == true)
      let tables = try await database.schema().keys.sorted()
      #expect(tables == ["person"])
      #expect(try await database.migrate([first, second]) == [2])
    }
  }

  @Test("two programs that start together apply each migration once", arguments: TestEngine.allCases)
  func together(engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { address in
      let applied = try await withThrowingTaskGroup { group in
        for _ in 0..<4 {
          group.addTask {
            let database = try await Database.open(address, readers: 1)
            let applied = try await database.migrate([first, second])
            try await database.close()
            return applied
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(applied.sorted() == [1, 2])
    }
  }

  @Test("an append-only table takes rows and refuses every change", arguments: TestEngine.allCases)
  func appendOnly(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([first, second])
      _ = try await database.write { try $0.run("INSERT INTO journal (seq, what) VALUES (1, ?), (2, ?)", ["a", "b"]) }
      var attempts = [
        "UPDATE journal SET what = 'x'", "DELETE FROM journal WHERE seq = 1",
        "INSERT INTO journal (seq, what) VALUES (1, 'x') ON CONFLICT (seq) DO UPDATE SET what = 'x'",
      ]
      switch engine {
      case .sqlite: attempts.append("REPLACE INTO journal (seq, what) VALUES (1, 'x')")
      case .postgres: attempts.append("TRUNCATE journal")
      }
      for attempt in attempts {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.write { try $0.run(attempt, []) }
        }
        #expect(error?.reason == .appendOnly, "\(attempt)")
        #expect(error?.message.contains("append-only table journal") == true)
      }
      let rows = try await database.read { try $0.rows("SELECT what FROM journal ORDER BY seq", []) }
      #expect(rows.map { $0[0] } == ["a", "b"])
    }
  }

  @Test("prepared statements survive a migration by another program", arguments: TestEngine.allCases)
  func alteredMeanwhile(engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { address in
      let server = try await Database.open(address, readers: 1)
      _ = try await server.migrate([first])
      let all = { @Sendable (connection: any Connection) in try connection.rows("SELECT * FROM person", []) }
      _ = try await server.read(all)
      _ = try await server.write(all)
      let other = try await Database.open(address, readers: 1)
      _ = try await other.migrate([
        first, Migration(number: 3, name: "age", steps: [.sql("ALTER TABLE person ADD COLUMN age BIGINT")]),
      ])
      _ = try await other.write { try $0.run("INSERT INTO person (id, text, age) VALUES ('p', 't', 30)", []) }
      #expect(try await server.read(all).first?["age"] == 30)
      #expect(try await server.write(all).first?["age"] == 30)
      try await server.close()
      try await other.close()
    }
  }
}
