import GRDBSQLite
import Synchronization

/// Tables without rows, in memory, in which a statement is prepared to see what it would touch. It never runs.
public final class EmptySchema: Sendable {
  /// What a statement would do: told by SQLite itself while it prepares, not read out of the text.
  public enum Touch: Sendable, Hashable {
    case select
    case read(table: String, column: String)
    case insert(table: String)
    case update(table: String, column: String)
    case delete(table: String)
    case function(String)
    /// Anything else: a pragma, a new table, a transaction.
    case other(Int)
  }

  public struct Examination: Sendable {
    public let touches: Set<Touch>
    /// The names of the result's columns.
    public let columns: [String]
    public let isReading: Bool
  }

  /// Why a statement does not prepare, in SQLite's words.
  public struct Complaint: Error, Sendable, Hashable {
    public let message: String
  }

  private let connection: Mutex<Handle>

  /// - Parameter tables: names of tables with their columns and what is unique in them; a name is letters, digits and
  ///   underscores.
  /// - Throws: `Complaint` when the tables themselves cannot be made.
  public init(tables: [(name: String, columns: [String], unique: [[String]])]) throws {
    let handle = try Handle()
    for table in tables {
      let unique = table.unique.map { ", UNIQUE (" + $0.joined(separator: ", ") + ")" }.joined()
      // Without a rowid, which the real row sets do not have either.
      try handle.execute(
        "CREATE TABLE \(table.name) (\(table.columns.joined(separator: ", "))\(unique), PRIMARY KEY (\(table.columns[0])))"
          + " WITHOUT ROWID")
    }
    connection = Mutex(handle)
  }

  /// Prepares one statement; more than one, or none, is a complaint.
  public func examine(_ sql: String) throws -> Examination {
    try connection.withLock { try $0.examine(sql) }
  }
}

/// The connection in memory; used by one thread at a time.
private final class Handle: @unchecked Sendable {
  private var connection: OpaquePointer?
  private var touches: Set<EmptySchema.Touch> = []

  init() throws {
    guard sqlite3_open_v2(":memory:", &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK else {
      throw EmptySchema.Complaint(message: "SQLite could not open a database in memory")
    }
  }

  deinit { sqlite3_close_v2(connection) }

  func execute(_ sql: String) throws {
    guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw complaint }
  }

  func examine(_ sql: String) throws -> EmptySchema.Examination {
    touches = []
    sqlite3_set_authorizer(connection, Handle.note, Unmanaged.passUnretained(self).toOpaque())
    defer { sqlite3_set_authorizer(connection, nil, nil) }
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    let hasMore = try sql.withCString { text in
      var rest: UnsafePointer<CChar>?
      guard sqlite3_prepare_v2(connection, text, -1, &statement, &rest) == SQLITE_OK else { throw complaint }
      return rest.map { $0.pointee != 0 } ?? false
    }
    guard statement != nil, !hasMore else {
      throw EmptySchema.Complaint(
        message: statement == nil ? "there is no statement" : "there is more than one statement")
    }
    return EmptySchema.Examination(
      touches: touches,
      columns: (0..<sqlite3_column_count(statement)).map {
        sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
      }, isReading: sqlite3_stmt_readonly(statement) != 0)
  }

  private var complaint: EmptySchema.Complaint {
    EmptySchema.Complaint(message: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "it does not prepare")
  }

  private static let note:
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
      UnsafePointer<CChar>?
    ) -> Int32 = { context, action, first, second, _, _ in
      guard let context else { return SQLITE_DENY }
      let handle = Unmanaged<Handle>.fromOpaque(context).takeUnretainedValue()
      let (one, two) = (first.map { String(cString: $0) } ?? "", second.map { String(cString: $0) } ?? "")
      switch action {
      case SQLITE_SELECT, SQLITE_RECURSIVE: handle.touches.insert(.select)
      case SQLITE_READ: handle.touches.insert(.read(table: one, column: two))
      case SQLITE_INSERT: handle.touches.insert(.insert(table: one))
      case SQLITE_UPDATE: handle.touches.insert(.update(table: one, column: two))
      case SQLITE_DELETE: handle.touches.insert(.delete(table: one))
      case SQLITE_FUNCTION: handle.touches.insert(.function(two.lowercased()))
      default: handle.touches.insert(.other(Int(action)))
      }
      return SQLITE_OK
    }
}
