import Foundation
import Testing
import Values

@testable import Competence

@Suite("Import")
struct ImportTests {
  func hits(_ query: String, _ language: String, in data: String, kind: IndexedKind = .occupations) throws -> [Hit] {
    let tag = try #require(LanguageTag(language))
    return try TaxonomySearch(TaxonomyShelf(data: data)).hits(for: query, in: [tag], kind: kind)
  }

  @Test("the official files become searchable in every language, with groups and skills")
  func official() throws {
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    try fixture.writeDownload()
    let summary = try TaxonomyImport(into: fixture.data).run([fixture.source], version: "9.9.0")
    #expect(summary.built == 4)
    #expect(try hits("rørsvejser", "da", in: fixture.data).first?.uri == FixtureTaxonomy.base + "a2")
    #expect(try hits("Rohrschweißerin", "de", in: fixture.data).first?.uri == FixtureTaxonomy.base + "a2")
    #expect(try hits("smutje", "de", in: fixture.data).first?.label == "Schiffskoch/Schiffsköchin")
    #expect(try hits("kontorsstadare", "sv", in: fixture.data).first?.uri == FixtureTaxonomy.base + "a1")
    let groups = try hits("erhvervsrengører", "da", in: fixture.data).filter { $0.kind == .iscoGroup }
    #expect(groups.map(\.isco4) == ["9112"])
    let skills = try hits("svejse stål", "da", in: fixture.data, kind: .skills)
    #expect(skills.map(\.uri) == ["http://data.europa.eu/esco/skill/s1"])
    #expect(try TaxonomyShelf(data: fixture.data).hasESCO)
  }

  @Test("a repeated import changes nothing and doubles nothing; a changed file is built anew")
  func repeated() throws {
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    try fixture.writeDownload()
    let importer = TaxonomyImport(into: fixture.data)
    try importer.run([fixture.source], version: "9.9.0")
    let before = try contents(of: fixture.data)
    #expect(try importer.run([fixture.source], version: "9.9.0") == .init(built: 0, unchanged: 4))
    #expect(try contents(of: fixture.data) == before)
    try fixture.write(
      "conceptUri,iscoGroup,preferredLabel,altLabels\n\(FixtureTaxonomy.base)a9,7112,ovnmurer,\n",
      to: "occupations_da.csv")
    #expect(try importer.run([fixture.source], version: "9.9.0") == .init(built: 1, unchanged: 3))
    #expect(try hits("ovnmurer", "da", in: fixture.data).first?.uri == FixtureTaxonomy.base + "a9")
  }

  @Test("an import that stops half-way keeps what stood before and is continued by running it again")
  func interrupted() throws {
    struct Stop: Error {}
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    try fixture.writeDownload()
    let importer = TaxonomyImport(into: fixture.data)
    try importer.run([fixture.source], version: "9.9.0", languages: ["da"])
    // The Swedish file is broken: parts before it are finished, the old ones are untouched.
    let swedish = try String(contentsOfFile: fixture.source + "/occupations_sv.csv", encoding: .utf8)
    try fixture.write(swedish + "Occupation,\"broken", to: "occupations_sv.csv")
    #expect(throws: CompetenceError.self) { try importer.run([fixture.source], version: "9.9.0") }
    #expect(try hits("rørsvejser", "da", in: fixture.data).first?.uri == FixtureTaxonomy.base + "a2")
    #expect(try hits("smutje", "de", in: fixture.data).first?.uri == FixtureTaxonomy.base + "a4")
    try fixture.write(swedish, to: "occupations_sv.csv")
    #expect(try importer.run([fixture.source], version: "9.9.0").built == 1)
    #expect(try hits("skeppskock", "sv", in: fixture.data).first?.uri == FixtureTaxonomy.base + "a4")
  }

  @Test("a half-written file from a killed run is ignored, and a damaged index is refused, then rebuilt")
  func damaged() throws {
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    try fixture.writeDownload()
    let importer = TaxonomyImport(into: fixture.data)
    try importer.run([fixture.source], version: "9.9.0")
    let path = fixture.data + "/taxonomy/9.9.0/occupations.da.index"
    let whole = try FileBytes.read(path)
    try Data(whole.prefix(200)).write(to: URL(fileURLWithPath: path + ".4711.part"))
    #expect(try hits("rørsvejser", "da", in: fixture.data).isEmpty == false)
    try Data(whole.prefix(whole.count / 2)).write(to: URL(fileURLWithPath: path))
    #expect {
      try hits("rørsvejser", "da", in: fixture.data)
    } throws: { "\($0)".contains("skills import") }
    #expect(try importer.run([fixture.source], version: "9.9.0").built == 1)
    #expect(try FileBytes.read(path) == whole)
  }

  @Test("versions lie side by side and the newest is searched")
  func versions() throws {
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    try fixture.writeDownload()
    let importer = TaxonomyImport(into: fixture.data)
    try importer.run([fixture.source], version: "9.9.0")
    try fixture.write(
      "conceptUri,iscoGroup,preferredLabel,altLabels\n\(FixtureTaxonomy.base)a2,7212,orbitalsvejser,\n",
      to: "occupations_da.csv")
    try importer.run([fixture.source], version: "9.10.0", languages: ["da"])
    #expect(try hits("orbitalsvejser", "da", in: fixture.data).first?.label == "orbitalsvejser")
    #expect(FileManager.default.fileExists(atPath: fixture.data + "/taxonomy/9.9.0/occupations.da.index"))
  }

  @Test("files packed with gzip and zip are read, and the version stands in the zip's name")
  func packed() throws {
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    let text = "conceptUri,iscoGroup,preferredLabel,altLabels\n\(FixtureTaxonomy.base)z1,7112,skorstensmurer,\n"
    let zip = ZipFixture.stored("sub/occupations_da.csv", Array(text.utf8))
    try Data(zip).write(to: URL(fileURLWithPath: fixture.source + "/Dataset - v7.1.0 - classification - da - csv.zip"))
    try TaxonomyImport(into: fixture.data).run([fixture.source])
    #expect(FileManager.default.fileExists(atPath: fixture.data + "/taxonomy/7.1.0/occupations.da.index"))
    #expect(try hits("skorstensmurer", "da", in: fixture.data).first?.uri == FixtureTaxonomy.base + "z1")
    var broken = zip
    broken[30 + "sub/occupations_da.csv".utf8.count + 5] ^= 0xFF  // inside the content
    #expect(throws: CompetenceError.self) {
      let archive = try ZipArchive(broken, path: "z")
      for member in archive.members { _ = try archive.content(of: member) }
    }
    #expect(throws: CompetenceError.self) { try ZipArchive(Array(zip.dropLast(10)), path: "z") }
  }

  @Test(
    "files are told by their names",
    arguments: [
      ("occupations_da.csv", DocumentRole.occupations("da")), ("occupations_en-us.csv", .occupations("en-US")),
      ("skillGroups_fi.csv", .skillGroups("fi")), ("occupationSkillRelations.csv", .occupationSkill),
      ("broaderRelationsSkillPillar_de.csv", .broader), ("dnk_da.csv", .nationalTitles("da")),
      ("occupation.sv.csv", .compactLabels(.occupations, "sv")), ("skill.en.csv", .compactLabels(.skills, "en")),
    ])
  func roles(_ name: String, _ role: DocumentRole) {
    #expect(DocumentRole(name) == role)
  }

  @Test(
    "other files are left aside", arguments: ["dictionary_da.csv", "occupations_da.txt", "notes.csv", ".csv", "_.csv"])
  func strangers(_ name: String) {
    #expect(DocumentRole(name) == nil)
  }

  @Test("a folder without such files is refused with what was expected")
  func empty() throws {
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    #expect { try TaxonomyImport(into: fixture.data).run([fixture.source]) } throws: { "\($0)".contains("Expected") }
    #expect(throws: CompetenceError.self) { try TaxonomyImport(into: fixture.data).run([fixture.source + "/absent"]) }
  }

  @Test("site synonyms lead to concepts, survive re-import, and can be removed")
  func synonyms() throws {
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    try fixture.writeDownload()
    try TaxonomyImport(into: fixture.data).run([fixture.source], version: "9.9.0")
    let synonyms = SiteSynonyms(data: fixture.data)
    let word = SiteSynonym(language: "da", word: "gulvfe", target: FixtureTaxonomy.base + "a1", isco4: "9112")
    try synonyms.add(word)
    try synonyms.add(word)
    #expect(try synonyms.list() == [word])
    let hit = try hits("gulvfe", "da", in: fixture.data).first
    #expect(hit?.uri == FixtureTaxonomy.base + "a1")
    #expect(hit?.label == "kontorrengører")
    #expect(hit?.why.contains("word added here") == true)
    #expect(try synonyms.remove("gulvfe", language: "da"))
    #expect(try synonyms.remove("gulvfe", language: "da") == false)
    #expect(throws: CompetenceError.self) {
      try synonyms.add(SiteSynonym(language: "da", word: "x\ty", target: "urn:x", isco4: ""))
    }
    // Edited by hand in a program that saves in Windows-1252: refused, with the line, and not read with broken letters.
    var bytes = Array("# language\tword\nda\tgulvf".utf8) + [0xF8]
    bytes += Array("rer\t\(FixtureTaxonomy.base)a1\t9112\n".utf8)
    try Data(bytes).write(to: URL(filePath: fixture.data + "/taxonomy/synonyms.tsv"))
    let fault = #expect(throws: CompetenceError.self) { try synonyms.list() }
    #expect(fault.map { "\($0)" }?.contains("UTF-8") == true)
  }

  @Test("a stored URI is named in the language asked for, before and after ESCO arrives")
  func names() throws {
    let fixture = try FixtureTaxonomy()
    defer { #expect(throws: Never.self) { try fixture.remove() } }
    try fixture.writeDownload()
    let cook = "urn:nyvej:work:cook"
    #expect(try TaxonomyShelf(data: nil).name(of: cook, in: [.arabic])?.label == "طباخ")
    try TaxonomyImport(into: fixture.data).run([fixture.source], version: "9.9.0")
    let shelf = try TaxonomyShelf(data: fixture.data)
    #expect(try shelf.name(of: cook, in: [.danish])?.label == "kok")
    let welder = try #require(try shelf.name(of: FixtureTaxonomy.base + "a2", in: [.swedish, .german]))
    #expect(welder.label == "Rohrschweißer/Rohrschweißerin")
    #expect(welder.language == "de" && welder.isco4 == "7212" && welder.kind == .occupation)
    #expect(try shelf.name(of: "http://data.europa.eu/esco/skill/s1", in: [.danish])?.label == "svejse, stål")
    #expect(try shelf.name(of: "http://data.europa.eu/esco/occupation/gone", in: [.danish]) == nil)
  }

  private func contents(of folder: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    let walk = try #require(FileManager.default.enumerator(atPath: folder))
    for case let name as String in walk where name.contains(".") && !name.hasSuffix("0") {
      contents[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
    return contents
  }
}

/// A zip file with one stored member, written by hand.
enum ZipFixture {
  static func stored(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checksum = content.withUnsafeBytes { Checksum.crc32($0[...]) }
    let length = UInt32(content.count)
    let facts =
      LittleEndian.bytes(UInt16(20)) + LittleEndian.bytes(UInt16(0)) + LittleEndian.bytes(UInt16(0))
      + LittleEndian.bytes(UInt32(0)) + LittleEndian.bytes(checksum) + LittleEndian.bytes(length)
      + LittleEndian.bytes(length) + LittleEndian.bytes(UInt16(name.utf8.count)) + LittleEndian.bytes(UInt16(0))
    let member = LittleEndian.bytes(ZipArchive.memberSignature) + facts + Array(name.utf8) + content
    let entry =
      LittleEndian.bytes(ZipArchive.entrySignature) + LittleEndian.bytes(UInt16(20)) + facts
      + [UInt8](repeating: 0, count: 14) + Array(name.utf8)
    return member + entry + LittleEndian.bytes(ZipArchive.endSignature) + [0, 0, 0, 0]
      + LittleEndian.bytes(UInt16(1)) + LittleEndian.bytes(UInt16(1)) + LittleEndian.bytes(UInt32(entry.count))
      + LittleEndian.bytes(UInt32(member.count)) + [0, 0]
  }
}

@Suite("Comma-separated files")
struct CSVReaderTests {
  func rows(_ text: String) throws -> [[String]] {
    var reader = try CSVReader(Array(text.utf8), file: "f.csv")
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test("quotes, line breaks in fields, byte order mark and both line endings are read")
  func reads() throws {
    #expect(try rows("\u{FEFF}a,b\r\n1,\"x\ny\"\r\n\"q\"\"q\",\n") == [["1", "x\ny"], ["q\"q", ""]])
    #expect(try rows("a\n\n1") == [["1"]])
    #expect(try rows("a,b") == [])
  }

  @Test("what breaks the form is refused with its line", arguments: ["a,b\n1\n", "a\n\"x", "a\n\"x\"y\n", ""])
  func refuses(_ text: String) {
    #expect(throws: CompetenceError.self) { try rows(text) }
  }

  @Test("the line is counted through quoted line breaks")
  func line() {
    #expect {
      try rows("a,b\n\"1\n2\",x\n3\n")
    } throws: { ($0 as? CompetenceError)?.description.hasPrefix("f.csv:4:") == true }
  }
}
