extension PairTable {
  /// Reads `e_ptr.int64`, `e_col.int32`, `e_score.int32` and `o_cap.int32`.
  ///
  /// Pages are handed back as they are read: at a million people the files are larger than the table.
  /// - Throws: `FileFault` naming file, entry and remedy.
  public convenience init(reading store: ArrayStore) throws(FileFault) {
    let starts = try store.array("e_ptr.int64", of: Int64.self)
    let columns = try store.array("e_col.int32", of: Int32.self)
    let scores = try store.array("e_score.int32", of: Int32.self)
    let capacities = try store.array("o_cap.int32", of: Int32.self)
    guard starts.count >= 1 else {
      throw FileFault("e_ptr.int64", "empty", remedy: "It holds one row start per person and one more")
    }
    guard starts.count < Int(Int32.max), columns.count < Int(Int32.max), capacities.count < Int(Int32.max) else {
      throw FileFault("e_col.int32", "more than 2^31 entries", remedy: "Split the market into regions")
    }
    try starts.requireRows(starts.count - 1, total: columns.count, file: "e_ptr.int64")
    try scores.requireCount(columns.count, in: "e_score.int32", "e_col.int32")
    try capacities.requireEntries(in: 0...1_000_000, file: "o_cap.int32", "a number of seats")
    self.init(people: starts.count - 1, openings: capacities.count, pairs: columns.count)
    seats.update(from: capacities.base, count: capacities.count)
    try fill(starts, columns, scores)
  }

  private func fill(
    _ starts: RawArray<Int64>, _ columns: RawArray<Int32>, _ scores: RawArray<Int32>
  ) throws(FileFault) {
    let limit = UInt32(openings)
    var released = 0
    for person in 0..<people {
      let (from, to) = (Int(starts[person]), Int(starts[person + 1]))
      rowStart[person] = UInt32(from)
      rowEnd[person] = UInt32(to)
      var before: Int32 = -1
      for at in from..<to {
        let (column, score) = (columns[at], scores[at])
        guard UInt32(bitPattern: column) < limit else {
          throw FileFault(
            "e_col.int32", "entry \(at) (person \(person)) is \(column); openings run from 0 to \(openings - 1)",
            remedy: "Write the edges again for these openings")
        }
        guard column > before else {
          throw FileFault(
            "e_col.int32", "entry \(at) (person \(person)) is not above the one before it",
            remedy: "List each person's openings once, in ascending order")
        }
        guard score >= 1, score <= PairTable.highestFit else {
          throw FileFault(
            "e_score.int32", "entry \(at) (person \(person)) is \(score); a fit lies from 1 to \(PairTable.highestFit)",
            remedy: "Leave out pairs that are not possible; scale the others")
        }
        before = column
        opening[at] = column
        fit[at] = UInt16(truncatingIfNeeded: score)
      }
      if to - released > 1 << 20 {
        columns.bytes.release(released * 4..<to * 4)
        scores.bytes.release(released * 4..<to * 4)
        released = to
      }
    }
  }
}
