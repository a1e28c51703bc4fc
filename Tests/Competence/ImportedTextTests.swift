import Testing

@testable import Competence

@Suite("Files of a taxonomy as people have them") struct ImportedTextTests {
  private static func rows(_ bytes: [UInt8]) throws -> [[String]] {
    var reader = try CSVReader(bytes, file: "skills.csv")
    for name in reader.header { _ = try reader.column(name) }
    var rows = [reader.header]
    while let row = try reader.next() { rows.append(row) }
    return rows
  }

  private static func fault(_ bytes: [UInt8]) -> (line: Int, column: Int, reason: String)? {
    do { _ = try rows(bytes) } catch CompetenceError.malformed(_, let line, let column, let reason, _) {
      return (line, column, reason)
    } catch {}
    return nil
  }

  @Test(
    "text that was encoded twice is refused, and text with letters lost",
    arguments: [
      "kÃ¸kkenmedhjÃ¦lper", "rÃ¥dgiver", "Ã…rsregnskab", "BÃ¼rokraft", "PokojskÃ¡",
      "MÃ©tier d\u{E2}\u{20AC}\u{2122}art", "Ð¿Ð¾Ð²Ð°Ñ€",
    ])
  func encodedTwice(label: String) {
    let fault = Self.fault(Array("id,label\n1,plain\n2,\(label)\n".utf8))
    #expect(fault?.line == 3 && fault?.column == 2 && fault?.reason.contains("encoded twice") == true)
    #expect(Self.fault(Array("id,label\n1,r\u{FFFD}ng\u{FFFD}ring\n".utf8))?.reason.contains("U+FFFD") == true)
  }

  @Test("what stands in a column that is not read is nobody's trouble")
  func notRead() throws {
    var reader = try CSVReader(Array("id,note\n1,dâ€™art r\u{FFFD}\n2,dâ€™art\n".utf8), file: "skills.csv")
    let id = try reader.column("id")
    #expect(try [reader.next()?[id], reader.next()?[id]] == ["1", "2"])
  }

  @Test(
    "text that is as it was meant is read",
    arguments: [
      "køkkenmedhjælper", "Ärztin – Assistenz", "„Ä“", "ÅÄÖ", "Óðinn’s", "L’Été", "повар", "São João", "naïve ½", "…",
    ])
  func encodedOnce(label: String) throws {
    #expect(try Self.rows(Array("id,label\n1,\(label)\n".utf8))[1] == ["1", label])
  }

  @Test("blanks around values are no part of them, and rows of blanks none")
  func blanks() throws {
    let blank = "\u{A0}"
    let text = "id\(blank),label\n\(blank)1\(blank),\" plain\(blank)\"\n\(blank)\n\(blank),\(blank)\n"
    #expect(try Self.rows(Array(text.utf8)) == [["id", "label"], ["1", "plain"]])
  }

  @Test("what is no CSV, and a separator that is none, are named for what they are")
  func named() throws {
    #expect(Self.fault(Array("PK\u{3}\u{4}x".utf8))?.reason.contains(".xlsx") == true)
    #expect(Self.fault(Array("sep=|\nid|label\n".utf8))?.reason.contains("“|” separates") == true)
    #expect(Self.fault(Array("sep=;\nid,label\n".utf8))?.reason.contains("the next does not use it") == true)
    #expect(try Self.rows(Array("\"sep=;\"\nid;label\n1;a\n".utf8)) == [["id", "label"], ["1", "a"]])
  }

  @Test("a file in another encoding is refused, not imported with broken letters")
  func encodings() throws {
    let good = try Self.rows(Array("id,label\n1,Bødker\n".utf8))
    #expect(good == [["id", "label"], ["1", "Bødker"]])
    let windows = Array("id,label\n0,plain\n1,B".utf8) + [0xF8] + Array("dker\n".utf8)
    let quoted = Array("id,label\n1,\"M".utf8) + [0xFC] + Array("ller\"\n".utf8)
    let header = Array("id,Bezeichnung".utf8) + [0xE9] + Array("\n1,a\n".utf8)
    let code = Array("id,label\n0".utf8) + [0xD8] + Array(",plain\n".utf8)
    for (bytes, line, column) in [(windows, 3, 2), (quoted, 2, 2), (header, 1, 2), (code, 2, 1)] {
      let fault = Self.fault(bytes)
      #expect(fault?.line == line && fault?.column == column && fault?.reason.contains("UTF-8") == true)
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
