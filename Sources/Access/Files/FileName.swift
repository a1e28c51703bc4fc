/// A name under which a file can be saved on any machine and shown on a page: whatever the sender wrote, it leads
/// nowhere, hides nothing and ends as the content asks for.
public struct FileName: Sendable, Hashable {
  /// Characters, without the ending.
  static let longest = 100

  public let text: String

  /// - Parameter text: as it was sent: perhaps with folders, control characters, or an ending that is not true.
  public init(_ text: String, of type: FileType) {
    let last = text.split(omittingEmptySubsequences: true) { $0 == "/" || $0 == "\\" }.last ?? ""
    var clean = String(String.UnicodeScalarView(last.unicodeScalars.compactMap(FileName.shown)))
    var ending = type.endings[0]
    if let dot = clean.lastIndex(of: ".") {
      let given = clean[clean.index(after: dot)...].lowercased()
      // What is no ending of a file belongs to the name: “agreement 4.11.2026”.
      let isEnding = (1...4).contains(given.utf8.count) && given.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      if type.endings.contains(given) { ending = given }
      if isEnding { clean = String(clean[..<dot]) }
    }
    let base = String(FileName.trimmed(clean).prefix(FileName.longest))
    self.text = (base.isEmpty ? "scan" : FileName.trimmed(base)) + "." + ending
  }

  /// As it is stored, cleaned already.
  init(stored text: String) {
    self.text = text
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first == "." || first.isWhitespace { text.removeFirst() }
    while let last = text.last, last == "." || last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// A character that stands for itself on a screen and in a file system; others go, or become `_`.
  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if #"<>:"|?*%"#.unicodeScalars.contains(scalar) { return "_" }
    // Words in Persian are written with these two.
    if scalar == "\u{200C}" || scalar == "\u{200D}" { return scalar }
    switch scalar.properties.generalCategory {
    // Line and page breaks, NUL, what turns the direction of reading (“gpj.exe”), what is not seen at all.
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return nil
    case .spaceSeparator: return " "
    default: return scalar
    }
  }
}
