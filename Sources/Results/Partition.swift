/// Rows dealt out by hash, so that everything about one record (or one person in one operation) meets in one part and
/// each part is small enough for the processor's cache.
///
/// One lane fills it; afterwards each part is taken exactly once, by whichever lane works on that part. The parts lie
/// in memory of their own, so lanes that take different ones never touch the same word: that, and the joining of the
/// threads between filling and taking, is what `@unchecked Sendable` rests on.
final class Dealt<Row>: @unchecked Sendable {
  private let parts: UnsafeMutableBufferPointer<[Row]>
  private let shift: UInt64

  /// - Parameter parts: a power of two.
  init(parts count: Int) {
    precondition(count > 0 && count & (count - 1) == 0, "the number of parts is a power of two")
    parts = .allocate(capacity: count)
    parts.initialize(repeating: [])
    shift = UInt64(64 - count.trailingZeroBitCount)
  }

  deinit {
    parts.deinitialize()
    parts.deallocate()
  }

  @inline(__always)
  func deal(_ row: Row, hash: UInt64) {
    parts[Int(truncatingIfNeeded: hash >> shift)].append(row)  // a shift by 64 gives 0
  }

  /// The rows of one part, which this object no longer holds afterwards.
  func take(_ part: Int) -> [Row] {
    precondition(parts.indices.contains(part), "the part exists")
    var rows: [Row] = []
    swap(&parts[part], &rows)
    return rows
  }
}
