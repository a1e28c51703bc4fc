import Access
import Language
import Rules
import Values
import Web

/// Reads one step of a participation from its answers and takes it.
struct ParticipationStepReader {
  let shelf: ProgrammeShelf
  let language: LanguageTag

  func questions(
    _ step: Participation.State.Kind.Step, of participation: Participation, _ model: ProgrammeModel
  ) -> [Question] {
    switch step {
    case .accept: [ParticipationForm.day, ParticipationForm.basis(shelf.packs(of: model), language)]
    case .decline: [ParticipationForm.day, ParticipationForm.declineReason(model.declineReasons, language)]
    case .beginPhase: [ParticipationForm.phase(model.phases, language), ParticipationForm.day]
    case .stay: []
    case .endPhase: [ParticipationForm.spell(participation.phases, model, language), ParticipationForm.day]
    case .exit:
      [
        ParticipationForm.day, ParticipationForm.exitReason(model.exitReasons, language),
        ParticipationForm.destination(model.destinations, language),
      ]
    }
  }

  /// Answers what was done, for the next page.
  func take(
    _ fields: Fields, on participation: Participation, seen version: Version, _ tx: Transaction
  ) throws -> Phrase {
    guard let model = shelf.model(of: participation.programme) else { throw Refused(nil, .participationModelMissing) }
    guard let step = fields[ParticipationForm.step].flatMap(Participation.State.Kind.Step.init(rawValue:)) else {
      throw Refused(ParticipationForm.step, .formNoChoice)
    }
    guard participation.steps(on: tx.today).contains(step) else {
      throw Refused(ParticipationForm.step, .participationStepNotOpen)
    }
    var rest = fields
    rest[ParticipationForm.step] = nil
    let questions = questions(step, of: participation, model)
    var read = AnswerReader(rest, of: questions)
    let day = step == .stay ? nil : read.date(ParticipationForm.day)
    if let day { check(day, step, participation, tx.today, &read) }
    switch step {
    case .accept:
      let basis = read.choice(questions[1])
      try read.finish()
      try Participations.accept(
        participation, on: try needed(day), basis: basis.map { BasisCode($0) },
        entering: model.entryPhases.map(\.id), seen: version, tx)
      return .doneAccepted
    case .decline:
      let reason = read.choice(questions[1])
      try read.finish()
      try Participations.decline(
        participation, on: try needed(day), reason: ReasonCode(try needed(reason)), seen: version, tx)
      return .doneDeclined
    case .beginPhase:
      let phase = read.choice(questions[0])
      if let phase {
        let spells = participation.phases.filter { $0.phase.text == phase }
        if spells.contains(where: { $0.ended == nil }) {
          read.refuse(questions[0], .participationPhaseRuns)
        } else if let last = spells.compactMap(\.ended).max(), let day, day <= last {
          read.refuse(ParticipationForm.day, .participationDayTooEarly(date: last.adding(days: 1)))
        }
      }
      if let phase { check(PhaseCode(phase), on: day, participation, model, &read) }
      try read.finish()
      try Participations.beginPhase(
        PhaseCode(try needed(phase)), of: participation, on: try needed(day), seen: version, tx)
      return .donePhaseBegun
    case .endPhase:
      let spell = read.choice(questions[0]).flatMap { EntryID($0) }
      if let begun = participation.phases.first(where: { $0.id == spell })?.begun, let day, day < begun {
        read.refuse(ParticipationForm.day, .participationDayTooEarly(date: begun))
      }
      try read.finish()
      try Participations.endPhase(try needed(spell), of: participation, on: try needed(day), seen: version, tx)
      return .donePhaseEnded
    case .exit:
      let reason = read.choice(questions[1])
      let destination = read.choice(questions[2])
      // Of two days before which it cannot be, the later one says it.
      if let latest = participation.phases.map(\.begun).max(), let day, day < latest,
        !read.isRefused(ParticipationForm.day)
      {
        read.refuse(ParticipationForm.day, .participationDayTooEarly(date: latest))
      }
      try read.finish()
      try Participations.exit(
        participation, on: try needed(day), reason: ReasonCode(try needed(reason)),
        destination: ReasonCode(try needed(destination)), reachingFor: model.reachAfterExit, seen: version, tx)
      return try needed(day) < tx.today ? .doneExited : .doneExitAnnounced
    case .stay:
      try read.finish()
      try Participations.stay(participation, seen: version, tx)
      return .doneExitWithdrawn
    }
  }

  /// A step is taken on a day that has come, and not before what it follows.
  private func check(
    _ day: CivilDate, _ step: Participation.State.Kind.Step, _ participation: Participation, _ today: CivilDate,
    _ read: inout AnswerReader
  ) {
    if day > today.adding(days: 60) { return read.refuse(ParticipationForm.day, .participationDayTooFar) }
    if step == .decline, day > today { return read.refuse(ParticipationForm.day, .participationDeclineLater) }
    if let exit = participation.exit, step == .beginPhase || step == .endPhase, day > exit.on {
      return read.refuse(ParticipationForm.day, .placementBeyondExit(last: exit.on))
    }
    let earliest = max(participation.referral.on, participation.acceptedOn ?? participation.referral.on)
    if day < earliest { read.refuse(ParticipationForm.day, .participationDayTooEarly(date: earliest)) }
  }

  /// A phase that waits for others begins when they have ended, and not before the day on which the last one did.
  private func check(
    _ phase: PhaseCode, on day: CivilDate?, _ participation: Participation, _ model: ProgrammeModel,
    _ read: inout AnswerReader
  ) {
    let waiting = model.phases(blocking: phase, ended: participation.phasesThatEnd)
    guard waiting.isEmpty else {
      let names = waiting.map { $0.title.text(in: language).text }.joined(separator: ", ")
      return read.refuse(ParticipationForm.phase(model.phases, language), .participationPhaseWaits(phases: names))
    }
    let awaited = model.phases.first { $0.id == phase }?.after ?? []
    let last = participation.phases.filter { awaited.contains($0.phase) }.compactMap(\.ended).max()
    if let last, let day, day < last { read.refuse(ParticipationForm.day, .participationDayTooEarly(date: last)) }
  }

  private func needed<Value>(_ value: Value?) throws(Refused) -> Value {
    guard let value else { throw Refused(nil, .formMissing) }
    return value
  }
}

extension Participation {
  /// The phases that were there and have a last day, gone by or to come: what waits for them begins on that day at the
  /// earliest.
  var phasesThatEnd: Set<PhaseCode> {
    Set(phases.map(\.phase)).subtracting(phases.filter { $0.ended == nil }.map(\.phase))
  }
}
