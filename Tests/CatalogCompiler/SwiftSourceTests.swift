import CatalogFormat
import Testing

@testable import CatalogCompiler

@Suite("What the catalogs become")
struct SwiftSourceTests {
  private func catalogs(_ template: String) throws -> Catalogs {
    try Catalogs([CatalogFile(room: "Placements", name: "template.pot", path: "template.pot", text: template)])
  }

  @Test("a sentence with placeholders becomes a typed function, with sentence and note as its documentation")
  func accessor() throws {
    let source = try catalogs(
      """
      #. The cap that stopped it.
      msgctxt "ladder.refused-by-cap"
      msgid ""
      "Stopped: at most {cap:hours} a week "
      "until {until:date}"
      msgstr ""
      """
    ).accessors
    #expect(
      source.contains("public static func ladderRefusedByCap(cap: Hours, until: CivilDate) -> Phrase {"))
    #expect(source.contains("/// “Stopped: at most {cap:hours} a week until {until:date}”"))
    #expect(source.contains("/// The cap that stopped it."))
    #expect(source.contains("public import Values"))
  }

  @Test("a sentence without placeholders becomes a property, and Values are imported only when needed")
  func property() throws {
    let source = try catalogs("msgctxt \"people.title\"\nmsgid \"People\"\nmsgstr \"\"\n").accessors
    #expect(source.contains("public static var peopleTitle: Phrase"))
    #expect(!source.contains("import Values"))
  }

  @Test("a placeholder named like a Swift keyword is quoted")
  func keyword() throws {
    let source = try catalogs("msgctxt \"a.b\"\nmsgid \"in {in:day}\"\nmsgstr \"\"\n").accessors
    #expect(source.contains("func aB(`in`: CivilDate)"))
  }

  @Test("quotation marks, backslashes and direction marks survive as literals")
  func escapes() throws {
    let source = try catalogs("msgctxt \"a.b\"\nmsgid \"say \\\"hi\\\" \\\\ \\n{{x}} \u{200F}\"\nmsgstr \"\"\n")
      .tables()
    #expect(source.contains(#"say \"hi\" \\ \u{a}{x} \u{200f}\"#))
  }

  @Test("packed texts are read back one by one, the empty ones too")
  func packed() throws {
    #expect(PackedTexts.offsets(of: ["æ", "", "bc"]) == "0000" + "0002" + "0002" + "0004")
    let texts = PackedTexts("0000000200020004æbc", count: 3)
    #expect((0..<3).map { texts.text($0) } == ["æ", "", "bc"])
    #expect(PackedTexts.offsets(of: [String(repeating: "a", count: 4_161)]) == "0000" + "0111")
  }

  @Test("what a language lacks, or has only as fuzzy, is empty in its table")
  func missing() throws {
    let template = "msgctxt \"a.a\"\nmsgid \"A\"\nmsgstr \"\"\n\n"
    let sentences = template + template.replacing("a.a", with: "a.b") + template.replacing("a.a", with: "a.c")
    let danish =
      CatalogFaultTests.header("da", forms: 2) + "\nmsgctxt \"a.b\"\nmsgid \"A\"\nmsgstr \"Å\"\n\n"
      + "#, fuzzy\nmsgctxt \"a.c\"\nmsgid \"A\"\nmsgstr \"Æ\"\n"
    let catalogs = try Catalogs([
      CatalogFile(room: "R", name: "template.pot", path: "template.pot", text: sentences),
      CatalogFile(room: "R", name: "da.po", path: "da.po", text: danish),
    ])
    #expect(catalogs.sentences(of: "da") == ["", "Å", ""])
    #expect(catalogs.sentences(of: "en") == ["A", "A", "A"])
    #expect(catalogs.sentences(of: "sv") == ["", "", ""])
  }
}
