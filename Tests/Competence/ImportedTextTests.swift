import Testing

@testable import Competence

@Suite("Files of a taxonomy as people have them") struct ImportedTextTests {
  private static func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var reader = try CSVReader(bytes, file: "skills.csv")
    var rows = [reader.header]
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  @Test("a file in another encoding is refused, not imported with broken letters")
  func encodings() throws {
    let good = try Self.rows(Array("id,label\n1,Bødker\n".utf8))
    #expect(good == [["id", "label"], ["1", "Bødker"]])
    let windows = Array("id,label\n0,plain\n1,B".utf8) + [0xF8] + Array("dker\n".utf8)
    let quoted = Array("id,label\n1,\"M".utf8) + [0xFC] + Array("ller\"\n".utf8)
    let header = Array("id,Bezeichnung".utf8) + [0xE9] + Array("\n1,a\n".utf8)
    for (bytes, line) in [(windows, 3), (quoted, 2), (header, 1)] {
      let error = #expect(throws: CompetenceError.self) { try Self.rows(bytes) }
      guard case .malformed(_, let place, _, let reason, _)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(place == line && reason.contains("UTF-8"))
    }
    let wide: [UInt8] =
      [0xFF, 0xFE] + "id,label\n".utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(throws: CompetenceError.self) { try Self.rows(wide) }
  }

  @Test("separators that a first line names, rows without anything and rows that were filled up are understood")
  func tables() throws {
    let plain = [["id", "label"], ["1", "a, b"]]
    for text in [
      "id;label\n1;a, b\n", "sep=;\nid;label\n1;a, b\n", "sep=;\r\nid;label\r\n1;\"a, b\"\r\n;\r\n",
      "sep=,\nid,label\n1,\"a, b\"\n,\n,,\n", "id\tlabel\n1\ta, b\n\t\n", "id;label\n1;a, b;;;\n;;;;\n",
    ] { #expect(try Self.rows(Array(text.utf8)) == plain, "\(text)") }
    #expect(throws: CompetenceError.self) { try Self.rows(Array("id,label\n1,a,b\n".utf8)) }
  }
}
