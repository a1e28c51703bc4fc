import CatalogCompiler
import Foundation
import Testing

/// The translators' script and the compiler must agree on what a catalog is.
@Suite("bin/catalogs")
struct CatalogsScriptTests {
  private let house: URL
  private var room: URL { house.appendingPathComponent("Data/Language/Probe", isDirectory: true) }

  init() throws {
    let manager = FileManager.default
    house = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString, isDirectory: true)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("bin/catalogs")
    try manager.createDirectory(at: house.appendingPathComponent("bin"), withIntermediateDirectories: true)
    try manager.createDirectory(
      at: house.appendingPathComponent("Data/Language/Probe"), withIntermediateDirectories: true)
    try manager.copyItem(at: script, to: house.appendingPathComponent("bin/catalogs"))
  }

  private func run(_ arguments: String...) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", house.appendingPathComponent("bin/catalogs").path] + arguments
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOf: room.appendingPathComponent(name), encoding: .utf8)
  }

  private func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: room.appendingPathComponent(name))
  }

  private func compile() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: room.path)
    _ = try Catalogs(try names.map { CatalogFile(room: "Probe", name: $0, path: $0, text: try read($0)) })
  }

  @Test("sync begins catalogs, keeps translations, marks changed sentences and drops what is gone")
  func sync() throws {
    let first = """
      msgctxt "probe.open"
      msgid "Open \\"now\\"\\n"
      "or later"
      msgstr ""

      msgctxt "probe.left"
      msgid "{n:count} day"
      msgid_plural "{n:count} days"
      msgstr[0] ""
      msgstr[1] ""

      """
    try write(first, "template.pot")
    #expect(try run("sync", "--add", "ar", "Probe").status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: room.path).sorted()
        == ["ar.po", "da.po", "de.po", "fi.po", "sv.po", "template.pot"])
    #expect(try read("ar.po").contains("msgstr[5] \"\""))
    try compile()

    try write(
      try read("da.po").replacing("\"or later\"\nmsgstr \"\"", with: "\"or later\"\nmsgstr \"Åbn\"")
        .replacing("msgstr[0] \"\"", with: "msgstr[0] \"{n:count} dag\"")
        .replacing("msgstr[1] \"\"", with: "msgstr[1] \"{n:count} dage\""), "da.po")
    try compile()
    #expect(try run("status").output.contains("da     Probe                2 of     2  unreviewed"))

    try write(first.replacing("or later", with: "or soon").replacing("probe.left", with: "probe.new"), "template.pot")
    #expect(throws: Faults.self) { try compile() }
    #expect(try run("sync").status == 0)
    try compile()
    let danish = try read("da.po")
    #expect(danish.contains("#, fuzzy\n#| msgid"))
    #expect(danish.contains("msgstr \"Åbn\""))
    #expect(!danish.contains("probe.left"))
    #expect(try run("status").output.contains("da     Probe                0 of     2, 1 changed  unreviewed"))
    #expect(try run("sync").output.isEmpty)
    try FileManager.default.removeItem(at: house)
  }

  @Test("a language without plural forms and a room without template are refused")
  func refused() throws {
    try write("msgctxt \"probe.open\"\nmsgid \"Open\"\nmsgstr \"\"\n", "template.pot")
    let unknown = try run("sync", "--add", "xx", "Probe")
    #expect(unknown.status == 1)
    #expect(unknown.output.contains("no plural forms for xx"))
    #expect(try run("sync", "--add", "fa", "Nowhere").status == 1)
    try FileManager.default.removeItem(at: house)
  }
}
