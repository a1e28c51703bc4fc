import Access
public import Language
import Values
public import Web

/// The questions about a consideration.
public enum ConsiderationForm {
  private static let day = Question.Group("day")
  private static let term = Question.Group("term")
  private static let checking = Question.Group("checking")

  /// Nobody works more in a week: a limit above it limits nothing.
  private static let mostCap = Hours(60)

  static let effect = Question(
    "effect", .considerationEffect,
    .choice(Consideration.Effect.Kind.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let cap = Question(
    "hoursCap", .considerationCap, .hours(most: mostCap), hint: .considerationCapHint
  ).onlyFor("hours")
  static let notOn = Question(
    "notOn", .considerationNotOn, .weekdays, hint: .considerationNotOnHint
  ).onlyFor("time")
  static let notBefore = Question("notBefore", .considerationNotBefore, .time).inside(day).onlyFor("time")
  static let notAfter = Question(
    "notAfter", .considerationNotAfter, .time, hint: .considerationNotAfterHint
  ).inside(day).onlyFor("time")
  static let wording = Question(
    "wording", .considerationWording, .text(longest: 300), hint: .considerationWordingHint, required: true)
  static let wordingLanguage = Question(
    "wordingLanguage", .considerationWordingLanguage, .language, required: true)
  static let ownWording = Question(
    "ownWording", .considerationOwnWording, .text(longest: 300), hint: .considerationOwnWordingHint)
  static let ownLanguage = Question("ownLanguage", .considerationOwnLanguage, .language)
  static let from = Question("from", .considerationFromLabel, .date, required: true).inside(term)
  static let until = Question("until", .considerationUntilLabel, .date, hint: .considerationUntilHint).inside(
    term)
  static let review = Question("review", .considerationReviewLabel, .date, required: true).inside(checking)
  static let agreed = Question(
    "agreedOn", .considerationAgreedLabel, .date, hint: .considerationAgreedHint, required: true
  ).inside(checking)

  /// Asked only where the same is agreed already.
  static let another = Question("another", .considerationAnother, .flag)

  public static let questions = [
    effect, cap, notOn, notBefore, notAfter, wording, wordingLanguage, ownWording, ownLanguage, from, until, review,
    agreed,
  ]

  /// All that may be answered about one that is new, shown or not.
  static let allQuestions = questions + [another]

  /// What was answered.
  struct Entry: Sendable {
    let terms: Consideration.Terms
    let agreed: CivilDate
    /// Somebody has said that it is another one than those that are agreed.
    let isAnother: Bool
  }

  /// An end is taken back by giving it this outcome; nothing else is answered then.
  static let resumption = Question(
    "outcome", .considerationResume, .choice([Question.Choice("withdrawn", .considerationResume)]), required: true)

  /// The agreement itself is taken back by giving it this outcome; nothing else is answered then.
  static let retraction = Question(
    "agreement", .undoConsideration, .choice([Question.Choice("withdrawn", .undoConsideration)]), required: true)

  public static let lastDay = Question(
    "endedOn", .considerationLastDay, .date, hint: .considerationLastDayHint, required: true)

  /// The answers that would agree the same again today.
  ///
  /// - Parameter review: when to look again, where the day that was agreed has come.
  static func answers(_ terms: Consideration.Terms, on today: CivilDate, review suggested: CivilDate) -> Fields {
    let (times, own) = (terms.effect.times, terms.ownWording)
    var fields = Fields([
      "effect": terms.effect.kind.rawValue, "hoursCap": terms.effect.cap?.description ?? "",
      "notBefore": times?.only?.from?.iso ?? "", "notAfter": times?.only?.until?.iso ?? "",
      "wording": terms.wording.text, "wordingLanguage": terms.wording.language.text,
      "ownWording": own?.text ?? "", "ownLanguage": own?.language.text ?? "",
      "from": max(terms.from, today).iso, "until": terms.until?.iso ?? "",
      "review": (terms.review > today ? terms.review : suggested).iso, "agreedOn": today.iso,
    ])
    fields.set((times?.notOn ?? []).inOrder.map(\.code), for: notOn.name)
    return fields
  }

  /// The answers that would give one as it is stored.
  static func stored(_ consideration: Consideration) -> Fields {
    let terms = consideration.terms
    var fields = answers(terms, on: terms.from, review: terms.review)
    fields.set([terms.review.iso], for: review.name)
    fields.set([consideration.agreed.iso], for: agreed.name)
    return fields
  }

  /// - Parameter isAgain: in place of other words, which bound the first day and that of the agreement; see
  ///   `ConsiderationSteps.agreeAgain`.
  static func read(
    _ fields: Fields, today: CivilDate, isAgain: Bool = false
  ) throws(Refused) -> Entry {
    var read = AnswerReader(fields, of: isAgain ? questions : allQuestions)
    let isAnother = !isAgain && read.flag(another)
    let effect = readEffect(&read)
    let text = read.text(wording)
    let language = read.language(wordingLanguage)
    let own = read.text(ownWording)
    let theirs = read.language(ownLanguage)
    let first = read.date(from)
    let last = read.date(until)
    let look = read.date(review)
    let day = read.date(agreed)
    if !isAgain {
      read.near(from, first, today)
      read.near(agreed, day, today, until: today)
    }
    read.near(review, look, today, from: first)
    read.near(until, last, today, months: 120, from: first)
    if let first, let last, last < first, !read.isRefused(until) {
      read.refuse(until, .considerationUntilBeforeFrom(from: first))
    }
    if let first, let look, look < first, !read.isRefused(review) {
      read.refuse(review, .considerationReviewBeforeFrom(from: first))
    }
    // What is over is not looked at any more: whether it is agreed again is asked while it holds.
    if let last, let look, look > last, !read.isRefused(until), !read.isRefused(review) {
      read.refuse(review, .considerationReviewBehindUntil(last: last))
    }
    if let day, day > today, !read.isRefused(agreed) { read.refuse(agreed, .considerationAgreedLater) }
    if own != nil, theirs == nil { read.refuse(ownLanguage, .considerationOwnLanguageMissing) }
    try read.finish()
    guard let effect, let text, let language, let first, let look, let day else { throw Refused(nil, .formMissing) }
    return Entry(
      terms: Consideration.Terms(
        wording: Consideration.Wording(text, language),
        ownWording: own.flatMap { text in theirs.map { Consideration.Wording(text, $0) } }, effect: effect, from: first,
        until: last, review: look), agreed: day, isAnother: isAnother)
  }

  /// What it is about, with the values that belong to it and no others.
  private static func readEffect(_ read: inout AnswerReader) -> Consideration.Effect? {
    // What else is asked depends on this: until it is answered, nothing of it is right or wrong.
    guard let kind = read.choice(effect, as: Consideration.Effect.Kind.self) else { return nil }
    let hours = read.hours(cap)
    let days = read.weekdays(notOn)
    let (start, end) = (read.time(notBefore), read.time(notAfter))
    if kind == .hours, !read.isAnswered(cap) { read.refuse(cap, .considerationCapMissing) }
    if kind != .hours, hours != nil { read.refuse(cap, .considerationCapSurplus) }
    let answered = [(notOn, !days.isEmpty), (notBefore, start != nil), (notAfter, end != nil)].first { $0.1 }
    if kind != .time {
      // Said once, however many of them are answered.
      if let answered { read.refuse(answered.0, .considerationTimesSurplus) }
    } else {
      if days.count == CivilDate.Weekday.allCases.count { read.refuse(notOn, .considerationNoDayLeft) }
      if start == .endOfDay { read.refuse(notBefore, .considerationNotBeforeTooLate) }
      if let end, end <= start ?? .startOfDay {
        read.refuse(notAfter, .considerationNotAfterTooEarly(from: start ?? .startOfDay))
      }
    }
    return switch kind {
    case .hours: hours.map { .hours(cap: $0) }
    case .time: .time(Consideration.Effect.Times(notOn: days, only: ClockSpan(from: start, until: end)))
    case .task: .task
    case .environment: .environment
    }
  }
}

extension Consideration.Effect {
  /// `at most 9 h a week`, `not on Tuesday`; `nil` where only the wording says it.
  public func said(by voice: Voice) -> String? {
    switch self {
    case .hours(let cap): return voice(.effectHoursSaid(cap: cap))
    case .time(let times):
      let parts = [
        times.notOn.isEmpty ? nil : voice(.timeNotOn(days: voice.list(times.notOn))), times.only.map { voice.span($0) },
      ]
      return times.isEmpty ? nil : parts.compactMap(\.self).joined(separator: ", ")
    case .task, .environment: return nil
    }
  }
}

extension Consideration.Effect.Kind {
  var phrase: Phrase {
    switch self {
    case .hours: .effectHours
    case .time: .effectTime
    case .task: .effectTask
    case .environment: .effectEnvironment
    }
  }
}
