import Foundation
import TestDatabases
import Testing

@testable import Persistence

@Suite("The embedded file")
struct SQLiteTests {
  @Test("the writer flushes every commit and guards the file: read back after opening")
  func pragmas() async throws {
    try await withDatabase(.sqlite) { database in
      let expected: [(String, SQLValue)] = [
        ("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1), ("trusted_schema", 0), ("secure_delete", 1),
        ("cell_size_check", 1), ("recursive_triggers", 1), ("busy_timeout", 5000), ("wal_autocheckpoint", 1000),
      ]
      for (pragma, value) in expected {
        let found = try await database.withWriter { try $0.rows("PRAGMA \(pragma)", []) }
        #expect(found.first?[0] == value, "\(pragma)")
      }
    }
  }

  @Test("a new file and its log can be read by their owner only")
  func permissions() async throws {
    try await withDatabaseAddress(.sqlite) { address in
      guard case .sqlite(let path) = address else { return }
      let database = try await Database.open(address)
      for file in [path, path + "-wal", path + "-shm"] {
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600, "\(file)")
      }
      await database.close()
    }
  }

  @Test("a full disk is named as such, and writing goes on when there is room again")
  func fullDisk() async throws {
    try await withDatabase(.sqlite) { database in
      _ = try await database.write { try $0.run("CREATE TABLE heap (id BIGINT PRIMARY KEY, load BLOB)", []) }
      let store = { @Sendable (id: Int64) async throws in
        try await database.write {
          _ = try $0.run("INSERT INTO heap VALUES (?, ?)", [.integer(id), .blob(Array(repeating: 7, count: 50_000))])
        }
      }
      try await store(1)
      try await database.withWriter { try $0.script("PRAGMA max_page_count = 1") }
      let reasons = await withTaskGroup(of: DatabaseError.Reason?.self) { group in
        for id in Int64(10)...20 {
          group.addTask { @Sendable in
            do {
              try await store(id)
              return nil
            } catch { return (error as? DatabaseError)?.reason }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(reasons == Array(repeating: .full, count: 11))
      try await database.withWriter { try $0.script("PRAGMA max_page_count = 1073741823") }
      try await store(2)
      let rows = try await database.read { try $0.rows("SELECT id FROM heap ORDER BY id", []) }
      #expect(rows.map { $0[0] } == [1, 2])
    }
  }

  @Test("what can not be opened is refused with the remedy")
  func refusals() async throws {
    try await withDatabaseAddress(.sqlite) { address in
      guard case .sqlite(let path) = address else { return }
      try Data("certainly no database, but long enough to be looked at".utf8).write(to: URL(fileURLWithPath: path))
      for (wrong, words) in [
        (path, "not an SQLite database"), (path + "/x", "not a folder"), ("/nowhere/x", "create it"),
      ] {
        let error = await #expect(throws: DatabaseError.self) { try await Database.open(.sqlite(path: wrong)) }
        #expect(error?.reason == .io)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
      }
    }
  }

  @Test("an address says which engine, and a wrong one what to write")
  func addresses() throws {
    #expect(try DatabaseAddress("sqlite:a b.sqlite") == .sqlite(path: "a b.sqlite"))
    let url = "postgresql://nyvej:s3cret@db.example.org:5432/nyvej?sslmode=verify-full"
    #expect(try DatabaseAddress(url) == .postgres(url: url))
    #expect(try DatabaseAddress(url).description == "postgres://db.example.org:5432/nyvej")
    for wrong in [
      "", "nyvej.sqlite", "mysql://x", "sqlite:", "sqlite::memory:", "postgres://nyvej:s3cret@h:port/x?nonsense=1",
      "postgres://nyvej:s3cret@[::1/x",
    ] {
      let error = #expect(throws: DatabaseError.self) { try DatabaseAddress(wrong) }
      #expect(error?.message.contains("s3cret") == false && error?.message.isEmpty == false, "\(error?.message ?? "")")
    }
  }
}
