import Testing

@testable import Access

@Suite("What a file is, its bytes say; what it is called leads nowhere")
struct FileNameTests {
  @Test("types are told by the first bytes and by nothing else")
  func types() {
    #expect(FileType(of: Array("%PDF-1.7\n".utf8)) == .pdf)
    #expect(FileType(of: [0xFF, 0xD8, 0xFF, 0xE1, 0]) == .jpeg)
    #expect(FileType(of: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]) == .png)
    let others = [
      "", "%PDF", " %PDF-1.7", "\u{FEFF}%PDF-1.7", "<html>", "<svg xmlns=\"http://www.w3.org/2000/svg\">", "GIF89a",
      "PK\u{3}\u{4}",
      "MZ", "#!/bin/sh", "{\\rtf1", "BM", "II*\0", "RIFF",
    ]
    for other in others { #expect(FileType(of: Array(other.utf8)) == nil, "\(other)") }
    #expect(FileType(of: [0xFF, 0xD8]) == nil)
  }

  @Test("a file that is empty, too large or of no known type is refused, each for its own reason")
  func refused() throws {
    #expect(throws: FileRefused.empty) { try FileContent(name: "a.pdf", bytes: []) }
    #expect(throws: FileRefused.unknownType) { try FileContent(name: "a.pdf", bytes: Array("MZ".utf8)[...]) }
    let largest = Array("%PDF-".utf8) + [UInt8](repeating: 0, count: FileContent.largest - 5)
    #expect(try FileContent(name: "a.pdf", bytes: largest[...]).type == .pdf)
    #expect(throws: FileRefused.tooLarge) { try FileContent(name: "a.pdf", bytes: (largest + [0])[...]) }
  }

  @Test(
    "names lose folders, control characters, turned directions and false endings",
    arguments: [
      ("agreement.pdf", "agreement.pdf"), ("Aftale Ærø 2026.PDF", "Aftale Ærø 2026.pdf"),
      ("../../etc/passwd", "passwd.pdf"), ("C:\\Users\\ada\\scan.pdf", "scan.pdf"), ("/", "scan.pdf"), ("", "scan.pdf"),
      ("...", "scan.pdf"), (".pdf", "scan.pdf"), (".htaccess", "htaccess.pdf"), ("scan.exe", "scan.pdf"),
      ("scan.pdf.exe", "scan.pdf.pdf"), ("a\u{0}b\r\nSet-Cookie: x.pdf", "abSet-Cookie_ x.pdf"),
      ("invoice\u{202E}fdp.exe", "invoicefdp.pdf"), ("a\u{200B}\u{FEFF}b\u{2066}c.pdf", "abc.pdf"),
      ("a\u{2028}b.pdf", "ab.pdf"), ("x;filename=\"evil.html\".pdf", "x;filename=_evil.html_.pdf"),
      ("agreement 4.11.2026", "agreement 4.11.2026.pdf"), ("  two  words .pdf", "two  words.pdf"),
      ("scan%2e%2e.pdf", "scan_2e_2e.pdf"), ("photo.jpeg", "photo.pdf"), ("契約書.pdf", "契約書.pdf"),
      ("می\u{200C}خواهم.pdf", "می\u{200C}خواهم.pdf"),
      ("عقد.pdf", "عقد.pdf"), ("a\u{E000}b.pdf", "ab.pdf"), ("con: aux|nul?.pdf", "con_ aux_nul_.pdf"),
      ("CON.pdf", "_CON.pdf"), ("nul.tar.pdf", "_nul.tar.pdf"), ("Com1 .pdf", "_Com1.pdf"), ("lpt¹.pdf", "_lpt¹.pdf"),
      ("contract.pdf", "contract.pdf"), ("com10.pdf", "com10.pdf"), ("\u{3164}\u{2800}.pdf", "scan.pdf"),
      ("\u{301}.pdf", "scan.pdf"),
    ])
  func names(sent: String, kept: String) {
    #expect(FileName(sent, of: .pdf).text == kept)
  }

  @Test("long names are cut, and a photograph keeps the ending that it has")
  func long() {
    let name = FileName(String(repeating: "å", count: 5000) + ".jpeg", of: .jpeg).text
    #expect(name == String(repeating: "å", count: FileName.longest) + ".jpeg")
    let wide = FileName(String(repeating: "日", count: 100) + ".jpeg", of: .jpeg).text
    #expect(wide.utf8.count <= 255 && wide.hasSuffix("日.jpeg"))
    let marked = FileName("e" + String(repeating: "\u{301}", count: 500) + "nd.pdf", of: .pdf).text
    #expect(marked.unicodeScalars.count < 20 && marked.hasSuffix("nd.pdf"))
    #expect(FileName("IMG_1.JPG", of: .jpeg).text == "IMG_1.jpg")
    for type in FileType.allCases { #expect(FileName("x", of: type).text == "x." + type.endings[0]) }
  }

  @Test("facts about a file come back as they were written, and nothing else does")
  func facts() {
    let facts = FileFacts(
      name: FileName("agreement.pdf", of: .pdf), words: "page 2 is missing", type: .pdf, size: 9, digest: [1, 2, 3],
      pieces: 1)
    #expect(FileFacts(encoded: facts.encoded) == facts)
    #expect(FileFacts(encoded: []) == nil)
    #expect(FileFacts(encoded: Array(facts.encoded.dropLast())) == nil)
    #expect(FileFacts(encoded: facts.encoded + [0, 0, 0, 0]) == nil)
  }
}
