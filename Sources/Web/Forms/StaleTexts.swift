public import Design
public import Language
import Values

/// Where two people wrote the same record, or one wrote it twice: what is saved now and what the reader wrote, answer by answer.
struct StaleTexts {
  let questions: [Question]
  let yours: Fields
  let stored: Fields
  /// What the form fills in by itself: that is nobody's text where nothing is stored.
  var offered = Fields()
  /// What saving does where the reader's own form made the record.
  let made: Phrase?
  let desk: Desk

  /// Nothing is stored of what was asked: there is one text only.
  private var isAlone: Bool { questions.allSatisfy { stored.all($0.name).allSatisfy(\.isEmpty) } }

  var html: HTML {
    let voice = desk.voice
    if made == nil, isAlone { return desk.conflictOfAct + desk.written(yours, questions) }
    let title: Phrase = made == nil ? .formStale : .formMade
    let differing = differing
    guard !differing.isEmpty else {
      return Interruption(title: voice(title), content: "<p>\(voice(made ?? .formStaleSame))</p>", form: "").html
    }
    return Interruption(
      title: voice(title), content: "<p>\(voice(made ?? .formStaleHint))</p>\(table(differing, voice(title)))", form: ""
    ).html
  }

  /// The same where no form is left that could be saved: what was written, for whoever would have to write it again.
  var section: HTML {
    let (voice, differing) = (desk.voice, differing)
    if isAlone { return desk.written(yours, questions) }
    guard !differing.isEmpty else { return .nothing }
    return """
      <section aria-labelledby="written"><h2 id="written">\(voice(.formStaleYours))</h2>\
      \(table(differing, voice(.formStaleYours)))</section>
      """
  }

  private func table(_ differing: [Question], _ caption: String) -> DataTable {
    let voice = desk.voice
    return DataTable(
      caption: caption, hidesCaption: true,
      columns: [.init(voice(.formStaleQuestion)), .init(voice(.formStaleTheirs)), .init(voice(.formStaleYours))],
      rows: differing.map { question in
        [
          "\(voice(question.label))", said(answers(stored, question), question),
          said(answers(yours, question), question),
        ]
      })
  }

  var differing: [Question] {
    questions.filter { question in
      let (yours, stored) = (answers(yours, question), answers(stored, question))
      return yours != stored && !(stored.isEmpty && yours == answers(offered, question))
    }
  }

  /// What was written, of a record that does not stand any more, or never did.
  var answered: [SummaryList.Row] {
    questions.compactMap { question in
      let given = answers(yours, question).filter { !$0.cleaned.isEmpty }
      let isWritten: Bool =
        switch question.kind {
        case .password, .file, .reference, .flag: false
        case .choice(let choices), .choices(let choices):
          given != [question.unsaid].compactMap(\.self)
            && given.allSatisfy { one in choices.contains { $0.value == one } }
        default: true
        }
      guard isWritten, !given.isEmpty else { return nil }
      return SummaryList.Row(desk.voice(question.label), said(given, question))
    }
  }

  private func answers(_ fields: Fields, _ question: Question) -> [String] {
    let given = fields.all(question.name).filter { !$0.isEmpty }
    // What a form shows as chosen where nothing is said is no answer of anybody's.
    let answers = given.isEmpty ? [question.unsaid].compactMap(\.self) : given
    // A number, a day, a time, a country and a language are the same however they are typed.
    switch question.kind {
    case .hours: return answers.map { Hours(text: $0.asNumber.withoutUnitOfHours)?.description ?? $0 }
    case .number: return answers.map { Int($0.asNumber).map(String.init) ?? $0 }
    case .date: return answers.map { CivilDate(iso: $0.asNumber)?.iso ?? $0 }
    case .week: return answers.map { (ISOWeek(iso: $0.asNumber)?.monday ?? CivilDate(iso: $0.asNumber))?.iso ?? $0 }
    case .time: return answers.map { ClockTime(text: $0)?.iso ?? $0 }
    case .country: return answers.map { CountryNames.code(of: $0) ?? $0 }
    case .language: return answers.map { LanguageNames.tag(of: $0)?.text ?? $0 }
    default: return answers
    }
  }

  /// The answers in the words of the question: choices by their labels.
  private func said(_ answers: [String], _ question: Question) -> HTML {
    guard let answer = answers.first else { return "<span class=\"quiet\">\(desk.voice(.formEmptyAnswer))</span>" }
    switch question.kind {
    case .choice(let choices), .choices(let choices):
      return
        "\(desk.voice.list(answers.map { answer in choices.first { $0.value == answer }?.label.said(by: desk.voice) ?? answer }))"
    case .language:
      return "<bdi>\(LanguageTag(answer).map { LanguageNames.said($0, by: desk.voice) } ?? answer)</bdi>"
    case .country: return "<bdi>\(CountryNames.said(answer, by: desk.voice))</bdi>"
    case .date, .week: return "\(CivilDate(iso: answer).map { desk.voice.day($0) } ?? answer)"
    case .time: return "\(ClockTime(text: answer).map { desk.voice.time($0) } ?? answer)"
    case .weekdays: return "\(desk.voice.list(Set(answers.compactMap { CivilDate.Weekday(code: $0) })))"
    case .passage: return "<span class=\"lines\" dir=\"auto\">\(answer)</span>"
    case .flag: return "\(desk.voice(.answerYes))"
    default: return "<bdi>\(answer)</bdi>"
    }
  }
}

extension Question {
  /// Whether a browser sends it also where nothing was answered.
  var isAlwaysSent: Bool {
    switch kind {
    case .choice, .choices, .weekdays, .flag, .file: false
    default: true
    }
  }
}

extension Desk {
  /// What is done on a page, and about whom or what: two pages beside each other are told apart by it.
  public func title(_ title: Phrase, of name: String) -> String {
    voice(.formTitleOf(title: voice(title), name: name))
  }

  /// What a page shows above its form when somebody else saved in the meantime: both texts, answer by answer. The form below
  /// it holds what the reader wrote, with the version that is saved now.
  ///
  /// - Parameters:
  ///   - questions: those that the reader answered.
  ///   - stored: the answers that would give the record as it is saved now.
  ///   - isOwn: the reader saved it, with the same form before.
  public func conflict(_ questions: [Question], yours: Fields, stored: Fields, isOwn: Bool = false) -> HTML {
    StaleTexts(questions: questions, yours: yours, stored: stored, made: isOwn ? .formMadeHint : nil, desk: self).html
  }

  /// That a form was sent again with other answers, and what it did first stands; with what was written now.
  public func madeAlready(_ typed: Fields?, _ questions: [Question]) -> HTML {
    """
    \(Banner(.due, title: voice(.formMade), content: "<p>\(voice(.formMadeThere))</p>"))\(written(typed, questions))
    """
  }

  /// The same for an act that has no text: nothing was done, and nothing is lost.
  public var conflictOfAct: HTML {
    Banner(.due, title: voice(.formStaleAct), content: "<p>\(voice(.formStaleActHint))</p>").html
  }
}
