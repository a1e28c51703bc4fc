import Access
import Language
import Values
import Web

/// The questions about what came of an appointment. Somebody who did not come is asked about, not marked: who tried to reach
/// her, why it was, and when they meet instead.
struct AppointmentOutcomeForm {
  static let outcome = Question(
    "outcome", .appointmentOutcome,
    .choice(Appointment.Outcome.Code.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)

  static let went = Question(
    "went", .contactOutcome,
    .choice(ContactEntry.Outcome.allCases.filter { !$0.isTry }.map { Question.Choice($0.rawValue, $0.phrase) }),
    hint: .appointmentWentHint
  ).onlyFor("held")
  static let said = Question(
    "said", .contactWords, .passage(longest: 2000), hint: .obstacleWordsHint
  ).onlyFor("held")

  private static let trying = Question.Group("trying", .appointmentTried)
  static let triedBy = Question(
    "triedBy", .contactMeans,
    .choice(ContactEntry.Means.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).compact.inside(trying).onlyFor("not-come")
  static let triedOn = Question("triedOn", .appointmentTriedOn, .date).inside(trying).onlyFor("not-come")
  static let reached = Question(
    "reached", .appointmentReached,
    .choice([
      Question.Choice(Appointment.Try.Reached.yes.rawValue, .appointmentReachedYes),
      Question.Choice(Appointment.Try.Reached.no.rawValue, .contactNotReached),
    ])
  ).compact.inside(trying).onlyFor("not-come")
  private static let why = Question(
    "why", .appointmentWhy, .choice(Appointment.Why.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    hint: .appointmentWhyHint
  ).compact.onlyFor("not-come")
  static let whyWords = Question(
    "whyWords", .appointmentWhyWords, .text(longest: 300), hint: .appointmentWhyWordsHint
  ).onlyFor("not-come")
  private static let instead = Question.Group("instead", .appointmentInstead)
  static let nextOn = Question("nextOn", .appointmentOn, .date).inside(instead).onlyFor("not-come")
  static let nextFrom = Question("nextFrom", .appointmentAt, .time).inside(instead).onlyFor("not-come")
  static let nextUntil = Question("nextUntil", .appointmentUntil, .time).inside(instead).onlyFor("not-come")
  static let noNext = Question("noNext", .appointmentNoNext, .flag).onlyFor("not-come")

  static let caller = Question(
    "calledOffBy", .appointmentCalledOffBy,
    .choice(Appointment.Caller.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).onlyFor("called-off")
  static let callerWhy = Question(
    "calledOffWhy", .appointmentWhy,
    .choice(Appointment.Why.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).compact.onlyFor("called-off")

  /// Says that it is to be said again.
  static let reopening = Question(
    "outcome", .appointmentReopen, .choice([Question.Choice("open", .appointmentReopen)]), required: true)

  /// - Parameters:
  ///   - isLogged: whether what was said goes into the contact log as well.
  static func questions(isLogged: Bool) -> [Question] {
    [outcome] + (isLogged ? [went, said] : []) + [
      triedBy, triedOn, reached, why, whyWords, nextOn, nextFrom, nextUntil, noNext, caller, callerWhy,
    ]
  }

  /// Whether answers are about what came of it, and not about the appointment itself.
  static func isMeant(by fields: Fields) -> Bool {
    questions(isLogged: true).contains { fields[$0.name] != nil }
  }

  /// Those that are asked on the page: where a new date is there already it is moved by itself.
  static func asked(_ appointment: Appointment, isLogged: Bool) -> [Question] {
    guard case .missed(let missed)? = appointment.outcome, missed.next != nil else {
      return questions(isLogged: isLogged)
    }
    let settled = [nextOn, nextFrom, nextUntil, noNext].map(\.name)
    return questions(isLogged: isLogged).filter { !settled.contains($0.name) }
  }

  static func answers(_ outcome: Appointment.Outcome?, usual code: Appointment.Outcome.Code? = nil) -> Fields {
    if case .calledOff(_, let caller, let why)? = outcome {
      return Fields([
        "outcome": Appointment.Outcome.Code.calledOff.rawValue, Self.caller.name: caller.rawValue,
        callerWhy.name: why?.rawValue ?? "",
      ])
    }
    guard case .missed(let missed)? = outcome else {
      return Fields(["outcome": (outcome?.code ?? code)?.rawValue ?? ""])
    }
    return Fields([
      "outcome": Appointment.Outcome.Code.missed.rawValue, "triedBy": missed.tried?.means.rawValue ?? "",
      "triedOn": missed.tried?.on.iso ?? "", "reached": missed.tried.map { $0.reached ? "yes" : "no" } ?? "",
      "why": missed.why?.rawValue ?? "", "whyWords": missed.words ?? "",
      "noNext": missed.settled != nil && missed.next == nil ? "yes" : "",
    ])
  }

  struct Read {
    var outcome: Appointment.Outcome
    /// When they meet instead.
    var next: Appointment.Slot?
    /// How it went, for the contact log.
    var went: ContactEntry.Outcome?
    var said: String?
  }

  static func read(
    _ fields: Fields, of appointment: Appointment, today: CivilDate, isLogged: Bool
  ) throws(Refused) -> Read {
    let all = questions(isLogged: isLogged)
    var read = AnswerReader(fields, of: all)
    guard let code = read.choice(outcome, as: Appointment.Outcome.Code.self) else {
      // What else is asked depends on this: until it is answered, nothing of it is right or wrong.
      try read.finish()
      throw Refused(outcome.name, .formMissing)
    }
    let went = isLogged ? read.choice(Self.went, as: ContactEntry.Outcome.self) : nil
    let said = isLogged ? read.text(Self.said) : nil
    let caller = read.choice(Self.caller, as: Appointment.Caller.self)
    let callerWhy = read.choice(Self.callerWhy, as: Appointment.Why.self)
    let (missed, next) = Self.missed(&read, of: appointment, today, isAsked: code == .missed)
    if code != .calledOff, appointment.details.slot.day > today {
      read.refuse(outcome, .appointmentNotYet(day: appointment.details.slot.day))
    }
    if code == .calledOff, caller == nil, !read.isRefused(Self.caller) {
      read.refuse(Self.caller, .formMissing)
    }
    // Words without how it went would be lost.
    if code == .held, said != nil, went == nil, !read.isRefused(Self.went) {
      read.refuse(Self.went, .formMissing)
    }
    try read.finish()
    switch code {
    case .held: return Read(outcome: .held(on: today), went: went, said: said)
    case .missed: return Read(outcome: .missed(missed), next: next)
    case .calledOff:
      guard let caller else { throw Refused(nil, .formMissing) }
      return Read(outcome: .calledOff(on: today, by: caller, callerWhy))
    }
  }

  private static func missed(
    _ read: inout AnswerReader, of appointment: Appointment, _ today: CivilDate, isAsked: Bool
  ) -> (Appointment.Missed, Appointment.Slot?) {
    let before: Appointment.Missed? = if case .missed(let missed)? = appointment.outcome { missed } else { nil }
    let (means, reached) = (read.choice(triedBy, as: ContactEntry.Means.self), read.choice(Self.reached))
    let on = read.date(triedOn)
    let (why, words, isNone) = (
      read.choice(Self.why, as: Appointment.Why.self), read.text(whyWords), read.flag(noNext)
    )
    var tried: Appointment.Try?
    if let means {
      let day = on ?? today
      if day > today { read.refuse(triedOn, .contactOnLater) }
      if day < appointment.details.slot.day {
        read.refuse(triedOn, .appointmentTriedTooEarly(day: appointment.details.slot.day))
      }
      tried = Appointment.Try(by: means, on: day, reached: reached == "yes")
      if reached == nil, !read.isRefused(Self.reached) { read.refuse(Self.reached, .formMissing) }
    } else if on != nil || reached != nil, !read.isRefused(triedBy) {
      read.refuse(triedBy, .formMissing)
    }
    var next: Appointment.Slot?
    if isAsked, read.isAnswered(nextOn) || read.isAnswered(nextFrom) || read.isAnswered(nextUntil) {
      if before?.next != nil { read.refuse(nextOn, .appointmentNextThere) }
      if isNone { read.refuse(noNext, .appointmentNextOrNone) }
      next = AppointmentForm.slot(&read, nextOn, nextFrom, nextUntil, today)
      if next == nil {
        if !read.isAnswered(nextOn) { read.refuse(nextOn, .formMissing) }
        if !read.isAnswered(nextFrom) { read.refuse(nextFrom, .formMissing) }
      }
    }
    let isKnown = why != nil && (next != nil || isNone || before?.next != nil)
    return (
      Appointment.Missed(
        on: before?.on ?? today, tried: tried, why: why, words: words, next: before?.next,
        settled: isKnown ? before?.settled ?? today : nil), next
    )
  }
}
