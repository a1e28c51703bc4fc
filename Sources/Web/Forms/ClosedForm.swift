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
  ///   - stored: what is stored of the record; `nil` where there is none.
  public func html(
    _ desk: Desk, back: (name: String, link: Link), questions: [Question], typed: Fields?, stored: Fields? = nil
  ) -> HTML {
    html(desk, back: back, isAnswer: typed != nil, desk.written(typed, questions, stored: stored))
  }

  func html(_ desk: Desk, back: (name: String, link: Link), isAnswer: Bool, _ written: HTML) -> HTML {
    let voice = desk.voice
    let said: HTML =
      !isAnswer
      ? "<p class=\"lead\">\(voice(sentence))</p>"
      : Problems(title: voice(.formProblemTitle), [.init(words: voice(sentence))]).html
    let on =
      way.map { Button(voice($0.word), .go($0.link), tone: .main) }
      ?? Button(voice(.formClosedBack(name: back.name)), .go(back.link), tone: .main)
    return """
      \(said)\(written)\(ButtonRow([on]))
      """
  }
}

extension Desk {
  /// What somebody sent to a form that is not there any more: they would have to write it again.
  ///
  /// - Parameter stored: what is stored of the record now, to stand beside it; `nil` where there is none.
  public func written(_ typed: Fields?, _ questions: [Question], stored: Fields? = nil) -> HTML {
    guard let typed else { return .nothing }
    let texts = StaleTexts(questions: questions, yours: typed, stored: stored ?? Fields(), made: nil, desk: self)
    if stored != nil { return texts.section }
    let rows = texts.answered
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
