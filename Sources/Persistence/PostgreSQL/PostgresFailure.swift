import Foundation

/// SQLSTATEs in the words of `DatabaseError`.
extension PostgresResult {
  /// - Parameter isRunning: the statement was prepared and met values.
  func error(sql: String?, isRunning: Bool = false) -> DatabaseError {
    DatabaseError(reason, words(isRunning: isRunning), sql: sql)
  }

  private var reason: DatabaseError.Reason {
    switch sqlState {
    case "23505": .unique(constraint: index)
    case "23503", "23001": .foreignKey
    case "23502": .notNull
    case "23514", "23P01": .check(named)
    case AppendOnly.sqlState: .appendOnly
    case "P0001": .check(message)
    case "40001", "40P01": .serialization
    case "57014": .tooLong
    case "55P03", "25P03": .busy
    case "53100": .full
    case "58030", "XX001", "XX002": .io
    case "57P01", "57P02", "57P03", "": .unavailable
    default:
      switch sqlState.prefix(2) {
      case "08", "28", "3D", "53": .unavailable
      case "42": .syntax
      default: .other
      }
    }
  }

  /// Complaints about a value (class 22) quote it, so they are replaced. So are those about names (class 42) in a statement
  /// that was understood already: the name was a value, as in `CAST(name AS regclass)`. Missing rights are told only then.
  private func words(isRunning: Bool) -> String {
    switch sqlState {
    case "25006": "a read can not change anything; use write (\(message))"
    case _ where sqlState.hasPrefix("22") || (isRunning && sqlState.hasPrefix("42") && sqlState != "42501"):
      "a value does not fit where the statement uses it (SQLSTATE \(sqlState))"
    case "57014": "\(DatabaseError.tookTooLong(sql: nil).message) (\(message))"
    case "": "the connection to the database was lost"
    default: message
    }
  }

  private var named: String? {
    let name = field("n")
    return name.isEmpty ? nil : name
  }

  /// The index as SQLite names it, from the detail `Key (name, born)=(…) already exists.`; values are left aside.
  private var index: String? {
    let detail = field("D")
    let table = field("t")
    guard let open = detail.firstIndex(of: "("), let close = detail.range(of: ")=("), open < close.lowerBound else {
      return named
    }
    let columns = detail[detail.index(after: open)..<close.lowerBound]
    guard !columns.contains("("), !table.isEmpty else { return named }
    return columns.split(separator: ",").map { table + "." + $0.drop { $0 == " " } }.joined(separator: ", ")
  }
}
