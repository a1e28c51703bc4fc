/// Why the database refused or could not do something, in the same words for both engines.
///
/// Neither `message` nor `sql` holds bound values: both may be logged.
public struct DatabaseError: Error, Sendable, Hashable {
  public enum Reason: Sendable, Hashable {
    /// A second row where only one may be. The constraint is `table.column, table.column` in the order of the index, or
    /// the index's name when it is over an expression.
    case unique(constraint: String?)
    case foreignKey
    /// A CHECK constraint, by its name, or a trigger of a room, by its message.
    case check(String?)
    case notNull
    /// A change of a row in an append-only table.
    case appendOnly
    /// Another transaction was in the way; tried again several times already.
    case serialization
    /// Somebody else holds the database.
    case busy
    /// The statement, or the read that it belongs to, took longer than it may and was broken off.
    case tooLong
    /// No room left on the disk.
    case full
    case io
    /// The database can not be reached, or was lost while a commit was under way.
    case unavailable
    case syntax
    case other
  }

  public let reason: Reason
  public let message: String
  public let sql: String?

  public init(_ reason: Reason, _ message: String, sql: String? = nil) {
    self.reason = reason
    self.message = message
    self.sql = sql
  }
}

extension DatabaseError: CustomStringConvertible {
  public var description: String {
    guard let sql else { return message }
    return message + " — in: " + sql
  }
}

extension DatabaseError {
  /// Whether running the same job again in a new transaction can succeed. `unavailable` counts: the connection may have
  /// been lost before the commit, and beginning again tells whether the server is back.
  var isWorthAnotherTry: Bool { reason == .serialization || reason == .unavailable }

  static let closed = DatabaseError(.unavailable, "the database has been closed")
}
