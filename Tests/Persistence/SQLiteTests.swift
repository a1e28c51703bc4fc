import Foundation
import TestDatabases
import Testing

@testable import Persistence

@Suite("The embedded file")
struct SQLiteTests {
  @Test("every connection, the writer's and each reader's, is set to keep records: read back after opening")
  func pragmas() async throws {
    try await withDatabaseAddress(.sqlite) { address in
      guard case .sqlite(let path) = address else { return }
      let store = try SQLiteStore(path: path, readers: 3)
      let expected: [(name: String, value: String)] = SQLiteSettings.expected + [("journal_mode", "wal")]
      #expect(
        Set(expected.map(\.0)).isSuperset(of: ["synchronous", "foreign_keys", "trusted_schema", "secure_delete"]))
      let wrong = { @Sendable (link: any Link, expected: [(name: String, value: String)]) -> [String] in
        expected.compactMap { name, value in
          do {
            let found = try link.rows("PRAGMA \(name)", [])[0][0]
            return found == .text(value) || found == Int64(value).map { .integer($0) } ? nil : "\(name) is \(found)"
          } catch { return "\(name): \(error)" }
        }
      }
      // The writer's log is folded in beside it, not by its commits.
      let ofWriter = expected.filter { $0.name != "wal_autocheckpoint" } + [("wal_autocheckpoint", "0")]
      store.withWriter { #expect(wrong($0, ofWriter) == []) }
      // All three readers at once, so that each is a connection of its own.
      let meeting = Meeting(of: 3)
      try await withThrowingTaskGroup { group in
        for _ in 0..<3 {
          group.addTask {
            try await Crew.apart("test reader") {
              let reader = store.makeReader()
              try reader.withSnapshot(within: nil) {
                #expect(wrong(reader, expected) == [])
                meeting.join()
              }
            }
          }
        }
        try await group.waitForAll()
      }
      _ = try store.close()
    }
  }

  @Test("a setting that does not hold refuses the connection, with its name and the remedy")
  func settingThatDoesNotHold() throws {
    for (name, value) in SQLiteSettings.expected {
      for found in ["9", nil] {
        let error = #expect(throws: DatabaseError.self) {
          try SQLiteSettings.insist(on: SQLiteSettings.expected) { asked in
            asked == name ? found : SQLiteSettings.expected.first { $0.name == asked }?.value
          }
        }
        #expect(error?.message.contains("\(name) is \(found ?? "nothing") instead of \(value)") == true)
        #expect(error?.message.contains("Use a local disk") == true)
      }
    }
    #expect(throws: Never.self) {
      try SQLiteSettings.insist(on: SQLiteSettings.expected) { asked in
        SQLiteSettings.expected.first { $0.name == asked }?.value
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
      try await database.close()
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

/// Threads that wait for each other.
private final class Meeting: @unchecked Sendable {
  // Touched only while the condition's lock is held.
  private var missing: Int
  private let condition = NSCondition()

  init(of count: Int) { missing = count }

  func join() {
    condition.withLock {
      missing -= 1
      condition.broadcast()
      while missing > 0 { condition.wait() }
    }
  }
}
