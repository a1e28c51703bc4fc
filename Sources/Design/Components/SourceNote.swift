/// Where something is written, folded behind the sentence that follows from it: one tap away, without script. On paper it
/// lies open.
public struct SourceNote: Sendable, Markup {
  public var words: String
  /// What is tapped: "Source".
  public var title: String

  public init(_ words: String, title: String) {
    (self.words, self.title) = (words, title)
  }

  public var html: HTML {
    "<details class=\"source\"><summary>\(title)</summary><p>\(words)</p></details>"
  }
}
