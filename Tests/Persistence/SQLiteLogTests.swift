import Foundation
import Synchronization
import TestDatabases
import Testing

@testable import Persistence

@Suite("The log of the embedded file stays short")
struct SQLiteLogTests {
  /// Pages of 4 KiB that the log has after `groups` commits of about ten pages each, with readers that overlap without end.
  private func pages(after groups: Int, _ log: SQLiteLog) async throws -> Int {
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

  @Test("where looks overlap without end, the log is begun anew all the same", .timeLimit(.minutes(15)))
  func overlapping() async throws {
    let pages = try await pages(after: 600, SQLiteLog(interval: 4, longest: 400))
    // Every commit brings ten pages and more; where a slow moment makes one attempt fail, the next comes soon.
    #expect(pages < 3000, "600 commits wrote more than 6,000 pages")
    #expect(pages > 0)
  }
}

private final class Reading: Sendable {
  private let isOver = Mutex(false)

  var goesOn: Bool { isOver.withLock { !$0 } }

  func end() { isOver.withLock { $0 = true } }
}
