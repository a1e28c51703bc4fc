import Access
public import Language
public import Values

/// Reads answers into the types of the field and collects everything that is wrong, so that all of it is said at once.
public struct AnswerReader {
  let fields: Fields
  private var problems: [Problem] = []

  /// - Parameters:
  ///   - questions: all that may be answered here; an answer to another is refused, so that a slip of the sender's is not
  ///     silently lost.
  ///   - names: of what is read elsewhere, such as the step that is taken.
  ///   - several: of what is read elsewhere, and may come more than once from a form.
  public init(
    _ fields: Fields, of questions: [Question], besides names: [String] = [], severally several: [String] = []
  ) {
    self.fields = fields
    let single = questions.filter { !$0.takesSeveral }.map(\.name) + names
    let known = Set(questions.map(\.name) + names + several).union(fields.isJSON ? [] : FormField.all)
    lazy var compounds = Compounds(questions)
    var refused: Set<String> = []
    // The outer before what stands inside it: of one fault one sentence is said, at the name that is wrong.
    for (name, kind) in fields.compounds.sorted(by: { ($0.key.utf8.count, $0.key) < ($1.key.utf8.count, $1.key) }) {
      if compounds.take(kind, as: name) || Compounds.isInside(name, refused) { continue }
      if let list = compounds.listEnding(before: name) {
        refused.insert(list.name)
        problems.append(Problem(list.name, .formListTooLong(name: list.name, n: list.most)))
        continue
      }
      refused.insert(name)
      let taken = compounds.asked(name) ?? (known.contains(name) ? .formOneAnswer : nil)
      problems.append(Problem(name, taken ?? .formUnknownField(name: name)))
    }
    for name in fields.names where !known.contains(name) {
      if refused.contains(name) || Compounds.isInside(name, refused) { continue }
      let isCleared = fields.isJSON && fields[name] == ""
      if isCleared, compounds.take(.object, as: name) { continue }
      if let list = compounds.listEnding(before: name) {
        refused.insert(list.name)
        problems.append(Problem(list.name, .formListTooLong(name: list.name, n: list.most)))
        continue
      }
      let asked = fields.isJSON ? compounds.asked(name) : nil
      problems.append(Problem(name, asked ?? .formUnknownField(name: name)))
    }
    // Which of two answers is meant, nobody can tell.
    for name in single where fields.compounds[name] == nil {
      if fields.all(name).count > 1 { problems.append(Problem(name, .formOneAnswer)) }
    }
  }

  public mutating func refuse(_ question: Question, _ words: Phrase) {
    problems.append(Problem(question.name, words))
  }

  /// Whether something is wrong with the answer already.
  public func isRefused(_ question: Question) -> Bool { problems.contains { $0.field == question.name } }

  /// Whether something was typed, usable or not.
  public func isAnswered(_ question: Question) -> Bool {
    fields.all(question.name).contains { !$0.cleaned.isEmpty }
  }

  /// Ends the reading: throws when anything was wrong.
  public func finish() throws(Refused) {
    if !problems.isEmpty { throw Refused(problems) }
  }

  /// Whether a list or an object was sent that is none of its answers, and said so already.
  private func isMisshapen(_ question: Question) -> Bool {
    fields.compounds[question.name] != nil && isRefused(question)
  }

  /// The answer without what does not show, or `nil` with a complaint if one was needed.
  mutating func answer(_ question: Question) -> String? {
    if isMisshapen(question) { return nil }
    let given = fields[question.name] ?? ""
    let text = question.isPassage ? given.cleaned : given.cleanedLine
    if !text.isEmpty { return text }
    // Something was sent, and is no empty answer.
    if given.unicodeScalars.contains(where: { $0.isInvisible && !$0.properties.isWhitespace }) {
      refuse(question, .formControlCharacters)
    } else if question.isRequired {
      refuse(question, .formMissing)
    }
    return nil
  }

  public mutating func text(_ question: Question) -> String? {
    guard let text = answer(question) else { return nil }
    let longest: Int
    switch question.kind {
    case .text, .phone:
      longest = if case .text(let most) = question.kind { most } else { 40 }
      if text.unicodeScalars.contains(where: \.isInvisible) {
        refuse(question, .formControlCharacters)
        return nil
      }
    case .passage(let most):
      longest = most
      if text.unicodeScalars.contains(where: { $0.isInvisible && !"\t\n\r".unicodeScalars.contains($0) }) {
        refuse(question, .formControlCharacters)
        return nil
      }
    default: longest = 200
    }
    // Counted in scalars: one letter may carry any number of marks.
    guard text.unicodeScalars.count <= longest else {
      refuse(question, .formTooLong(n: longest))
      return nil
    }
    return text
  }

  public mutating func number(_ question: Question) -> Int? {
    guard let text = answer(question)?.asNumber, case .number(let range) = question.kind else { return nil }
    guard let number = Int(text), range.contains(number) else {
      refuse(question, .formNoNumber(least: range.lowerBound, most: range.upperBound))
      return nil
    }
    return number
  }

  public mutating func choice(_ question: Question) -> String? {
    guard let text = answer(question) else { return nil }
    guard case .choice(let choices) = question.kind, choices.contains(where: { $0.value == text }) else {
      refuse(question, .formNoChoice)
      return nil
    }
    return text
  }

  public mutating func choice<Value: RawRepresentable>(
    _ question: Question, as type: Value.Type = Value.self
  ) -> Value? where Value.RawValue == String {
    guard let text = choice(question) else { return nil }
    guard let value = Value(rawValue: text) else {
      refuse(question, .formNoChoice)
      return nil
    }
    return value
  }

  public mutating func choices(_ question: Question) -> [String] {
    if isMisshapen(question) { return [] }
    let answers = fields.all(question.name).map(\.trimmed).filter { !$0.isEmpty }
    guard case .choices(let choices) = question.kind,
      answers.allSatisfy({ answer in choices.contains { $0.value == answer } })
    else {
      refuse(question, .formNoChoice)
      return []
    }
    if answers.isEmpty, question.isRequired { refuse(question, .formMissing) }
    return answers
  }

  public mutating func weekdays(_ question: Question) -> Set<CivilDate.Weekday> {
    if isMisshapen(question) { return [] }
    let answers = fields.all(question.name).map(\.trimmed).filter { !$0.isEmpty }
    let days = answers.compactMap { CivilDate.Weekday(code: $0) }
    if days.count < answers.count { refuse(question, .formNoChoice) }
    if answers.isEmpty, question.isRequired { refuse(question, .formMissing) }
    return Set(days)
  }

  /// A box that is not ticked is not sent: absence is no.
  public mutating func flag(_ question: Question) -> Bool {
    switch (fields[question.name] ?? "").trimmed.lowercased() {
    case "", "false", "no", "0", "off": return false
    case "true", "yes", "1", "on": return true
    default:
      refuse(question, .formNoFlag)
      return false
    }
  }

  public mutating func id<Of>(_ question: Question, _ kind: Of.Type = Of.self) -> ID<Of>? {
    guard let text = answer(question) else { return nil }
    guard let id = ID<Of>(text) else {
      refuse(question, .formNoReference)
      return nil
    }
    return id
  }

  public mutating func email(_ question: Question) -> String? {
    guard let text = answer(question) else { return nil }
    guard let address = MailAddress(MailAddress.bare(text.withoutMarks)) else {
      refuse(question, .formNoEmail)
      return nil
    }
    return address.text
  }

  /// A telephone number as it was written, with digits as 0 to 9 and without what comes along from a list of contacts.
  public mutating func phone(_ question: Question) -> String? {
    guard let text = text(question) else { return nil }
    guard let number = PhoneText(text) else {
      refuse(question, .formNoPhone)
      return nil
    }
    return number.text
  }

  /// A country as ISO 3166-1 writes it, by its code or its name in a language of the staff.
  public mutating func country(_ question: Question) -> String? {
    guard let text = answer(question) else { return nil }
    guard let code = CountryNames.code(of: text) else {
      refuse(question, .formNoCountry)
      return nil
    }
    return code
  }

  public mutating func language(_ question: Question) -> LanguageTag? {
    guard let text = answer(question) else { return nil }
    guard let language = LanguageNames.tag(of: text) else {
      refuse(question, .formNoLanguage)
      return nil
    }
    return language
  }
}

extension Fields {
  /// That what was named under `name` is none of the steps that there are.
  public func noStep(_ name: String = "step") -> Refused {
    Refused(name, compounds[name] == nil ? .formNoChoice : .formOneAnswer)
  }
}

extension Unicode.Scalar {
  /// A control character: no text that somebody writes holds one. What comes along unseen when a text is copied was
  /// dropped before.
  fileprivate var isInvisible: Bool { properties.generalCategory == .control }
}

extension Question {
  fileprivate var takesSeveral: Bool {
    switch kind {
    case .choices, .weekdays: true
    default: false
    }
  }

  fileprivate var isPassage: Bool { if case .passage = kind { true } else { false } }
}
