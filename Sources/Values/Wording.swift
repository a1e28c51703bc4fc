/// One text in several languages, in the order in which the file gives them.
public struct Wording: Sendable, Hashable, Codable {
  public struct Text: Sendable, Hashable, Codable {
    public var language: LanguageTag
    public var text: String

    public init(language: LanguageTag, text: String) {
      self.language = language
      self.text = text
    }
  }

  public let texts: [Text]

  public init(_ texts: [Text]) {
    self.texts = texts
  }

  public var languages: [LanguageTag] { texts.map(\.language) }

  /// The text in the language asked for, else in the same language without script and region, else in English, else
  /// in the first language given; with the language it is really in, so that a page can mark it. Empty only when no
  /// text was given at all.
  public func text(in tag: LanguageTag) -> Text {
    let candidates: [(LanguageTag) -> Bool] = [
      { $0 == tag }, { $0.text == tag.language }, { $0.language == tag.language }, { $0 == .english }, { _ in true },
    ]
    for candidate in candidates {
      if let found = texts.first(where: { candidate($0.language) }) { return found }
    }
    return Text(language: tag, text: "")
  }
}

extension Wording {
  /// A citation that is quoted alike in every language, such as `§ 61`.
  public init(verbatim text: String) {
    self.init([Text(language: .undetermined, text: text)])
  }

  /// One line for each language, `da` tab text; how it is kept in a column. Texts are written without line breaks.
  public var stored: String {
    texts.map { $0.language.text + "\t" + String($0.text.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
      .joined(separator: "\n")
  }

  /// Reads `stored`. A line without a language is a citation quoted alike in every language.
  public init(stored: String) {
    self.init(
      stored.utf8.split(separator: UInt8(ascii: "\n")).map { line in
        let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let language = LanguageTag(String(Substring(parts[0]))) else {
          return Text(language: .undetermined, text: String(Substring(line)))
        }
        return Text(language: language, text: String(Substring(parts[1])))
      })
  }
}
