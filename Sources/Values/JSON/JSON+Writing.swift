extension JSON {
  /// As it is sent: UTF-8, without spaces.
  public var bytes: [UInt8] {
    var out: [UInt8] = []
    write(to: &out, .dense)
    return out
  }

  /// Indented by two spaces; objects and lists without inner structure stay on one line.
  public var indented: String { text(.indented(0)) }

  private func text(_ layout: Layout) -> String {
    var out: [UInt8] = []
    write(to: &out, layout)
    return String(decoding: out, as: UTF8.self)
  }
}

extension JSON: CustomStringConvertible {
  /// On one line, with a space behind each comma and colon.
  public var description: String { text(.line) }
}

private enum Layout {
  case dense
  case line
  /// As deep as this many spaces.
  case indented(Int)
}

extension JSON {
  private func write(to out: inout [UInt8], _ layout: Layout) {
    switch self {
    case .object(let members):
      list(to: &out, "{", "}", layout, count: members.count) { index, inner, out in
        JSON.quote(members[index].name, to: &out)
        out.append(0x3A)
        if case .dense = inner {} else { out.append(0x20) }
        members[index].value.write(to: &out, inner)
      }
    case .array(let items):
      list(to: &out, "[", "]", layout, count: items.count) { index, inner, out in items[index].write(to: &out, inner) }
    case .string(let text): JSON.quote(text, to: &out)
    case .integer(let number): out.append(contentsOf: String(number).utf8)
    case .decimal(let number): out.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
    case .bool(let truth): out.append(contentsOf: (truth ? "true" : "false").utf8)
    case .null: out.append(contentsOf: "null".utf8)
    }
  }

  private func list(
    to out: inout [UInt8], _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ layout: Layout, count: Int,
    _ item: (Int, Layout, inout [UInt8]) -> Void
  ) {
    var inner = layout
    if case .indented(let spaces) = layout { inner = isFlat ? .line : .indented(spaces + 2) }
    out.append(UInt8(ascii: open))
    for index in 0..<count {
      if index > 0 { out.append(0x2C) }
      switch inner {
      case .dense: break
      case .line: if index > 0 { out.append(0x20) }
      case .indented(let spaces): JSON.newLine(to: &out, spaces)
      }
      item(index, inner, &out)
    }
    if case .indented = inner, case .indented(let spaces) = layout { JSON.newLine(to: &out, spaces) }
    out.append(UInt8(ascii: close))
  }

  private static func newLine(to out: inout [UInt8], _ spaces: Int) {
    out.append(0x0A)
    out.append(contentsOf: repeatElement(0x20, count: spaces))
  }

  private var isFlat: Bool {
    switch self {
    case .array(let items): items.allSatisfy(\.isWithoutParts)
    case .object(let members): members.allSatisfy { $0.value.isWithoutParts }
    default: true
    }
  }

  private var isWithoutParts: Bool {
    switch self {
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }

  private static func quote(_ text: String, to out: inout [UInt8]) {
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
