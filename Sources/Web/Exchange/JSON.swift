public import Values

/// A JSON value with its members in a stated order, so that answers are the same bytes every time.
public enum JSON: Sendable {
  case object([(String, JSON)])
  case array([JSON])
  case string(String)
  case integer(Int)
  case decimal(Double)
  case bool(Bool)
  case null

  /// Text, number or truth value as it would be typed into a form.
  var plainText: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): String(number)
    case .bool(let truth): truth ? "true" : "false"
    case .null: ""
    case .object, .array: nil
    }
  }

  public var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out)
    return out
  }

  private func write(to out: inout [UInt8]) {
    switch self {
    case .object(let members):
      out.append(0x7B)
      for (position, member) in members.enumerated() {
        if position > 0 { out.append(0x2C) }
        JSON.write(member.0, to: &out)
        out.append(0x3A)
        member.1.write(to: &out)
      }
      out.append(0x7D)
    case .array(let list):
      out.append(0x5B)
      for (position, item) in list.enumerated() {
        if position > 0 { out.append(0x2C) }
        item.write(to: &out)
      }
      out.append(0x5D)
    case .string(let text): JSON.write(text, to: &out)
    case .integer(let number): out.append(contentsOf: String(number).utf8)
    case .decimal(let number): out.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
    case .bool(let truth): out.append(contentsOf: (truth ? "true" : "false").utf8)
    case .null: out.append(contentsOf: "null".utf8)
    }
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: out.append(contentsOf: [0x5C, 0x22])
      case 0x5C: out.append(contentsOf: [0x5C, 0x5C])
      case 0x0A: out.append(contentsOf: [0x5C, 0x6E])
      case 0x0D: out.append(contentsOf: [0x5C, 0x72])
      case 0x09: out.append(contentsOf: [0x5C, 0x74])
      case ..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        out.append(contentsOf: [0x5C, 0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 0xF)]])
      default: out.append(byte)
      }
    }
    out.append(0x22)
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  public init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON {
  /// `["tuesday", "friday"]`, in the order of the week.
  public static func weekdays(_ days: Set<CivilDate.Weekday>) -> JSON { .array(days.inOrder.map { .string($0.code) }) }

  public static func text(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
  public static func text<Value: CustomStringConvertible>(_ value: Value?) -> JSON {
    text(value.map { $0.description })
  }
}
