/// Step 1 of the rules: of the append-only versions of each record the newest that was recorded in time, withdrawn ones
/// left out. Later `recordedAt` wins, on the same day the later line.
struct NewestVersions {
  private var slots: [Int32] = []

  /// Keeps the newest version of each record among `rows` and hands it to `keep`.
  /// - Parameters:
  ///   - hash: the record's hash; `same` decides when hashes agree.
  ///   - isNewer: whether the first is a later version than the second.
  ///   - isOther: whether two versions are of two people, and so may be two records; each such version goes to `report`.
  mutating func pick<Row>(
    from rows: [Row], hash: (Row) -> UInt64, same: (Row, Row) -> Bool, isNewer: (Row, Row) -> Bool,
    isOther: (Row, Row) -> Bool, report: (Row) -> Void, keep: (Row) -> Void
  ) {
    guard !rows.isEmpty else { return }
    let size = 1 << (Int.bitWidth - (rows.count * 2 - 1).leadingZeroBitCount)
    slots.removeAll(keepingCapacity: true)
    slots.append(contentsOf: repeatElement(-1, count: size))
    rows.withUnsafeBufferPointer { rows in
      slots.withUnsafeMutableBufferPointer { slots in
        for index in rows.indices {
          var slot = Int(truncatingIfNeeded: hash(rows[index])) & (size - 1)
          while true {
            let other = Int(slots[slot])
            if other < 0 {
              slots[slot] = Int32(truncatingIfNeeded: index)
              break
            }
            if hash(rows[other]) == hash(rows[index]), same(rows[other], rows[index]) {
              if isOther(rows[index], rows[other]) { report(rows[index]) }
              if isNewer(rows[index], rows[other]) { slots[slot] = Int32(truncatingIfNeeded: index) }
              break
            }
            slot = (slot + 1) & (size - 1)
          }
        }
        for slot in slots where slot >= 0 { keep(rows[Int(slot)]) }
      }
    }
  }
}

/// The rows that exist on a day, dealt by operation and person: what the figures are made of.
struct Snapshot: Sendable {
  let participations: [Dealt<ParticipationRow>]
  let events: [Dealt<EventRow>]
  let parts: Int
  /// Findings about rows that never become a participation.
  let findings: [[RowFinding]]
  /// Rows of participations, and of events, with a code that is not in its list.
  let unknownCodes: Int
  let unknownEvents: Int
  /// Rows of participations, and of events, with the id of a row about somebody else, of which only the newest counts.
  let sharedRecords: Int
  let sharedEvents: Int
}
