import Access
import Language
import Values
import Web

/// The questions about an appointment that is made or changed.
struct AppointmentForm {
  private static let when = Question.Group("when")
  static let on = Question("on", .appointmentOn, .date, required: true).inside(when)
  static let from = Question("from", .appointmentAt, .time, required: true).inside(when)
  static let until = Question("until", .appointmentUntil, .time).inside(when)
  static let means = Question(
    "means", .appointmentMeans,
    .choice(Appointment.Means.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).unsaid(Appointment.Means.meeting.rawValue)
  static let place = Question("place", .appointmentPlace, .text(longest: 200))
  static let way = Question("way", .appointmentWay, .text(longest: 300), hint: .appointmentWayHint)
  static let childcare = Question(
    "childcare", .appointmentChildcare,
    .choice(Appointment.Childcare.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).compact.unsaid(Appointment.Childcare.notAsked.rawValue)
  private static let others = Question.Group("others", .appointmentOthers, folded: true)
  static let party = Question(
    "with", .appointmentParty,
    .choice(Appointment.Party.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).compact.inside(others)
  static let partyName = Question("withName", .appointmentPartyName, .text(longest: 100)).inside(others)
  static let words = Question("words", .appointmentWords, .text(longest: 300), hint: .obstacleWordsHint)
  private static let interpreting = Question.Group("interpreting", .appointmentInterpreter, folded: true)
  static let language = Question(
    "interpreterLanguage", .appointmentInterpreterLanguage, .language, hint: .appointmentInterpreterLanguageHint
  ).inside(interpreting)
  static let wish = Question(
    "interpreterWish", .appointmentInterpreterWish,
    .choice(Appointment.Interpreter.Wish.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).compact.unsaid(Appointment.Interpreter.Wish.either.rawValue).inside(interpreting)
  static let state = Question(
    "interpreterState", .appointmentInterpreterState,
    .choice(Appointment.Interpreter.State.allCases.map { Question.Choice($0.rawValue, $0.phrase) })
  ).compact.unsaid(Appointment.Interpreter.State.notBooked.rawValue).inside(interpreting)
  static let interpreterName = Question(
    "interpreterName", .appointmentInterpreterName, .text(longest: 100)
  ).inside(interpreting)
  private static let child = Question.Group("child", .appointmentInterpreterChild, folded: true)
  static let isMinor = Question("interpreterMinor", .appointmentInterpreterMinor, .flag).inside(child)
  static let minorBecause = Question(
    "interpreterMinorReason", .appointmentInterpreterMinorReason, .text(longest: 300),
    hint: .appointmentInterpreterMinorHint
  ).inside(child)

  /// One that was noted by mistake is taken back by giving it this; nothing else of it is answered then.
  static let withdrawal = Question(
    "withdrawn", .obstacleWithdraw, .choice([Question.Choice("yes", .obstacleWithdraw)]), required: true)

  /// With whom of the workers; none where it is not asked: it is with whoever makes it, or stays with whoever it is.
  let host: Question?

  init(choosing workers: [Worker]?) {
    var seen: Set<AccountID> = []
    host = workers.map { workers in
      let choices = workers.filter { seen.insert($0.account).inserted }.map {
        Question.Choice($0.account.text, words: $0.name)
      }
      return Question("worker", .appointmentHost, .choice(choices), hint: .appointmentHostHint).compact
    }
  }

  /// Before it is known for whom.
  static var open: [Question] {
    AppointmentForm(choosing: []).questions.map { $0.name == "worker" ? $0.asReference : $0 }
  }
  static var openChange: [Question] { AppointmentForm(choosing: nil).questions }

  var questions: [Question] {
    [AppointmentForm.on, AppointmentForm.from, AppointmentForm.until] + [host].compactMap(\.self) + [
      AppointmentForm.means, AppointmentForm.place, AppointmentForm.way, AppointmentForm.words,
      AppointmentForm.childcare, AppointmentForm.language, AppointmentForm.wish, AppointmentForm.state,
      AppointmentForm.interpreterName, AppointmentForm.isMinor, AppointmentForm.minorBecause, AppointmentForm.party,
      AppointmentForm.partyName,
    ]
  }

  /// What is answered unless somebody says otherwise.
  static func usual(on day: CivilDate, with host: AccountID?, interpreting language: LanguageTag?) -> Fields {
    Fields(["on": day.iso, "worker": host?.text ?? "", "interpreterLanguage": language?.text ?? ""])
  }

  /// The answers that would give it again.
  static func answers(_ details: Appointment.Details) -> Fields {
    let interpreter = details.interpreter
    return Fields([
      "on": details.slot.day.iso, "from": details.slot.from.iso, "until": details.slot.until?.iso ?? "",
      "means": details.means.rawValue, "place": details.place ?? "", "way": details.way ?? "",
      "childcare": details.childcare.rawValue, "interpreterLanguage": interpreter?.language.text ?? "",
      "interpreterWish": interpreter?.wish.rawValue ?? "", "interpreterState": interpreter?.state.rawValue ?? "",
      "interpreterName": interpreter?.name ?? "", "interpreterMinor": interpreter?.minorBecause == nil ? "" : "yes",
      "interpreterMinorReason": interpreter?.minorBecause ?? "", "with": details.party?.rawValue ?? "",
      "withName": details.partyName ?? "", "words": details.words ?? "",
    ])
  }

  /// - Parameters:
  ///   - before: as it is, where it is changed: a day that is over stays as it was, and none is moved to one.
  ///   - hasHost: whether it is with one of the workers whatever is answered.
  func read(
    _ fields: Fields, today: CivilDate, before: Appointment.Slot? = nil, hasHost: Bool
  ) throws(Refused) -> (details: Appointment.Details, host: AccountID?) {
    var read = AnswerReader(fields, of: questions)
    let slot = AppointmentForm.slot(
      &read, AppointmentForm.on, AppointmentForm.from, AppointmentForm.until, today, before: before)
    let chosen = host.flatMap { read.choice($0) }.flatMap { AccountID($0) }
    let means = read.choice(AppointmentForm.means, as: Appointment.Means.self) ?? .meeting
    let (place, way) = (read.text(AppointmentForm.place), read.text(AppointmentForm.way))
    let childcare = read.choice(AppointmentForm.childcare, as: Appointment.Childcare.self) ?? .notAsked
    let partyName = read.text(AppointmentForm.partyName)
    let party = read.choice(AppointmentForm.party, as: Appointment.Party.self) ?? partyName.map { _ in .other }
    let words = read.text(AppointmentForm.words)
    let interpreter = AppointmentForm.interpreter(&read)
    if let host, chosen == nil, !hasHost, party == nil, !read.isRefused(host) {
      read.refuse(host, .appointmentWithNobody)
    }
    try read.finish()
    guard let slot else { throw Refused(nil, .formMissing) }
    return (
      Appointment.Details(
        slot, party: party, partyName: partyName, means: means, place: place, way: way, words: words,
        childcare: childcare, interpreter: interpreter), chosen
    )
  }

  static func slot(
    _ read: inout AnswerReader, _ on: Question, _ from: Question, _ until: Question, _ today: CivilDate,
    before: Appointment.Slot? = nil
  ) -> Appointment.Slot? {
    let (day, begin, end) = (read.date(on), read.time(from), read.time(until))
    if let begin, let end, end <= begin { read.refuse(until, .appointmentEndsFirst(time: begin)) }
    if let begin, begin == .endOfDay { read.refuse(from, .formNoTime) }
    guard let day, let begin else { return nil }
    let slot = Appointment.Slot(on: day, from: begin, until: end)
    // What is over is no plan: it was a contact, and is logged as one.
    if slot != before, day < today {
      read.refuse(on, .appointmentDayOver)
    } else if slot != before {
      read.near(on, day, today, from: today)
    }
    return slot
  }

  private static func interpreter(_ read: inout AnswerReader) -> Appointment.Interpreter? {
    let language = read.language(Self.language)
    let wish = read.choice(Self.wish, as: Appointment.Interpreter.Wish.self) ?? .either
    let state = read.choice(Self.state, as: Appointment.Interpreter.State.self) ?? .notBooked
    let (name, isMinor, because) = (
      read.text(interpreterName), read.flag(Self.isMinor), read.text(minorBecause)
    )
    // Who is a child is nobody's interpreter; where it was so all the same, somebody says why.
    if isMinor, because == nil, !read.isRefused(minorBecause) {
      read.refuse(minorBecause, .appointmentInterpreterMinorWhy)
    }
    if because != nil, !isMinor, !read.isRefused(Self.isMinor) {
      read.refuse(Self.isMinor, .appointmentInterpreterMinorWho)
    }
    guard let language else {
      if name != nil || isMinor || wish != .either || state != .notBooked, !read.isRefused(Self.language) {
        read.refuse(Self.language, .appointmentInterpreterWhich)
      }
      return nil
    }
    return Appointment.Interpreter(language, wish: wish, state: state, name: name, minorBecause: because)
  }
}
