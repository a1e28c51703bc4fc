public import Values

/// A query that a room wrote: whole SQL, and how a row becomes a value. Runs only with a grant of its own kind.
///
/// For kinds that concern a person the result must have the row set's column `subject`: the read log needs it.
public struct Statement<K: Protected, Out: Sendable>: Sendable {
  let sql: ScopedSQL
  let mask: Mask
  let isPlannedOnce: Bool
  let site: Site
  let decode: @Sendable (borrowing Columns) throws -> Out

  /// - Parameters:
  ///   - mask: how much of the record the result shows; a grant that shows less is refused.
  ///   - once: PostgreSQL plans it once for all values: for a long statement that is best read in one way whatever they
  ///     are, and would be planned for longer than it is read.
  public init(
    _ sql: ScopedSQL, showing mask: Mask = .full, plannedOnce once: Bool = false, file: StaticString = #fileID,
    line: UInt = #line, decode: @escaping @Sendable (borrowing Columns) throws -> Out
  ) {
    (self.sql, self.mask, self.isPlannedOnce, self.site, self.decode) = (sql, mask, once, Site(file, line), decode)
  }
}

extension Statement {
  /// What the notary is asked about it.
  var question: Question { Question(purpose: .reading, kind: K.kind, mask: mask, fragments: [sql.pieces]) }
}

/// A number of rows of a kind. What is counted begins with `FROM`; the system counts, so that no value passes as one.
public struct Counting<K: Protected>: Sendable {
  let sql: ScopedSQL
  let most: Int
  let mask: Mask
  /// Whether it counts everything within reach, whatever it is.
  private(set) var isOfAll = false
  let site: Site

  var question: Question { Question(purpose: .counting, kind: K.kind, mask: mask, fragments: [sql.pieces]) }

  /// Everything of the kind within reach.
  ///
  /// - Parameter most: where counting stops.
  public static func all(upTo most: Int, file: StaticString = #fileID, line: UInt = #line) -> Counting {
    var counting = Counting("FROM \(rows: K.self, as: "p", fromReach: true)", upTo: most, file: file, line: line)
    counting.isOfAll = true
    return counting
  }

  /// - Parameter most: where counting stops.
  public init(
    _ sql: ScopedSQL, upTo most: Int = 1_000_000, showing mask: Mask = .full, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    (self.sql, self.most, self.mask, self.site) = (sql, most, mask, Site(file, line))
  }
}

/// A statement that adds a row: `INSERT INTO \(into: …)`. What it hangs on stands in it as `\(within: …)` and must be
/// what the grant was made for.
public struct Insertion<K: Protected>: Sendable {
  let sql: ScopedSQL
  /// What happened, in the words of the timeline: `placement.started`.
  let event: String
  let record: Bind
  let mask: Mask
  let site: Site

  /// - Parameters:
  ///   - record: the new row's id, which the statement stores.
  ///   - mask: how much of a record the row says; a grant that shows less is refused.
  public init(
    of record: some Bindable, as event: StaticString, writing mask: Mask = .full, _ sql: ScopedSQL,
    file: StaticString = #fileID, line: UInt = #line
  ) {
    (self.sql, self.event, self.record, self.mask) = (sql, event.string, record.bind, mask)
    site = Site(file, line)
  }
}

/// A change to one row, which names the version that it saw. There is no way to leave the version out, nor to move the
/// row to somebody else.
public struct Change<K: Protected>: Sendable {
  let record: Bind
  let seen: Int64
  let set: ScopedSQL
  let event: String
  let mask: Mask
  let site: Site

  /// - Parameters:
  ///   - mask: how much of the record the assignments touch; a grant that shows less is refused.
  ///   - set: the assignments, without the version, which this adds.
  public init(
    of record: some Bindable, seen version: Version, as event: StaticString, writing mask: Mask = .full,
    set: ScopedSQL, file: StaticString = #fileID, line: UInt = #line
  ) {
    (self.record, self.seen, self.set, self.event) = (record.bind, version.number, set, event.string)
    (self.mask, self.site) = (mask, Site(file, line))
  }
}

/// What belongs to a record that was written in this transaction: rows of one of its parts. They are added to, taken
/// from and changed of that record alone; the system writes which.
public struct Completion<K: Protected>: Sendable {
  enum Step: Sendable {
    case add(columns: StaticString, values: ScopedSQL)
    case remove(where: ScopedSQL)
    case set(ScopedSQL, where: ScopedSQL)
  }

  let part: StaticString
  let record: Bind
  let step: Step
  let site: Site

  private init(_ part: StaticString, _ record: some Bindable, _ step: Step, _ site: Site) {
    (self.part, self.record, self.step, self.site) = (part, record.bind, step, site)
  }

  /// - Parameters:
  ///   - columns, values: without the record's id, which this adds.
  public static func adding(
    _ part: StaticString, to record: some Bindable, _ columns: StaticString, values: ScopedSQL,
    file: StaticString = #fileID, line: UInt = #line
  ) -> Completion {
    Completion(part, record, .add(columns: columns, values: values), Site(file, line))
  }

  public static func removing(
    _ part: StaticString, of record: some Bindable, where condition: ScopedSQL = "1 = 1",
    file: StaticString = #fileID, line: UInt = #line
  ) -> Completion {
    Completion(part, record, .remove(where: condition), Site(file, line))
  }

  public static func changing(
    _ part: StaticString, of record: some Bindable, set: ScopedSQL, where condition: ScopedSQL = "1 = 1",
    file: StaticString = #fileID, line: UInt = #line
  ) -> Completion {
    Completion(part, record, .set(set, where: condition), Site(file, line))
  }
}

/// A write that follows from other facts, and that the system makes itself, whoever caused them: an insertion, a change
/// or a removal in `\(into: …)` of a kind that the system keeps.
public struct Derivation<K: Derived>: Sendable {
  let sql: ScopedSQL
  let site: Site

  public init(_ sql: ScopedSQL, file: StaticString = #fileID, line: UInt = #line) {
    (self.sql, site) = (sql, Site(file, line))
  }
}

/// Where a statement stands in the source, so that a test can tell which of them nobody has shown to the notary.
struct Site: Sendable, Hashable, CustomStringConvertible {
  let file: String
  let line: UInt

  init(_ file: StaticString, _ line: UInt) {
    (self.file, self.line) = (file.string, line)
  }

  var description: String { "\(file):\(line)" }
}
