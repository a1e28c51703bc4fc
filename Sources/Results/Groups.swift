/// Brings together the rows and events of each person in each operation, within one part of the data.
struct Groups {
  /// For each group its first row; the others follow in `nextRow`.
  private(set) var spells: [Int32] = []
  private var nextRow: [Int32] = []
  private var firstEvent: [Int32] = []
  private var nextEvent: [Int32] = []
  private var slots: [Int32] = []
  /// Events that belong to none of the groups.
  private(set) var strays: [Int32] = []

  /// Forms the groups anew. Events of persons without a participation are kept apart.
  mutating func form(
    _ rows: [ParticipationRow], _ events: [EventRow], _ participations: InputFile, _ eventsFile: InputFile
  ) {
    for keyPath in [\Groups.spells, \.nextRow, \.firstEvent, \.nextEvent, \.slots, \.strays] {
      self[keyPath: keyPath].removeAll(keepingCapacity: true)
    }
    guard !rows.isEmpty else {
      strays.append(contentsOf: events.indices.map { Int32($0) })
      return
    }
    let size = 1 << (Int.bitWidth - (rows.count * 2 - 1).leadingZeroBitCount)
    slots.append(contentsOf: repeatElement(-1, count: size))
    nextRow.append(contentsOf: repeatElement(-1, count: rows.count))
    nextEvent.append(contentsOf: repeatElement(-1, count: events.count))
    for (index, row) in rows.enumerated() {
      var slot = Int(truncatingIfNeeded: row.keyHash) & (size - 1)
      while true {
        let group = Int(slots[slot])
        if group < 0 {
          slots[slot] = Int32(spells.count)
          spells.append(Int32(index))
          firstEvent.append(-1)
          break
        }
        let head = Int(spells[group])
        let other = rows[head]
        if other.keyHash == row.keyHash, participations.equal(other.person, participations, row.person),
          participations.equal(other.operation, participations, row.operation)
        {
          nextRow[index] = nextRow[head]
          nextRow[head] = Int32(index)
          break
        }
        slot = (slot + 1) & (size - 1)
      }
    }
    for (index, event) in events.enumerated() {
      var slot = Int(truncatingIfNeeded: event.keyHash) & (size - 1)
      var isStray = true
      while slots[slot] >= 0 {
        let group = Int(slots[slot])
        let head = rows[Int(spells[group])]
        if head.keyHash == event.keyHash, participations.equal(head.person, eventsFile, event.person),
          participations.equal(head.operation, eventsFile, event.operation)
        {
          nextEvent[index] = firstEvent[group]
          firstEvent[group] = Int32(index)
          isStray = false
          break
        }
        slot = (slot + 1) & (size - 1)
      }
      if isStray { strays.append(Int32(index)) }
    }
  }

  /// Puts the group's rows into `spells`, an array that is used again and again.
  @inline(__always)
  func collect(_ group: Int, of rows: [ParticipationRow], into spells: inout [ParticipationRow]) {
    spells.removeAll(keepingCapacity: true)
    var at = Int(self.spells[group])
    while at >= 0 {
      spells.append(rows[at])
      at = Int(nextRow[at])
    }
  }

  @inline(__always)
  func eachEvent(of group: Int, _ body: (Int) -> Void) {
    var at = Int(firstEvent[group])
    while at >= 0 {
      body(at)
      at = Int(nextEvent[at])
    }
  }
}
