import Access
import Language
import Values
import Web

extension Participation.State.Kind.Step {
  var isAboutPause: Bool { [.pause, .changePause, .comeBack, .keepPause, .takeBackPause].contains(self) }

  /// What is asked; the API asks the same.
  var pauseQuestions: [Question] {
    switch self {
    case .pause: [PauseForm.from, PauseForm.expected, PauseForm.reason, PauseForm.meanwhile]
    case .changePause: [PauseForm.expected, PauseForm.reason, PauseForm.meanwhile]
    case .comeBack: [PauseForm.back]
    default: []
    }
  }
}

extension ParticipationStepReader {
  /// A step about a pause. Which one it is, the day says: there is one at a time.
  func takePause(
    _ step: Participation.State.Kind.Step, _ read: consuming AnswerReader, on participation: Participation,
    _ model: ProgrammeModel, seen version: Version, _ tx: Transaction
  ) throws -> Taken {
    var read = read
    switch step {
    case .pause:
      let first = read.date(PauseForm.from, within: StepDays(step, of: participation, model, today: tx.today))
      let terms = try terms(&read, from: first, of: participation)
      try Participations.pause(participation, terms, seen: version, tx)
      return Taken(what: terms.from > tx.today ? .donePausePlanned : .donePaused)
    case .changePause:
      let pause = try needed(participation.openPause)
      let terms = try terms(&read, from: pause.terms.from, of: participation)
      try Participations.change(pause, of: participation, to: terms, seen: version, tx)
      return Taken(what: .donePauseChanged)
    case .comeBack:
      let pause = try needed(participation.openPause)
      let day = read.date(PauseForm.back, within: StepDays(step, of: participation, model, today: tx.today))
      try read.finish()
      try Participations.comeBack(from: pause, of: participation, on: try needed(day), seen: version, tx)
      return Taken(what: .doneBack)
    case .keepPause:
      try read.finish()
      let pause = try needed(participation.reopenablePause(on: tx.today))
      try Participations.keep(pause, of: participation, seen: version, tx)
      return Taken(what: .doneBackWithdrawn)
    default:
      try read.finish()
      let pause = try needed(participation.removablePause(on: tx.today))
      try Participations.takeBack(pause, of: participation, seen: version, tx)
      return Taken(what: .donePauseTakenBack)
    }
  }

  private func terms(
    _ read: inout AnswerReader, from first: CivilDate?, of participation: Participation
  ) throws -> Participation.Pause.Terms {
    let expected = read.date(PauseForm.expected)
    let reason = read.choice(PauseForm.reason).flatMap { Participation.Pause.Reason(rawValue: $0) }
    let meanwhile = read.choice(PauseForm.meanwhile).flatMap { Participation.Pause.Meanwhile(rawValue: $0) }
    if let first, let expected, let problem = PauseForm.problem(expecting: expected, after: first, in: participation) {
      read.refuse(PauseForm.expected, problem)
    }
    try read.finish()
    return Participation.Pause.Terms(
      reason: try needed(reason), from: try needed(first), expected: try needed(expected), meanwhile: meanwhile)
  }
}
