#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is wrong with a file of an instance, for the one who has to put it right.
public struct FileFault: Error, Hashable, CustomStringConvertible {
  public let file: String
  public let problem: String
  public let remedy: String

  public init(_ file: String, _ problem: String, remedy: String) {
    self.file = file
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String { "\(file): \(problem). \(remedy)" }
}

/// Where the arrays of an instance lie.
public enum ArrayStore: Sendable {
  /// Files of a directory, mapped read-only. They must not be cut short while they are read.
  case directory(String)
  /// Name to little-endian bytes.
  case memory([String: [UInt8]])

  /// The array in `name`, whose suffix names its type.
  func array<Element: FixedWidthInteger>(_ name: String, of type: Element.Type) throws(FileFault) -> RawArray<Element> {
    let bytes =
      switch self {
      case .directory(let path): try Bytes(mapping: path + "/" + name, called: name)
      case .memory(let files):
        if let file = files[name] {
          Bytes(copying: file)
        } else {
          throw FileFault(name, "not there", remedy: "Write the whole instance again")
        }
      }
    guard bytes.count % MemoryLayout<Element>.stride == 0 else {
      throw FileFault(
        name, "\(bytes.count) bytes are not whole numbers of \(MemoryLayout<Element>.stride) bytes",
        remedy: "Write the file again; it was probably cut short")
    }
    return RawArray(bytes)
  }
}

/// Bytes that stay where they are as long as someone holds this.
final class Bytes {
  let start: UnsafeRawPointer
  let count: Int
  private let isMapped: Bool

  init(copying bytes: [UInt8]) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: bytes.count) }
    (start, count, isMapped) = (UnsafeRawPointer(copy), bytes.count, false)
  }

  init(mapping path: String, called name: String) throws(FileFault) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw FileFault(name, String(cString: strerror(errno)), remedy: "Check that \(path) exists and may be read")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, (status.st_mode & S_IFMT) == S_IFREG else {
      throw FileFault(name, "not a plain file", remedy: "Give a directory with the instance's files")
    }
    count = Int(status.st_size)
    guard count > 0 else {
      (start, isMapped) = (UnsafeRawPointer(UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 16)), false)
      return
    }
    guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), mapped != MAP_FAILED else {
      throw FileFault(name, String(cString: strerror(errno)), remedy: "Free memory or address space and try again")
    }
    (start, isMapped) = (UnsafeRawPointer(mapped), true)
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), count)
    } else {
      UnsafeMutableRawPointer(mutating: start).deallocate()
    }
  }

  /// Hands the pages of `range` back; they are read again from the file when they are needed again.
  func release(_ range: Range<Int>) {
    guard isMapped else { return }
    let page = 4096
    let from = range.lowerBound / page * page
    let to = range.upperBound / page * page
    guard to > from else { return }
    madvise(UnsafeMutableRawPointer(mutating: start + from), to - from, MADV_DONTNEED)
  }
}

/// Whole numbers in a file, read in place.
struct RawArray<Element: FixedWidthInteger> {
  let bytes: Bytes
  let base: UnsafePointer<Element>
  let count: Int

  init(_ bytes: Bytes) {
    self.bytes = bytes
    count = bytes.count / MemoryLayout<Element>.stride
    base = bytes.start.assumingMemoryBound(to: Element.self)
  }

  @inline(__always)
  subscript(index: Int) -> Element { base[index] }

  func requireCount(_ expected: Int, in file: String, _ what: String) throws(FileFault) {
    guard count == expected else {
      throw FileFault(file, "\(count) entries where \(what) asks for \(expected)", remedy: "Write the instance again")
    }
  }

  /// Refuses entries outside `range`, naming the first.
  func requireEntries(in range: ClosedRange<Element>, file: String, _ what: String) throws(FileFault) {
    for index in 0..<count where base[index] < range.lowerBound || base[index] > range.upperBound {
      throw FileFault(
        file, "entry \(index) is \(base[index]); \(what) lies from \(range.lowerBound) to \(range.upperBound)",
        remedy: "Correct the entry or write the instance again")
    }
  }

  /// Refuses anything but rows: starts at 0, never falls, ends at `total`.
  func requireRows(_ rows: Int, total: Int, file: String) throws(FileFault) where Element == Int64 {
    try requireCount(rows + 1, in: file, "one entry per row and one more")
    guard base[0] == 0 else { throw FileFault(file, "starts at \(base[0])", remedy: "Row starts begin with 0") }
    for index in 0..<rows where base[index + 1] < base[index] {
      throw FileFault(
        file, "entry \(index + 1) is below the entry before it", remedy: "Row starts may not fall; write the file again"
      )
    }
    guard base[rows] == Int64(total) else {
      throw FileFault(
        file, "ends at \(base[rows]) where \(total) entries are listed", remedy: "Write both files again, together")
    }
  }
}
