import Foundation
import TestDatabases
import Testing

@testable import Persistence

@Suite("Closing leaves things in order, or says what is left")
struct ClosingTests {
  private static func write(_ count: Int64, _ database: Database) async throws {
    try await database.write { connection in
      _ = try connection.run("CREATE TABLE IF NOT EXISTS heap (id BIGINT, load TEXT)", [])
      for id in 0..<count { _ = try connection.run("INSERT INTO heap VALUES (?, ?)", [.integer(id), "some words"]) }
    }
  }

  private static func logSize(_ path: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: path + "-wal") else { return 0 }
    return try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int ?? -1
  }

  @Test("the file alone holds everything, although readers were at work to the end")
  func folded() async throws {
    try await withDatabaseAddress(.sqlite) { address in
      guard case .sqlite(let path) = address else { return }
      let database = try await Database.open(address)
      try await Self.write(500, database)
      try await withThrowingTaskGroup { group in
        for _ in 0..<16 { group.addTask { try await database.read { _ = try $0.rows("SELECT * FROM heap", []) } } }
        try await group.waitForAll()
      }
      #expect(try Self.logSize(path) > 0)
      #expect(try await database.close() == .tidy)
      #expect(try Self.logSize(path) == 0)
      // A copy of the one file is whole.
      try FileManager.default.copyItem(atPath: path, toPath: path + ".copy")
      let copy = try await Database.open(.sqlite(path: path + ".copy"))
      #expect(try await copy.read { try $0.rows("SELECT count(*) FROM heap", [])[0][0] } == 500)
      try await copy.close()
    }
  }

  @Test("closing again is nothing", arguments: TestEngine.allCases)
  func twice(engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { address in
      let database = try await Database.open(address)
      #expect(try await database.close() == .tidy)
      #expect(try await database.close() == .tidy)
    }
  }

  @Test("while another process reads, closing says so and loses nothing; that one folds the log in when it closes")
  func inUse() async throws {
    try await withDatabaseAddress(.sqlite) { address in
      guard case .sqlite(let path) = address else { return }
      let (one, other) = (try await Database.open(address), try await Database.open(address))
      try await Self.write(50, one)
      // A reader that stays in its snapshot until it is let go.
      let (began, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
      async let kept = other.read { connection in
        _ = try connection.rows("SELECT count(*) FROM heap", [])
        began.signal()
        mayEnd.wait()
        return try connection.rows("SELECT count(*) FROM heap", [])[0][0]
      }
      await withCheckedContinuation { caller in
        Thread.detachNewThread {
          began.wait()
          caller.resume()
        }
      }
      try await Self.write(50, one)
      #expect(try await one.close() == .inUse)
      #expect(try Self.logSize(path) > 0)
      mayEnd.signal()
      #expect(try await kept == 50)
      #expect(try await other.read { try $0.rows("SELECT count(*) FROM heap", [])[0][0] } == 100)
      #expect(try await other.close() == .tidy)
      #expect(try Self.logSize(path) == 0)
    }
  }

  @Test("a log that cannot be folded in is told, with where the newest records are and what to do")
  func failing() async throws {
    try await withDatabaseAddress(.sqlite) { address in
      guard case .sqlite(let path) = address else { return }
      let database = try await Database.open(address)
      try await Self.write(500, database)
      // As from a disk that gives back less than was written.
      let log = try #require(FileHandle(forUpdatingAtPath: path + "-wal"))
      try log.truncate(atOffset: 1000)
      try log.close()
      let error = await #expect(throws: DatabaseError.self) { try await database.close() }
      #expect(error?.reason == .io)
      #expect(error?.message.contains(path + "-wal") == true && error?.message.contains("start nyvej") == true)
      // It is closed all the same.
      await #expect(throws: DatabaseError.self) { try await database.read { try $0.rows("SELECT 1", []) } }
    }
  }

  @Test("no connection to the server is left behind, and none counts as abandoned there")
  func server() async throws {
    try await withDatabaseAddress(.postgres) { address in
      let database = try await Database.open(address, readers: 3)
      try await Self.write(5, database)
      try await withThrowingTaskGroup { group in
        for _ in 0..<16 { group.addTask { try await database.read { _ = try $0.rows("SELECT pg_sleep(0.01)", []) } } }
        try await group.waitForAll()
      }
      try await database.close()
      let other = try await Database.open(address, readers: 1)
      let rows = try await other.read { connection in
        // The server takes a moment to notice a farewell and to count it.
        for _ in 0..<100 {
          let left = try connection.rows(
            """
            SELECT pg_stat_clear_snapshot(), count(*) AS others FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'nyvej' AND pid <> pg_backend_pid()
            """, [])
          if left[0]["others"] == 1 { break }
          _ = try connection.rows("SELECT pg_sleep(0.05)", [])
        }
        return try connection.rows(
          """
          SELECT count(*) AS others, (SELECT sessions_abandoned FROM pg_stat_database
            WHERE datname = current_database()) AS abandoned
          FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND backend_type = 'client backend'
          """, [])
      }
      // What is left is the other's own writer.
      #expect(rows[0]["others"] == 1)
      #expect(rows[0]["abandoned"] == 0)
      try await other.close()
    }
  }
}
