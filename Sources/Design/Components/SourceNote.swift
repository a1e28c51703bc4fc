public import Values

/// Where something is written, folded behind the sentence that follows from it: one tap away, without script. On paper it
/// lies open.
public struct SourceNote: Sendable, Markup {
  public var words: String
  /// What is tapped: "Source".
  public var title: String

  /// The language of the words, where that may be another than the page's.
  public var language: LanguageTag?

  public init(_ words: String, in language: LanguageTag? = nil, title: String) {
    (self.words, self.language, self.title) = (words, language, title)
  }

  public var html: HTML {
    """
    <details class="source"><summary>\(title)</summary>\
    <p\(with: language, { "\(passageIn: $0)" })>\(words)</p></details>
    """
  }
}
