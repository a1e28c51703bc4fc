import CatalogFormat

/// A sentence of a catalog cut into text and placeholders: `at most {cap:hours} a week`.
struct Sentence: Hashable {
  struct Placeholder: Hashable {
    let name: String
    let kind: PlaceholderKind

    var text: String { kind == .text ? "{\(name)}" : "{\(name):\(kind.rawValue)}" }
  }

  enum Piece: Hashable {
    case text(String)
    case placeholder(Placeholder)
  }

  struct Problem: Error {
    let problem: String
    let remedy: String
  }

  private(set) var pieces: [Piece] = []

  var placeholders: [Placeholder] {
    pieces.compactMap { if case .placeholder(let placeholder) = $0 { placeholder } else { nil } }
  }

  /// Reads a sentence; `{{` and `}}` stand for the braces themselves.
  init(_ text: String) throws(Problem) {
    var literal = ""
    var rest = Substring(text)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      literal += rest[..<brace]
      let after = rest[rest.index(after: brace)...]
      if after.first == rest[brace] {
        literal.append(rest[brace])
        rest = after.dropFirst()
        continue
      }
      guard rest[brace] == "{", let end = after.firstIndex(of: "}") else {
        throw Problem(
          problem: "a lone “\(rest[brace])” in “\(text)”",
          remedy: "Close the placeholder as {name} or {name:kind}; double the brace to show it")
      }
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = ""
      pieces.append(.placeholder(try Sentence.placeholder(after[..<end])))
      rest = after[after.index(after: end)...]
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.text(literal)) }
  }

  private static func placeholder(_ inner: Substring) throws(Problem) -> Placeholder {
    let parts = inner.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0]
    let isName = name.utf8.enumerated().allSatisfy { index, byte in
      (0x61...0x7A).contains(byte) || index > 0 && ((0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte))
    }
    guard isName, !name.isEmpty else {
      throw Problem(
        problem: "“\(name)” is no name for a placeholder",
        remedy: "Use a lower-case letter, then letters and digits: {n:count}, {firstDay:date}")
    }
    guard parts.count == 2 else { return Placeholder(name: String(name), kind: .text) }
    guard let kind = PlaceholderKind(rawValue: String(parts[1])) else {
      let known = PlaceholderKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(problem: "the placeholder {\(inner)} has an unknown kind", remedy: "Known kinds are \(known)")
    }
    return Placeholder(name: String(name), kind: kind)
  }
}
