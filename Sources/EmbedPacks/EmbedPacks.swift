import Foundation

/// Writes files as Swift: `EmbedPacks OUTPUT FILE…`. Run by the build.
@main
struct EmbedPacks {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first else {
      FileHandle.standardError.write(Data("usage: EmbedPacks OUTPUT FILE…\n".utf8))
      exit(64)
    }
    var swift =
      "/// Name and text of every rule pack, programme model and file of holidays that comes with the program.\n"
    swift += "let embeddedPacks: [(file: String, yaml: String)] = [\n"
    for path in arguments.dropFirst() {
      let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
      swift += "  (\(literal(URL(filePath: path).lastPathComponent)), \(literal(text))),\n"
    }
    try (swift + "]\n").write(to: URL(filePath: output), atomically: true, encoding: .utf8)
  }

  /// A string literal of one line: every character that means something in Swift is escaped.
  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case "\n": literal += "\\n"
      default:
        literal += scalar.value < 0x20 ? "\\u{" + String(scalar.value, radix: 16) + "}" : String(scalar)
      }
    }
    return literal + "\""
  }
}
