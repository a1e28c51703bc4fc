import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers appended to a file, a megabyte at a time.
final class ArrayWriter<Element: FixedWidthInteger> {
  private let name: String
  private let file: Int32
  private let buffer: UnsafeMutablePointer<Element>
  private let room = 1 << 18
  private var count = 0
  private var isOpen = true

  init(_ name: String, in directory: String) throws(FileFault) {
    self.name = name
    let path = "\(directory)/\(name)"
    // A new file instead of an emptied one: when that is closed, some file systems wait for the disk.
    unlink(path)
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    buffer = .allocate(capacity: room)
    guard file >= 0 else {
      isOpen = false
      throw FileFault(name, String(cString: strerror(errno)), remedy: "Check that \(directory) may be written")
    }
  }

  deinit {
    if isOpen { close(file) }
    buffer.deallocate()
  }

  func append(_ elements: UnsafeBufferPointer<Element>) throws(FileFault) {
    guard let base = elements.baseAddress else { return }
    if count + elements.count > room { try flush() }
    guard elements.count <= room else { return try put(UnsafeRawPointer(base), elements.count) }
    (buffer + count).update(from: base, count: elements.count)
    count += elements.count
  }

  @inline(__always)
  func append(_ element: Element) throws(FileFault) {
    if count == room { try flush() }
    buffer[count] = element
    count += 1
  }

  /// Writes the rest and closes. Call it: a file that was not closed is not whole.
  func finish() throws(FileFault) {
    try flush()
    isOpen = false
    guard close(file) == 0 else { throw fault() }
  }

  private func flush() throws(FileFault) {
    try put(UnsafeRawPointer(buffer), count)
    count = 0
  }

  private func put(_ start: UnsafeRawPointer, _ elements: Int) throws(FileFault) {
    var (at, left) = (start, elements * MemoryLayout<Element>.stride)
    while left > 0 {
      let written = write(file, at, left)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw fault() }
      at += written
      left -= written
    }
  }

  private func fault() -> FileFault {
    FileFault(name, String(cString: strerror(errno)), remedy: "Free space on the disk and start again")
  }
}

/// What was found when the edges were written.
public struct EdgeCount: Sendable, Codable {
  public let people: Int
  public let openings: Int
  public let edges: Int
  /// People for whom no opening is possible.
  public let without: Int
  /// Sum of all fits: a quick comparison between programs.
  public let sum: Int
}

extension Instance {
  /// Finds all possible pairs and writes `e_ptr.int64`, `e_col.int32` and `e_score.int32` into `directory`.
  ///
  /// - Parameter lanes: how many threads share the work; the files do not depend on it.
  public func writeEdges(to directory: String, lanes: Int = 2) throws(FileFault) -> EdgeCount {
    // Enough cells in a band that handing over costs nothing, few enough that nobody waits long at the end.
    try writeEdges(to: directory, lanes: lanes, cellsInBand: 4)
  }

  func writeEdges(to directory: String, lanes: Int, cellsInBand: Int) throws(FileFault) -> EdgeCount {
    let book = try EdgeBook(in: directory, openings: openings)
    let relay = EdgeRelay(self, cellsInBand: cellsInBand, into: book)
    DispatchQueue.concurrentPerform(iterations: max(lanes, 1)) { _ in relay.run() }
    return try relay.finish()
  }
}

/// The three files of the edges, and what was written into them so far.
private final class EdgeBook {
  private let pointers: ArrayWriter<Int64>
  private let columns: ArrayWriter<Int32>
  private let scores: ArrayWriter<Int32>
  private let openings: Int
  private var (people, edges, without, sum) = (0, 0, 0, 0)

  init(in directory: String, openings: Int) throws(FileFault) {
    self.openings = openings
    pointers = try ArrayWriter<Int64>("e_ptr.int64", in: directory)
    columns = try ArrayWriter<Int32>("e_col.int32", in: directory)
    scores = try ArrayWriter<Int32>("e_score.int32", in: directory)
    try pointers.append(0)
  }

  func write(_ band: EdgeBand) throws(FileFault) {
    for count in band.counts {
      edges &+= Int(count)
      if count == 0 { without &+= 1 }
      try pointers.append(Int64(edges))
    }
    people &+= band.counts.count
    sum &+= band.sum
    try band.columns.withUnsafeBufferPointer { columns throws(FileFault) in try self.columns.append(columns) }
    try band.scores.withUnsafeBufferPointer { scores throws(FileFault) in try self.scores.append(scores) }
  }

  func finish() throws(FileFault) -> EdgeCount {
    try pointers.finish()
    try columns.finish()
    try scores.finish()
    return EdgeCount(people: people, openings: openings, edges: edges, without: without, sum: sum)
  }
}

/// The rows of some neighbouring cells.
private struct EdgeBand: Sendable {
  var counts: [Int32] = []
  var columns: [Int32] = []
  var scores: [Int32] = []
  var sum = 0
}

/// Threads take up cells in bands, one after the other; whoever finishes the band that is next in the files writes it,
/// and those behind it that are ready.
private final class EdgeRelay: @unchecked Sendable {
  // Read by all threads, changed by none.
  private let instance: Instance
  private let shelves: OpeningShelves
  private let cellsInBand: Int
  // Touched only by the thread that writes.
  private let book: EdgeBook
  private let state = Mutex(State())

  private struct State {
    var taken = 0
    var written = 0
    var isWriting = false
    var ready: [Int: EdgeBand] = [:]
    var fault: FileFault?
  }

  init(_ instance: Instance, cellsInBand: Int, into book: EdgeBook) {
    self.instance = instance
    self.cellsInBand = cellsInBand
    self.book = book
    shelves = OpeningShelves(instance)
  }

  func run() {
    let builder = EdgeBuilder(instance, shelves)
    while let band = take() {
      let first = band * cellsInBand
      var rows = EdgeBand()
      builder.build(first..<min(first + cellsInBand, instance.cells)) { openings, fits in
        rows.counts.append(Int32(openings.count))
        rows.columns.append(contentsOf: openings)
        rows.scores.append(contentsOf: fits)
        for fit in fits { rows.sum &+= Int(fit) }
      }
      state.withLock { $0.ready[band] = rows }
      writeWhatIsReady()
    }
  }

  func finish() throws(FileFault) -> EdgeCount {
    if let fault = state.withLock({ $0.fault }) { throw fault }
    return try book.finish()
  }

  private func take() -> Int? {
    state.withLock { state in
      guard state.fault == nil, state.taken * cellsInBand < instance.cells else { return nil }
      state.taken += 1
      return state.taken - 1
    }
  }

  private func writeWhatIsReady() {
    while let rows = next() {
      do {
        try book.write(rows)
        state.withLock { ($0.isWriting, $0.written) = (false, $0.written + 1) }
      } catch {
        state.withLock { ($0.isWriting, $0.fault) = (false, error) }
      }
    }
  }

  private func next() -> EdgeBand? {
    state.withLock { state in
      guard !state.isWriting, state.fault == nil, let rows = state.ready.removeValue(forKey: state.written) else {
        return nil
      }
      state.isWriting = true
      return rows
    }
  }
}
