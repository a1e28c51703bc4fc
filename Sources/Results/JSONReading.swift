extension JSON {
  /// Reads one JSON value and nothing after it.
  /// - Throws: a fault with line and character. Nesting beyond 64 levels and a name twice in one object are faults too.
  public init(_ file: InputFile) throws(InputFault) {
    var reading = JSONReading(file)
    self = try reading.document()
  }

  /// Reads text; `name` is how messages call it, such as `--params`.
  public init(text: String, name: String) throws(InputFault) {
    try self.init(InputFile(name: name, bytes: text.utf8))
  }
}

private struct JSONReading {
  let file: InputFile
  var at = 0
  var depth = 0

  init(_ file: InputFile) { self.file = file }

  mutating func document() throws(InputFault) -> JSON {
    if file.bytes(upTo: 3) == [0xEF, 0xBB, 0xBF] { at = 3 }
    let value = try value()
    space()
    guard at == file.count else { throw fault("something follows the JSON value", "Remove it.") }
    return value
  }

  private mutating func value() throws(InputFault) -> JSON {
    space()
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64 else { throw fault("the JSON is nested too deeply", "Use at most 64 levels.") }
    guard let byte = peek else { throw fault("the JSON ends too early", "Complete it.") }
    switch byte {
    case 0x7B: return try object()
    case 0x5B: return try array()
    case 0x22: return .string(try string())
    case 0x2D, 0x30...0x39: return try number()
    default:
      for (word, value) in [("true", JSON.bool(true)), ("false", .bool(false)), ("null", .null)] where accept(word) {
        return value
      }
      throw fault("this is no JSON value", "Write a string in quotation marks, a number, true, false, null, [ or {.")
    }
  }

  private mutating func object() throws(InputFault) -> JSON {
    at += 1
    var members: [JSON.Member] = []
    var names: Set<String> = []
    space()
    if accept("}") { return .object([]) }
    repeat {
      space()
      guard peek == 0x22 else { throw fault("a member's name is missing", "Write it in quotation marks.") }
      let name = try string()
      guard names.insert(name).inserted else { throw fault("the name “\(name)” is there twice", "Keep one of them.") }
      space()
      guard accept(":") else { throw fault("“:” is missing", "Put it between name and value.") }
      members.append(JSON.Member(name, try value()))
      space()
    } while accept(",")
    guard accept("}") else {
      throw fault("“,” or “}” is missing", "Separate members with commas and close the object.")
    }
    return .object(members)
  }

  private mutating func array() throws(InputFault) -> JSON {
    at += 1
    var items: [JSON] = []
    space()
    if accept("]") { return .array([]) }
    repeat {
      items.append(try value())
      space()
    } while accept(",")
    guard accept("]") else { throw fault("“,” or “]” is missing", "Separate items with commas and close the list.") }
    return .array(items)
  }

  private mutating func string() throws(InputFault) -> String {
    at += 1
    var bytes: [UInt8] = []
    while let byte = peek {
      at += 1
      switch byte {
      case 0x22:
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw fault("the text is not UTF-8", "Save the file in UTF-8.")
        }
        return text
      case 0x5C: bytes.append(contentsOf: String(try escape()).utf8)
      case 0..<0x20: throw fault("there is a control character in the text", "Write it as an escape such as \\n.")
      default: bytes.append(byte)
      }
    }
    throw fault("the text is not closed", "Add the closing quotation mark.")
  }

  private mutating func escape() throws(InputFault) -> Unicode.Scalar {
    guard let byte = peek else { throw fault("the escape is not complete", "Complete it.") }
    at += 1
    switch byte {
    case 0x22: return "\""
    case 0x5C: return "\\"
    case 0x2F: return "/"
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75:
      var code = try unit()
      if (0xD800...0xDBFF).contains(code), accept("\\u") {
        let low = try unit()
        if (0xDC00...0xDFFF).contains(low) { code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) }
      }
      if let scalar = Unicode.Scalar(code) { return scalar }
      throw fault("half a character is escaped", "Write both \\u parts, or the character itself.")
    default: throw fault("there is no such escape", "Use \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four digits.")
    }
  }

  private mutating func unit() throws(InputFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("\\u needs four hexadecimal digits", "Write for example \\u00e9.")
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  private mutating func number() throws(InputFault) -> JSON {
    let from = at
    while let byte = peek, byte >= 0x30 && byte <= 0x39 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) { at += 1 }
    let text = String(decoding: UnsafeBufferPointer(start: file.start + from, count: at - from), as: UTF8.self)
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let leadsWithZero = digits.hasPrefix("0") && digits.dropFirst().first.map { $0.isNumber } == true
    if !leadsWithZero, digits.first?.isNumber == true, digits.last?.isNumber == true {
      if let integer = Int(text) { return .integer(integer) }
      if let decimal = Double(text), decimal.isFinite { return .decimal(decimal) }
    }
    at = from
    throw fault("“\(text)” is not a number", "Write digits, at most one point, and no leading zero.")
  }

  private var peek: UInt8? { at < file.count ? file.start[at] : nil }

  private mutating func space() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func accept(_ word: String) -> Bool {
    let length = word.utf8.count
    guard at + length <= file.count,
      zip(word.utf8, UnsafeBufferPointer(start: file.start + at, count: length)).allSatisfy({ $0 == $1 })
    else { return false }
    at += length
    return true
  }

  private func fault(_ problem: String, _ remedy: String) -> InputFault {
    var lineStart = 0
    for offset in 0..<min(at, file.count) where file.start[offset] == 0x0A { lineStart = offset + 1 }
    return InputFault(
      file: file.name, line: file.line(of: at), column: max(at - lineStart, 0) + 1, problem: problem, remedy: remedy)
  }
}
