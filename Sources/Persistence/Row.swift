/// One row of a result. The column names are shared by all rows of the result.
public struct Row: Sendable {
  let names: ColumnNames
  let values: [SQLValue]

  /// The value of the column, `nil` when the result has no such column.
  ///
  /// PostgreSQL folds names to lower case (`AS weekStart` arrives as `weekstart`), so the lower-case form is found too.
  public subscript(_ column: String) -> SQLValue? {
    names.position(of: column).map { values[$0] }
  }

  /// The value at a position, counted from 0 in the order of the statement. The position must exist.
  public subscript(_ index: Int) -> SQLValue { values[index] }

  public var columns: [String] { names.list }
}

/// The names of a result's columns. Looked for one by one: results are narrow, and comparing short names costs less than
/// hashing them.
final class ColumnNames: Sendable {
  let list: [String]

  init(_ list: [String]) {
    self.list = list
  }

  func position(of name: String) -> Int? {
    if let exact = list.firstIndex(of: name) { return exact }
    let folded = name.lowercased()
    return list.firstIndex { $0.lowercased() == folded }
  }
}
