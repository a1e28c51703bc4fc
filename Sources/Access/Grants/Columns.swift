internal import Persistence
public import Values

/// One row, read by column name into the types of the field. A value that does not fit its type is a damaged record:
/// it is reported with table column and never guessed at.
public struct Columns: ~Copyable {
  let row: Row

  init(_ row: Row) {
    self.row = row
  }

  public func text(_ column: String) throws(DamagedRecord) -> String {
    guard case .text(let text)? = row[column] else { throw DamagedRecord(column: column) }
    return text
  }

  public func textIfAny(_ column: String) throws(DamagedRecord) -> String? {
    try isNull(column) ? nil : text(column)
  }

  public func integer(_ column: String) throws(DamagedRecord) -> Int {
    guard case .integer(let number)? = row[column] else { throw DamagedRecord(column: column) }
    return Int(number)
  }

  public func integerIfAny(_ column: String) throws(DamagedRecord) -> Int? {
    try isNull(column) ? nil : integer(column)
  }

  public func flag(_ column: String) throws(DamagedRecord) -> Bool { try integer(column) != 0 }

  public func id<Of>(_ column: String, _ kind: Of.Type = Of.self) throws(DamagedRecord) -> ID<Of> {
    try parsed(column) { ID($0) }
  }

  public func idIfAny<Of>(_ column: String, _ kind: Of.Type = Of.self) throws(DamagedRecord) -> ID<Of>? {
    try isNull(column) ? nil : id(column)
  }

  public func date(_ column: String) throws(DamagedRecord) -> CivilDate { try parsed(column) { CivilDate(iso: $0) } }

  public func dateIfAny(_ column: String) throws(DamagedRecord) -> CivilDate? {
    try isNull(column) ? nil : date(column)
  }

  /// Weeks are stored as their Monday.
  public func week(_ column: String) throws(DamagedRecord) -> ISOWeek { ISOWeek(containing: try date(column)) }

  public func hours(_ column: String) throws(DamagedRecord) -> Hours { Hours(quarters: try integer(column)) }

  /// Written `09:00`.
  public func timeIfAny(_ column: String) throws(DamagedRecord) -> ClockTime? {
    try isNull(column) ? nil : parsed(column) { ClockTime(text: $0) }
  }

  /// Days of the week by their ISO numbers; none where nothing is stored.
  public func weekdays(_ column: String) throws(DamagedRecord) -> Set<CivilDate.Weekday> {
    try isNull(column) ? [] : parsed(column) { Set(isoDigits: $0) }
  }

  public func moment(_ column: String) throws(DamagedRecord) -> Moment {
    Moment(microseconds: Int64(try integer(column)))
  }

  public func momentIfAny(_ column: String) throws(DamagedRecord) -> Moment? {
    try isNull(column) ? nil : moment(column)
  }

  public func version(_ column: String = "version") throws(DamagedRecord) -> Version {
    Version(Int64(try integer(column)))
  }

  public func language(_ column: String) throws(DamagedRecord) -> LanguageTag { try parsed(column) { LanguageTag($0) } }

  public func languageIfAny(_ column: String) throws(DamagedRecord) -> LanguageTag? {
    try isNull(column) ? nil : language(column)
  }

  public func wordingIfAny(_ column: String) throws(DamagedRecord) -> Wording? {
    try textIfAny(column).map { Wording(stored: $0) }
  }

  public func choice<Choice: RawRepresentable>(
    _ column: String, _ type: Choice.Type = Choice.self
  ) throws(DamagedRecord) -> Choice where Choice.RawValue == String {
    try parsed(column) { Choice(rawValue: $0) }
  }

  public func choiceIfAny<Choice: RawRepresentable>(
    _ column: String, _ type: Choice.Type = Choice.self
  ) throws(DamagedRecord) -> Choice? where Choice.RawValue == String {
    try isNull(column) ? nil : choice(column)
  }

  public func isNull(_ column: String) throws(DamagedRecord) -> Bool {
    guard let value = row[column] else { throw DamagedRecord(column: column) }
    return value == .null
  }

  private func parsed<Value>(_ column: String, _ parse: (String) -> Value?) throws(DamagedRecord) -> Value {
    guard let value = parse(try text(column)) else { throw DamagedRecord(column: column) }
    return value
  }
}

/// A stored value that does not have the shape that its column promises.
public struct DamagedRecord: Error, Hashable, CustomStringConvertible {
  public let column: String
  /// The id of the row, where that is known.
  public let record: String?
  /// What it is a record of, where that is known.
  public let kind: Kind?

  public init(column: String, of record: String? = nil, _ kind: Kind? = nil) {
    (self.column, self.record, self.kind) = (column, record, kind)
  }

  /// For the log: whoever looks after the installation finds the row by it.
  public var description: String {
    "a \(kind?.rawValue ?? "stored") record is damaged: id \(record ?? "not known"), column \(column)"
  }
}

/// Something stored, or that it cannot be read.
public typealias Readable<Value> = Result<Value, DamagedRecord>

extension Sequence {
  /// All of them, for what depends on each.
  public func readable<Value>() throws(DamagedRecord) -> [Value] where Element == Readable<Value> {
    var all: [Value] = []
    for found in self { all.append(try found.get()) }
    return all
  }

  /// Those that can be read, for what is true of each by itself.
  public func whatIsReadable<Value>() -> [Value] where Element == Readable<Value> {
    compactMap { if case .success(let value) = $0 { value } else { nil } }
  }
}
