/// What is wrong with something that was handed in, where it stands, and what to do about it.
///
/// One type for the sentence on the terminal and for the message beside a form field, so the two never differ.
public struct InputFault: Error, Sendable, Equatable {
  /// The file (or other source, such as `--params`) that holds the fault.
  public let file: String
  /// Line in the file, counted from 1; `nil` when the fault is the file as a whole.
  public let line: Int?
  /// Column: in CSV the field's number in its row, in JSON the character in its line; both counted from 1.
  public let column: Int?
  /// The CSV column's name, when the header gives one.
  public let columnName: String?
  /// What is wrong, as a clause without a final stop.
  public let problem: String
  /// What the reader can do, as a sentence.
  public let remedy: String

  public init(
    file: String, line: Int? = nil, column: Int? = nil, columnName: String? = nil, problem: String, remedy: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.columnName = columnName
    self.problem = problem
    self.remedy = remedy
  }
}

extension InputFault: CustomStringConvertible {
  /// `events.csv, line 17, column 6 (date): “31.12.2023” is not a date. Write it as YYYY-MM-DD.`
  public var description: String {
    var place = file
    if let line { place += ", line \(line)" }
    if let column { place += ", column \(column)" }
    if let columnName { place += " (\(columnName))" }
    return "\(place): \(problem). \(remedy)"
  }
}
