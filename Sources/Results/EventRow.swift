/// What an event says.
enum EventKind: UInt8, Sendable {
  case status, education, qualification, improvement, completion, offer

  static let codes = ["LM", "EDU", "QUAL", "IMPROVED", "COMPLETE", "OFFER"]
}

/// One version of an event as read.
struct EventRow: BitwiseCopyable {
  static let unknown: UInt8 = 0xFF

  var event: Slice
  var operation: Slice
  var person: Slice
  var eventHash: UInt64
  /// Hash of operation and person together, as in `ParticipationRow`.
  var keyHash: UInt64
  var recordedAt: Day
  var date: Day
  /// `EventKind` raw value, or `unknown`.
  var kind: UInt8
  /// For `status` a `LabourStatus` raw value, else an `Answer` raw value; `unknown` when it is neither.
  var value: UInt8
  var isDeleted: Bool
}

/// Reads the rows of an events file into compact form.
struct EventReader: Sendable {
  enum Column: Int, CaseIterable {
    case eventID, recordedAt, deleted, operationID, personID, date, kind, value

    static let names = ["event_id", "recorded_at", "deleted", "operation_id", "person_id", "date", "kind", "value"]
  }

  let table: CSVTable
  private let reading: FieldReading
  private let seed: UInt64
  private let lastDay: Day

  /// - Parameter asOf: rows recorded later do not exist yet.
  init(_ file: InputFile, asOf: Day, seed: UInt64) throws(InputFault) {
    table = try CSVTable(file, columns: Column.names) { $0 != Column.deleted.rawValue }
    reading = FieldReading(file)
    self.seed = seed
    lastDay = asOf
  }

  /// Reads one stretch; `take` gets every version that was recorded in time.
  func read(_ stretch: Range<Int>, take: (EventRow) -> Void) throws(ScanFault) {
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
      if let event = try event(fields) { take(event) }
    }
  }

  @inline(__always)
  private func event(_ fields: UnsafeMutableBufferPointer<Slice>) throws(ScanFault) -> EventRow? {
    let file = table.file
    @inline(__always) func place(_ column: Column) -> Int { table.places[column.rawValue] }
    @inline(__always) func slice(_ column: Column) -> Slice { fields[place(column)] }
    let (event, operation, person) = (slice(.eventID), slice(.operationID), slice(.personID))
    let at = fields[0].offset
    try reading.stated(event, field: place(.eventID), row: at)
    try reading.stated(slice(.recordedAt), field: place(.recordedAt), row: at)
    let recordedAt = try reading.day(slice(.recordedAt), field: place(.recordedAt))
    let date = try reading.day(slice(.date), field: place(.date))
    let isDeleted = try reading.isDeleted(slice(.deleted), field: place(.deleted))
    guard recordedAt <= lastDay else { return nil }
    let kind = EventKind.code(file.packed(slice(.kind)))
    return EventRow(
      event: event, operation: operation, person: person, eventHash: file.hash(event, seed: seed),
      keyHash: file.hash(person, seed: file.hash(operation, seed: seed)), recordedAt: recordedAt, date: date,
      kind: kind,
      value: kind == EventKind.status.rawValue
        ? LabourStatus.code(file.packed(slice(.value))) : EventRow.answer(file.packed(slice(.value))),
      isDeleted: isDeleted)
  }
}

extension EventKind {
  /// The raw value for a packed code, or `EventRow.unknown`.
  @inline(__always)
  static func code(_ packed: UInt64) -> UInt8 {
    switch packed {
    case 0x4D_4C: 0  // LM, first byte lowest
    case 0x55_44_45: 1  // EDU
    case 0x4C_41_55_51: 2  // QUAL
    case 0x44_45_56_4F_52_50_4D_49: 3  // IMPROVED
    case 0x45_54_45_4C_50_4D_4F_43: 4  // COMPLETE
    case 0x52_45_46_46_4F: 5  // OFFER
    default: EventRow.unknown
    }
  }
}

extension EventRow {
  @inline(__always)
  static func answer(_ packed: UInt64) -> UInt8 {
    switch packed {
    case 0x59: 1
    case 0x4E: 2
    default: unknown
    }
  }
}
