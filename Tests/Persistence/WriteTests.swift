import Persistence
import Synchronization
import TestDatabases
import Testing

private let counters = Migration(
  number: 1, name: "counters",
  steps: [
    .sql(
      """
      CREATE TABLE counter (id TEXT PRIMARY KEY, value BIGINT NOT NULL, CONSTRAINT small CHECK (value < 1000));
      INSERT INTO counter (id, value) VALUES ('a', 0);
      CREATE TABLE person (id BIGINT PRIMARY KEY, name TEXT NOT NULL, born TEXT, mail TEXT,
        friend BIGINT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        counter TEXT REFERENCES counter (id));
      CREATE UNIQUE INDEX one_name ON person (name, born);
      CREATE UNIQUE INDEX one_mail ON person (lower(mail));
      """)
  ])

private struct Refused: Error {}

@Suite("Writes are grouped, and each caller learns what became of its own")
struct WriteTests {
  @Test("one failing job does not fail its neighbours", arguments: TestEngine.allCases)
  func neighbours(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([counters])
      let failed = await withTaskGroup(of: Bool.self) { group in
        for number in 1...60 {
          group.addTask {
            do {
              try await database.write { connection in
                _ = try connection.run(
                  "INSERT INTO person (id, name) VALUES (?, ?)", [.integer(Int64(number)), .text("P\(number)")])
                if number % 3 == 0 { throw Refused() }
                if number % 3 == 1, number % 2 == 0 { _ = try connection.run("INSERT INTO nowhere VALUES (1)", []) }
              }
              return false
            } catch { return true }
          }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      #expect(failed == 30)
      let rows = try await database.read { try $0.rows("SELECT count(*) FROM person", []) }
      #expect(rows[0][0] == 30)
    }
  }

  @Test("64 concurrent increments lose nothing, also from two openings of one database", arguments: TestEngine.allCases)
  func increments(engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { address in
      let one = try await Database.open(address)
      let two = try await Database.open(address)
      _ = try await one.migrate([counters])
      try await withThrowingTaskGroup { group in
        for number in 0..<64 {
          group.addTask {
            try await (number % 2 == 0 ? one : two).write { connection in
              // Read, then write: the lost update that a stale snapshot would allow.
              guard case .integer(let value)? = try connection.rows("SELECT value FROM counter", []).first?[0] else {
                throw Refused()
              }
              _ = try connection.run("UPDATE counter SET value = ?", [.integer(value + 1)])
            }
          }
        }
        try await group.waitForAll()
      }
      let rows = try await two.read { try $0.rows("SELECT value FROM counter", []) }
      #expect(rows[0][0] == 64)
      try await one.close()
      try await two.close()
    }
  }

  @Test("a commit that fails acknowledges nobody whose work it held", arguments: TestEngine.allCases)
  func deferredConstraint(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([counters])
      let runs = Mutex(0)
      let results = await withTaskGroup(of: (Int64, DatabaseError.Reason?).self) { group in
        for number in Int64(1)...20 {
          group.addTask { @Sendable in
            do {
              try await database.write { connection in
                runs.withLock { $0 += 1 }
                // The friend of number 7 does not exist, which only the commit finds out.
                _ = try connection.run(
                  "INSERT INTO person (id, name, friend) VALUES (?, ?, ?)",
                  [.integer(number), .text("P\(number)"), number == 7 ? 999 : nil])
              }
              return (number, nil)
            } catch { return (number, (error as? DatabaseError)?.reason ?? .other) }
          }
        }
        return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      }
      #expect(results == [7: .foreignKey])
      #expect(runs.withLock { $0 } >= 20)
      let rows = try await database.read { try $0.rows("SELECT count(*) FROM person WHERE id <> 7", []) }
      #expect(rows[0][0] == 19)
      let guilty = try await database.read { try $0.rows("SELECT 1 FROM person WHERE id = 7", []) }
      #expect(guilty.isEmpty)
    }
  }

  @Test("what was acknowledged is seen by every later read", arguments: TestEngine.allCases)
  func acknowledged(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([counters])
      for number in Int64(1)...50 {
        try await database.write { _ = try $0.run("UPDATE counter SET value = value + 1", []) }
        let rows = try await database.read { try $0.rows("SELECT value FROM counter", []) }
        #expect(rows[0][0] == .integer(number))
      }
    }
  }

  @Test("a violated constraint says which one, alike on both engines", arguments: TestEngine.allCases)
  func constraints(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([counters])
      let reason = { @Sendable (sql: String, binds: [SQLValue]) async -> DatabaseError.Reason? in
        do {
          try await database.write { _ = try $0.run(sql, binds) }
          return nil
        } catch {
          #expect(!"\(error)".contains("Amina"))
          return (error as? DatabaseError)?.reason
        }
      }
      let insert = "INSERT INTO person (id, name, born, mail, counter) VALUES (?, ?, ?, ?, ?)"
      #expect(await reason(insert, [1, "Amina", "2000-01-01", "A@example.org", nil]) == nil)
      #expect(await reason(insert, [1, "B", nil, nil, nil]) == .unique(constraint: "person.id"))
      #expect(
        await reason(insert, [2, "Amina", "2000-01-01", nil, nil]) == .unique(constraint: "person.name, person.born"))
      #expect(await reason(insert, [2, "Amina", nil, "a@EXAMPLE.org", nil]) == .unique(constraint: "one_mail"))
      #expect(await reason(insert, [2, "Amina", nil, nil, "nobody"]) == .foreignKey)
      #expect(await reason(insert, [2, nil, nil, nil, nil]) == .notNull)
      #expect(await reason("UPDATE counter SET value = ?", [1000]) == .check("small"))
      #expect(await reason("SELEC", []) == .syntax)
      #expect(await reason("UPDATE counter SET value = ?", []) == .syntax)
      #expect(await reason("COMMIT", []) == .syntax)
    }
  }

  @Test(
    "a job that swallows a failed statement fails, so that both engines behave alike", arguments: TestEngine.allCases)
  func swallowed(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([counters])
      let error = await #expect(throws: DatabaseError.self) {
        try await database.write { connection in
          _ = try connection.run("INSERT INTO person (id, name) VALUES (1, 'A')", [])
          do { _ = try connection.run("INSERT INTO person (id, name) VALUES (1, 'B')", []) } catch {}
        }
      }
      #expect(error?.reason == .unique(constraint: "person.id"))
      let rows = try await database.read { try $0.rows("SELECT 1 FROM person", []) }
      #expect(rows.isEmpty)
    }
  }

  @Test("a write inside a read is refused and changes nothing", arguments: TestEngine.allCases)
  func writeInRead(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([counters])
      let error = await #expect(throws: DatabaseError.self) {
        try await database.read { try $0.run("UPDATE counter SET value = 5", []) }
      }
      #expect(error?.message.contains("use write") == true)
      let rows = try await database.read { try $0.rows("SELECT value FROM counter", []) }
      #expect(rows[0][0] == 0)
    }
  }

  @Test("a read sees one moment while others write", arguments: TestEngine.allCases)
  func snapshot(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([counters])
      let (started, go) = AsyncStream<Void>.makeStream()
      let isWritten = Mutex(false)
      async let seen = database.read { connection in
        let before = try connection.rows("SELECT value FROM counter", [])
        go.yield()
        while !isWritten.withLock({ $0 }) {}
        return [before[0][0], try connection.rows("SELECT value FROM counter", [])[0][0]]
      }
      for await _ in started { break }
      try await database.write { _ = try $0.run("UPDATE counter SET value = 9", []) }
      isWritten.withLock { $0 = true }
      #expect(try await seen == [0, 0])
    }
  }

  @Test("a cancelled caller harms neither the queue nor its neighbours", arguments: TestEngine.allCases)
  func cancellation(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([counters])
      let tasks = (0..<40).map { _ in
        Task {
          try await database.write { _ = try $0.run("UPDATE counter SET value = value + 1", []) }
        }
      }
      for (number, task) in tasks.enumerated() where number % 2 == 0 { task.cancel() }
      var done: Int64 = 0
      for task in tasks {
        switch await task.result {
        case .success: done += 1
        case .failure(let error): #expect(error is CancellationError)
        }
      }
      let rows = try await database.read { try $0.rows("SELECT value FROM counter", []) }
      #expect(rows[0][0] == .integer(done) && done >= 20)
    }
  }

  @Test(
    "a connection kept beyond its closure, and a closed database, answer with an error", arguments: TestEngine.allCases)
  func afterwards(engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { address in
      let database = try await Database.open(address)
      let kept = Kept()
      try await database.write { kept.connection = $0 }
      #expect(throws: DatabaseError.self) { try kept.connection?.rows("SELECT 1", []) }
      try await database.close()
      await #expect(throws: DatabaseError.self) { try await database.read { try $0.rows("SELECT 1", []) } }
    }
  }
}

private final class Kept: @unchecked Sendable {
  var connection: (any Connection)?
}
