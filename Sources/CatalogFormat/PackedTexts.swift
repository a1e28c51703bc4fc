/// Many texts in one string literal, read in place: nothing is parsed or copied when the program starts, and one long
/// literal compiles in an instant where an array of a thousand literals takes seconds.
///
/// Layout: `count + 1` offsets of four characters each (six bits a character, from `0` upwards, high bits first), then
/// the texts end to end. Text `i` reaches from offset `i` to offset `i + 1`, counted from the end of the offsets.
public struct PackedTexts: Sendable {
  private let literal: StaticString
  public let count: Int

  /// - Parameter literal: the output of `pack` for `count` texts; anything else is a fault of the compiler.
  public init(_ literal: StaticString, count: Int) {
    precondition(literal.utf8CodeUnitCount >= (count + 1) * PackedTexts.offsetWidth, "not a packed text")
    self.literal = literal
    self.count = count
  }

  public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(index >= 0 && index < count, "no such text")
    let start = offset(index)
    let body = (count + 1) * PackedTexts.offsetWidth
    return UnsafeBufferPointer(start: literal.utf8Start + body + start, count: offset(index + 1) - start)
  }

  public func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

  private func offset(_ index: Int) -> Int {
    let digits = literal.utf8Start + index * PackedTexts.offsetWidth
    return (0..<PackedTexts.offsetWidth).reduce(0) { $0 << 6 | Int(digits[$1] &- 0x30) }
  }

  private static let offsetWidth = 4

  /// The offsets of the packed form; the texts follow. `nil` when the texts together exceed 16 MB.
  public static func offsets(of texts: [String]) -> String? {
    var ends = [0]
    for text in texts { ends.append(ends[ends.count - 1] + text.utf8.count) }
    guard ends[ends.count - 1] < 1 << (6 * offsetWidth) else { return nil }
    let digits = ends.flatMap { end in
      (0..<offsetWidth).map { UInt8(0x30 + end >> (6 * (offsetWidth - 1 - $0)) & 0x3F) }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

/// The characters that structure a packed sentence. Catalogs cannot contain them: the compiler refuses control
/// characters.
public enum Mark {
  /// Before a placeholder: then one character for the argument's place (from `0`) and one for its kind.
  public static let placeholder: UInt8 = 1
  /// Opens a sentence that bends, followed by the place of the counting argument; and stands between its forms.
  public static let plural: UInt8 = 2
  /// Between a key and its arguments (`name:kind`) in the table of keys.
  public static let field: UInt8 = 3
}
