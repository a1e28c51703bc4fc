/// A queue of openings by whole-number distance (Dial's buckets) with a bitmap over the buckets.
///
/// Leaving someone where they are bounds every distance, so the range is small and known before a search begins.
final class Buckets {
  private(set) var range = 0
  private var head: UnsafeMutablePointer<Int32>
  private var filled: UnsafeMutablePointer<UInt64>
  private var entries: UnsafeMutablePointer<Entry>
  private var room = 1024
  private var count = 0
  private var word = 0

  private struct Entry {
    var opening: Int32
    var next: Int32
    var distance: Int32
  }

  init() {
    head = .allocate(capacity: 1)
    filled = .allocate(capacity: 1)
    entries = .allocate(capacity: room)
  }

  deinit {
    head.deallocate()
    filled.deallocate()
    entries.deallocate()
  }

  /// Makes room for distances below `limit`. The queue must be empty.
  func reserve(_ limit: Int) {
    guard limit > range else { return }
    let words = (limit + 64) / 64 + 1
    head.deallocate()
    filled.deallocate()
    range = words * 64
    head = .allocate(capacity: range)
    head.initialize(repeating: -1, count: range)
    filled = .allocate(capacity: words)
    filled.initialize(repeating: 0, count: words)
  }

  @inline(__always)
  func push(_ opening: Int32, at distance: Int32) {
    if count == room { grow() }
    let bucket = Int(distance)
    let first = head[bucket]
    if first < 0 { filled[bucket &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: bucket & 63) }
    entries[count] = Entry(opening: opening, next: first, distance: distance)
    head[bucket] = Int32(truncatingIfNeeded: count)
    count &+= 1
  }

  /// The next opening nearer than `limit`, nearest first; `nil` when there is none.
  @inline(__always)
  func pop(below limit: Int32) -> (opening: Int32, distance: Int32)? {
    let last = Int(limit &>> 6)
    while word <= last && filled[word] == 0 { word &+= 1 }
    guard word <= last else { return nil }
    let bucket = word &* 64 &+ filled[word].trailingZeroBitCount
    guard bucket < Int(limit) else { return nil }
    let entry = entries[Int(head[bucket])]
    head[bucket] = entry.next
    if entry.next < 0 { filled[word] &= filled[word] &- 1 }
    return (entry.opening, entry.distance)
  }

  /// Empties the queue for the next search.
  func clear() {
    var at = 0
    while at < count {
      let bucket = Int(entries[at].distance)
      head[bucket] = -1
      filled[bucket &>> 6] = 0
      at &+= 1
    }
    count = 0
    word = 0
  }

  private func grow() {
    entries = PairTable.grown(entries, from: count, to: room * 2)
    room *= 2
  }
}
