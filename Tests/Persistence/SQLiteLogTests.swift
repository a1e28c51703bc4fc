import Foundation
import Synchronization
import TestDatabases
import Testing

@testable import Persistence

@Suite("The log of the embedded file stays short")
struct SQLiteLogTests {
  /// Pages of 4 KiB that the log has after `groups` commits of about ten pages each, with readers that overlap without end.
  private func pages(after groups: Int, _ log: SQLiteLog.Lengths) async throws -> Int {
    let pages = Mutex(0)
    try await withDatabaseAddress(.sqlite) { address in
      guard case .sqlite(let path) = address else { return }
      let store = try SQLiteStore(path: path, readers: 3, log: log)
      store.withWriter { writer in
        do { try writer.script("CREATE TABLE note (words TEXT)") } catch { Issue.record(error) }
      }
      let reading = Reading()
      try await withThrowingTaskGroup { group in
        for _ in 0..<3 {
          group.addTask {
            try await Crew.apart("test reader") {
              let reader = store.makeReader()
              while reading.goesOn {
                try reader.withSnapshot(within: nil) {
                  do {
                    _ = try reader.rows("SELECT COUNT(*) FROM note", [])
                    _ = try reader.rows(
                      """
                      WITH RECURSIVE many (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM many WHERE number < 20000)
                      SELECT COUNT(*) FROM many
                      """, [])
                  } catch { Issue.record(error) }
                }
              }
            }
          }
        }
        try await Crew.apart("test writer") {
          for _ in 0..<groups {
            store.withWriter { writer in
              do {
                try writer.begin()
                _ = try writer.run(
                  "INSERT INTO note (words) VALUES (?)", [.text(String(repeating: "x", count: 40_000))])
                guard case .committed = writer.commit() else {
                  Issue.record("not committed")
                  return
                }
              } catch { Issue.record(error) }
            }
          }
          let size = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int ?? 0
          pages.withLock { $0 = size / 4096 }
        }
        reading.end()
        try await group.waitForAll()
      }
      _ = try store.close()
    }
    return pages.withLock { $0 }
  }

  @Test("where looks overlap without end, the log is begun anew all the same", .timeLimit(.minutes(45)))
  func overlapping() async throws {
    let pages = try await pages(after: 600, SQLiteLog.Lengths(fold: 40, longest: 400))
    // Every commit brings ten pages and more; where a slow moment makes one attempt fail, the next comes soon.
    #expect(pages < 3000, "600 commits wrote more than 6,000 pages")
    #expect(pages > 0)
  }
}

extension SQLiteLogTests {
  @Test("what is folded in beside the writer is all there, in the file alone, when the store is closed")
  func nothingIsLost() async throws {
    try await withDatabaseAddress(.sqlite) { address in
      guard case .sqlite(let path) = address else { return }
      for round in 1...3 {
        let store = try SQLiteStore(path: path, readers: 1, log: SQLiteLog.Lengths(fold: 8, longest: 64))
        store.withWriter { writer in
          do { try writer.script("CREATE TABLE IF NOT EXISTS note (number INTEGER, words TEXT)") } catch {
            Issue.record(error)
          }
        }
        for number in 0..<200 {
          store.withWriter { writer in
            do {
              try writer.begin()
              _ = try writer.run(
                "INSERT INTO note VALUES (?, ?)",
                [.integer(Int64(round * 1000 + number)), .text(String(repeating: "y", count: 9_000))])
            } catch { Issue.record(error) }
            if case .committed = writer.commit() { return }
            Issue.record("not committed")
          }
        }
        #expect(try store.close() == .tidy)
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        let alone = path + "-copy"
        try FileManager.default.copyItem(atPath: path, toPath: alone)
        let copy = try SQLiteStore(path: alone, readers: 1)
        try copy.makeReader().withSnapshot(within: nil) {}
        copy.withWriter { writer in
          do {
            #expect(
              try writer.rows("SELECT COUNT(*), SUM(length(words)) FROM note", []).first?.values
                == [.integer(Int64(200 * round)), .integer(Int64(200 * round * 9_000))])
            #expect(try writer.rows("PRAGMA integrity_check", []).first?[0] == .text("ok"))
          } catch { Issue.record(error) }
        }
        _ = try copy.close()
        try FileManager.default.removeItem(atPath: alone)
      }
    }
  }
}

private final class Reading: Sendable {
  private let isOver = Mutex(false)

  var goesOn: Bool { isOver.withLock { !$0 } }

  func end() { isOver.withLock { $0 = true } }
}
