public import Access
public import Design
public import Language
public import Values

/// A record as it is now, ready to be changed on a page.
public struct Editable: Sendable {
  public var version: Version
  /// The answers that would give the record again.
  public var answers: Fields
  /// What it is called, for the way back.
  public var name: String
  public var questions: [Question]
  /// The page that it is on, where only the record says which.
  public var back: Link?
  /// Above the form: what must be known before anything of it is saved.
  public var above: HTML
  /// Below the form: what else is done with the record, in a form of its own.
  public var below: HTML
  /// Why no answer is taken.
  public var closed: ClosedForm?
  /// The questions for whoever has answered, where what is asked depends on an answer.
  public var asking: (@Sendable (Fields) -> [Question])?
  /// What is sent along, for a page on which several things are done.
  public var hidden: [Hidden]
  /// An answer that the form gives by a second button, offered where one is missing.
  public var otherwise: (word: Phrase, name: String, value: String)?
  /// What is stored of the record, where the form offers other answers than those; `nil` where it offers what is stored.
  public var stored: Fields?
  /// Questions that the form asks while the record is in another state: whoever answered them before it changed finds what
  /// they wrote.
  public var elsewhere: [Question] = []
  /// Whom it is about.
  public var person: PersonID?

  public init(
    version: Version, answers: Fields, name: String, questions: [Question], back: Link? = nil, above: HTML = .nothing,
    below: HTML = .nothing, closed: ClosedForm? = nil, hidden: [Hidden] = [],
    asking: (@Sendable (Fields) -> [Question])? = nil,
    otherwise: (word: Phrase, name: String, value: String)? = nil
  ) {
    (self.version, self.answers, self.name, self.questions) = (version, answers, name, questions)
    (self.asking, self.otherwise, self.hidden) = (asking, otherwise, hidden)
    (self.back, self.above, self.below, self.closed) = (back, above, below, closed)
  }
}

extension Editable {
  /// Whether answers are those that are stored, with nothing beside them that would do something else.
  fileprivate func isSaid(by typed: Fields, _ desk: Desk) -> Bool {
    let questions = asking?(typed) ?? questions
    let others = Set(typed.names).subtracting(FormField.all).subtracting(questions.map(\.name))
    guard others.allSatisfy({ name in hidden.contains { $0.name == name && $0.value == typed[name] } }),
      questions.contains(where: { typed[$0.name] != nil })
    else { return false }
    return StaleTexts(questions: questions, yours: typed, stored: answers, made: nil, desk: desk).differing.isEmpty
  }

  /// What somebody wrote, beside what is stored: also what was asked in another state of the record.
  fileprivate func texts(_ typed: Fields, to questions: [Question], made: Phrase?, _ desk: Desk) -> StaleTexts {
    let others = elsewhere.filter { other in
      typed[other.name] != nil && !questions.contains { $0.name == other.name }
    }
    return StaleTexts(
      questions: questions + others, yours: typed, stored: stored ?? answers, offered: answers, made: made, desk: desk)
  }
}

extension Visit {
  /// The page on which an existing record is changed, with the same questions for every record.
  ///
  /// - Parameter read: see `submit`.
  public func editing<Input: Sendable>(
    _ action: some Address, _ questions: [Question], titled title: Phrase, cancel: Link, purpose: Purpose = .casework,
    verb: Phrase = .formSave, done: Phrase? = .doneSaved, unchanged: Phrase? = nil,
    current: @escaping @Sendable (Transaction) throws -> Disclosed<(Version, Fields, String)>,
    reading read: @escaping @Sendable (Fields) throws -> Input,
    save: @escaping @Sendable (Transaction, Input, Version) throws -> Link
  ) async throws -> Reply {
    try await editing(
      action, titled: title, cancel: cancel, purpose: purpose, verb: verb, done: done, unchanged: unchanged,
      editable: { tx, _ in
        try current(tx).map { Editable(version: $0.0, answers: $0.1, name: $0.2, questions: questions) }
      }, reading: read, save: save)
  }

  /// The page where the answers can only be read beside what is stored.
  public func editing(
    _ action: some Address, titled title: Phrase, cancel: Link, purpose: Purpose = .casework, verb: Phrase = .formSave,
    done: Phrase? = .doneSaved, unchanged: Phrase? = nil, isSavedOver: Bool = true,
    editable: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<Editable>,
    save: @escaping @Sendable (Transaction, Fields, Version) throws -> Link
  ) async throws -> Reply {
    try await editing(
      action, titled: title, cancel: cancel, purpose: purpose, verb: verb, done: done, unchanged: unchanged,
      isSavedOver: isSavedOver, editable: editable, reading: { $0 }, save: save)
  }

  /// The page on which an existing record is changed: shows it, saves it, says what is wrong, and shows both texts when
  /// somebody else saved in the meantime.
  ///
  /// - Parameters:
  ///   - unchanged: what is said where the answers are those that are stored: then nothing is saved, and no version is made
  ///     that another writer would run into. `nil` for an act, which is done whatever it finds.
  ///   - isSavedOver: whether whoever goes back, mends a slip and sends the form again can save the new answers over the first
  ///     ones; of an act that is done once it is said that the first stands.
  ///   - editable: the record as it is now.
  ///   - read: see `submit`.
  ///   - save: writes; answers where to go on.
  public func editing<Input: Sendable>(
    _ action: some Address, titled title: Phrase, cancel: Link, purpose: Purpose = .casework, verb: Phrase = .formSave,
    done: Phrase? = .doneSaved, unchanged: Phrase? = nil, isSavedOver: Bool = true,
    editable: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<Editable>,
    reading read: @escaping @Sendable (Fields) throws -> Input,
    save: @escaping @Sendable (Transaction, Input, Version) throws -> Link
  ) async throws -> Reply {
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], note: Note?, status: Int) async throws -> Reply {
      try await editing(
        action, titled: title, cancel: cancel, purpose: purpose, verb: verb, editable: editable, typed, problems,
        note: note, status: status)
    }
    return try await on(
      get: { try await page(nil, [], note: nil, status: 200) },
      post: {
        do {
          if let unchanged, let back = try await unchangedRecord(purpose, cancel: cancel, editable) {
            let location = back.saying(unchanged).address
            return Reply(Response(status: 303, headers: [("Location", location)]))
          }
          return try await submit(
            purpose, did: done, reading: { (try read($0), try versionSeen($0)) },
            // Whoever went back and mended a slip saved before, and nobody else did.
            mending: { _ in
              try await page(try fields(), [], note: isSavedOver ? .made(.formMadeHint) : .stands, status: 409)
            }
          ) { try save($0, $1.0, $1.1) }
        } catch let refused as Refused {
          // Whoever did not see the newest state is shown it, before being told what is wrong with the old one.
          if try await isOutdated(purpose, editable) {
            return try await page(try fields(), [], note: .stale, status: 412)
          }
          return try await page(try fields(), refused.problems, note: nil, status: 422)
        } catch is Stale {
          return try await page(try fields(), [], note: .stale, status: 412)
        } catch is VersionNeeded {
          // Whoever does not say what they saw is shown it, beside what they wrote.
          return try await page(try fields(), [], note: .stale, status: 428)
        } catch let error as NotFound {
          // To whoever may still look it is said why nothing is written.
          return try await stillReadable(
            action, titled: title, cancel: cancel, purpose: purpose, verb: verb, editable: editable, or: error)
        }
      })
  }

  /// The page of the record, where the form holds nothing but the answers that are stored, of the version that is.
  private func unchangedRecord(
    _ purpose: Purpose, cancel: Link,
    _ editable: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<Editable>
  ) async throws -> Link? {
    guard !isOnlyShown else { return nil }
    let typed = try fields()
    let seen = typed[FormField.version].flatMap { Int64($0) }.map { Version($0) }
    return try await work(purpose) { tx, desk in
      try editable(tx, desk).act { record in
        record.closed == nil && record.version == seen && record.isSaid(by: typed, desk) ? record.back ?? cancel : nil
      }
    }
  }

  /// Whether somebody saved after the form was shown, and it could still be saved over that.
  private func isOutdated(
    _ purpose: Purpose, _ editable: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<Editable>
  ) async throws -> Bool {
    guard !isOnlyShown, let seen = try fields()[FormField.version].flatMap({ Int64($0) }) else { return false }
    return try await work(purpose) { tx, desk in
      try editable(tx, desk).act { $0.closed == nil && $0.version != Version(seen) }
    }
  }

  private func stillReadable(
    _ action: some Address, titled title: Phrase, cancel: Link, purpose: Purpose, verb: Phrase,
    editable: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<Editable>, or error: NotFound
  ) async throws -> Reply {
    let isClosed = try await work(purpose) { tx, desk in try editable(tx, desk).act { $0.closed != nil } }
    guard isClosed else { throw error }
    return try await editing(
      action, titled: title, cancel: cancel, purpose: purpose, verb: verb, editable: editable, try fields(), [],
      note: nil, status: 422)
  }
}

extension Visit {
  /// Why a record is shown to be changed with answers that are not its own.
  fileprivate enum Note: Sendable {
    /// Somebody else saved it in the meantime.
    case stale
    /// It was made a moment ago by the form that these answers came with; what saving them does.
    case made(Phrase)
    /// The same, of what is done once: it stands as it was sent first.
    case stands

    var made: Phrase? { if case .made(let hint) = self { hint } else { nil } }
  }

  /// The record that a form made before it was sent again with other answers: with these filled in, to be saved.
  public func mending(
    _ action: some Address, titled title: Phrase, cancel: Link, purpose: Purpose = .casework,
    verb: Phrase = .formSave, hint: Phrase = .formMadeHint,
    editable: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<Editable>
  ) async throws -> Reply {
    try await editing(
      action, titled: title, cancel: cancel, purpose: purpose, verb: verb, editable: editable, try fields(), [],
      note: .made(hint), status: 409)
  }

  /// The record as somebody else left it, under another address than the one that was written to: both texts, and a form
  /// that saves over the newer one.
  public func conflict(
    at action: some Address, titled title: Phrase, cancel: Link, purpose: Purpose = .casework,
    verb: Phrase = .formSave, editable: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<Editable>
  ) async throws -> Reply {
    try await editing(
      action, titled: title, cancel: cancel, purpose: purpose, verb: verb, editable: editable, try fields(), [],
      note: .stale, status: 412)
  }

  private func editing(
    _ action: some Address, titled title: Phrase, cancel: Link, purpose: Purpose, verb: Phrase,
    editable: @escaping @Sendable (Transaction, Desk) throws -> Disclosed<Editable>, _ typed: Fields?,
    _ problems: [Problem], note: Note?, status: Int
  ) async throws -> Reply {
    .page(
      try await work(purpose) { tx, desk in
        try editable(tx, desk).map { record in
          let (version, stored, name) = (record.version, record.answers, record.name)
          let desk = desk.about(record.person)
          let questions = typed.flatMap { record.asking?($0) } ?? record.questions
          let back = record.back ?? cancel
          if case .stands = note {
            return desk.page(
              desk.title(title, of: name), trail: [(name, back)],
              """
              \(desk.madeAlready(typed, questions))\(ButtonRow([Button(desk.voice(.formMadeGo), .go(back), tone: .main)]))
              """)
          }
          let (typed, isAct) = Visit.answers(typed, to: questions, over: stored)
          if let closed = record.closed {
            let texts = isAct ? nil : typed.map { record.texts($0, to: questions, made: nil, desk) }
            return desk.page(
              desk.title(title, of: name), trail: [(name, back)],
              record.above + closed.html(desk, back: (name, back), isAnswer: typed != nil, texts?.section ?? .nothing)
                + record.below)
          }
          let both: HTML =
            note.map {
              isAct ? desk.conflictOfAct : record.texts(typed ?? Fields(), to: questions, made: $0.made, desk).html
            } ?? ""
          // Without a conflict the version that was seen stays: the next save must still notice a third writer.
          let seen =
            note == nil ? typed?[FormField.version].flatMap { Int64($0) }.map { Version($0) } ?? version : version
          var form = QuestionForm(
            action, questions, answers: typed ?? stored, problems: problems, version: seen, submit: verb, cancel: back,
            hidden: record.hidden)
          if problems.contains(where: { $0.field != nil && $0.field == record.otherwise?.name }) {
            form.otherwise = record.otherwise
          }
          return desk.page(
            desk.title(title, of: name), trail: [(name, back)],
            both + record.above + desk.form(form) + record.below)
        }
      }, status: status)
  }

  /// What was sent, as answers to these questions. A button of another page sends less than the form: what it does not
  /// name stays as it is stored, and one that names nothing of it is an act without a text.
  private static func answers(
    _ typed: Fields?, to questions: [Question], over stored: Fields
  ) -> (typed: Fields?, isAct: Bool) {
    guard let typed else { return (nil, false) }
    if !questions.contains(where: { typed[$0.name] != nil }) { return (nil, true) }
    // A browser sends every field that is to be filled in, also an empty one.
    let isWhole = questions.allSatisfy { !$0.isRequired || typed[$0.name] != nil }
    guard isWhole else { return (typed.over(stored), false) }
    // What was not asked, since the record was in another state, stays as it is.
    var whole = typed
    for question in questions where question.isAlwaysSent && typed[question.name] == nil {
      whole.set(stored.all(question.name), for: question.name)
    }
    return (whole, false)
  }
}
