internal import Foundation

/// One pass over the bytes of a JSON document.
///
/// Foundation's decoder reads everything before anybody can say that it is too much, and decoding into an enumeration by
/// trying one type after the other takes time that doubles with each level.
struct JSONParser {
  private let bytes: [UInt8]
  private let limits: JSON.Limits
  private var place = 0
  private var valuesLeft: Int
  private var depth = 0
  /// The names and positions on the way to the value being read, to say where something is wrong.
  private var path: [String] = []

  init(_ bytes: [UInt8], _ limits: JSON.Limits) {
    (self.bytes, self.limits) = (bytes, limits)
    valuesLeft = limits.values
  }

  mutating func document() throws(JSON.Fault) -> JSON {
    let value = try value()
    skipSpace()
    guard place == bytes.count else { throw malformed("something stands behind the end of the document") }
    return value
  }

  private mutating func value() throws(JSON.Fault) -> JSON {
    skipSpace()
    valuesLeft -= 1
    guard valuesLeft >= 0 else {
      throw JSON.Fault(
        kind: .tooMany,
        description: "more than \(limits.values) values\(at): send less at once, or in several requests")
    }
    switch peek {
    case 0x7B: return try object()
    case 0x5B: return try list()
    case 0x22: return .string(try string())
    case 0x2D?, (0x30...0x39)?: return try number()
    case 0x74: return try literal("true", .bool(true))
    case 0x66: return try literal("false", .bool(false))
    case 0x6E: return try literal("null", .null)
    case nil: throw malformed("it ends where a value is needed")
    default: throw malformed("no value begins like this")
    }
  }

  private mutating func object() throws(JSON.Fault) -> JSON {
    try open()
    var members: [(String, JSON)] = []
    var names: Set<String> = []
    skipSpace()
    if peek == 0x7D { return close(.object([])) }
    while true {
      skipSpace()
      guard peek == 0x22 else { throw malformed("a member of an object begins with its name in quotation marks") }
      let name = try string()
      guard names.insert(name).inserted else {
        throw malformed("“\(JSONParser.brief(name))” stands twice in the object")
      }
      skipSpace()
      guard take(0x3A) else { throw malformed("a colon is missing behind “\(JSONParser.brief(name))”") }
      path.append(name)
      members.append((name, try value()))
      path.removeLast()
      skipSpace()
      if take(0x2C) { continue }
      guard peek == 0x7D else { throw malformed("a comma or the end of the object is missing") }
      return close(.object(members.sorted { $0.0 < $1.0 }))
    }
  }

  private mutating func list() throws(JSON.Fault) -> JSON {
    try open()
    var items: [JSON] = []
    skipSpace()
    if peek == 0x5D { return close(.array([])) }
    while true {
      path.append(String(items.count))
      items.append(try value())
      path.removeLast()
      skipSpace()
      if take(0x2C) { continue }
      guard peek == 0x5D else { throw malformed("a comma or the end of the list is missing") }
      return close(.array(items))
    }
  }

  private mutating func open() throws(JSON.Fault) {
    place += 1
    depth += 1
    guard depth <= limits.depth else {
      throw JSON.Fault(
        kind: .tooDeep,
        description: "lists and objects stand more than \(limits.depth) deep inside each other\(at): "
          + "send them side by side")
    }
  }

  private mutating func close(_ value: JSON) -> JSON {
    place += 1
    depth -= 1
    return value
  }

  private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSON.Fault) -> JSON {
    let length = word.utf8CodeUnitCount
    guard place + length <= bytes.count,
      word.withUTF8Buffer({ $0.elementsEqual(bytes[place..<place + length]) })
    else { throw malformed("a word that is neither true, false nor null") }
    place += length
    return value
  }

  // MARK: Numbers

  private mutating func number() throws(JSON.Fault) -> JSON {
    let start = place
    var isWhole = true
    _ = take(0x2D)
    // No leading zeros: 0 stands alone before the point.
    if !take(0x30), !digits() { throw malformed("a number without digits") }
    if take(0x2E) {
      isWhole = false
      guard digits() else { throw malformed("no digit behind the decimal point") }
    }
    if take(0x65) || take(0x45) {
      isWhole = false
      if !take(0x2B) { _ = take(0x2D) }
      guard digits() else { throw malformed("no digit in the exponent") }
    }
    if let next = peek, next == 0x2E || (0x30...0x39).contains(next) {
      throw malformed("this is not how a number is written")
    }
    let length = place - start
    guard length <= 400 else { throw malformed("a number of more than 400 characters") }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let whole = Int(text) { return .integer(whole) }
    guard let decimal = Double(text), decimal.isFinite else {
      throw malformed("the number \(JSONParser.brief(text)) is too large")
    }
    // 1.0 and 1e2 are read like 1 and 100.
    if let whole = Int(exactly: decimal) {
      guard whole != 0 || !text.prefix(while: { $0 != "e" && $0 != "E" }).contains(where: { ("1"..."9").contains($0) })
      else { throw malformed("the number \(JSONParser.brief(text)) is too small") }
      return .integer(whole)
    }
    return .decimal(decimal)
  }

  private mutating func digits() -> Bool {
    let start = place
    while let byte = peek, (0x30...0x39).contains(byte) { place += 1 }
    return place > start
  }

  // MARK: Text

  private mutating func string() throws(JSON.Fault) -> String {
    place += 1
    var start = place
    var text: [UInt8] = []
    while place < bytes.count {
      switch bytes[place] {
      case 0x22:
        text += bytes[start..<place]
        place += 1
        guard let valid = String(validating: text, as: UTF8.self) else { throw malformed("a text that is not UTF-8") }
        return valid
      case 0x5C:
        text += bytes[start..<place]
        place += 1
        try escape(into: &text)
        start = place
      case ..<0x20:
        throw malformed("a control character in a text: write it as \\u and four hexadecimal digits")
      default: place += 1
      }
    }
    throw malformed("a text has no end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSON.Fault) {
    guard let byte = peek else { throw malformed("a text has no end") }
    place += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75: text += String(Character(try scalar())).utf8
    default: throw malformed("there is no such escape in a text")
    }
  }

  /// Behind `\u`: four digits, or eight with another `\u` between them where the first four are half of a pair.
  private mutating func scalar() throws(JSON.Fault) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take(0x5C), take(0x75) else { throw malformed("half of a surrogate pair stands alone") }
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw malformed("half of a surrogate pair stands alone") }
    return scalar
  }

  private mutating func fourDigits() throws(JSON.Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = peek.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw malformed("behind \\u stand four hexadecimal digits")
      }
      place += 1
      value = value << 4 + UInt32(digit)
    }
    return value
  }

  // MARK: Bytes

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  // MARK: What is wrong

  private func malformed(_ what: String) -> JSON.Fault {
    JSON.Fault(kind: .malformed, description: "\(what)\(at), byte \(place)")
  }

  /// ` at “languages.0.language”`; nothing at the top.
  private var at: String {
    guard !path.isEmpty else { return "" }
    return " at “" + JSONParser.brief(path.joined(separator: ".")) + "”"
  }

  /// What was sent is said back in part only.
  private static func brief(_ text: String) -> String { text.count > 80 ? text.prefix(80) + "…" : text }
}
