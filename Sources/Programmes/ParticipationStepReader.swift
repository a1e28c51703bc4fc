import Access
import Language
import Rules
import Values
import Web

/// Reads one step of a participation from its answers and takes it.
struct ParticipationStepReader {
  let shelf: ProgrammeShelf
  let language: LanguageTag

  /// What was done, and with which of the phases, where it was one.
  struct Taken {
    let what: Phrase
    var phase: EntryID?
    /// The first day that a phase had before it was moved.
    var before: CivilDate?

    /// The same, for the page behind the act.
    var part: String { [phase?.text, before?.iso].compactMap(\.self).joined(separator: "/") }
  }

  func questions(
    _ step: Participation.State.Kind.Step, of participation: Participation, _ model: ProgrammeModel, on today: CivilDate
  ) -> [Question] {
    func spell(_ spells: [Participation.PhaseSpell]) -> Question { ParticipationForm.spell(spells, model, language) }
    return switch step {
    case .accept:
      [ParticipationForm.day, ParticipationForm.basis(shelf.packs(of: model), language)] + InformationForm.questions
        + [InformationForm.without]
    case .inform: InformationForm.questions
    case .decline: [ParticipationForm.day, ParticipationForm.declineReason(model.declineReasons, language)]
    case .beginPhase:
      [ParticipationForm.phase(model.phases, language), ParticipationForm.day, ParticipationForm.withoutIfNeeded]
    case .endPhase: [spell(participation.endable(on: today)), ParticipationForm.day]
    case .movePhase: [spell(participation.movable(on: today)), ParticipationForm.day]
    case .takeBackPhase: [spell(participation.movable(on: today))]
    case .keepPhase: [spell(participation.ending(on: today))]
    case .exit:
      [
        ParticipationForm.day, ParticipationForm.exitReason(model.exitReasons, language),
        ParticipationForm.destination(model.destinations, language),
      ]
    case .stay, .reconsider: []
    case .invite, .withdrawInvitation, .meet, .withdrawMeeting: step.firstTalkQuestions
    case .pause, .changePause, .comeBack, .keepPause, .takeBackPause: step.pauseQuestions
    case .mendReferral: [ParticipationForm.note]
    case .changeBasis: [ParticipationForm.basis(shelf.packs(of: model), language)]
    }
  }

  /// The questions as a page asks them: of the phases those that could begin, and one that was chosen all the same, with
  /// why it cannot. `nil` where no day and no choice would let the step be taken.
  func offered(
    _ step: Participation.State.Kind.Step, of participation: Participation, _ model: ProgrammeModel,
    on today: CivilDate,
    typed: Fields?
  ) -> [Question]? {
    let questions = questions(step, of: participation, model, on: today)
    guard step == .beginPhase else { return questions }
    let chosen = typed?[questions[0].name]
    // The reason is asked for at the gate, where it is said what is missing; here it stands once it was written.
    let rest = questions.dropFirst().filter {
      $0.name != ParticipationForm.without.name || typed?[$0.name] != nil
    }
    let phases = model.phases.filter {
      $0.id.text == chosen || problem(beginning: $0.id, in: participation, model, today) == nil
    }
    return phases.isEmpty ? nil : [ParticipationForm.phase(phases, language)] + rest
  }

  /// Phases that cannot begin yet, each with those that it waits for.
  func waiting(in participation: Participation, _ model: ProgrammeModel) -> [Phrase] {
    model.phases.compactMap { phase in
      let others = model.phases(blocking: phase.id, ended: participation.phasesThatEnd)
      return others.isEmpty
        ? nil
        : .participationPhaseLater(
          phase: model.title(of: phase.id, in: language), phases: names(others.map(\.id), model))
    }
  }

  func take(
    _ fields: Fields, on participation: Participation, past gates: PlacementsAtGate, seen version: Version,
    _ tx: Transaction
  ) throws -> Taken {
    guard let model = shelf.model(of: participation.programme) else { throw Refused(nil, .participationModelMissing) }
    guard let step = fields[ParticipationForm.step].flatMap(Participation.State.Kind.Step.init(rawValue:)) else {
      throw fields.noStep(ParticipationForm.step)
    }
    if !participation.steps(on: tx.today).contains(step) {
      throw closed(step, of: participation, on: tx.today, fields[ParticipationForm.spellName])
    }
    // Whoever did not see the newest state is shown it, before being told what is wrong with the old one.
    guard participation.version == version else { throw Stale(current: participation.version) }
    let questions = questions(step, of: participation, model, on: tx.today)
    var read = AnswerReader(fields, of: questions, besides: [ParticipationForm.step])
    if step.isAboutFirstTalk { return try takeFirstTalk(step, read, on: participation, model, seen: version, tx) }
    if step.isAboutPause { return try takePause(step, read, on: participation, model, seen: version, tx) }
    if step == .inform { return try takeInformation(read, fields, on: participation, seen: version, tx) }
    if step == .accept { return try takeAcceptance(read, on: participation, model, seen: version, tx) }
    let day = questions.contains { $0.name == ParticipationForm.day.name } ? read.date(ParticipationForm.day) : nil
    func check(phase: PhaseCode? = nil, spell: Participation.PhaseSpell? = nil) {
      let days = StepDays(step, of: participation, model, today: tx.today, phase: phase, spell: spell)
      if let problem = day.flatMap(days.problem) { read.refuse(ParticipationForm.day, problem) }
    }
    func spell() -> Participation.PhaseSpell? {
      let id = read.choice(questions[0]).flatMap { EntryID($0) }
      return participation.phases.first { $0.id == id }
    }
    switch step {
    case .accept: return try takeAcceptance(read, on: participation, model, seen: version, tx)
    case .inform: return try takeInformation(read, fields, on: participation, seen: version, tx)
    case .decline:
      let reason = read.choice(questions[1])
      check()
      try read.finish()
      try Participations.decline(
        participation, on: try needed(day), reason: ReasonCode(try needed(reason)), seen: version, tx)
      return Taken(what: .doneDeclined)
    case .beginPhase:
      let phase = read.choice(questions[0]).map { PhaseCode($0) }
      let why = phase.flatMap { problem(beginning: $0, in: participation, model, tx.today) }
      if let why { read.refuse(questions[0], why) } else { check(phase: phase) }
      let reason = read.text(ParticipationForm.withoutIfNeeded)
      try read.finish()
      let (begun, first) = (try needed(phase), try needed(day))
      let id = try begin(
        begun, of: participation, model, on: first, reason: reason,
        isAsked: fields[ParticipationForm.without.name] != nil, past: gates, seen: version, tx)
      return Taken(what: first > tx.today ? .donePhasePlanned : .donePhaseBegun, phase: id)
    case .endPhase:
      let spell = spell()
      check(spell: spell)
      try read.finish()
      let (id, last) = (try needed(spell).id, try needed(day))
      try Participations.endPhase(id, of: participation, on: last, seen: version, tx)
      return Taken(what: last < tx.today ? .donePhaseEnded : .donePhaseEndAnnounced, phase: id)
    case .movePhase:
      let spell = spell()
      check(spell: spell)
      try read.finish()
      let moved = try needed(spell)
      try move(moved, of: participation, model, to: try needed(day), past: gates, seen: version, tx)
      return Taken(what: .donePhaseMoved, phase: moved.id, before: moved.begun)
    case .takeBackPhase, .keepPhase:
      let spell = spell()
      if let why = spell.flatMap({ problem(withoutEndOf: $0, in: participation, model) }) {
        read.refuse(questions[0], why)
      } else if step == .keepPhase, let next = spell.flatMap({ participation.next(of: $0) }) {
        read.refuse(questions[0], next > tx.today ? .participationPhaseIsPlanned(day: next) : .participationPhaseRuns)
      }
      try read.finish()
      let id = try needed(spell).id
      if step == .keepPhase {
        try Participations.keepPhase(id, of: participation, seen: version, tx)
        return Taken(what: .donePhaseEndWithdrawn, phase: id)
      }
      try Participations.takeBackPhase(id, of: participation, seen: version, tx)
      return Taken(what: .donePhaseTakenBack)
    case .exit:
      let reason = read.choice(questions[1])
      let destination = read.choice(questions[2])
      let isDeath = reason == ReasonCode.deceased.text
      switch (isDeath, destination) {
      case (true, _?): read.refuse(questions[2], .participationNoDestination)
      case (false, nil) where reason != nil && !read.isAnswered(questions[2]): read.refuse(questions[2], .formMissing)
      default: break
      }
      check()
      if isDeath, let day, day > tx.today, !read.isRefused(ParticipationForm.day) {
        read.refuse(ParticipationForm.day, .participationDeathLater(today: tx.today))
      }
      try read.finish()
      try Participations.exit(
        participation, on: try needed(day), reason: ReasonCode(try needed(reason)),
        destination: isDeath ? .deceased : ReasonCode(try needed(destination)), reachingFor: model.reachAfterExit,
        seen: version, tx)
      if isDeath { return Taken(what: .doneDeathNoted) }
      return Taken(what: try needed(day) < tx.today ? .doneExited : .doneExitAnnounced)
    case .pause, .changePause, .comeBack, .keepPause, .takeBackPause:
      return try takePause(step, read, on: participation, model, seen: version, tx)
    case .invite, .withdrawInvitation, .meet, .withdrawMeeting:
      return try takeFirstTalk(step, read, on: participation, model, seen: version, tx)
    case .stay:
      try read.finish()
      try Participations.stay(participation, seen: version, tx)
      return Taken(what: .doneExitWithdrawn)
    case .reconsider:
      try read.finish()
      try Participations.reconsider(participation, entering: model.entryPhases.map(\.id), seen: version, tx)
      return Taken(what: .doneAnswerWithdrawn)
    case .mendReferral:
      let note = read.text(ParticipationForm.note)
      // A page sends it also when it is emptied; who leaves it out has not said what it is to be.
      if fields[ParticipationForm.note.name] == nil { read.refuse(ParticipationForm.note, .formMissing) }
      try read.finish()
      try Participations.mendReferral(of: participation, note: note, seen: version, tx)
      return Taken(what: note == nil ? .doneReferralEmptied : .doneReferralMended)
    case .changeBasis:
      let basis = read.choice(questions[0])
      if fields[questions[0].name] == nil { read.refuse(questions[0], .formMissing) }
      try read.finish()
      try Participations.changeBasis(of: participation, to: basis.map { BasisCode($0) }, seen: version, tx)
      return Taken(what: basis == nil ? .doneBasisRemoved : .doneBasisChanged)
    }
  }

  /// Of somebody who takes part what is wrong is the phase that was named, and not the step.
  private func closed(
    _ step: Participation.State.Kind.Step, of participation: Participation, on today: CivilDate, _ spell: String?
  ) -> Refused {
    if step == .stay {
      let left = participation.exit
      return Refused(
        ParticipationForm.step, left.map { .participationExitStands(day: $0.on) } ?? .participationNoExit)
    }
    if step.isAboutPause {
      let noted = step == .pause ? participation.openPause : nil
      return Refused(ParticipationForm.step, noted.map { .pauseIsNoted(day: $0.terms.from) } ?? .pauseNone)
    }
    if step == .reconsider {
      return Refused(ParticipationForm.step, participation.exit == nil ? .undoAnswerStands : .undoAnswerExit)
    }
    guard let spell, step.isAboutSpell, participation.state(on: today).kind.steps.contains(step) else {
      return Refused(ParticipationForm.step, .participationStepNotOpen)
    }
    let isKnown = participation.phases.contains { $0.id.text == spell }
    return Refused(ParticipationForm.spellName, isKnown ? .participationPhaseNotOpen : .formNoReference)
  }

  /// Why a phase cannot begin, on whichever day: it is there already, or waits for others.
  func problem(
    beginning phase: PhaseCode, in participation: Participation, _ model: ProgrammeModel, _ today: CivilDate
  ) -> Phrase? {
    if let open = participation.phases.first(where: { $0.phase == phase && $0.ended == nil }) {
      return open.begun > today ? .participationPhaseIsPlanned(day: open.begun) : .participationPhaseRuns
    }
    let waiting = model.phases(blocking: phase, ended: participation.phasesThatEnd)
    return waiting.isEmpty ? nil : .participationPhaseWaits(phases: names(waiting.map(\.id), model))
  }

  /// Why a phase, or its last day, cannot be taken back: another one waited for it.
  private func problem(
    withoutEndOf spell: Participation.PhaseSpell, in participation: Participation, _ model: ProgrammeModel
  ) -> Phrase? {
    let isLast = participation.phases.allSatisfy { $0.id == spell.id || $0.phase != spell.phase || $0.ended == nil }
    guard spell.ended != nil, isLast else { return nil }
    let waited = participation.waiting(for: spell.phase, model)
    return waited.isEmpty ? nil : .participationPhaseAwaited(phases: names(waited.map(\.phase), model))
  }

  func names(_ phases: [PhaseCode], _ model: ProgrammeModel) -> String {
    phases.map { model.title(of: $0, in: language) }.joined(separator: ", ")
  }

  func needed<Value>(_ value: Value?) throws(Refused) -> Value {
    guard let value else { throw Refused(nil, .formMissing) }
    return value
  }
}
