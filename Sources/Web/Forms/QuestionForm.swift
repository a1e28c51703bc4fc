import Access
public import Design
public import Language
public import Values

/// A form made of questions, with what was answered and what was wrong.
public struct QuestionForm: Sendable {
  public var action: Link
  public var questions: [Question]
  public var answers: Fields
  public var problems: [Problem]
  public var version: Version?
  public var submit: Phrase
  public var cancel: Link?
  /// Ends or removes something: the button says so by its colour.
  public var isStop: Bool
  /// Between the questions and the buttons.
  public var note: HTML
  public var hidden: [Hidden]
  /// A second button that sends the same with one more answer.
  public var otherwise: (word: Phrase, name: String, value: String)?
  /// Keeps the ids of several forms on one page apart.
  public var idPrefix: String

  public init(
    _ action: some Address, _ questions: [Question], answers: Fields = Fields(), problems: [Problem] = [],
    version: Version? = nil, submit: Phrase, cancel: Link? = nil, isStop: Bool = false, note: HTML = "",
    hidden: [Hidden] = [], idPrefix: String = ""
  ) {
    (self.action, self.questions, self.answers, self.problems) = (.to(action), questions, answers, problems)
    (self.version, self.submit, self.cancel, self.isStop, self.note) = (version, submit, cancel, isStop, note)
    (self.hidden, self.idPrefix) = (hidden, idPrefix)
  }
}

extension Desk {
  public func form(_ form: QuestionForm) -> HTML {
    var hidden = formKeys + form.hidden
    if let version = form.version { hidden.append(self.version(version)) }
    return QuestionForm.html(form, voice: voice, hidden: hidden)
  }
}

extension QuestionForm {
  static func html(_ form: QuestionForm, voice: Voice, hidden: [Hidden]) -> HTML {
    // What no field of this form can mend is said without a way to one.
    let fieldNames = Set(form.questions.map(\.name))
    var problems = Problems(
      title: voice(.formProblemTitle),
      form.problems.map { problem in
        Problems.Problem(
          field: problem.field.flatMap { fieldNames.contains($0) ? $0 : nil }, words: voice(problem.words),
          record: problem.record.map { (name: $0.name, link: $0.page) })
      })
    problems.form = form.idPrefix
    var buttons = [Button(voice(form.submit), .submit(), tone: form.isStop ? .stop : .main)]
    if let otherwise = form.otherwise {
      buttons.append(Button(voice(otherwise.word), .submit(name: otherwise.name, value: otherwise.value)))
    }
    if let cancel = form.cancel { buttons.append(Button(voice(.formCancel), .go(cancel), tone: .quiet)) }
    let fields = Groups.html(of: form, voice: voice, problems)
    let asksForLanguage = form.questions.contains { if case .language = $0.kind { true } else { false } }
    var sent = Form(
      action: form.action, hidden: hidden, problems: problems,
      content: "\(fields)\(form.note)\(if: asksForLanguage, LanguageNames.suggestions(voice).html)", buttons: buttons)
    sent.bringsFiles = form.questions.contains { if case .file = $0.kind { true } else { false } }
    return sent.html
  }
}

extension Question {
  func control(_ answers: Fields, _ voice: Voice) -> Field.Control {
    let value = answers[name] ?? ""
    func options(_ choices: [Choice]) -> [Field.Option] {
      let all = choices.map { Field.Option($0.value, $0.label.said(by: voice)) }
      // Names that the voice makes have no order of their own.
      guard choices.allSatisfy({ $0.label.isSaid }) else { return all }
      return all.sorted { voice.sorts($0.word, before: $1.word) }
    }
    switch kind {
    case .text(let longest): return .text(value, width: longest <= 20 ? .short : longest <= 60 ? .middle : .full)
    case .passage: return .textarea(value)
    case .date: return .date(value)
    case .week: return .date(ISOWeek(iso: value)?.monday.iso ?? value)
    case .hours: return .hours(value, unit: voice(.formHoursUnit))
    case .time: return .time(ClockTime(text: value).map { voice.time($0) } ?? value)
    case .number: return .text(value, width: .short)
    case .choice(let choices):
      if choices.count <= 5, !isCompact { return .radios(options(choices), chosen: value.isEmpty ? nil : value) }
      return .select([Field.Option("", voice(.formChoose))] + options(choices), chosen: value)
    case .choices(let choices): return .checkboxes(options(choices), chosen: Set(answers.all(name)))
    case .weekdays:
      return .weekdays(
        CivilDate.Weekday.allCases.map { Field.Option($0.code, voice.weekday($0)) }, chosen: Set(answers.all(name)))
    case .flag: return .check("yes", isChecked: !value.isEmpty)
    case .reference: return .text(value, width: .middle)
    case .language:
      return .suggested(
        LanguageTag(value).map { LanguageNames.said($0, by: voice) } ?? value, from: LanguageNames.listID)
    case .email: return .email(value)
    case .password(let isNew): return .password(isNew: isNew)
    case .file(let types): return .file(accept: types.map(\.mediaType))
    }
  }
}
