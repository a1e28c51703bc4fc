import Foundation
import GRDB
import GRDBSQLite

/// A GRDB connection during one access.
final class SQLiteLink: Link {
  private let database: GRDB.Database
  /// Whether a savepoint is set in the running transaction.
  private var isMarked = false

  init(_ database: GRDB.Database) {
    self.database = database
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    try translating(sql) {
      let statement = try database.cachedStatement(sql: sql)
      let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments(binds))
      var rows: [Row] = []
      var names: ColumnNames?
      while try cursor.next() != nil {
        // Asked for behind the first step: when another process changed the schema, that step prepared anew.
        let known = names ?? Self.names(statement.sqliteStatement)
        names = known
        rows.append(Row(names: known, values: try Self.values(statement.sqliteStatement, known, sql)))
      }
      return rows
    }
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int {
    try translating(sql) {
      let before = database.totalChangesCount
      try database.cachedStatement(sql: sql).execute(arguments: arguments(binds))
      // SQLite keeps the count of the last changing statement, so a statement that changed nothing must be told apart.
      return database.totalChangesCount == before ? 0 : database.changesCount
    }
  }

  func script(_ sql: String) throws {
    try translating(sql) { try database.execute(sql: sql) }
  }

  private func translating<T>(_ sql: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      throw SQLiteFailure.translated(error, sql: sql)
    }
  }

  private func arguments(_ binds: [SQLValue]) -> StatementArguments {
    StatementArguments(
      binds.map { bind -> (any DatabaseValueConvertible)? in
        switch bind {
        case .null: nil
        case .integer(let number): number
        case .text(let text): text
        case .blob(let bytes): Data(bytes)
        }
      })
  }

  private static func names(_ statement: OpaquePointer) -> ColumnNames {
    ColumnNames(
      (0..<sqlite3_column_count(statement)).map { sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? "" }
    )
  }

  private static func values(_ statement: OpaquePointer, _ names: ColumnNames, _ sql: String) throws -> [SQLValue] {
    var values: [SQLValue] = []
    values.reserveCapacity(names.list.count)
    for column in 0..<Int32(names.list.count) {
      switch sqlite3_column_type(statement, column) {
      case SQLITE_NULL: values.append(.null)
      case SQLITE_INTEGER: values.append(.integer(sqlite3_column_int64(statement, column)))
      case SQLITE_FLOAT:
        guard let whole = SQLValue.whole(sqlite3_column_double(statement, column)) else {
          throw DatabaseError.fraction(in: names.list[Int(column)], sql: sql)
        }
        values.append(whole)
      case SQLITE_TEXT:
        // The text first, then its length: the order SQLite asks for.
        let start = sqlite3_column_text(statement, column)
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
        values.append(.text(String(decoding: bytes, as: UTF8.self)))
      default:
        let start = sqlite3_column_blob(statement, column)
        values.append(
          .blob(Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))))
      }
    }
    return values
  }
}

extension DatabaseError {
  static func fraction(in column: String, sql: String) -> DatabaseError {
    DatabaseError(
      .other,
      "column \(column) of the result is not a whole number: round it in the statement, or count in "
        + "smaller units", sql: sql)
  }
}

extension SQLiteLink: Writer {
  func begin() throws { try statement("BEGIN IMMEDIATE") }

  func mark() throws {
    if isMarked { try statement("RELEASE job") }
    try statement("SAVEPOINT job")
    isMarked = true
  }

  func backToMark() throws { try statement("ROLLBACK TO job") }

  func commit() -> CommitOutcome {
    do {
      try statement("COMMIT")
      isMarked = false
      return .committed
    } catch let error as DatabaseError {
      rollback()
      switch error.reason {
      // The commit's record may have reached the log although flushing it failed.
      case .full, .io: return .unknown(error)
      default: return .refused(error)
      }
    } catch {
      rollback()
      return .unknown(SQLiteFailure.translated(error, sql: "COMMIT"))
    }
  }

  func rollback() {
    isMarked = false
    guard isInTransaction else { return }
    // SQLite documents no failure of ROLLBACK that leaves the transaction open; the next BEGIN would report it.
    do { try statement("ROLLBACK") } catch {}
  }

  var isInTransaction: Bool { database.isInsideTransaction }

  private func statement(_ sql: String) throws {
    try translating(sql) { try database.cachedStatement(sql: sql).execute() }
  }
}
