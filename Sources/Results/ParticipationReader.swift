/// Reads the rows of a participations file into compact form.
struct ParticipationReader: Sendable {
  let table: CSVTable
  private let reading: FieldReading
  private let seed: UInt64
  private let axes: [Int]
  private let lastDay: Day

  /// - Parameters:
  ///   - uses: columns that the pack's predicates ask for; they must be in the file.
  ///   - axes: columns whose values make the breakdown key.
  ///   - asOf: rows recorded later do not exist yet.
  init(_ file: InputFile, uses: Set<Flag>, axes: [ParticipationColumn], asOf: Day, seed: UInt64) throws(InputFault) {
    let unused = Set(Flag.allCases).subtracting(uses).map { Flag.columns[$0.rawValue].rawValue }
    let optional = ParticipationColumn.optional.union(unused).subtracting(axes.map(\.rawValue))
    table = try CSVTable(file, columns: ParticipationColumn.names) { !optional.contains($0) }
    reading = FieldReading(file)
    self.axes = axes.map { [table] in table.places[$0.rawValue] }
    self.seed = seed
    lastDay = asOf
  }

  /// Reads one stretch; `take` gets every version that was recorded in time.
  func read(
    _ stretch: Range<Int>, keys: inout BreakdownKeys, take: (ParticipationRow) -> Void
  ) throws(ScanFault) {
    var scan = CSVScan(table.file, stretch, delimiter: table.delimiter)
    let width = table.width
    let fields = UnsafeMutableBufferPointer<Slice>.allocate(capacity: width + 1)
    defer { fields.deallocate() }
    fields.initialize(repeating: .empty)
    let row = UnsafeMutableBufferPointer(rebasing: fields[..<width])
    while true {
      let count = try scan.next(into: row)
      if count == 0 { return }
      guard count == width else {
        throw ScanFault(
          offset: fields[0].offset, field: count - 1, reason: .tooFewFields(got: count, expected: width))
      }
      if let row = try participation(fields, keys: &keys) { take(row) }
    }
  }

  @inline(__always)
  private func participation(
    _ fields: UnsafeMutableBufferPointer<Slice>, keys: inout BreakdownKeys
  ) throws(ScanFault) -> ParticipationRow? {
    let file = table.file
    @inline(__always) func place(_ column: ParticipationColumn) -> Int { table.places[column.rawValue] }
    @inline(__always) func slice(_ column: ParticipationColumn) -> Slice { fields[place(column)] }
    @inline(__always) func day(_ column: ParticipationColumn) throws(ScanFault) -> Day {
      try reading.day(slice(column), field: place(column))
    }
    let at = fields[0].offset
    try reading.stated(slice(.recordID), field: place(.recordID), row: at)
    try reading.stated(slice(.recordedAt), field: place(.recordedAt), row: at)
    let recordedAt = try day(.recordedAt)
    let isDeleted = try reading.isDeleted(slice(.deleted), field: place(.deleted))
    let (entry, exit, observedUntil) = (try day(.entryDate), try day(.exitDate), try day(.observedUntil))
    let (birth, since) = (try day(.birthDate), try day(.unempSince))
    guard recordedAt <= lastDay else { return nil }
    var unknown: UInt32 = 0
    let (record, operation, person) = (slice(.recordID), slice(.operationID), slice(.personID))
    return ParticipationRow(
      record: record, operation: operation, person: person, recordHash: file.hash(record, seed: seed),
      keyHash: file.hash(person, seed: file.hash(operation, seed: seed)), recordedAt: recordedAt, entry: entry,
      exit: exit, observedUntil: observedUntil, birth: birth, unemployedSince: since,
      answers: answers(fields, unknown: &unknown), breakdown: keys.number(of: fields, places: axes, in: file),
      lm: status(slice(.lmStatus), unknown: &unknown), gender: gender(slice(.gender), unknown: &unknown),
      isced: isced(slice(.isced), unknown: &unknown), isDeleted: isDeleted, unknownColumns: unknown)
  }

  @inline(__always)
  private func answers(_ fields: UnsafeMutableBufferPointer<Slice>, unknown: inout UInt32) -> UInt32 {
    var answers: UInt32 = 0
    for (index, column) in Flag.columns.enumerated() {
      let slice = fields[table.places[column.rawValue]]
      if slice.isEmpty { continue }
      var answer = Answer.notAsked
      switch table.file.packed(slice) {
      case 0x59: answer = .yes
      case 0x4E: answer = .no
      case 0x55: answer = .refused
      default: unknown |= column.bit
      }
      answers |= answer.rawValue << UInt32(index * 2)
    }
    return answers
  }

  @inline(__always)
  private func status(_ slice: Slice, unknown: inout UInt32) -> UInt8 {
    let status = LabourStatus.code(table.file.packed(slice))
    if status == ParticipationRow.missing, !slice.isEmpty, table.file.packed(slice) != 0x55 {
      unknown |= ParticipationColumn.lmStatus.bit
    }
    return status
  }

  @inline(__always)
  private func gender(_ slice: Slice, unknown: inout UInt32) -> UInt8 {
    switch table.file.packed(slice) {
    case 0x46: return 0
    case 0x4D: return 1
    case 0x4E: return 2
    case 0x55: return ParticipationRow.missing
    default:
      if !slice.isEmpty { unknown |= ParticipationColumn.gender.bit }
      return ParticipationRow.missing
    }
  }

  @inline(__always)
  private func isced(_ slice: Slice, unknown: inout UInt32) -> UInt8 {
    let digit = table.file.packed(slice) &- 0x30
    if slice.length == 1, digit <= 8 { return UInt8(digit) }
    if !slice.isEmpty, table.file.packed(slice) != 0x55 { unknown |= ParticipationColumn.isced.bit }
    return ParticipationRow.missing
  }
}

extension LabourStatus {
  /// The raw value for a packed code, or `ParticipationRow.missing`.
  @inline(__always)
  static func code(_ packed: UInt64) -> UInt8 {
    switch packed {
    case 0x4C_50_4D_45: 0  // EMPL, first byte lowest
    case 0x46_4C_45_53: 1  // SELF
    case 0x50_4D_45_4E_55: 2  // UNEMP
    case 0x54_43_41_4E_49: 3  // INACT
    default: ParticipationRow.missing
    }
  }
}
