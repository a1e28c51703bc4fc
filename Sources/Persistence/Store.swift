/// What an engine does for this room. The writer is asked for by one thread only; a reader belongs to one thread each.
protocol Store: Sendable {
  /// Hands over the one writing connection until the body returns.
  func withWriter(_ body: (any Writer) -> Void)

  /// A new reader for the calling thread. It connects when it is first used.
  func makeReader() -> any Reader

  /// Lets go of file and connections. Nobody may use the store any more.
  ///
  /// - Throws: `DatabaseError` when something is left that the operator has to know of; it is closed all the same.
  func close() throws -> Closing

  var dialect: any Dialect { get }
}

/// An engine's connection with nothing checked: rooms see it only through a `Session`.
protocol Link: AnyObject {
  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row]
  func rowsPlannedOnce(_ sql: String, _ binds: [SQLValue]) throws -> [Row]
  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int
  /// A statement whose answer nobody needs: it may wait until `settle`, or until the next one that has an answer.
  func later(_ sql: String, _ binds: [SQLValue]) throws
  /// Rows that nobody needs before `settle`, or before the next statement that has an answer.
  func ask(_ sql: String, _ binds: [SQLValue], _ asked: Asked) throws
  /// Sees that what waited is done, and what was asked answered.
  func settle() throws
  /// Several statements without values, as in a migration.
  func script(_ sql: String) throws
}

extension Link {
  /// SQLite plans a statement when it is prepared.
  func rowsPlannedOnce(_ sql: String, _ binds: [SQLValue]) throws -> [Row] { try rows(sql, binds) }

  /// Where no way to a server is saved nothing waits.
  func later(_ sql: String, _ binds: [SQLValue]) throws { _ = try run(sql, binds) }
  func ask(_ sql: String, _ binds: [SQLValue], _ asked: Asked) throws { asked.answer(try rows(sql, binds)) }
  func settle() throws {}
}

/// The writing connection and its transaction.
protocol Writer: Link {
  /// Opens a transaction that sees everything committed before and keeps every other writer of this database out,
  /// in this process and in others. Connects again when the connection was lost.
  func begin() throws
  /// Sets the point to which `backToMark` returns; an earlier one is forgotten.
  func mark() throws
  func backToMark() throws
  func commit() -> CommitOutcome
  /// Leaves the transaction, whatever state it is in; never fails.
  func rollback()
  /// Whether the transaction still lives; a full disk or a lost connection may have ended it.
  var isInTransaction: Bool { get }
}

/// What became of a commit.
enum CommitOutcome {
  case committed
  /// Certainly not committed: a deferred constraint, a serialisation failure.
  case refused(DatabaseError)
  /// Perhaps committed: the connection or the disk failed in the middle. Nobody may be told that it worked, and nothing
  /// may be run again.
  case unknown(DatabaseError)
}

/// A connection for reading.
protocol Reader: Link {
  /// Runs the body in a read-only transaction in which every statement sees the same state; beyond the limit statements
  /// fail as `tooLong`.
  func withSnapshot(within limit: ReadingLimit?, _ body: () -> Void) throws
}

/// The few sentences that the engines do not share.
protocol Dialect: Sendable {
  /// The DDL of a migration, from the portable text.
  func ddl(_ portable: String) -> String
  /// The same of a table whose rows lie in the order of their primary key, where the engine can.
  func keyedDDL(_ portable: String) -> String
  func appendOnly(_ table: String) -> String
  /// What is not as `appendOnly` made it, or was put beside it.
  func flaws(
    ofAppendOnly table: String, _ rows: (_ sql: String, _ binds: [SQLValue]) throws -> [Row]
  ) throws -> [AppendOnlyFlaw]
  /// Microseconds since 1970 by the database's own clock, as an SQL expression.
  var now: String { get }
  /// Table and column, in order, of every table in the database that belongs to the product.
  var columns: String { get }
  /// Columns of text that do not compare byte by byte, or `nil` when that can not happen.
  var unevenText: String? { get }
}
