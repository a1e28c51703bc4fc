import Language
import Rules
import Values
import Web

/// The days on which a step can be taken: what a refusal names is taken when it is chosen.
struct StepDays {
  private(set) var earliest: CivilDate
  private(set) var latest: CivilDate
  private var tooLate: Phrase
  /// The last day of the participation, where one is noted.
  private let exit: CivilDate?
  /// The last day for which anything is planned today.
  private let horizon: CivilDate

  /// - Parameters:
  ///   - phase: that is begun.
  ///   - spell: that is ended or moved.
  init(
    _ step: Participation.State.Kind.Step, of participation: Participation, _ model: ProgrammeModel, today: CivilDate,
    phase: PhaseCode? = nil, spell: Participation.PhaseSpell? = nil
  ) {
    let ahead = today.adding(months: 2)
    (earliest, latest) = (max(participation.referral.on, participation.acceptedOn ?? participation.referral.on), ahead)
    tooLate = .participationDayTooFar(latest: ahead)
    (exit, horizon) = (participation.exit?.on, ahead)
    switch step {
    case .accept, .stay, .reconsider, .withdrawInvitation, .withdrawMeeting, .takeBackPhase, .keepPhase, .mendReferral,
      .changeBasis, .inform, .changePause, .keepPause,
      .takeBackPause:
      break
    case .decline, .invite, .meet: bound(by: today, .participationDeclineLater)
    case .beginPhase, .movePhase:
      if let exit = participation.exit { bound(by: exit.on, .placementBeyondExit(last: exit.on)) }
      if let ended = spell?.ended { bound(by: ended, .participationDayTooLate(date: ended)) }
      guard let phase = phase ?? spell?.phase else { return }
      let others = participation.phases.filter { $0.id != spell?.id }
      // A phase is entered again when it has ended, and one that waits for others on the last day of these.
      let again = others.filter { $0.phase == phase }.compactMap(\.ended).filter { last in
        spell.map { last < $0.begun } ?? true
      }.map { $0.adding(days: 1) }
      let awaited = model.phases.first { $0.id == phase }?.after ?? []
      let before = others.filter { awaited.contains($0.phase) }.compactMap(\.ended)
      earliest = (again + before + [earliest]).max() ?? earliest
    case .endPhase:
      if let exit = participation.exit { bound(by: exit.on, .placementBeyondExit(last: exit.on)) }
      guard let spell else { return }
      earliest = max(earliest, spell.begun)
      let next = participation.waiting(for: spell.phase, model).map(\.begun).filter { $0 >= spell.begun }.min()
      if let next { bound(by: next, .participationDayTooLate(date: next)) }
      // It was entered again after that.
      if let again = participation.next(of: spell)?.adding(days: -1) {
        bound(by: again, .participationDayTooLate(date: again))
      }
    case .pause:
      if let exit = participation.exit { bound(by: exit.on, .placementBeyondExit(last: exit.on)) }
      earliest = participation.pauses.compactMap(\.back).reduce(earliest, max)
    case .comeBack:
      bound(by: today, .pauseBackLater)
      if let pause = participation.openPause { earliest = pause.terms.from.adding(days: 1) }
    case .exit:
      // What is planned does not come then; what has begun has.
      let begun =
        participation.phases.map(\.begun)
        + participation.pauses.flatMap { [$0.terms.from, $0.back] }.compactMap(\.self)
      earliest = begun.filter { $0 <= today }.reduce(earliest, max)
    }
  }

  private mutating func bound(by day: CivilDate, _ words: Phrase) {
    if day < latest { (latest, tooLate) = (day, words) }
  }

  /// Why a day is none of them; `nil` where it is one.
  func problem(with day: CivilDate) -> Phrase? {
    if earliest > latest { return noDay }
    if day < earliest { return .participationDayTooEarly(date: earliest) }
    return day > latest ? tooLate : nil
  }

  /// Why none is possible today: each has a remedy of its own.
  private var noDay: Phrase {
    if let exit, earliest > exit { return .participationNoDayLeft }
    guard earliest > horizon else { return .participationNoDayBetween(earliest: earliest, latest: latest) }
    return .participationNoDayYet(first: earliest, from: StepDays.firstDay(reaching: earliest))
  }

  /// The first day on which two months ahead reach a day: months differ in length, so it is not two months before it.
  static func firstDay(reaching day: CivilDate) -> CivilDate {
    var from = day.adding(months: -2)
    while from.adding(months: 2) < day { from = from.adding(days: 1) }
    return from
  }
}

extension Participation {
  /// The first day of the spell of the same phase that follows.
  func next(of spell: PhaseSpell) -> CivilDate? {
    phases.filter { $0.phase == spell.phase && $0.id != spell.id && $0.begun > spell.begun }.map(\.begun).min()
  }
}

extension AnswerReader {
  /// A day on which the step can be taken.
  mutating func date(_ question: Question, within days: StepDays) -> CivilDate? {
    let day = date(question)
    if let problem = day.flatMap(days.problem) { refuse(question, problem) }
    return day
  }
}
