import Values

/// A name under which a file can be saved on any machine and shown on a page: whatever the sender wrote, it leads
/// nowhere, hides nothing and ends as the content asks for.
public struct FileName: Sendable, Hashable {
  /// Characters, without the ending; and bytes, of which file systems take 255 with it.
  static let longest = 100
  static let longestBytes = 240
  /// Marks on one letter: no language needs more.
  private static let mostMarks = 8

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
    let base = FileName.trimmed(FileName.shortened(FileName.trimmed(clean)))
    self.text = (base.showsSomething ? FileName.free(base) : "scan") + "." + ending
  }

  /// As it is stored, cleaned already.
  init(stored text: String) {
    self.text = text
  }

  private static func shortened(_ text: String) -> String {
    var (scalars, marks) = (String.UnicodeScalarView(), 0)
    for scalar in text.unicodeScalars {
      let isMark = [.nonspacingMark, .enclosingMark, .spacingMark].contains(scalar.properties.generalCategory)
      marks = isMark ? marks + 1 : 0
      if marks <= mostMarks { scalars.append(scalar) }
    }
    var short = ""
    for character in String(scalars).prefix(longest) {
      guard short.utf8.count + String(character).utf8.count <= longestBytes else { break }
      short.append(character)
    }
    return short
  }

  /// Some systems keep these names for devices, whatever ending stands behind them.
  private static func free(_ base: String) -> String {
    let stem = base.prefix { $0 != "." }.lowercased().filter { $0 != " " }
    let numbered =
      ["com", "lpt"].contains(stem.prefix(3)) && stem.count == 4 && "0123456789¹²³".contains(stem.suffix(1))
    return numbered || ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(stem) ? "_" + base : base
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
