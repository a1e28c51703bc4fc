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
    file = open("\(directory)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
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

  @inline(__always)
  func append(_ elements: UnsafeBufferPointer<Element>) throws(FileFault) {
    if count + elements.count > room { try flush() }
    guard let base = elements.baseAddress, elements.count <= room else { return }
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
    var (at, left) = (UnsafeRawPointer(buffer), count * MemoryLayout<Element>.stride)
    while left > 0 {
      let written = write(file, at, left)
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw fault() }
      at += written
      left -= written
    }
    count = 0
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
  public func writeEdges(to directory: String) throws(FileFault) -> EdgeCount {
    let pointers = try ArrayWriter<Int64>("e_ptr.int64", in: directory)
    let columns = try ArrayWriter<Int32>("e_col.int32", in: directory)
    let scores = try ArrayWriter<Int32>("e_score.int32", in: directory)
    var (edges, without, sum) = (0, 0, 0)
    do {
      try pointers.append(0)
      try EdgeBuilder(self).build { openings, fits in
        edges &+= openings.count
        if openings.isEmpty { without &+= 1 }
        for fit in fits { sum &+= Int(fit) }
        try pointers.append(Int64(edges))
        try columns.append(openings)
        try scores.append(fits)
      }
      try pointers.finish()
      try columns.finish()
      try scores.finish()
    } catch let fault as FileFault {
      throw fault
    } catch {
      throw FileFault("e_col.int32", "\(error)", remedy: "Write the edges again")
    }
    return EdgeCount(people: people, openings: openings, edges: edges, without: without, sum: sum)
  }
}
