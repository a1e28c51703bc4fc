import GRDB
import GRDBSQLite

/// Records in one SQLite file with a write-ahead log. Other processes may use the file at the same time.
final class SQLiteStore: Store {
  let dialect: any Dialect = SQLiteDialect()
  private let pool: DatabasePool
  private let path: String
  private let log: SQLiteLog

  /// - Parameters:
  ///   - patience: how long a statement waits for another process that holds the file.
  ///   - log: the pages of the log at which it is folded in, and at which it is begun anew.
  init(
    path: String, readers: Int, patience: Duration = .seconds(5), log lengths: SQLiteLog.Lengths = SQLiteLog.Lengths()
  ) throws {
    SQLiteSettings.beforeAll()
    let file = SQLiteFile(path)
    try file.makeIfMissing()
    var configuration = Configuration()
    configuration.maximumReaderCount = readers
    configuration.busyMode = .timeout(patience / .seconds(1))
    // A transaction that a full disk left open must be an error here, not the end of the process.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase(SQLiteSettings.apply)
    self.path = file.path
    do {
      pool = try DatabasePool(path: file.path, configuration: configuration)
      try pool.writeWithoutTransaction(SQLiteSettings.applyToWriter)
      // The first reader is made now, so that one that is not as it must be stops the start and not a visitor.
      try pool.read(SQLiteSettings.insistOnLog)
      log = try SQLiteLog(of: pool, path: file.path, lengths, afterwards: patience)
      // The log is a new file too.
      try file.flushFolder()
    } catch let error as GRDB.DatabaseError {
      throw SQLiteFailure.opening(error, path: file.path)
    }
  }

  func withWriter(_ body: (any Writer) -> Void) {
    pool.writeWithoutTransaction { database in
      body(SQLiteLink(database))
      log.look(database)
    }
  }

  func makeReader() -> any Reader { SQLiteReader(pool) }

  /// Folds the log into the file and closes every connection, so that the file alone holds everything.
  func close() throws -> Closing {
    // Readers may not write: were one of them the last to close, the log would stay. The pool makes no new ones, as
    // nobody reads any more.
    pool.invalidateReadOnlyConnections()
    log.close()
    let closing: Closing
    do {
      closing = try pool.writeWithoutTransaction { database in
        // Waiting would keep other processes from writing meanwhile.
        try database.execute(sql: "PRAGMA busy_timeout = 0")
        let outcome = try GRDB.Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        return outcome?["busy"] == 0 ? .tidy : .inUse
      }
    } catch {
      let why = SQLiteFailure.translated(error, sql: nil)
      // Nothing may hold the file when this returns, and the log stays where it is: what it says can only repeat this.
      do { try pool.close() } catch {}
      throw failure(why)
    }
    do { try pool.close() } catch { throw failure(SQLiteFailure.translated(error, sql: nil)) }
    return closing
  }

  private func failure(_ why: DatabaseError) -> DatabaseError {
    DatabaseError(
      why.reason,
      "the database file \(path) could not be closed in order: \(why.message). What was written last stands in "
        + "\(path)-wal: keep the two together, see that the disk is well and has room, and start nyvej once more")
  }
}

/// A thread's way to a snapshot.
final class SQLiteReader: Reader {
  private let pool: DatabasePool
  private var link: SQLiteLink?
  private var clock: ReadingClock?

  init(_ pool: DatabasePool) {
    self.pool = pool
  }

  /// The instructions of SQLite's machine between two looks at the clock: some dozens of microseconds.
  private static let instructions: Int32 = 2000

  func withSnapshot(within limit: ReadingLimit?, _ body: () -> Void) throws {
    var hasRun = false
    do {
      try pool.read { database in
        link = SQLiteLink(database)
        clock = limit.map(ReadingClock.init)
        defer { (link, clock) = (nil, nil) }
        hasRun = true
        guard let clock else { return body() }
        let connection = database.sqliteConnection
        sqlite3_progress_handler(
          connection, SQLiteReader.instructions,
          { clock in
            guard let clock else { return 0 }
            return Unmanaged<ReadingClock>.fromOpaque(clock).takeUnretainedValue().isOver ? 1 : 0
          }, Unmanaged.passUnretained(clock).toOpaque())
        // Before the clock goes: leaving the snapshot is not to be broken off.
        defer { sqlite3_progress_handler(connection, 0, nil, nil) }
        body()
      }
    } catch {
      // After the body, only leaving the read transaction can have failed; what was read stands.
      if !hasRun { throw SQLiteFailure.translated(error, sql: nil) }
    }
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    _ = try clock?.begin(sql)
    return try current().rows(sql, binds)
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int { try current().run(sql, binds) }
  func script(_ sql: String) throws { try current().script(sql) }

  private func current() throws -> SQLiteLink {
    guard let link else { throw DatabaseError(.other, "reading outside a snapshot") }
    return link
  }
}
