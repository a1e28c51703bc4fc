public import Values

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
