/// Rows dealt out by hash, so that everything about one record (or one person in one operation) meets in one part and
/// each part is small enough for the processor's cache.
///
/// One lane fills it; afterwards each part is taken exactly once, by whichever lane works on that part. Parts are memory
/// of their own, so lanes that take different ones never touch the same word: that, and the joining of the threads
/// between filling and taking, is what `@unchecked Sendable` rests on. Memory by hand and not arrays, because adding a
/// row is the innermost step and an array asks every time whether it is shared.
final class Dealt<Row: BitwiseCopyable>: @unchecked Sendable {
  private struct Part {
    var start: UnsafeMutablePointer<Row>?
    var count = 0
    var capacity = 0

    mutating func grow() {
      let larger = UnsafeMutablePointer<Row>.allocate(capacity: max(capacity * 2, 16))
      if let start {
        larger.moveInitialize(from: start, count: count)
        start.deallocate()
      }
      (start, capacity) = (larger, max(capacity * 2, 16))
    }
  }

  private let parts: UnsafeMutableBufferPointer<Part>
  private let shift: UInt64

  /// - Parameter parts: a power of two.
  init(parts count: Int) {
    precondition(count > 0 && count & (count - 1) == 0, "the number of parts is a power of two")
    parts = .allocate(capacity: count)
    parts.initialize(repeating: Part())
    shift = UInt64(64 - count.trailingZeroBitCount)
  }

  deinit {
    for part in parts { part.start?.deallocate() }
    parts.deallocate()
  }

  @inline(__always)
  func deal(_ row: Row, hash: UInt64) {
    let index = Int(truncatingIfNeeded: hash >> shift)  // a shift by 64 gives 0
    if parts[index].count == parts[index].capacity { parts[index].grow() }
    (parts[index].start! + parts[index].count).initialize(to: row)
    parts[index].count += 1
  }

  /// The rows of one part from all lanes; the lanes no longer hold them afterwards.
  static func joined(_ lanes: [Dealt], _ part: Int) -> [Row] {
    let total = lanes.reduce(0) { $0 + $1.parts[part].count }
    return Array(unsafeUninitializedCapacity: total) { rows, count in
      for lane in lanes {
        if let start = lane.parts[part].start {
          (rows.baseAddress! + count).moveInitialize(from: start, count: lane.parts[part].count)
          count += lane.parts[part].count
          start.deallocate()
        }
        lane.parts[part] = Part()
      }
    }
  }
}
