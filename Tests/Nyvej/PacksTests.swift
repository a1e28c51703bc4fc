import Foundation
import Programmes
import Rules
import Testing

@testable import Nyvej

@Suite("Rule packs and programme models of an installation")
struct PacksTests {
  @Test("those that come with the program are inside it, whole and without problems")
  func embedded() throws {
    let packs = try Packs()
    #expect(packs.rules.contains { $0.code == "dk-2026-07" })
    #expect(packs.models.contains { $0.code == "business-training" })
    #expect(packs.rules.count + packs.models.count + packs.holidays.count == embeddedPacks.count)
  }

  @Test("what the build embedded is what stands in Data, byte for byte")
  func bytes() throws {
    let data = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Data").standardized
    var files: [String: String] = [:]
    for folder in ["Rules", "Programmes", "Holidays"] {
      let path = data.appending(path: folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: path.path) where name.hasSuffix(".yaml") {
        files[name] = try String(contentsOf: path.appending(path: name), encoding: .utf8)
      }
    }
    #expect(Dictionary(embeddedPacks.map { ($0.file, $0.yaml) }, uniquingKeysWith: { first, _ in first }) == files)
  }

  @Test("an installation's own pack takes the place of the one with the same id; another one is added")
  func own() throws {
    try withFolder { folder in
      let shipped = try #require(embeddedPacks.first { $0.file == "dk-2026-07.yaml" }).yaml
      try write(
        shipped.replacing("running_placements: keep", with: "running_placements: adopt"), to: "rules/own.yaml",
        in: folder)
      try write(
        shipped.replacing("id: dk-2026-07", with: "id: dk-2027-01")
          .replacing("effective_from: 2026-07-01", with: "effective_from: 2027-01-01"), to: "rules/next.yaml",
        in: folder)
      try write("not a pack", to: "rules/notes.txt", in: folder)
      let packs = try Packs(folder: folder)
      #expect(packs.rules.map(\.code).filter { $0.text.hasPrefix("dk-") } == ["dk-2026-07", "dk-2027-01"])
      #expect(packs.rules.first { $0.code == "dk-2026-07" }?.running == .adopt)
    }
  }

  @Test("a broken pack in the data folder refuses the start, and the report names file, line and remedy")
  func broken() throws {
    try withFolder { folder in
      try write("format: nyvej-rule-pack/1\nid: xx\ncountry: Nowhere\n", to: "rules/broken.yaml", in: folder)
      let problems = #expect(throws: PackProblems.self) { try Packs(folder: folder) }
      #expect(problems?.report.contains("broken.yaml:3:") == true)
      #expect(problems?.report.contains("→") == true)
    }
  }

  @Test("a file that is no text is said to be none")
  func notText() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder.programmes, withIntermediateDirectories: true)
      try Data([0xFF, 0xFE, 0x00]).write(to: URL(filePath: folder.programmes + "/odd.yaml"))
      #expect(throws: Trouble.self) { try Packs(folder: folder) }
    }
  }

  private func write(_ text: String, to name: String, in folder: DataFolder) throws {
    let file = URL(filePath: folder.file(name))
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
}

/// A folder of its own, gone afterwards.
func withFolder(_ body: (DataFolder) throws -> Void) throws {
  let folder = DataFolder(path: NSTemporaryDirectory() + "/nyvej-tests-" + UUID().uuidString)
  _ = try folder.prepare()
  defer {
    do { try FileManager.default.removeItem(atPath: folder.path) } catch { Issue.record(error) }
  }
  try body(folder)
}

func withFolder(_ body: (DataFolder) async throws -> Void) async throws {
  let folder = DataFolder(path: NSTemporaryDirectory() + "/nyvej-tests-" + UUID().uuidString)
  _ = try folder.prepare()
  let result: Result<Void, any Error>
  do { result = .success(try await body(folder)) } catch { result = .failure(error) }
  try FileManager.default.removeItem(atPath: folder.path)
  try result.get()
}
