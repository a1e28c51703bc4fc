public import Values

/// Words that somebody wrote in a language of their own, as they stand within a sentence of ours: read aloud and laid out
/// by that language, and not by the sentence's.
public struct Quote: Sendable, Hashable {
  public var text: String
  public var language: LanguageTag

  public init(_ text: String, _ language: LanguageTag) {
    (self.text, self.language) = (text, language)
  }
}

extension HTML.StringInterpolation {
  /// A sentence, with the first of these that stands in it marked by its language.
  public mutating func appendInterpolation(_ sentence: String, quoting quotes: [Quote]) {
    for quote in quotes where !quote.text.isEmpty {
      guard let place = sentence.firstRange(of: quote.text) else { continue }
      appendInterpolation(String(sentence[..<place.lowerBound]))
      appendInterpolation("<span\(passageIn: quote.language)>\(quote.text)</span>" as HTML)
      return appendInterpolation(String(sentence[place.upperBound...]))
    }
    appendInterpolation(sentence)
  }
}
