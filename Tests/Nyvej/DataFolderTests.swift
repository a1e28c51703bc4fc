import Access
import Foundation
import Testing

@testable import Nyvej

@Suite("The data folder")
struct DataFolderTests {
  @Test("it is made for its owner only; one that others may look into is warned of")
  func permissions() throws {
    try withFolder { folder in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
      #expect(attributes[.posixPermissions] as? Int == 0o700)
      #expect(try folder.prepare() == nil)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      #expect(try folder.prepare()?.contains("chmod 700") == true)
    }
  }

  @Test("a file in its place, or a folder that cannot be made, is said to be one")
  func noFolder() throws {
    try withFolder { folder in
      try Data().write(to: URL(filePath: folder.file("file")))
      #expect(throws: Trouble.self) { try DataFolder(path: folder.file("file")).prepare() }
      #expect(throws: Trouble.self) { try DataFolder(path: folder.file("file/below")).prepare() }
    }
  }

  @Test("one server at a time; the next may once the first is gone")
  func lock() throws {
    try withFolder { folder in
      var first: DataFolder.Lock? = try folder.lock()
      #expect(throws: Trouble.self) { try folder.lock() }
      withExtendedLifetime(first) {}
      first = nil
      _ = try folder.lock()
    }
  }
}

@Suite("Heads of the journal, noted beside the database")
struct JournalAnchorsTests {
  private func anchor(_ number: Int) throws -> JournalAnchor {
    try #require(JournalAnchor(line: "\(number) " + String(repeating: "ab", count: 32)))
  }

  @Test("what was noted is read again, in order") func readAgain() throws {
    try withFolder { folder in
      let anchors = JournalAnchors(path: folder.anchors)
      #expect(try anchors.read().isEmpty)
      for number in [3, 1000, 2000] { try anchors.append(try anchor(number)) }
      #expect(try anchors.read().map(\.sequence) == [3, 1000, 2000])
    }
  }

  @Test("the newest is told without reading the rest, also when the power cut the line behind it") func newest() throws
  {
    try withFolder { folder in
      let anchors = JournalAnchors(path: folder.anchors)
      #expect(try anchors.newest() == nil)
      for number in 1...30 { try anchors.append(try anchor(number)) }
      #expect(try anchors.newest() == anchor(30))
      let whole = try String(contentsOfFile: folder.anchors, encoding: .utf8)
      try (whole + "1000 ab").write(toFile: folder.anchors, atomically: true, encoding: .utf8)
      #expect(try anchors.newest() == anchor(30))
    }
  }

  @Test("however long the house runs, the file stays small: the older a head, the rarer") func thinned() throws {
    try withFolder { folder in
      let anchors = JournalAnchors(path: folder.anchors)
      let lines = try (1...20_000).map { try anchor($0).line + "\n" }
      // As many as fit, written at once: noting each on the disk would take minutes.
      try lines.prefix(8_900).joined().write(toFile: folder.anchors, atomically: true, encoding: .utf8)
      for number in 8_901...9_600 { try anchors.append(try anchor(number)) }
      let kept = try anchors.read().map(\.sequence)
      #expect(kept.count < 9_000 && kept.first == 1 && kept.last == 9_600)
      #expect(kept == kept.sorted() && Set(kept).isSuperset(of: 6_000...9_600))
      let size = try FileManager.default.attributesOfItem(atPath: folder.anchors)[.size] as? Int
      #expect(try #require(size) <= 640 << 10)
      #expect(!FileManager.default.fileExists(atPath: folder.anchors + ".new"))
    }
  }

  @Test("several processes note heads at once, and no line is lost or torn") func together() async throws {
    try await withFolder { folder in
      let path = folder.anchors
      let all = try (1...200).map { try anchor($0) }
      await withTaskGroup { group in
        for anchor in all {
          group.addTask { #expect(throws: Never.self) { try JournalAnchors(path: path).append(anchor) } }
        }
      }
      #expect(try JournalAnchors(path: path).read().map(\.sequence).sorted() == all.map(\.sequence))
    }
  }

  @Test("a line that the power cut short is left out, and does not spoil the next one") func cutShort() throws {
    try withFolder { folder in
      let anchors = JournalAnchors(path: folder.anchors)
      try anchors.append(try anchor(3))
      let whole = try String(contentsOfFile: folder.anchors, encoding: .utf8)
      try (whole + "1000 abab").write(toFile: folder.anchors, atomically: true, encoding: .utf8)
      #expect(try anchors.read().map(\.sequence) == [3])
      try anchors.append(try anchor(2000))
      #expect(try anchors.read().map(\.sequence) == [3, 2000])
    }
  }

  @Test("a line that is no anchor is found, by its number") func noAnchor() throws {
    try withFolder { folder in
      let anchors = JournalAnchors(path: folder.anchors)
      try anchors.append(try anchor(3))
      let whole = try String(contentsOfFile: folder.anchors, encoding: .utf8)
      try (whole + "1000 not-a-hash\n").write(toFile: folder.anchors, atomically: true, encoding: .utf8)
      let trouble = #expect(throws: Trouble.self) { try anchors.read() }
      #expect(trouble?.what.hasPrefix("line 2 of ") == true)
    }
  }
}
