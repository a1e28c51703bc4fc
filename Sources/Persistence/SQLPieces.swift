/// A piece of an SQL text. The pieces of a text joined together are the text.
enum SQLPiece: Sendable, Hashable {
  /// A name or a keyword outside quotes.
  case word(String)
  /// `?`, with the digits that follow it.
  case placeholder(digits: String)
  /// `'…'` or `"…"`.
  case quoted(String)
  /// `-- …` up to the end of the line or `/* … */`.
  case comment(String)
  case other(String)

  var text: String {
    switch self {
    case .word(let text), .quoted(let text), .comment(let text), .other(let text): text
    case .placeholder(let digits): "?" + digits
    }
  }

  /// Whether the piece separates others without meaning anything.
  var isBlank: Bool {
    switch self {
    case .comment: true
    case .other(let text): text.allSatisfy(\.isWhitespace)
    case .word, .placeholder, .quoted: false
    }
  }
}

/// Takes an SQL text apart just far enough to know what stands in quotes and comments. An unfinished quote or comment
/// reaches to the end; the engine will complain about it.
enum SQLPieces {
  static func of(_ sql: String) -> [SQLPiece] {
    let bytes = Array(sql.utf8)
    var pieces: [SQLPiece] = []
    var (start, index) = (0, 0)
    func text(_ from: Int, _ to: Int) -> String { String(decoding: bytes[from..<to], as: UTF8.self) }
    func closeOther() {
      if start < index { pieces.append(.other(text(start, index))) }
    }
    while index < bytes.count {
      let byte = bytes[index]
      let end: Int
      let make: (String) -> SQLPiece
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): (end, make) = (endOfQuote(bytes, index), SQLPiece.quoted)
      case UInt8(ascii: "-") where bytes.has(UInt8(ascii: "-"), at: index + 1):
        (end, make) = (bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count, SQLPiece.comment)
      case UInt8(ascii: "/") where bytes.has(UInt8(ascii: "*"), at: index + 1):
        (end, make) = (endOfComment(bytes, index), SQLPiece.comment)
      case UInt8(ascii: "?"):
        end = bytes[(index + 1)...].firstIndex { !isDigit($0) } ?? bytes.count
        make = { .placeholder(digits: String($0.dropFirst())) }
      case _ where isWordStart(byte):
        (end, make) = (bytes[index...].firstIndex { !isWordStart($0) && !isDigit($0) } ?? bytes.count, SQLPiece.word)
      default:
        index += 1
        continue
      }
      closeOther()
      pieces.append(make(text(index, end)))
      (start, index) = (end, end)
    }
    closeOther()
    return pieces
  }

  /// A doubled quote inside is part of the text.
  private static func endOfQuote(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == bytes[start] {
        guard bytes.has(bytes[start], at: index + 1) else { return index + 1 }
        index += 1
      }
      index += 1
    }
    return bytes.count
  }

  private static func endOfComment(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 2
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "*"), bytes.has(UInt8(ascii: "/"), at: index + 1) { return index + 2 }
      index += 1
    }
    return bytes.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Letters, the underscore and everything beyond ASCII.
  private static func isWordStart(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F || byte >= 0x80
  }
}

extension [UInt8] {
  fileprivate func has(_ byte: UInt8, at index: Int) -> Bool { index < count && self[index] == byte }
}
