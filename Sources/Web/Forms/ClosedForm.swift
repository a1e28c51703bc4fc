public import Access
public import Design
public import Language
public import Values

/// A form to which no answer would be taken: what is so is said in its place, with the way on. Whoever sent an answer all the
/// same is told with the same sentence, and finds the words that they wrote.
public struct ClosedForm: Sendable {
  public let sentence: Phrase
  /// Where it is done instead; none leads back to the record.
  public let way: (word: Phrase, link: Link)?

  public init(_ sentence: Phrase, way: (word: Phrase, link: Link)? = nil) {
    (self.sentence, self.way) = (sentence, way)
  }

  /// - Parameters:
  ///   - back: the record, by its name.
  ///   - typed: what was answered; nothing for whoever only looks.
  public func html(_ desk: Desk, back: (name: String, link: Link), questions: [Question], typed: Fields?) -> HTML {
    let voice = desk.voice
    let said: HTML =
      typed == nil
      ? "<p class=\"lead\">\(voice(sentence))</p>"
      : Problems(title: voice(.formProblemTitle), [.init(words: voice(sentence))]).html
    let on =
      way.map { Button(voice($0.word), .go($0.link), tone: .main) }
      ?? Button(voice(.formClosedBack(name: back.name)), .go(back.link), tone: .main)
    return """
      \(said)\(desk.written(typed, questions))\(ButtonRow([on]))
      """
  }
}

extension Desk {
  /// The words that somebody sent to a form that is not there any more: they would have to write them again.
  public func written(_ typed: Fields?, _ questions: [Question]) -> HTML {
    guard let typed else { return .nothing }
    let rows = questions.compactMap { question -> SummaryList.Row? in
      switch question.kind {
      case .text, .passage:
        let words = typed[question.name] ?? ""
        return words.showsSomething
          ? SummaryList.Row(voice(question.label), "<span class=\"lines\" dir=\"auto\">\(words)</span>") : nil
      default: return nil
      }
    }
    guard !rows.isEmpty else { return .nothing }
    return """
      <section aria-labelledby="written"><h2 id="written">\(voice(.formStaleYours))</h2>\(SummaryList(rows))</section>
      """
  }

  /// That nothing can be written about this person any more, for whoever can still look.
  public func closed(about person: PersonID, _ tx: Transaction) throws -> ClosedForm? {
    try with(person, tx).isReadOnly ? ClosedForm(.frameReadOnly) : nil
  }
}
