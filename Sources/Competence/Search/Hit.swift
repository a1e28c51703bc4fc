/// One answer of a search, with the reason it is one.
public struct Hit: Sendable, Hashable {
  /// Stable: the same in every language and after every re-import.
  public let uri: String
  public let kind: ConceptKind
  /// The name to show, in the searched language where there is one.
  public let label: String
  /// Language of ``label``.
  public let language: String
  /// ISCO-08 unit group of an occupation or group, four digits; empty for skills and for wider groups.
  public let isco4: String
  /// Why this is a hit, in plain English: "other name \"svejser\", similar spelling".
  public let why: String
  /// Sum of the parts named in ``Ranking``; for sorting only, never a judgement of a person.
  public let score: Float
}

extension MatchReason {
  /// In words; `matched` is the label that was found when it is not the one shown.
  func words(query: String, matched: String?, language: String?, viaGroup: Bool) -> String {
    if viaGroup { return "group of the best hits" }
    var parts: [String] = []
    if let matched {
      let origin =
        switch kind {
        case .everyday: "everyday word"
        case .site: "word added here"
        case .hidden, .alternative: "other name"
        case .preferred: "name"
        }
      parts.append("\(origin) \"\(matched)\"" + (language.map { " (\($0))" } ?? ""))
    }
    switch (isWhole, weakest) {
    case (true, .equal): parts.append("same words")
    case (true, _): parts.append("same words, other form")
    case (false, .equal): parts.append(begins ? "begins with these words" : "has every word")
    case (false, .inflected): parts.append("has every word, in another form")
    case (false, .beginning): parts.append(begins ? "begins like this" : "a word begins like this")
    case (false, .compound): parts.append("part of a compound word")
    case (false, .similar): parts.append("similar spelling of \"\(query)\"")
    case (false, .none): parts.append(queryCover > 0.35 ? "has some of the words" : "looks alike")
    }
    return parts.joined(separator: ", ")
  }
}
