import GRDB

/// Records in one SQLite file with a write-ahead log. Other processes may use the file at the same time.
final class SQLiteStore: Store {
  let dialect: any Dialect = SQLiteDialect()
  private let pool: DatabasePool

  init(path: String, readers: Int) throws {
    let file = SQLiteFile(path)
    try file.makeIfMissing()
    var configuration = Configuration()
    configuration.maximumReaderCount = readers
    configuration.busyMode = .timeout(5)
    // A transaction that a full disk left open must be an error here, not the end of the process.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      for pragma in Self.pragmas { try database.execute(sql: pragma) }
    }
    do {
      pool = try DatabasePool(path: file.path, configuration: configuration)
      try pool.writeWithoutTransaction(Self.insistOnDurability)
      // The log is a new file too.
      try file.flushFolder()
    } catch let error as GRDB.DatabaseError {
      throw SQLiteFailure.opening(error, path: file.path)
    }
  }

  func withWriter(_ body: (any Writer) -> Void) {
    pool.writeWithoutTransaction { body(SQLiteLink($0)) }
  }

  func makeReader() -> any Reader { SQLiteReader(pool) }

  func close() {
    // Fails only when a connection is still in use; then the file closes with the process, and loses nothing.
    do { try pool.close() } catch {}
  }

  private static let pragmas = [
    // Words inside the database file can not run functions with effects.
    "PRAGMA trusted_schema = OFF",
    // What was deleted is overwritten, also in free pages.
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    // Without it, REPLACE removes rows behind the back of the triggers that keep a table append-only.
    "PRAGMA recursive_triggers = ON",
    // As in PostgreSQL.
    "PRAGMA case_sensitive_like = ON",
    // Rows being sorted do not spill into files outside the data folder.
    "PRAGMA temp_store = MEMORY",
    // 4 MB of log before it is written back, and no log larger than 64 MB is kept.
    "PRAGMA wal_autocheckpoint = 1000",
    "PRAGMA journal_size_limit = 67108864",
  ]

  /// GRDB sets `synchronous` back to NORMAL when it switches to the log, after `prepareDatabase`. NORMAL loses
  /// acknowledged writes in a power cut, so FULL is set last and read back.
  private static func insistOnDurability(_ database: GRDB.Database) throws {
    try database.execute(sql: "PRAGMA synchronous = FULL")
    for (pragma, expected) in [("synchronous", "2"), ("journal_mode", "wal"), ("foreign_keys", "1")] {
      let found = try String.fetchOne(database, sql: "PRAGMA \(pragma)") ?? "nothing"
      guard found == expected else {
        throw DatabaseError(
          .io,
          "SQLite does not promise to keep acknowledged records: \(pragma) is \(found) instead of \(expected). "
            + "Use a local disk (not a network folder) and an SQLite built with the default settings")
      }
    }
  }
}

/// A thread's way to a snapshot.
final class SQLiteReader: Reader {
  private let pool: DatabasePool
  private var link: SQLiteLink?

  init(_ pool: DatabasePool) {
    self.pool = pool
  }

  func withSnapshot(_ body: () -> Void) throws {
    var hasRun = false
    do {
      try pool.read { database in
        link = SQLiteLink(database)
        defer { link = nil }
        hasRun = true
        body()
      }
    } catch {
      // After the body, only leaving the read transaction can have failed; what was read stands.
      if !hasRun { throw SQLiteFailure.translated(error, sql: nil) }
    }
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] { try current().rows(sql, binds) }
  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int { try current().run(sql, binds) }
  func script(_ sql: String) throws { try current().script(sql) }

  private func current() throws -> SQLiteLink {
    guard let link else { throw DatabaseError(.other, "reading outside a snapshot") }
    return link
  }
}
