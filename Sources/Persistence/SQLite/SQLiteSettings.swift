internal import CSQLite
import GRDB

/// How a connection to the file must be set, and proof that it is: a setting that SQLite does not know, or that
/// something else has set back, is silently ignored, so each is read again before the connection is used.
enum SQLiteSettings {
  /// To be called before SQLite is used for the first time in this process; afterwards it is nothing.
  static func beforeAll() { countingNoMemory }

  /// With several readers the count of its memory is what they wait for most: a week page took a quarter longer. Where it
  /// comes too late, everything is the same but slower.
  private static let countingNoMemory: Void = { _ = nyvej_sqlite_count_no_memory() }()

  /// Set on every connection, the writer's and each reader's. What can be read back stands in `expected`.
  private static let statements = [
    // NORMAL loses acknowledged writes in a power cut.
    "PRAGMA synchronous = FULL",
    // Words inside the database file can not run functions with effects.
    "PRAGMA trusted_schema = OFF",
    // What was deleted is overwritten, also in free pages.
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    // Without it, REPLACE removes rows behind the back of the triggers that keep a table append-only.
    "PRAGMA recursive_triggers = ON",
    // As in PostgreSQL. SQLite does not tell whether it is on.
    "PRAGMA case_sensitive_like = ON",
    // Rows being sorted do not spill into files outside the data folder.
    "PRAGMA temp_store = MEMORY",
    // 16 MB of the file for each connection, where 2 are usual: what a page looks at is read from there.
    "PRAGMA cache_size = -16384",
    // Of what other processes write, 4 MB of log before it is folded in: for ours see `SQLiteLog`. No log larger than
    // 64 MB is kept.
    "PRAGMA wal_autocheckpoint = 1000",
    "PRAGMA journal_size_limit = 67108864",
  ]

  static let expected: [(name: String, value: String)] = [
    ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"), ("secure_delete", "1"),
    ("cell_size_check", "1"), ("recursive_triggers", "1"), ("temp_store", "2"), ("cache_size", "-16384"),
    ("wal_autocheckpoint", "1000"),
    ("journal_size_limit", "67108864"),
  ]

  /// - Throws: `DatabaseError` when the connection is not as it must be.
  static func apply(to database: GRDB.Database) throws {
    for statement in statements { try database.execute(sql: statement) }
    try insist(on: expected, found: { try found($0, database) })
  }

  /// Once more for the writer, when GRDB is through with it: switching to the log it sets `synchronous` back to NORMAL.
  static func applyToWriter(_ database: GRDB.Database) throws {
    try apply(to: database)
    try insistOnLog(database)
  }

  /// The log is a property of the file; a reader opened before it was switched on would not be told.
  static func insistOnLog(_ database: GRDB.Database) throws {
    try insist(on: [("journal_mode", "wal")], found: { try found($0, database) })
  }

  static func insist(
    on settings: [(name: String, value: String)], found: (_ name: String) throws -> String?
  ) throws {
    for (name, value) in settings {
      let current = try found(name) ?? "nothing"
      guard current == value else {
        throw DatabaseError(
          .io,
          "SQLite does not keep records as it must: \(name) is \(current) instead of \(value). "
            + "Use a local disk (not a network folder) and an SQLite built with the default settings")
      }
    }
  }

  private static func found(_ name: String, _ database: GRDB.Database) throws -> String? {
    try String.fetchOne(database, sql: "PRAGMA \(name)")
  }
}
