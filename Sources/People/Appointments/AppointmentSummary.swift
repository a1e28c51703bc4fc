import Access
import Design
import Language
import Values
import Web

/// What is known of one appointment, and what can be done with it.
struct AppointmentSummary {
  let appointment: Appointment
  /// When they meet instead, where somebody did not come.
  let next: Appointment?
  let desk: Desk

  private var voice: Voice { desk.voice }
  private var details: Appointment.Details { appointment.details }

  /// When, with whom, and where it stood before.
  var head: HTML {
    let whom = appointment.withWhom(voice)
    return SummaryList(
      [SummaryList.Row(voice(.appointmentWhen), "\(details.slot.said(voice))")]
        + (whom.isEmpty
          ? []
          : [SummaryList.Row(voice(.appointmentHost), "<span dir=\"auto\">\(whom.joined(separator: " · "))</span>")])
        + moved
    ).html
  }

  private var moved: [SummaryList.Row] {
    appointment.moves.isEmpty
      ? []
      : [
        SummaryList.Row(
          voice(.appointmentMovedTitle),
          "\(each: appointment.moves.reversed(), { move in "<span class=\"line\">\(voice(.appointmentMovedSaid(day: move.on, slot: move.from.said(voice))))</span>" })"
        )
      ]
  }

  var whole: HTML {
    var rows: [SummaryList.Row] = []
    func add(_ label: Phrase, _ words: String?) {
      if let words { rows.append(SummaryList.Row(voice(label), "<span dir=\"auto\">\(words)</span>")) }
    }
    add(.appointmentPlace, [voice(details.means.phrase), details.place].compactMap(\.self).joined(separator: " · "))
    add(.appointmentWay, details.way)
    add(.appointmentChildcare, voice(details.childcare.phrase))
    if let interpreter = details.interpreter {
      let language = voice.said(interpreter.language)
      add(
        .appointmentInterpreter,
        [
          voice(.appointmentInterpreterSaid(language: language, state: voice(interpreter.state.phrase))),
          interpreter.name, interpreter.minorBecause,
        ].compactMap(\.self).joined(separator: " · "))
    }
    add(.appointmentWords, details.words)
    return head + SummaryList(rows + outcome).html
  }

  private var outcome: [SummaryList.Row] {
    func row(_ label: Phrase, _ words: String) -> SummaryList.Row {
      SummaryList.Row(voice(label), "<span dir=\"auto\">\(words)</span>")
    }
    switch appointment.outcome {
    case nil: return []
    case .held(let day)?: return [row(.appointmentOutcome, "\(voice(.appointmentHeld)) · \(voice.day(day))")]
    case .calledOff(let day, let by, let why)?:
      let words = [voice(.appointmentCalledOff), voice(by.phrase), why.map { voice($0.phrase) }, voice.day(day)]
      return [row(.appointmentOutcome, words.compactMap(\.self).joined(separator: " · "))]
    case .missed(let missed)?:
      let tried = missed.tried.map { tried in
        [
          voice(tried.means.phrase), voice.day(tried.on),
          voice(tried.reached ? .appointmentReachedYes : .contactNotReached),
        ].joined(separator: " · ")
      }
      let why = [missed.why.map { voice($0.phrase) }, missed.words].compactMap(\.self)
      var rows = [row(.appointmentOutcome, voice(.contactDidNotCome))]
      rows += tried.map { [row(.appointmentTried, $0)] } ?? []
      rows += why.isEmpty ? [] : [row(.appointmentWhy, why.joined(separator: " · "))]
      if let next {
        rows.append(
          SummaryList.Row(
            voice(.appointmentInstead),
            "<a href=\"\(Link.to(PeopleAddress.appointment(next.id)))\">\(next.details.slot.said(voice))</a>"))
      }
      return rows
    }
  }

  /// What is done with it: said how it went, called off, printed, said anew.
  var ways: HTML {
    guard appointment.withdrawn == nil else { return .nothing }
    let id = appointment.id
    let slip = Button(voice(.appointmentSlip), .go(.to(PeopleAddress.appointmentSlip(id))))
    if let outcome = appointment.outcome {
      guard mayChange else { return .nothing }
      let on =
        outcome.settled == nil
        ? Button(voice(.appointmentMissedGoOn), .go(.to(PeopleAddress.appointmentOutcome(id))), tone: .main)
        : desk.changing(PeopleAddress.appointmentOutcome(id))
      return ButtonRow((outcome.code == .missed ? [on] : []) + [reopening]).html
    }
    guard mayChange else { return ButtonRow([slip]).html }
    let hasBegun = details.slot.day <= desk.today
    let say = Button(
      voice(.actAppointmentSay), .go(.to(PeopleAddress.appointmentOutcome(id))), tone: hasBegun ? .main : .quiet)
    let off = Button(
      voice(.appointmentCallOff),
      .go(.to(PeopleAddress.appointmentOutcome(id), query: ["outcome": Appointment.Outcome.Code.calledOff.rawValue])),
      tone: .quiet)
    return ButtonRow((hasBegun ? [say] : []) + [slip, off]).html
  }

  private var mayChange: Bool {
    appointment.isClosed
      ? desk.might(Edit.self, ClosedAppointmentRecord.self) : desk.might(Edit.self, AppointmentRecord.self)
  }

  /// Takes back what was said of it.
  var reopening: Button {
    Button(
      voice(.appointmentReopen),
      .send(
        .to(PeopleAddress.appointmentOutcome(appointment.id)),
        hidden: desk.formKeys + [
          desk.version(appointment.version), Hidden(name: AppointmentOutcomeForm.outcome.name, value: "open"),
        ]), tone: .quiet, icon: .undo, about: details.slot.said(voice))
  }

  /// Takes it back as a whole: it was noted by mistake.
  var withdrawal: Button {
    Button(
      voice(.obstacleWithdraw),
      .send(
        .to(PeopleAddress.appointment(appointment.id)),
        hidden: desk.formKeys + [
          desk.version(appointment.version), Hidden(name: AppointmentForm.withdrawal.name, value: "yes"),
        ]), tone: .quiet, icon: .undo, about: details.slot.said(voice))
  }
}
