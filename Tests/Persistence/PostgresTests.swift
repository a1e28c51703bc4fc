import Foundation
import Synchronization
import TestDatabases
import Testing

@testable import Persistence

@Suite("The PostgreSQL server")
struct PostgresTests {
  private static let endOthers = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
    """

  @Test("connections that the server ended are replaced, without an error for anybody")
  func killedBackends() async throws {
    try await withDatabaseAddress(.postgres) { address in
      let database = try await Database.open(address, readers: 2)
      try await database.write { connection in
        _ = try connection.run("CREATE TABLE counter (value BIGINT)", [])
        _ = try connection.run("INSERT INTO counter VALUES (0)", [])
      }
      for round in Int64(1)...5 {
        let other = try await Database.open(address, readers: 1)
        _ = try await other.write { try $0.rows(Self.endOthers, []) }
        try await other.close()
        let rows = try await database.read { try $0.rows("SELECT value FROM counter", []) }
        #expect(rows[0][0] == .integer(round - 1))
        try await database.write { _ = try $0.run("UPDATE counter SET value = value + 1", []) }
      }
      try await database.close()
    }
  }

  @Test("a connection lost in the middle of a job runs the job again, and its effect exists once")
  func killedInside() async throws {
    try await withDatabase(.postgres) { database in
      try await database.write { _ = try $0.run("CREATE TABLE entry (id BIGINT)", []) }
      let runs = Mutex(0)
      try await withThrowingTaskGroup { group in
        for id in Int64(1)...10 {
          group.addTask { @Sendable in
            try await database.write { connection in
              _ = try connection.run("INSERT INTO entry VALUES (?)", [.integer(id)])
              let isFirst =
                id == 5
                && runs.withLock { runs in
                  runs += 1
                  return runs == 1
                }
              if isFirst { _ = try connection.rows("SELECT pg_terminate_backend(pg_backend_pid())", []) }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(runs.withLock { $0 } == 2)
      let rows = try await database.read { try $0.rows("SELECT count(*), count(DISTINCT id) FROM entry", []) }
      #expect(rows[0][0] == 10 && rows[0][1] == 10)
    }
  }

  @Test("during an outage requests fail as unavailable; afterwards they work without a restart")
  func outage() async throws {
    try await withDatabaseAddress(.postgres) { address in
      guard case .postgres(let url) = address, let name = URLComponents(string: url)?.path.dropFirst() else { return }
      let database = try await Database.open(address, readers: 1)
      let one = { @Sendable (connection: any Connection) in try connection.rows("SELECT 1", [])[0][0] }
      try await onPostgresServer("ALTER DATABASE \(name) ALLOW_CONNECTIONS false")
      try await onPostgresServer(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
      for _ in 1...3 {
        let reading = await #expect(throws: DatabaseError.self) { try await database.read(one) }
        let writing = await #expect(throws: DatabaseError.self) { try await database.write(one) }
        #expect(reading?.reason == .unavailable && writing?.reason == .unavailable)
      }
      try await onPostgresServer("ALTER DATABASE \(name) ALLOW_CONNECTIONS true")
      // A server that refused is left alone for a quarter of a second.
      try await Task.sleep(for: .milliseconds(300))
      #expect(try await database.read(one) == 1)
      #expect(try await database.write(one) == 1)
      try await database.close()
    }
  }

  @Test("every connection commits synchronously, in UTF-8 and with time limits")
  func settings() async throws {
    try await withDatabase(.postgres) { database in
      let settings = """
        SELECT current_setting('synchronous_commit'), current_setting('client_encoding'),
          current_setting('statement_timeout'), current_setting('transaction_isolation'),
          current_setting('transaction_read_only')
        """
      let writer = try await database.write { try $0.rows(settings, [])[0] }
      let reader = try await database.read { try $0.rows(settings, [])[0] }
      #expect((0..<5).map { writer[$0] } == ["on", "UTF8", "1min", "repeatable read", "off"])
      #expect((0..<5).map { reader[$0] } == ["on", "UTF8", "1min", "repeatable read", "on"])
    }
  }

  @Test("a text column that would not be byte-ordered is refused by the migration")
  func unevenText() async throws {
    try await withDatabase(.postgres) { database in
      let lower = Migration(number: 1, name: "lower", steps: [.sql("CREATE TABLE person (id BIGINT, name text)")])
      let error = await #expect(throws: DatabaseError.self) { _ = try await database.migrate([lower]) }
      #expect(error?.message.contains("person.name") == true)
      let tables = try await database.schema()
      #expect(tables.isEmpty)
    }
  }

  @Test("a server that can not be reached is said to be so, without the password")
  func unreachable() async throws {
    let address = DatabaseAddress.postgres(url: "postgres://nyvej:s3cret@127.0.0.1:1/nyvej")
    let error = await #expect(throws: DatabaseError.self) { try await Database.open(address) }
    #expect(error?.reason == .unavailable)
    #expect(error?.message.contains("s3cret") == false)
  }

  @Test("errors about a value do not repeat it")
  func values() async throws {
    try await withDatabase(.postgres) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.read { try $0.rows("SELECT CAST(? AS BIGINT)", ["Amina"]) }
      }
      #expect(error?.message.contains("Amina") == false && error?.message.contains("22P02") == true)
      for type in ["regclass", "regtype", "regrole", "tsquery", "jsonpath"] {
        let error = await #expect(throws: DatabaseError.self) {
          try await database.read {
            try $0.rows("SELECT CAST(CAST(? AS TEXT) AS \(type)) IS NULL AS x", ["Amina! (("])
          }
        }
        #expect(error?.message.lowercased().contains("amina") == false, "\(type): \(error?.message ?? "")")
      }
    }
  }
}
