/// How the records of a kind lie in a table: which columns each mask shows, what is worked out beside them, and what
/// may stand only once.
///
/// Statements name row sets, never tables. So a mask is this list, and a column that it does not have cannot be read
/// through it, whatever the statement says.
public struct RowSet: Sendable {
  /// A column that is worked out from the row.
  public enum Derived: Sendable, Hashable {
    /// What another table calls the row that this one points to: the name behind an id.
    case named(by: String, in: String, as: String)
    /// The month of a civil date, `2026-11`; nothing where there is no date.
    case month(of: String)
    /// A column of one of the record's parts, which stand in an order; nothing where there is none in that place.
    case part(String, in: String, by: String, position: Int)
    /// Under whose key the file of this id is sealed: of whom it was stored, whoever the record is about since.
    case sealedFor
  }

  let kind: Kind
  let masks: [Mask: Columns]
  let derived: [String: Derived]
  /// Rows of the table that are of this kind at all; on the table known as `scope_x`.
  let condition: String?
  let unique: [[String]]
  /// Columns that are written and never shown.
  let hidden: [String]
  /// What of a record is searched for; `nil` where nobody looks for such.
  let findable: Findable?
  /// Whether anything follows from what stands in a row.
  let isFollowed: Bool
  /// The columns from which alone something follows; `nil` where it may from every one.
  let following: [String]?

  enum Columns: Sendable, Hashable {
    case all
    case some([String])
  }

  /// - Parameters:
  ///   - full: the columns of the full view; all that the table has and all derived ones, unless given.
  ///   - masks: the columns of each narrower view; a mask that is not here shows nothing.
  ///   - derived: columns that are worked out, by name.
  ///   - rows: the column and the value that rows of this kind have, in a table that they share with others.
  ///   - among: the same, where there are several such values.
  ///   - unique: what may stand only once, beside the id; needed for `ON CONFLICT`.
  ///   - hidden: columns that no statement reads, although it may write them: a password.
  ///   - findable: what of a record is searched for.
  ///   - followed: whether anything may follow from what stands in a row. Where nothing does, whoever adds one is followed,
  ///     since it is there from now on, and whoever changes it is not; a consequence that reads the rows all the same fails.
  ///   - following: the columns from which alone something may follow: whoever changes others is not followed, and a
  ///     consequence that reads another fails. Of the record's parts nothing follows then.
  public init<K: Protected>(
    _ kind: K.Type, full: [String]? = nil, showing masks: [Mask: [String]] = [:], derived: [String: Derived] = [:],
    where rows: (column: StaticString, is: StaticString)? = nil, among: (column: StaticString, are: [String])? = nil,
    unique: [[String]] = [], hidden: [String] = [],
    findable: Findable? = nil, followed: Bool = true, following: [String]? = nil
  ) {
    self.kind = K.kind
    self.masks = masks.mapValues(Columns.some).merging([.full: full.map(Columns.some) ?? .all]) { given, _ in given }
    (self.derived, self.unique, self.hidden, self.findable) = (derived, unique, hidden, findable)
    (isFollowed, self.following) = (followed, following)
    condition =
      rows.map { "scope_x.\($0.column.string) = '\($0.is.string)'" }
      ?? among.map { "scope_x.\($0.column.string) IN (\($0.are.map { "'\($0)'" }.joined(separator: ", ")))" }
  }
}

/// A table whose rows are parts of a record: its languages, its papers. They are reached as the record is, and written
/// only with it.
public struct PartSet: Sendable {
  let kind: Kind
  /// The column that holds the record's id.
  let key: String
  let unique: [[String]]

  public init<K: Protected>(of kind: K.Type, by key: StaticString, unique: [[String]] = []) {
    (self.kind, self.key, self.unique) = (K.kind, key.string, unique)
  }
}
