import Dispatch
import Persistence
import TestDatabases
import Testing

@Suite("A read that takes too long is broken off")
struct ReadingLimitTests {
  /// Counts for minutes.
  private static let endless = """
    WITH RECURSIVE many (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM many WHERE number < 2000000000)
    SELECT COUNT(*) AS count FROM many
    """

  /// On a busy machine the quickest statement may take its time.
  private static let ample = ReadingLimit(statement: TestEngine.patience, whole: TestEngine.patience)

  @Test(
    "one statement, and the reader is free for the next", .timeLimit(.minutes(45)), arguments: TestEngine.allCases)
  func statement(_ engine: TestEngine) async throws {
    try await withDatabase(engine, readers: 1) { database in
      let limit = ReadingLimit(statement: .milliseconds(100), whole: .seconds(60))
      for _ in 0..<2 {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.read(within: limit) { _ = try $0.rows(Self.endless, []) }
        }
        #expect(error?.reason == .tooLong)
        #expect(error?.sql == Self.endless)
        let rows = try await database.read(within: Self.ample) { try $0.rows("SELECT 7 AS seven", []) }
        #expect(rows[0]["seven"] == 7)
      }
    }
  }

  @Test(
    "many statements, none of which is slow by itself", .timeLimit(.minutes(45)), arguments: TestEngine.allCases)
  func whole(_ engine: TestEngine) async throws {
    try await withDatabase(engine, readers: 1) { database in
      let limit = ReadingLimit(statement: .seconds(60), whole: .milliseconds(100))
      let error = await #expect(throws: DatabaseError.self) {
        try await database.read(within: limit) { connection in
          while true { _ = try connection.rows("SELECT 7 AS seven", []) }
        }
      }
      #expect(error?.reason == .tooLong)
      let last = await #expect(throws: DatabaseError.self) {
        try await database.read(within: limit) { _ = try $0.rows(Self.endless, []) }
      }
      #expect(last?.reason == .tooLong, "the last statement ends with the whole")
      _ = try await database.read(within: Self.ample) { try $0.rows("SELECT 7 AS seven", []) }
    }
  }

  @Test("what has no limit is not broken off by the limit of what came before", arguments: TestEngine.allCases)
  func without(_ engine: TestEngine) async throws {
    try await withDatabase(engine, readers: 1) { database in
      await #expect(throws: DatabaseError.self) {
        try await database.read(within: ReadingLimit(statement: .milliseconds(1), whole: .milliseconds(1))) {
          _ = try $0.rows(Self.endless, [])
        }
      }
      let some = """
        WITH RECURSIVE many (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM many WHERE number < 300000)
        SELECT COUNT(*) AS count FROM many
        """
      let rows = try await database.read { try $0.rows(some, []) }
      #expect(rows[0]["count"] == 300_000)
    }
  }

  @Test("beside it others read and write", .timeLimit(.minutes(45)), arguments: TestEngine.allCases)
  func others(_ engine: TestEngine) async throws {
    try await withDatabase(engine, readers: 2) { database in
      _ = try await database.migrate([
        Migration(number: 1, name: "note", steps: [.sql("CREATE TABLE note (id BIGINT PRIMARY KEY)")])
      ])
      let begun = AsyncStream<Void>.makeStream()
      let slow = Task {
        try await database.read(within: ReadingLimit(statement: .seconds(3), whole: .seconds(3))) { connection in
          begun.continuation.yield()
          _ = try connection.rows(Self.endless, [])
        }
      }
      for await _ in begun.stream { break }
      _ = try await database.write { try $0.run("INSERT INTO note (id) VALUES (1)", []) }
      let rows = try await database.read { try $0.rows("SELECT id FROM note", []) }
      #expect(rows.map { $0[0] } == [1])
      let outcome = await slow.result
      #expect(throws: DatabaseError.self) { try outcome.get() }
    }
  }
}
