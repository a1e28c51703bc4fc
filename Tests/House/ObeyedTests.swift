import Foundation
import Testing

@Suite("What a rule pack or a model may say is obeyed")
struct ObeyedTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources")

  /// A file of a room: `Placements/PlacementForm.swift` may lie in any of the room's folders.
  private static func text(_ file: String) throws -> String {
    let parts = file.split(separator: "/")
    let room = sources.appending(path: String(parts[0])).resolvingSymlinksInPath()
    let files = try #require(FileManager.default.enumerator(at: room, includingPropertiesForKeys: nil))
    let found = files.compactMap { $0 as? URL }.filter { $0.lastPathComponent == String(parts[parts.count - 1]) }
    #expect(found.count == 1, "\(file) is there once")
    return try found.first.map { try String(contentsOf: $0, encoding: .utf8) } ?? ""
  }

  /// The names that a reader asks for, each behind the type that it reads: `Quota.bands`.
  static func names(in reader: String) -> Set<String> {
    var (names, type): (Set<String>, Substring) = ([], "")
    for line in reader.split(separator: "\n") {
      if let found = line.firstMatch(of: /^(?:extension|struct) ([A-Z][A-Za-z.]*)/) { type = found.output.1 }
      // Names only asked about again are those of the lines that read them.
      guard !line.contains("isWord("), !line.contains("map.refuse(") else { continue }
      for match in line.matches(of: /[a-zA-Z]\("([a-z_]+)"/) { names.insert(type + "." + match.output.1) }
    }
    return names
  }

  @Test("each name that the readers know has somebody who obeys it, and nobody waits for a name that is not read")
  func names() throws {
    let read = try Obeyed.readers.reduce(into: Set<String>()) { $0.formUnion(Self.names(in: try Self.text($1))) }
    #expect(read.count > 80)
    #expect(
      read.subtracting(Obeyed.names.keys).sorted() == [], "read, and obeyed by nothing: obey it, or do not read it")
    #expect(Set(Obeyed.names.keys).subtracting(read).sorted() == [], "no reader asks for it any more")
  }

  @Test("who obeys is still there")
  func places() throws {
    for (name, place) in Obeyed.names.sorted(by: { $0.key < $1.key }) {
      #expect(try Self.text(place.file).contains(place.words), "\(name): “\(place.words)” is not in \(place.file)")
    }
  }

  @Test("a name that is read and not listed is noticed")
  func notices() {
    let reader = """
      extension Phase {
        init(reading map: PackMap) {
          title = texts.wording("title", in: map)
          mood = map.optional("mood").flatMap { $0.text() }
        }
      }
      """
    #expect(Self.names(in: reader).subtracting(Obeyed.names.keys) == ["Phase.mood"])
  }
}
