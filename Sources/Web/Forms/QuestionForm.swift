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
  /// A choice that is asked last, and by buttons: each of them sends the form with its answer.
  public var saving: Question?
  /// Keeps the ids of several forms on one page apart.
  public var idPrefix: String
  public var search: Search?

  /// What fills the choices of one question, in the same form, so that nothing that was answered is lost by looking. The
  /// answer to it is a page with everything as it was typed; see `Visit.isLooking`.
  public struct Search: Sendable {
    public let question: String
    public let label: Phrase
    public let query: String
    /// What came of it; none where nothing was looked for.
    public let result: Phrase?

    public init(before question: Question, label: Phrase, query: String, result: Phrase?) {
      (self.question, self.label, self.query, self.result) = (question.name, label, query, result)
    }
  }

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

extension QuestionForm {
  /// With a second button that says yes to a question, where it is asked only because of what was found.
  public func offering(_ word: Phrase, of question: Question) -> QuestionForm {
    guard problems.contains(where: { $0.field == question.name }) else { return self }
    var form = self
    form.otherwise = (word: word, name: question.name, value: "yes")
    return form
  }
}

extension Desk {
  public func form(_ form: QuestionForm) -> HTML {
    // Given back, it is still the same form: saved twice it is saved once.
    let isGivenBack = form.problems.contains { $0.words == .formKept }
    var hidden = (isGivenBack ? keptKeys : nil) ?? formKeys
    hidden += form.hidden
    if let first { hidden.append(Hidden(name: FormField.first, value: first)) }
    if let search = form.search { hidden.append(Hidden(name: FormField.lookedFor, value: search.query)) }
    if let version = form.version { hidden.append(self.version(version)) }
    let html = QuestionForm.html(form, voice: voice, hidden: hidden)
    guard first != nil else { return html }
    return "\(Banner(.due, title: voice(.formMade), content: "<p>\(voice(.formMadeAnewHint))</p>"))\(html)"
  }

  /// The desk on which a form was sent again with other answers, after it made this.
  func mending(_ first: String?) -> Desk {
    var desk = self
    desk.first = first
    return desk
  }
}

extension QuestionForm {
  static func html(_ form: QuestionForm, voice: Voice, hidden: [Hidden]) -> HTML {
    // What no field of this form can mend is said without a way to one.
    let asked = Dictionary((form.questions + [form.saving].compactMap(\.self)).map { ($0.name, $0) }) { first, _ in
      first
    }
    var problems = Problems(
      title: voice(.formProblemTitle),
      form.problems.map { problem in
        let question = problem.field.flatMap { asked[$0] }
        if let search = form.search, problem.field == FormField.looksFor {
          return Problems.Problem(
            field: FormField.looksFor, words: voice(problem.words), label: voice(search.label),
            link: .here(FormField.looksFor))
        }
        return Problems.Problem(
          field: question?.name, words: voice(problem.words), label: question?.title(voice),
          record: problem.record.map { (name: $0.name(voice), link: $0.page) }, quoting: question?.quotes ?? [])
      })
    problems.form = form.idPrefix
    var buttons =
      form.saving == nil ? [Button(voice(form.submit), .submit(), tone: form.isStop ? .stop : .main)] : []
    if let otherwise = form.otherwise {
      buttons.append(Button(voice(otherwise.word), .submit(name: otherwise.name, value: otherwise.value)))
    }
    if let cancel = form.cancel { buttons.append(Button(voice(.formCancel), .go(cancel), tone: .quiet)) }
    let fields = Groups.html(of: form, voice: voice, problems)
    let asksForLanguage = form.questions.contains { if case .language = $0.kind { true } else { false } }
    let asksForCountry = form.questions.contains { if case .country = $0.kind { true } else { false } }
    var sent = Form(
      action: form.action, hidden: hidden, problems: problems,
      content: """
        \(fields)\(form.note)\(if: asksForLanguage, LanguageNames.suggestions(voice, in: form.idPrefix).html)\
        \(if: asksForCountry, CountryNames.suggestions(voice, in: form.idPrefix).html)\(with: form.saving, { Groups.html($0, voice, problems) })
        """, buttons: buttons)
    sent.bringsFiles = form.questions.contains { if case .file = $0.kind { true } else { false } }
    return sent.html
  }
}

extension Question {
  /// What it is called above the form: with the title of its group, where only that tells it from others.
  fileprivate func title(_ voice: Voice) -> String {
    let title = voice(label)
    guard let around = group?.title.map({ voice($0) }), around != title else { return title }
    return around + ", " + title
  }

  func control(_ answers: Fields, _ voice: Voice) -> Field.Control {
    let value = answers[name] ?? ""
    func options(_ choices: [Choice]) -> [Field.Option] {
      let all = choices.map { Field.Option($0.value, $0.label.said(by: voice)) }
      // Names that the voice makes have no order of their own.
      guard choices.allSatisfy({ $0.label.isSaid }) else { return all }
      return all.sorted { voice.sorts($0.word, before: $1.word) }
    }
    switch kind {
    case .text(let longest):
      return .text(
        value, autocomplete: isOwn ? name : "off", width: longest <= 20 ? .short : longest <= 60 ? .middle : .full)
    case .passage: return .textarea(value)
    // A field for days shows nothing but days as browsers write them.
    case .date:
      let typed = value.asNumber
      return .date((CivilDate(iso: typed) ?? CivilDate(dayFirst: typed))?.iso ?? value)
    case .week: return .date(ISOWeek(iso: value.asNumber)?.monday.iso ?? CivilDate(iso: value.asNumber)?.iso ?? value)
    case .hours: return .hours(value, unit: voice(.formHoursUnit))
    case .time: return .time(ClockTime(text: value).map { voice.time($0) } ?? value)
    case .number: return .text(value, width: .short)
    case .choice(let choices) where isTapped: return .taps(options(choices), chosen: value)
    case .choice(let choices):
      if choices.count <= 5, !isCompact {
        // What was chosen once must be possible to take away again.
        let none = isRequired || unsaid != nil ? [] : [Field.Option("", voice(.formNotSaid))]
        let chosen = value.isEmpty ? unsaid ?? (isRequired ? nil : "") : value
        return .radios(options(choices) + none, chosen: chosen)
      }
      let isAnswered = choices.contains { $0.value == value }
      let none = isRequired ? isAnswered ? nil : Phrase.formChoose : unsaid == nil ? .formNotSaid : nil
      return .select(
        (none.map { [Field.Option("", voice($0))] } ?? []) + options(choices),
        chosen: value.isEmpty ? unsaid ?? value : value)
    case .choices(let choices): return .checkboxes(options(choices), chosen: Set(answers.all(name)))
    case .weekdays:
      return .weekdays(
        CivilDate.Weekday.allCases.map { Field.Option($0.code, voice.weekday($0)) }, chosen: Set(answers.all(name)))
    case .flag: return .check("yes", isChecked: !value.isEmpty)
    case .reference: return .text(value, width: .middle)
    case .language:
      return .suggested(
        LanguageTag(value).map { LanguageNames.said($0, by: voice) } ?? value, from: LanguageNames.listID)
    case .country: return .suggested(CountryNames.said(value, by: voice), from: CountryNames.listID)
    case .email: return .email(value, isOwn: isOwn)
    case .phone: return .phone(value, isOwn: isOwn)
    case .password(let isNew): return .password(isNew: isNew)
    case .file(let types): return .file(accept: types.map(\.mediaType))
    }
  }
}
