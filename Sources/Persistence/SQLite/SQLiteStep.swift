import GRDB
import GRDBSQLite

/// One run of a statement that GRDB keeps prepared: bound, stepped and read without going through GRDB's values, which
/// would take up every argument and every row twice. Must be ended, or the statement goes on holding its snapshot.
struct SQLiteStep {
  /// Held for as long as it runs: whoever clears GRDB's prepared statements meanwhile does not take it away.
  private let statement: GRDB.Statement
  private let handle: OpaquePointer

  /// - Throws: `GRDB.DatabaseError` when there are more or fewer values than places for them, or one is too long.
  init(_ statement: GRDB.Statement, _ binds: [SQLValue]) throws {
    self.statement = statement
    handle = statement.sqliteStatement
    let places = Int(sqlite3_bind_parameter_count(handle))
    guard places == binds.count else {
      throw GRDB.DatabaseError(
        resultCode: .SQLITE_MISUSE, message: "wrong number of statement arguments: \(binds.count) for \(places)")
    }
    for (place, value) in zip(Int32(1)..., binds) {
      let code = bind(value, at: place)
      guard code == SQLITE_OK else {
        let failure = failure(code)
        end()
        throw failure
      }
    }
  }

  private func bind(_ value: SQLValue, at place: Int32) -> Int32 {
    // Tells SQLite to keep a copy of its own.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    return switch value {
    case .null: sqlite3_bind_null(handle, place)
    case .integer(let number): sqlite3_bind_int64(handle, place, number)
    case .text(let text):
      sqlite3_bind_text64(handle, place, text, UInt64(text.utf8.count), copied, UInt8(SQLITE_UTF8))
    // Nothing at all would be NULL.
    case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(handle, place, 0)
    case .blob(let bytes): sqlite3_bind_blob64(handle, place, bytes, UInt64(bytes.count), copied)
    }
  }

  /// - Returns: whether there is a row now.
  func next() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  /// Makes the statement ready for its next run; what was bound is forgotten.
  func end() {
    // Says once more what the last step has said.
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  private func failure(_ code: Int32) -> GRDB.DatabaseError {
    let words = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
    return GRDB.DatabaseError(resultCode: ResultCode(rawValue: code), message: words)
  }

  func names() -> ColumnNames {
    ColumnNames(
      (0..<sqlite3_column_count(handle)).map { sqlite3_column_name(handle, $0).map { String(cString: $0) } ?? "" })
  }

  /// - Throws: `DatabaseError` when a number is not a whole one.
  func values(_ names: ColumnNames, _ sql: String) throws -> [SQLValue] {
    var values: [SQLValue] = []
    values.reserveCapacity(names.list.count)
    for column in 0..<Int32(names.list.count) {
      switch sqlite3_column_type(handle, column) {
      case SQLITE_NULL: values.append(.null)
      case SQLITE_INTEGER: values.append(.integer(sqlite3_column_int64(handle, column)))
      case SQLITE_FLOAT:
        guard let whole = SQLValue.whole(sqlite3_column_double(handle, column)) else {
          throw DatabaseError.fraction(in: names.list[Int(column)], sql: sql)
        }
        values.append(whole)
      case SQLITE_TEXT:
        // The text first, then its length: the order SQLite asks for.
        let start = sqlite3_column_text(handle, column)
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        values.append(.text(String(decoding: bytes, as: UTF8.self)))
      default:
        let start = sqlite3_column_blob(handle, column)
        values.append(
          .blob(Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))))
      }
    }
    return values
  }
}
