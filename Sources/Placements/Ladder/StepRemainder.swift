import Language
import Rules
import Values
import Web

/// What stands on the ladder from a week on when the planned step of that week is removed that was decided in place of
/// another.
enum StepRemainder {
  /// The other one is agreed again.
  case step(LadderStep)
  /// The other one is above a limit by now: the hours before the week go on.
  case hours(Hours, instead: LadderStep, because: StepVerdict)
}

extension PlacementCase {
  /// Nothing where the step was decided in nobody's place, or the other one does not wait for its return.
  func remainder(without step: LadderStep) -> StepRemainder? {
    guard let replaced = replaced(by: step), replaced.outcome == .withdrawn else { return nil }
    let verdict = bounds.verdict(on: replaced.rung)
    if verdict == .allowed { return .step(replaced) }
    return steps.filter { $0.id != step.id }.ladder.hours(in: step.week).map {
      .hours($0, instead: replaced, because: verdict)
    }
  }

  /// Whether nothing that the rules forbid would stand on the ladder if the step were removed.
  func canDoWithout(_ step: LadderStep) -> Bool {
    guard let pack, state.kind.isStarted else { return true }
    var back = steps.filter { $0.id != step.id }
    if case .step(var replaced)? = remainder(without: step) {
      replaced.outcome = .agreed
      back = back.filter { $0.id != replaced.id } + [replaced]
    }
    var after = facts
    after.ladder = back.ladder
    return PlacementChecks.stopping(from: facts, to: after, pack: pack, today: today).allSatisfy { isAccepted($0) }
  }

  /// The same said when it was removed.
  func remainder(afterRemoving step: LadderStep) -> StepRemainder? {
    guard let replaced = replaced(by: step) else { return nil }
    return replaced.outcome == .agreed ? .step(replaced) : remainder(without: step)
  }

  /// The step of the same week in whose place it was decided.
  private func replaced(by step: LadderStep) -> LadderStep? {
    steps.first { $0.id == step.replaces && $0.placement == step.placement && $0.week == step.week }
  }
}

extension StepRemainder {
  /// What will be, for whoever is about to remove the step.
  func foretold(by voice: Voice) -> String {
    switch self {
    case .step(let step): voice(.ladderThenBack(hours: step.hours, week: step.week))
    case .hours(let hours, let step, let verdict):
      [
        voice(.ladderThenNotBack(then: hours, week: step.week, before: step.hours)),
        voice(verdict.phrase(for: step.rung)),
      ].joined(separator: " ")
    }
  }

  /// What is, for whoever has removed it.
  func told(by voice: Voice) -> String {
    switch self {
    case .step(let step): voice(.toldStepBack(hours: step.hours, week: step.week))
    case .hours(let hours, let step, let verdict):
      [
        voice(.toldStepNotBack(week: step.week, then: hours, before: step.hours)),
        voice(verdict.phrase(for: step.rung)),
      ].joined(separator: " ")
    }
  }
}

extension LadderStep {
  /// As the rules read it.
  var rung: HoursLadder.Step { HoursLadder.Step(from: week, hours: hours) }
}
