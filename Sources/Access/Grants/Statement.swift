public import Values

/// A query that a room wrote: whole SQL, and how a row becomes a value. Runs only with a grant of its own kind.
///
/// For kinds that concern a person the result must have a column `subject` with the person's id: the read log needs it.
public struct Statement<K: Protected, Out: Sendable>: Sendable {
  let sql: ScopedSQL
  let mask: Mask
  let decode: @Sendable (borrowing Columns) throws -> Out

  /// - Parameter mask: how much of the record the result shows; a grant that shows less is refused.
  public init(
    _ sql: ScopedSQL, showing mask: Mask = .full, decode: @escaping @Sendable (borrowing Columns) throws -> Out
  ) {
    precondition(sql.saysScope, "a statement on \(K.kind) does not say whose rows it reads: add \\(scope: …)")
    (self.sql, self.mask, self.decode) = (sql, mask, decode)
  }
}

/// A statement that adds a row. What it hangs on stands in it as `\(within: …)` and must be what the grant was made for.
public struct Insertion<K: Protected>: Sendable {
  let sql: ScopedSQL
  /// What happened, in the words of the timeline: `placement.started`.
  let event: String
  let record: Bind
  let mask: Mask

  /// - Parameters:
  ///   - record: the new row's id, which the statement stores.
  ///   - mask: how much of a record the row says; a grant that shows less is refused.
  public init(of record: some Bindable, as event: StaticString, writing mask: Mask = .full, _ sql: ScopedSQL) {
    (self.sql, self.event, self.record, self.mask) = (sql, event.string, record.bind, mask)
  }
}

/// A change to one row, which names the version that it saw. There is no way to leave the version out.
public struct Change<K: Protected>: Sendable {
  let table: StaticString
  let record: Bind
  let seen: Int64
  let set: ScopedSQL
  let event: String
  let mask: Mask
}

extension Change {
  /// - Parameters:
  ///   - mask: how much of the record the assignments touch; a grant that shows less is refused.
  ///   - set: the assignments, without the version, which this adds.
  public init(
    of table: StaticString, _ record: some Bindable, seen version: Version, as event: StaticString,
    writing mask: Mask = .full, set: ScopedSQL
  ) {
    self.init(
      table: table, record: record.bind, seen: version.number, set: set, event: event.string, mask: mask)
  }
}
