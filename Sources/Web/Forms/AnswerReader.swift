import Access
public import Language
public import Values

/// Reads answers into the types of the field and collects everything that is wrong, so that all of it is said at once.
public struct AnswerReader {
  private let fields: Fields
  private var problems: [Problem] = []

  /// - Parameter questions: all that may be answered here; an answer to another is refused, so that a slip of the
  ///   sender's is not silently lost.
  public init(_ fields: Fields, of questions: [Question]) {
    self.fields = fields
    let known = Set(questions.map(\.name)).union(fields.isJSON ? [] : FormField.all)
    lazy var compounds = Compounds(questions)
    for (name, kind) in fields.compounds.sorted(by: { $0.key < $1.key }) where !compounds.take(kind, as: name) {
      problems.append(Problem(name, .formOneAnswer))
    }
    for name in fields.names where !known.contains(name) {
      let isCleared = fields.isJSON && fields[name] == ""
      if isCleared, compounds.take(.object, as: name) { continue }
      let asked = fields.isJSON ? compounds.asked(name) : nil
      problems.append(Problem(name, asked ?? .formUnknownField(name: name)))
    }
    // Which of two answers is meant, nobody can tell.
    for question in questions where !question.takesSeveral && fields.compounds[question.name] == nil {
      if fields.all(question.name).count > 1 { problems.append(Problem(question.name, .formOneAnswer)) }
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

  /// The answer without what does not show, or `nil` with a complaint if one was needed.
  private mutating func answer(_ question: Question) -> String? {
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

  public mutating func date(_ question: Question) -> CivilDate? {
    guard let text = answer(question)?.asNumber else { return nil }
    // A program writes a day in one way; people type it as they write it.
    guard let date = CivilDate(iso: text) ?? (fields.isJSON ? nil : CivilDate(dayFirst: text)) else {
      refuse(question, AnswerReader.isOfNoYear(text) ? .formNoSuchYear : .formNoDate)
      return nil
    }
    guard AnswerReader.years.contains(date.year) else {
      refuse(question, .formNoSuchYear)
      return nil
    }
    return date
  }

  /// Refuses a day that is further from today than anybody plans or looks back: a slip in the year. The days that the
  /// refusal names are those that are taken.
  ///
  /// - Parameters:
  ///   - earliest: the first day that is taken, where something else bounds it.
  ///   - latest: the last one.
  public mutating func near(
    _ question: Question, _ day: CivilDate?, _ today: CivilDate, months: Int = 24, from earliest: CivilDate? = nil,
    until latest: CivilDate? = nil
  ) {
    let (past, ahead) = (today.adding(months: -months), today.adding(months: months))
    guard let day, day < past || day > ahead else { return }
    let (first, last) = (max(past, earliest ?? past), min(ahead, latest ?? ahead))
    // What bounds it may be a slip itself, and is said there.
    refuse(question, first <= last ? .formDayFar(first: first, last: last) : .formDayFar(first: past, last: ahead))
  }

  public mutating func week(_ question: Question) -> ISOWeek? {
    guard let text = answer(question)?.asNumber else { return nil }
    guard let week = ISOWeek(iso: text) ?? CivilDate(iso: text).map({ ISOWeek(containing: $0) }) else {
      refuse(question, AnswerReader.isOfNoYear(text) ? .formNoSuchYear : .formNoWeek)
      return nil
    }
    guard AnswerReader.years.contains(week.year) else {
      refuse(question, .formNoSuchYear)
      return nil
    }
    return week
  }

  /// Of days that can matter to anybody alive; another year is a slip.
  private static let years = 1900...2199

  /// A day in a year that no calendar here has, as a browser's own field lets one be typed: `0026-03-01`, `12026-03-01`.
  /// The day is there; only the year is beyond all that can be meant.
  private static func isOfNoYear(_ text: String) -> Bool {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[0]), year == 0 || year > 9999 else { return false }
    return CivilDate(iso: "2000-" + parts[1]) != nil
  }

  public mutating func hours(_ question: Question) -> Hours? {
    guard let text = answer(question)?.asNumber else { return nil }
    guard let hours = Hours(text: text) else {
      if case .hours(let most) = question.kind, AnswerReader.isMoreThanAWeek(text) {
        refuse(question, .formTooManyHours(most: most))
      } else {
        refuse(question, .formNoHours)
      }
      return nil
    }
    if case .hours(let most) = question.kind, hours > most {
      refuse(question, .formTooManyHours(most: most))
      return nil
    }
    return hours
  }

  /// A number of hours well written, of which no week has that many.
  private static func isMoreThanAWeek(_ text: String) -> Bool {
    let whole = text.prefix { ("0"..."9").contains($0) }
    // The part behind the point must be quarters, or the sentence about quarters is the right one.
    guard !whole.isEmpty, Hours(text: "0" + text.dropFirst(whole.count)) != nil else { return false }
    return Int(whole).map { Hours($0) >= .wholeWeek } ?? true
  }

  public mutating func time(_ question: Question) -> ClockTime? {
    guard let text = answer(question) else { return nil }
    guard let time = ClockTime(text: text) else {
      refuse(question, .formNoTime)
      return nil
    }
    return time
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
    guard let address = MailAddress(text.withoutMarks) else {
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
