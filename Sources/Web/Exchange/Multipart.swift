import Access
import Glibc

/// A file as it came with a form, unread: its bytes lie where they arrived.
public struct Upload: Sendable {
  /// As the sender calls it.
  public let name: String
  public let bytes: ArraySlice<UInt8>
}

/// A form with files: `multipart/form-data` (RFC 7578), as browsers write it.
///
/// Read strictly, for what two programs read differently is where something can hide: nothing before the first boundary
/// and nothing behind the last, whole lines, no folded headers, no parts within parts, no second meaning of a header.
/// Every number is bounded before anything is kept; files are not copied.
struct Multipart: Sendable {
  /// Parts; bytes of one part's headers; bytes of all answers that are no files.
  static let (mostParts, longestHeaders, longestAnswers) = (100, 4 << 10, 64 << 10)

  private(set) var fields = Fields()
  private(set) var files: [String: Upload] = [:]

  /// - Parameter type: the header that names the boundary.
  init(_ body: [UInt8], type: String) throws {
    guard let boundary = HeaderParameters(type)?["boundary"], Multipart.isBoundary(boundary) else {
      throw BadRequest("the Content-Type must name one boundary of 1 to 70 plain characters")
    }
    let line = Array(("--" + boundary).utf8)
    guard body.starts(with: line) else { throw BadRequest("the body does not begin with its boundary") }
    let mark = Array("\r\n".utf8) + line
    var (place, parts, answers) = (line.count, 0, 0)
    while let start = try Multipart.next(in: body, after: place) {
      parts += 1
      guard parts <= Multipart.mostParts else { throw TooLong("the body has more than \(Multipart.mostParts) parts") }
      guard
        let headersEnd = Multipart.find(
          Multipart.blank, in: body[..<min(start + Multipart.longestHeaders, body.count)], from: start)
      else { throw BadRequest("a part's headers do not end, or are longer than \(Multipart.longestHeaders) bytes") }
      let content = headersEnd + Multipart.blank.count
      // What is empty ends with the boundary's own line.
      guard let end = Multipart.find(mark, in: body[...], from: content) else {
        throw BadRequest("the body ends in the middle of a part")
      }
      let part = try PartHead(body[start..<headersEnd])
      if let file = part.fileName {
        // A browser sends the question for a file that nobody chose with neither name nor bytes.
        if !file.isEmpty || end > content {
          guard files.updateValue(Upload(name: file, bytes: body[content..<end]), forKey: part.name) == nil else {
            throw BadRequest("“\(part.name.prefix(80))” holds two files: send one at a time")
          }
        }
      } else {
        answers += end - content
        guard answers <= Multipart.longestAnswers else {
          throw TooLong("the answers are longer than \(Multipart.longestAnswers) bytes together")
        }
        guard let text = String(validating: body[content..<end], as: UTF8.self) else {
          throw BadRequest("“\(part.name.prefix(80))” is not UTF-8")
        }
        fields.append(text, to: part.name)
      }
      place = end + mark.count
    }
  }

  /// What the form says, whatever boundary this sending of it happened to have: the same answers and the same files are
  /// the same form.
  var digest: [UInt8] {
    var all: [UInt8] = []
    func add(_ text: String) { all += Array("\(text.utf8.count):\(text)".utf8) }
    for (name, value) in fields.pairs {
      add(name)
      add(value)
    }
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      add(name)
      add(file.name)
      all += RequestDigest.of(file.bytes)
    }
    return RequestDigest.of(all)
  }

  private static let blank = Array("\r\n\r\n".utf8)

  /// Where the next part begins, behind a boundary; `nil` behind the last.
  private static func next(in body: [UInt8], after place: Int) throws -> Int? {
    let rest = body[place...]
    if rest.starts(with: "\r\n".utf8) { return place + 2 }
    guard rest.starts(with: "--".utf8), rest.count == 2 || rest.dropFirst(2).elementsEqual("\r\n".utf8) else {
      throw BadRequest(
        "a boundary is followed by something else than a line's end, or there is more behind the last one")
    }
    return nil
  }

  /// RFC 2046 §5.1.1, without the space.
  private static func isBoundary(_ text: String) -> Bool {
    (1...70).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || "'()+_,-./:=?".utf8.contains(byte)
      }
  }

  /// Where the pattern stands first, from a place on.
  private static func find(_ pattern: [UInt8], in body: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard start <= body.endIndex else { return nil }
    return body[start...].withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var place = 0
      while bytes.count - place >= pattern.count,
        let found = memchr(base + place, Int32(pattern[0]), bytes.count - place - pattern.count + 1)
      {
        if memcmp(found, pattern, pattern.count) == 0 { return start + (UnsafeRawPointer(found) - base) }
        place = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }
}

/// What stands above a part.
private struct PartHead {
  let name: String
  /// `nil` for an answer that is no file.
  let fileName: String?

  init(_ bytes: ArraySlice<UInt8>) throws {
    guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
      throw BadRequest("a part's headers are not UTF-8")
    }
    var headers: [String: String] = [:]
    var rest = text.utf8[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0D }
      rest = rest[line.endIndex...]
      guard let colon = line.firstIndex(of: 0x3A), colon > line.startIndex,
        rest.prefix(2).elementsEqual([0x0D, 0x0A]) || rest.isEmpty,
        line.allSatisfy({ $0 >= 0x20 || $0 == 0x09 }), line.first != 0x20, line.first != 0x09
      else { throw BadRequest("a part's header is not one line of “Name: value”") }
      rest = rest.dropFirst(2)
      let name = String(line[..<colon])?.lowercased() ?? ""
      let value = String(line[line.index(after: colon)...])?.trimmed ?? ""
      guard headers.updateValue(value, forKey: name) == nil else {
        throw BadRequest("a part has the header “\(name.prefix(40))” twice")
      }
    }
    guard let disposition = headers["content-disposition"].flatMap({ HeaderParameters($0) }),
      disposition.value == "form-data", let name = disposition["name"], name.utf8.count <= 200
    else { throw BadRequest("a part must say Content-Disposition: form-data; name=\"…\", once") }
    guard disposition["filename*"] == nil else {
      throw BadRequest("“filename*” is not read: send the file's name as “filename”, in UTF-8 (RFC 7578 §4.2)")
    }
    if let type = headers["content-type"]?.lowercased(), type.hasPrefix("multipart/") {
      throw BadRequest("parts within parts are not read: send one file at a time")
    }
    if let encoding = headers["content-transfer-encoding"]?.lowercased(),
      !["7bit", "8bit", "binary"].contains(encoding)
    {
      throw BadRequest("a part is encoded as “\(encoding.prefix(40))”: send the bytes as they are")
    }
    self.name = PartHead.plain(name)
    fileName = disposition["filename"].map(PartHead.plain)
  }

  /// The three characters that browsers encode in names (WHATWG HTML, multipart/form-data encoding algorithm).
  private static func plain(_ name: String) -> String {
    name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }
}
