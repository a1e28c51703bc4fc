#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of one input, mapped from disk where possible so that a large file costs no copy.
///
/// Immutable after `init`, which is why threads may share it. Everything that reads it works with offsets that were
/// checked against `count` when they were made. A file must not be shortened while it is being read: the system answers
/// access beyond a mapping's new end by ending the process.
public final class InputFile: @unchecked Sendable {
  /// How the file is named in messages.
  public let name: String
  let start: UnsafePointer<UInt8>
  let count: Int
  private let isMapped: Bool

  /// Opens `path`. Regular files are mapped; pipes are read to their end.
  /// - Throws: a fault that names the path and the reason when it cannot be opened or read.
  public init(path: String) throws(InputFault) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw InputFile.unreadable(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw InputFault(file: path, problem: "this is a folder", remedy: "Name a file in it.")
    }
    name = path
    if status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 {
      let size = Int(status.st_size)
      guard let map = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), map != MAP_FAILED else {
        throw InputFile.unreadable(path)
      }
      (start, count, isMapped) = (UnsafePointer(map.bindMemory(to: UInt8.self, capacity: size)), size, true)
    } else {
      let bytes = try InputFile.drain(descriptor, path)
      (start, count, isMapped) = (InputFile.copy(bytes), bytes.count, false)
    }
  }

  /// Bytes that are already in memory, under the name that messages shall use.
  public init(name: String, bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    self.name = name
    (start, count, isMapped) = (InputFile.copy(bytes), bytes.count, false)
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: start), count)
    } else {
      start.deallocate()
    }
  }

  /// All bytes, copied.
  var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  private static func copy(_ bytes: [UInt8]) -> UnsafePointer<UInt8> {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
    _ = memory.initialize(from: bytes)
    return UnsafePointer(memory.baseAddress!)
  }

  private static func drain(_ descriptor: Int32, _ path: String) throws(InputFault) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = read(descriptor, &buffer, buffer.count)
      if got == 0 { return all }
      if got < 0 {
        if errno == EINTR { continue }
        throw unreadable(path)
      }
      all.append(contentsOf: buffer[..<got])
    }
  }

  private static func unreadable(_ path: String) -> InputFault {
    InputFault(
      file: path, problem: "cannot be read: \(String(cString: strerror(errno)))",
      remedy: "Check the path and the permission to read it.")
  }
}
