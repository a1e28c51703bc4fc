import GRDB

/// Keeps the log in front of the file short.
///
/// After a commit SQLite folds the log into the file as far as no reader still needs the state before, and begins it anew
/// only when no reader needs it at all. Where looks overlap without end that moment never comes by itself, and the log
/// grows for as long as people are at work. So the writer, when it has answered everybody, waits a moment for it: nothing
/// is written meanwhile, whoever begins to read needs only the file, and those who read before are soon done.
///
/// Used by the writing thread alone.
final class SQLiteLog: @unchecked Sendable {
  /// Groups of commits between two looks at the log's length.
  private let interval: Int
  /// Pages of 4 KiB: 64 MiB.
  private let longest: Int64
  private var groups = 0

  init(interval: Int = 64, longest: Int64 = 16_384) {
    (self.interval, self.longest) = (interval, longest)
  }

  /// A slow look may outlast the wait; the log is then begun anew another time.
  private static let patience = 200

  func foldWhenLong(_ database: GRDB.Database) {
    groups += 1
    guard groups >= interval else { return }
    groups = 0
    // What fails here fails because of the disk, and the next commit says so to somebody.
    do {
      guard try fold("PASSIVE", database) > longest else { return }
      try database.execute(sql: "PRAGMA busy_timeout = \(SQLiteLog.patience)")
      defer { do { try database.execute(sql: "PRAGMA busy_timeout = \(SQLiteSettings.busyMilliseconds)") } catch {} }
      _ = try fold("RESTART", database)
    } catch {}
  }

  /// Answers how many pages the log has.
  private func fold(_ mode: String, _ database: GRDB.Database) throws -> Int64 {
    try GRDB.Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(\(mode))")?["log"] ?? 0
  }
}
