import Access
import Foundation
import Glibc
import Logging
import ServiceLifecycle

/// Heads of the journal, noted beside the database: whoever rewrites or cuts the journal would have to change this
/// file as well. Copy it now and then to where the administrator of the database has no access.
struct JournalAnchors: Sendable {
  let path: String

  /// Every anchor noted so far. A last line without its end was being written when the power went: it is left out.
  func read() throws -> [JournalAnchor] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
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

  /// Adds a line, and returns when it is safely on the disk.
  func append(_ anchor: JournalAnchor) throws {
    let isNew = !FileManager.default.fileExists(atPath: path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw trouble() }
    defer { close(descriptor) }
    // A line that the power cut short is ended first, or the new one would be lost with it.
    try cutUnfinishedLine(descriptor)
    let line = Array((anchor.line + "\n").utf8)
    guard lseek(descriptor, 0, SEEK_END) >= 0, write(descriptor, line, line.count) == line.count,
      fsync(descriptor) == 0
    else { throw trouble() }
    if isNew { try syncFolder() }
  }

  private func cutUnfinishedLine(_ descriptor: Int32) throws {
    var end = lseek(descriptor, 0, SEEK_END)
    var byte: UInt8 = 0
    let whole = end
    while end > 0, pread(descriptor, &byte, 1, end - 1) == 1, byte != 0x0A { end -= 1 }
    guard end == whole || ftruncate(descriptor, end) == 0 else { throw trouble() }
  }

  private func syncFolder() throws {
    let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw trouble() }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw trouble() }
  }

  private func trouble() -> Trouble {
    Trouble(
      "\(path) cannot be written: \(String(cString: strerror(errno)))",
      remedy: "make room on the disk, or give the file to the user that runs nyvej")
  }
}

/// Notes the head every 1,000 entries or ten minutes while the server runs, and once more at its end.
struct AnchorKeeper: Service {
  let store: Store
  let anchors: JournalAnchors
  let log: Logger

  private static let (entries, interval, look): (Int64, Duration, Duration) = (1000, .seconds(600), .seconds(5))

  func run() async throws {
    let first = try anchors.read().last?.sequence ?? 0
    await cancelWhenGracefulShutdown {
      var (last, noted) = (first, ContinuousClock.now)
      while !Task.isCancelled {
        do {
          try await Task.sleep(for: AnchorKeeper.look)
          guard let head = try await store.journalHead(), head.sequence > last else { continue }
          guard head.sequence >= last + AnchorKeeper.entries || noted.duration(to: .now) >= AnchorKeeper.interval else {
            continue
          }
          try anchors.append(head)
          (last, noted) = (head.sequence, .now)
        } catch is CancellationError {
          return
        } catch {
          // The journal itself is safe; the anchor is tried again in a moment.
          log.error("the head of the journal could not be noted: \(error)")
        }
      }
    }
  }

  /// The last note, when nothing is served any more.
  func finish() async throws {
    guard let head = try await store.journalHead(), head.sequence > (try anchors.read().last?.sequence ?? 0) else {
      return
    }
    try anchors.append(head)
  }
}
