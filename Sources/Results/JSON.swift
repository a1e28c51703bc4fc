/// A JSON value (RFC 8259); members keep their order.
///
/// Our own reader because faults must name line and character, and the rooms below the executable carry no Foundation.
public enum JSON: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case decimal(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  public struct Member: Sendable, Equatable {
    public var name: String
    public var value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The member called `name`; `nil` when there is none or this is no object.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  public var text: String? { if case .string(let text) = self { text } else { nil } }
  public var int: Int? { if case .integer(let number) = self { number } else { nil } }
  public var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  public var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }
}

extension JSON: CustomStringConvertible {
  /// On one line, members in their order.
  public var description: String {
    var out = ""
    write(to: &out, indent: nil)
    return out
  }

  /// Indented by two spaces; objects and arrays without inner structure stay on one line.
  public var indented: String {
    var out = ""
    write(to: &out, indent: 0)
    return out
  }

  private var isFlat: Bool {
    switch self {
    case .array(let items): items.allSatisfy(\.isScalar)
    case .object(let members): members.allSatisfy { $0.value.isScalar }
    default: true
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private func write(to out: inout String, indent: Int?) {
    switch self {
    case .null: out += "null"
    case .bool(let flag): out += flag ? "true" : "false"
    case .integer(let number): out += String(number)
    case .decimal(let number): out += String(number)
    case .string(let text): JSON.quote(text, to: &out)
    case .array(let items):
      list(to: &out, "[", "]", indent: indent, count: items.count) { index, inner, out in
        items[index].write(to: &out, indent: inner)
      }
    case .object(let members):
      list(to: &out, "{", "}", indent: indent, count: members.count) { index, inner, out in
        JSON.quote(members[index].name, to: &out)
        out += ": "
        members[index].value.write(to: &out, indent: inner)
      }
    }
  }

  private func list(
    to out: inout String, _ open: String, _ close: String, indent: Int?, count: Int,
    _ item: (Int, Int?, inout String) -> Void
  ) {
    out += open
    let inner = isFlat ? nil : indent.map { $0 + 2 }
    for index in 0..<count {
      if index > 0 { out += inner == nil ? ", " : "," }
      if let inner { out += "\n" + String(repeating: " ", count: inner) }
      item(index, inner, &out)
    }
    if inner != nil, let indent { out += "\n" + String(repeating: " ", count: indent) }
    out += close
  }

  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
