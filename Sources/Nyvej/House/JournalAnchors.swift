import Access
import Foundation
import Glibc

/// Heads of the journal, noted beside the database: whoever rewrites or cuts the journal would have to change this
/// file as well. Copy it now and then to where the administrator of the database has no access.
///
/// The newest head vouches for every entry before it; older ones only help to say where a change begins. So the file
/// may be thinned, and stays small.
struct JournalAnchors: Sendable {
  let path: String

  /// Some 8,000 lines. Then every second of the older half goes, so that the older, the rarer.
  private static let largest: off_t = 640 << 10

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// Every anchor noted so far. A last line without its end was being written when the power went: it is left out.
  func read() throws -> [JournalAnchor] {
    guard exists else { return [] }
    let text = try Packs.text(of: path)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    lines.removeLast()
    return try lines.enumerated().map { position, line in
      guard let anchor = JournalAnchor(line: line) else {
        throw Trouble(
          "line \(position + 1) of \(path) is no anchor (number and hash)",
          remedy: "restore the file from a copy; somebody has changed it")
      }
      return anchor
    }
  }

  /// The line that was written last; cheap however long the file is.
  func newest() throws -> JournalAnchor? {
    guard exists else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw trouble() }
    defer { close(descriptor) }
    var tail = [UInt8](repeating: 0, count: 256)
    let end = lseek(descriptor, 0, SEEK_END)
    let count = pread(descriptor, &tail, tail.count, max(0, end - off_t(tail.count)))
    guard count >= 0 else { throw trouble() }
    let lines = String(decoding: tail.prefix(count), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.dropLast().last.flatMap { JournalAnchor(line: $0) }
  }

  /// Adds a line, and returns when it is safely on the disk. Several processes may do so at once.
  func append(_ anchor: JournalAnchor) throws {
    let isNew = !exists
    let descriptor = try openLocked()
    defer { close(descriptor) }
    // A line that the power cut short is ended first, or the new one would be lost with it.
    let end = try cutUnfinishedLine(descriptor)
    let line = Array((anchor.line + "\n").utf8)
    if end + off_t(line.count) > JournalAnchors.largest {
      try thin(and: line)
    } else {
      guard lseek(descriptor, 0, SEEK_END) >= 0, write(descriptor, line, line.count) == line.count,
        fsync(descriptor) == 0
      else { throw trouble() }
    }
    if isNew { try syncFolder() }
  }

  /// The file, while nobody else writes to it. Whoever thins it puts another in its place, so the name is looked at
  /// again behind the lock.
  private func openLocked() throws -> Int32 {
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw trouble() }
      guard flock(descriptor, LOCK_EX) == 0 else {
        let trouble = trouble()
        close(descriptor)
        throw trouble
      }
      // Linux says so where another file has taken the name meanwhile.
      let name = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")
      if !name.hasSuffix(" (deleted)") { return descriptor }
      close(descriptor)
    }
  }

  private func thin(and line: [UInt8]) throws {
    let anchors = try read()
    let older = anchors.prefix(anchors.count / 2).enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    let kept = (older + anchors.suffix(anchors.count - anchors.count / 2)).map { $0.line + "\n" }.joined()
    let new = path + ".new"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw trouble() }
    defer { close(descriptor) }
    let bytes = Array(kept.utf8) + line
    guard write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0, rename(new, path) == 0 else {
      throw trouble()
    }
    try syncFolder()
  }

  /// Answers where the file ends.
  private func cutUnfinishedLine(_ descriptor: Int32) throws -> off_t {
    var end = lseek(descriptor, 0, SEEK_END)
    var byte: UInt8 = 0
    let whole = end
    while end > 0, pread(descriptor, &byte, 1, end - 1) == 1, byte != 0x0A { end -= 1 }
    guard end == whole || ftruncate(descriptor, end) == 0 else { throw trouble() }
    return end
  }

  private func syncFolder() throws {
    try DataFolder(path: URL(filePath: path).deletingLastPathComponent().path).sync()
  }

  private func trouble() -> Trouble {
    Trouble(
      "\(path) cannot be written: \(String(cString: strerror(errno)))",
      remedy: "make room on the disk, or give the file to the user that runs nyvej")
  }
}
