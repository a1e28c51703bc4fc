/// Bounds how deep a text can nest before it is composed: composing goes one call deeper with every level, and a small
/// stack would end the process.
///
/// An upper bound, not a parser. A closing bracket counts only against an opening one on the same line, and only on
/// lines without quotes and comments: there it cannot be mere text while its partner is real. So nothing can be hidden,
/// at the price that at most `deepest` brackets may stand on lines with quotes or comments or stay open over lines.
enum NestingScan {
  static let deepest = 500
  static let deepestIndentation = 200

  /// The first line at which the text may nest too deep.
  static func firstTooDeep(in yaml: String) -> Int? {
    var open = 0
    for (index, line) in yaml.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let indentation = line.prefix { $0 == 0x20 || $0 == 0x2D || $0 == 0x3F || $0 == 0x3A || $0 == 0x09 }
      if indentation.count > deepestIndentation { return index + 1 }
      let clean = !line.contains { $0 == 0x22 || $0 == 0x27 || $0 == 0x23 || $0 == 0x0D }
      var here = 0
      for byte in line {
        if byte == 0x5B || byte == 0x7B {
          here += 1
        } else if clean, byte == 0x5D || byte == 0x7D, here > 0 {
          here -= 1
        }
        if open + here > deepest { return index + 1 }
      }
      open += here
    }
    return nil
  }
}
