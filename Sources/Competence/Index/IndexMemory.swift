#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// Bytes that stay where they are for as long as this object lives: a mapped file or a copy on the heap.
///
/// Sendable although it holds a pointer: nothing writes to the bytes after initialisation. A mapped file must be
/// replaced by renaming, never rewritten in place; the importer does so.
final class IndexMemory: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  init(copying image: [UInt8]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(image.count, 1), alignment: 64)
    copy.copyBytes(from: image)
    bytes = UnsafeRawBufferPointer(rebasing: copy[..<image.count])
    isMapped = false
  }

  /// Maps the file read-only. Throws ``CompetenceError/unreadable(path:reason:)``.
  init(mapping path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw CompetenceError.unreadable(path: path, reason: SystemFault.current) }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else {
      throw CompetenceError.unreadable(path: path, reason: SystemFault.current)
    }
    guard facts.st_size > 0 else { throw CompetenceError.unreadable(path: path, reason: "the file is empty") }
    guard let start = mmap(nil, Int(facts.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw CompetenceError.unreadable(path: path, reason: SystemFault.current)
    }
    bytes = UnsafeRawBufferPointer(start: start, count: Int(facts.st_size))
    isMapped = true
  }

  /// Gives pages read so far back to the system; they come again from the file when touched.
  func releasePages() {
    guard isMapped, let base = bytes.baseAddress else { return }
    // Advice only: a refusal changes nothing but the memory figure.
    _ = madvise(UnsafeMutableRawPointer(mutating: base), bytes.count, MADV_DONTNEED)
  }

  deinit {
    guard let base = bytes.baseAddress else { return }
    if isMapped { munmap(UnsafeMutableRawPointer(mutating: base), bytes.count) } else { base.deallocate() }
  }
}

/// The operating system's last complaint in words.
enum SystemFault {
  static var current: String { String(cString: strerror(errno)) }
}
