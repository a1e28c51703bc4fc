import Testing

@testable import Web

@Suite("A form with files")
struct MultipartTests {
  private static let type = "multipart/form-data; boundary=edge"

  private func read(_ body: String, type: String = type) throws -> Multipart {
    try Multipart(Array(body.utf8), type: type)
  }

  private func part(_ head: String, _ content: String = "x") -> String { "--edge\r\n\(head)\r\n\r\n\(content)\r\n" }

  private func answer(_ name: String, _ content: String = "x") -> String {
    part("Content-Disposition: form-data; name=\"\(name)\"", content)
  }

  private func file(_ name: String, _ content: String = "%PDF-", under field: String = "file") -> String {
    part(
      "Content-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: application/pdf",
      content)
  }

  private func reason(_ body: String, type: String = type) -> String? {
    do {
      _ = try read(body, type: type)
      return nil
    } catch let error as BadRequest {
      return error.detail
    } catch let error as TooLong {
      return error.reason
    } catch { return "\(error)" }
  }

  @Test("answers and files come as a browser sends them, also empty ones and several of one name")
  func plain() throws {
    let form = try read(
      answer("paper", "agreement") + answer("words", "Å, to sider\r\nog en til") + answer("day", "1")
        + answer("day", "2")
        + answer("empty", "") + file("aftale å.pdf", "%PDF-\r\n--edg\r\n\0\r\r\n") + "--edge--\r\n")
    #expect(form.fields["paper"] == "agreement" && form.fields["words"] == "Å, to sider\r\nog en til")
    #expect(form.fields.all("day") == ["1", "2"] && form.fields["empty"] == "" && form.fields["file"] == nil)
    #expect(form.files["file"]?.name == "aftale å.pdf")
    #expect(form.files["file"].map { Array($0.bytes) } == Array("%PDF-\r\n--edg\r\n\0\r\r\n".utf8))
    #expect(try read("--edge--").fields.isEmpty)
  }

  @Test("a file that nobody chose is none; an empty one that somebody chose is there, to be refused by name")
  func none() throws {
    #expect(try read(file("", "") + "--edge--").files.isEmpty)
    #expect(try read(file("a.pdf", "") + "--edge--").files["file"]?.bytes.count == 0)
    #expect(try read(file("", "%PDF-") + "--edge--").files["file"]?.bytes.count == 5)
  }

  @Test("boundaries that are missing, absurd, said twice or not at their place are refused")
  func boundaries() {
    let body = answer("a") + "--edge--"
    for type in [
      "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
      "multipart/form-data; boundary=\(String(repeating: "e", count: 71))", "multipart/form-data; boundary=ed ge",
      "multipart/form-data; boundary=edge; boundary=edge",
      "multipart/form-data; boundary=edge, multipart/form-data; boundary=x",
      "multipart/form-data; boundary=\"edge", "multipart/form-data boundary=edge", "multipart/form-data; boundary=é",
      "multipart/form-data; boundary=\"e\r\ndge\"",
    ] { #expect(reason(body, type: type)?.contains("one boundary") == true, "\(type)") }
    #expect(reason(body, type: "multipart/form-data; charset=utf-8; boundary=\"edge\"") == nil)
    #expect(reason("") == "the body does not begin with its boundary")
    #expect(reason("\r\n" + body) == "the body does not begin with its boundary")
    #expect(reason("a preamble\r\n" + body) == "the body does not begin with its boundary")
    #expect(reason(body + "\r\n" + answer("b"))?.contains("more behind the last one") == true)
    #expect(reason(answer("a") + "--edgeless\r\n") != nil)
    #expect(reason(answer("a") + "--edge \r\n" + answer("b") + "--edge--") != nil)
    #expect(reason("--edge--" + body) != nil)
  }

  @Test("what ends too early is refused at every place where it can end")
  func truncated() throws {
    let body = answer("paper", "agreement") + file("a.pdf", "%PDF-1.7") + "--edge--"
    for length in 0..<body.utf8.count {
      let cut = String(decoding: Array(body.utf8).prefix(length), as: UTF8.self)
      #expect(reason(cut) != nil, "after \(length) bytes")
    }
    #expect(reason(body) == nil)
  }

  @Test(
    "headers of a part that two readers might take for different things are refused",
    arguments: [
      "", "Content-Disposition: form-data", "Content-Disposition: form-data; name=",
      "Content-Disposition: attachment; name=\"a\"",
      "Content-Type: text/plain", "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
      "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
      "Content-Disposition: form-data;\r\n name=\"a\"", " Content-Disposition: form-data; name=\"a\"",
      "Content-Disposition: form-data; name=\"a\"\nX: y", "Content-Disposition: form-data; name=\"a\"\rX: y",
      "Content-Disposition: form-data; name=\"a\0b\"", "Content-Disposition: form-data; name=\"a", "no colon",
      ": form-data",
      "Content-Disposition: form-data; name=\"a\" filename=\"b\"", "Content-Disposition: form-data; name=\"a\";",
      "Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''x.pdf",
      "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=inner",
      "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: Multipart/Mixed",
      "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
      "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: quoted-printable",
    ])
  func heads(head: String) {
    #expect(reason(part(head) + "--edge--") != nil)
  }

  @Test("names are read as browsers and programs write them")
  func names() throws {
    func name(_ written: String) throws -> String? {
      try read(part("content-disposition:form-data;name=file;filename=\(written)") + "--edge--").files["file"]?.name
    }
    #expect(try name("\"a%22b.pdf\"") == "a\"b.pdf" && name("\"a\\\"b.pdf\"") == "a\"b.pdf")
    #expect(try name("\"C:\\scans\\a.pdf\"") == "C:\\scans\\a.pdf" && name("plain.pdf") == "plain.pdf")
    #expect(try name("\"a;b.pdf\"") == "a;b.pdf" && name("\"%0D%0ASet-Cookie: x\"") == "\r\nSet-Cookie: x")
    // The mark and the accent behind it make one letter, and are no end of the name.
    #expect(throws: BadRequest.self) { try name("\"a\"\u{301}\"") }
  }

  @Test("too many parts, too long headers and answers, and a second file are refused")
  func bounds() {
    let most = (1...Multipart.mostParts).map { answer("a\($0)") }.joined()
    #expect(reason(most + "--edge--") == nil)
    #expect(reason(most + answer("one more") + "--edge--")?.contains("parts") == true)
    let long = String(repeating: "x", count: Multipart.longestHeaders)
    #expect(
      reason(part("X: \(long)\r\nContent-Disposition: form-data; name=\"a\"") + "--edge--")?.contains("headers") == true
    )
    #expect(reason(answer(String(repeating: "n", count: 300)) + "--edge--") != nil)
    let half = String(repeating: "y", count: Multipart.longestAnswers / 2)
    #expect(reason(answer("a", half) + answer("b", half) + "--edge--") == nil)
    #expect(reason(answer("a", half) + answer("b", half + "y") + "--edge--")?.contains("answers") == true)
    #expect(reason(file("a.pdf") + file("b.pdf") + "--edge--")?.contains("two files") == true)
  }

  @Test("answers are UTF-8, a NUL in one is for its reader to refuse; files may hold anything")
  func bytes() throws {
    #expect(reason(answer("a", "\0") + "--edge--") == nil)
    let body =
      Array(part("Content-Disposition: form-data; name=\"a\"", "").dropLast(2).utf8) + [0xFF]
      + Array("\r\n--edge--".utf8)
    #expect(throws: BadRequest.self) { try Multipart(body, type: Self.type) }
  }

  @Test("the same form has the same digest, whatever its boundary; another answer or file has another")
  func digest() throws {
    let one = answer("paper", "a") + file("a.pdf") + "--edge--"
    let same = try Multipart(
      Array(one.replacing("edge", with: "other").utf8), type: "multipart/form-data; boundary=other")
    #expect(try read(one).digest == same.digest)
    let others = [
      answer("paper", "b") + file("a.pdf"), answer("paper", "a") + file("b.pdf"),
      answer("paper", "a") + file("a.pdf", "%PDF-2"),
      answer("paper", "a"), answer("pape", "ra") + file("a.pdf"), answer("paper", "a") + file("a.pdf", under: "fil"),
    ]
    var digests: Set<[UInt8]> = [same.digest]
    for other in others { digests.insert(try read(other + "--edge--").digest) }
    #expect(digests.count == others.count + 1)
  }

  @Test("megabytes of line ends and of boundaries that are none are read in one go")
  func manyBeginnings() throws {
    let content = String(repeating: "\r\n--edg\r\r\r\r\r\r\r", count: 10 << 16)
    let body = Array((file("a.pdf", content) + "--edge--").utf8)
    #expect(try Multipart(body, type: Self.type).files["file"]?.bytes.count == content.utf8.count)
  }
}
