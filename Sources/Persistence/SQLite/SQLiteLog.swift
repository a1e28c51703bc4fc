import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// Keeps the log in front of the file short, and the writer free of it.
///
/// What stands in the log is folded into the file beside the writer, on a connection of its own: writing the pages to
/// their places and flushing them takes many times as long as a commit, and everybody who saves would wait for it.
///
/// The log is begun anew only when all of it is folded in and no reader needs it any more. Where looks overlap without
/// end that moment never comes by itself, and the log grows for as long as people are at work. So the writer, when it has
/// answered everybody, waits a moment for it: nothing is written meanwhile, whoever begins to read needs only the file,
/// and those who read before are soon done.
final class SQLiteLog: Sendable {
  /// Pages of 4 KiB.
  struct Lengths: Sendable {
    /// So many new pages are worth a flush of the file: 16 MiB. A page that is written often is then folded in once.
    var fold = 4_096
    /// 64 MiB.
    var longest = 16_384
  }

  private let lengths: Lengths
  private let connection: DatabaseQueue
  private let aside = DispatchQueue(label: "nyvej.log", qos: .utility)
  private let pages = Atomic<Int>(0)
  private let isFolding = Atomic<Bool>(false)
  /// The length at which folding began last, and at which the log was last to be begun anew: of the writing thread.
  private let last = Mutex((folded: 0, begun: 0))

  /// A slow look may outlast the wait; the log is then begun anew another time.
  private static let patience = 200

  /// Milliseconds that the writer's own statements wait for another process.
  private let usual: Int64

  init(of pool: DatabasePool, path: String, _ lengths: Lengths, afterwards usual: Duration) throws {
    self.lengths = lengths
    self.usual = Int64(usual / .milliseconds(1))
    var configuration = Configuration()
    configuration.prepareDatabase(SQLiteSettings.apply)
    connection = try DatabaseQueue(path: path, configuration: configuration)
    // In place of SQLite's own hook, which folds in the middle of a commit.
    _ = pool.writeWithoutTransaction { database in
      sqlite3_wal_hook(
        database.sqliteConnection,
        { log, _, _, pages in
          guard let log else { return SQLITE_OK }
          Unmanaged<SQLiteLog>.fromOpaque(log).takeUnretainedValue().pages.store(Int(pages), ordering: .relaxed)
          return SQLITE_OK
        }, Unmanaged.passUnretained(self).toOpaque())
    }
  }

  /// Called by the writer after each group of commits.
  func look(_ database: GRDB.Database) {
    let pages = pages.load(ordering: .relaxed)
    let (folds, begins) = last.withLock { last in
      // It was begun anew.
      if pages < last.folded { last.folded = 0 }
      if pages < last.begun { last.begun = 0 }
      guard !isFolding.load(ordering: .acquiring) else { return (false, false) }
      let begins = pages > lengths.longest && pages - last.begun >= lengths.fold
      if begins { last.begun = pages }
      let folds = !begins && pages - last.folded >= lengths.fold
      if folds { last.folded = pages }
      return (folds, begins)
    }
    // What fails here fails because of the disk, and the next commit says so to somebody.
    if begins {
      do {
        try database.execute(sql: "PRAGMA busy_timeout = \(SQLiteLog.patience)")
        defer { do { try database.execute(sql: "PRAGMA busy_timeout = \(usual)") } catch {} }
        try database.execute(sql: "PRAGMA wal_checkpoint(RESTART)")
      } catch {}
    }
    if folds {
      isFolding.store(true, ordering: .releasing)
      aside.async { [self] in
        defer { isFolding.store(false, ordering: .releasing) }
        do { try connection.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") } } catch {}
      }
    }
  }

  /// Waits for what is being folded in, and lets go of the file. The writer must not write any more.
  func close() {
    aside.sync {}
    // A connection that can not be closed is left to the end of the process.
    do { try connection.close() } catch {}
  }
}
