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
    guard place == bytes.count else { throw fault("something stands behind the end of the document", "remove it") }
    return value
  }

  private mutating func value() throws(JSON.Fault) -> JSON {
    skipSpace()
    valuesLeft -= 1
    guard valuesLeft >= 0 else {
      throw fault("more than \(limits.values) values", "send less at once, or in several requests", kind: .tooMany)
    }
    switch peek {
    case 0x7B: return try object()
    case 0x5B: return try list()
    case 0x22: return .string(try string())
    case 0x2D?, (0x30...0x39)?: return try number()
    case 0x74: return try literal("true", .bool(true))
    case 0x66: return try literal("false", .bool(false))
    case 0x6E: return try literal("null", .null)
    case nil: throw fault("it ends where a value is needed", "complete it")
    default:
      throw fault("no value begins like this", "write a text in quotation marks, a number, true, false, null, [ or {")
    }
  }

  private mutating func object() throws(JSON.Fault) -> JSON {
    try open()
    var members: [JSON.Member] = []
    var names: Set<String> = []
    skipSpace()
    if peek == 0x7D { return close(.object([])) }
    while true {
      skipSpace()
      guard peek == 0x22 else {
        throw fault("a member of an object begins with its name in quotation marks", "write the name there")
      }
      let name = try string()
      guard names.insert(name).inserted else {
        throw fault("“\(JSON.brief(name))” stands twice in the object", "keep one of them")
      }
      skipSpace()
      guard take(0x3A) else {
        throw fault("a colon is missing behind “\(JSON.brief(name))”", "put it between name and value")
      }
      path.append(name)
      members.append((name, try value()))
      path.removeLast()
      skipSpace()
      if take(0x2C) { continue }
      guard peek == 0x7D else {
        throw fault("a comma or the end of the object is missing", "separate members with commas and close the object")
      }
      return close(.object(members))
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
      guard peek == 0x5D else {
        throw fault("a comma or the end of the list is missing", "separate items with commas and close the list")
      }
      return close(.array(items))
    }
  }

  private mutating func open() throws(JSON.Fault) {
    depth += 1
    guard depth <= limits.depth else {
      throw fault(
        "lists and objects stand more than \(limits.depth) deep inside each other", "send them side by side",
        kind: .tooDeep)
    }
    place += 1
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
    else { throw fault("a word that is neither true, false nor null", "put texts in quotation marks") }
    place += length
    return value
  }

  // MARK: Numbers

  private static let numbers = "write digits, at most one point, and no leading zero"

  private mutating func number() throws(JSON.Fault) -> JSON {
    let start = place
    var isWhole = true
    _ = take(0x2D)
    // No leading zeros: 0 stands alone before the point.
    if !take(0x30), !digits() { throw fault("a number without digits", JSONParser.numbers, at: start) }
    if take(0x2E) {
      isWhole = false
      guard digits() else { throw fault("no digit behind the decimal point", JSONParser.numbers, at: start) }
    }
    if take(0x65) || take(0x45) {
      isWhole = false
      if !take(0x2B) { _ = take(0x2D) }
      guard digits() else { throw fault("no digit in the exponent", JSONParser.numbers, at: start) }
    }
    if let next = peek, next == 0x2E || (0x30...0x39).contains(next) {
      throw fault("this is not how a number is written", JSONParser.numbers, at: start)
    }
    let length = place - start
    guard length <= 400 else { throw fault("a number of more than 400 characters", "shorten it", at: start) }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if isWhole, let whole = Int(text) { return .integer(whole) }
    guard let decimal = Double(text), decimal.isFinite else {
      throw fault("the number \(JSON.brief(text)) is too large", "write a smaller one", at: start)
    }
    // 1.0 and 1e2 are read like 1 and 100.
    if let whole = Int(exactly: decimal) {
      guard whole != 0 || !text.prefix(while: { $0 != "e" && $0 != "E" }).contains(where: { ("1"..."9").contains($0) })
      else { throw fault("the number \(JSON.brief(text)) is too small", "write 0 instead", at: start) }
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
        guard let valid = String(validating: text, as: UTF8.self) else {
          throw fault("a text that is not UTF-8", "write it in UTF-8")
        }
        return valid
      case 0x5C:
        text += bytes[start..<place]
        place += 1
        try escape(into: &text)
        start = place
      case ..<0x20:
        throw fault("a control character in a text", "write it as \\u and four hexadecimal digits")
      default: place += 1
      }
    }
    throw fault("a text has no end", "add the closing quotation mark")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSON.Fault) {
    guard let byte = peek else { throw fault("a text has no end", "add the closing quotation mark") }
    place += 1
    switch byte {
    case 0x22, 0x5C, 0x2F: text.append(byte)
    case 0x62: text.append(0x08)
    case 0x66: text.append(0x0C)
    case 0x6E: text.append(0x0A)
    case 0x72: text.append(0x0D)
    case 0x74: text.append(0x09)
    case 0x75: text += String(Character(try scalar())).utf8
    default:
      throw fault("there is no such escape in a text", "use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four digits")
    }
  }

  /// Behind `\u`: four digits, or eight with another `\u` between them where the first four are half of a pair.
  private mutating func scalar() throws(JSON.Fault) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take(0x5C), take(0x75) else {
      throw fault("half of a surrogate pair stands alone", "write both \\u parts, or the character itself")
    }
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw fault("half of a surrogate pair stands alone", "write both \\u parts, or the character itself") }
    return scalar
  }

  private mutating func fourDigits() throws(JSON.Fault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = peek.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw fault("behind \\u stand four hexadecimal digits", "write for example \\u00e9")
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

  /// At the place that was reached, unless another is said.
  private func fault(
    _ problem: String, _ remedy: String, kind: JSON.Fault.Kind = .malformed, at other: Int? = nil
  ) -> JSON.Fault {
    let byte = other ?? place
    let before = bytes[..<byte]
    let line = before[(before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)...]
    return JSON.Fault(
      kind: kind, problem: problem, remedy: remedy, path: path, byte: byte, line: before.count { $0 == 0x0A } + 1,
      // Of a character's bytes only the first is not like 10xxxxxx.
      column: line.count { $0 & 0xC0 != 0x80 } + 1)
  }
}
