import Foundation
import GRDB

/// SQLite's result codes in the words of `DatabaseError`.
enum SQLiteFailure {
  static func translated(_ error: any Error, sql: String?) -> DatabaseError {
    switch error {
    case let error as DatabaseError: return error
    case let error as GRDB.DatabaseError:
      let message = error.message ?? "SQLite reports \(error.extendedResultCode)"
      let (reason, words) = classified(error, message)
      return DatabaseError(reason, words, sql: sql ?? error.sql)
    default: return DatabaseError(.other, String(describing: error), sql: sql)
    }
  }

  static func opening(_ error: GRDB.DatabaseError, path: String) -> DatabaseError {
    let remedy =
      switch error.resultCode {
      case .SQLITE_NOTADB: "the file is not an SQLite database; name another file"
      case .SQLITE_CANTOPEN: "check that the folder exists and that this account may write to it"
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: "this account may not write to the file or its folder"
      case .SQLITE_CORRUPT: "the file is damaged; restore the last backup"
      case .SQLITE_FULL: "the disk is full; make room"
      default: error.message ?? "unknown reason"
      }
    let reason: DatabaseError.Reason = error.resultCode == .SQLITE_FULL ? .full : .io
    return DatabaseError(reason, "the database file \(path) can not be opened: \(remedy) (\(error.extendedResultCode))")
  }

  private static func classified(
    _ error: GRDB.DatabaseError, _ message: String
  ) -> (DatabaseError.Reason, String) {
    switch error.extendedResultCode {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
      return (.unique(constraint: index(message)), message)
    case .SQLITE_CONSTRAINT_FOREIGNKEY: return (.foreignKey, message)
    case .SQLITE_CONSTRAINT_NOTNULL: return (.notNull, message)
    case .SQLITE_CONSTRAINT_CHECK: return (.check(afterColon(message)), message)
    case .SQLITE_CONSTRAINT_TRIGGER:
      return message.hasPrefix(AppendOnly.opening) ? (.appendOnly, message) : (.check(message), message)
    default: break
    }
    switch error.resultCode {
    case .SQLITE_INTERRUPT: return (.tooLong, DatabaseError.tookTooLong(sql: nil).message)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return (.busy, "another process holds the database: \(message)")
    case .SQLITE_FULL: return (.full, "the disk is full: \(message)")
    case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN: return (.io, message)
    case .SQLITE_READONLY where error.extendedResultCode != .SQLITE_READONLY:
      return (.io, "the database file was moved or may not be written any more: \(message)")
    case .SQLITE_READONLY: return (.other, "a read can not change anything; use write (\(message))")
    case .SQLITE_ERROR, .SQLITE_MISUSE: return (.syntax, message)
    default: return (.other, message)
    }
  }

  /// `UNIQUE constraint failed: person.name, person.born` or `… failed: index 'one_active'`.
  private static func index(_ message: String) -> String? {
    guard let names = afterColon(message) else { return nil }
    guard names.hasPrefix("index '"), names.hasSuffix("'") else { return names }
    return String(names.dropFirst("index '".count).dropLast())
  }

  private static func afterColon(_ message: String) -> String? {
    message.range(of: ": ").map { String(message[$0.upperBound...]) }
  }
}
