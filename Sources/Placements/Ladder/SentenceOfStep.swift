public import Language
public import Programmes
public import Rules
import Values

// What is said about a step of the hours ladder, as phrases: the page says them at once, an obligation stores them and
// says them later in its reader's language.

extension StepVerdict {
  /// Whether the step is possible; if not, until when and from which week it will be.
  public func phrase(for step: HoursLadder.Step) -> Phrase {
    switch self {
    case .allowed:
      return .rungAllowed(step: step.hours, week: step.week)
    case .refused(let cap, let week, let free):
      guard let until = cap.until else { return .rungRefused(step: step.hours, week: week, cap: cap.hours) }
      guard let free else {
        return .rungRefusedUntilThenLimit(step: step.hours, week: week, cap: cap.hours, until: until)
      }
      return .rungRefusedUntil(step: step.hours, week: week, cap: cap.hours, until: until, free: free)
    case .aboveFullWeek(let full):
      return .rungAboveFullWeek(step: step.hours, week: step.week, full: full)
    }
  }
}

extension LadderProposal {
  /// What the programme would do now, and why. Only ever a proposal: the sentence leaves the decision with a person.
  public var phrase: Phrase {
    switch self {
    case .rise(let step): .rungRise(hours: step.hours, week: step.week)
    case .riseRefused(let step, let verdict): verdict.phrase(forRiseTo: step)
    case .holdUntil(let week): .rungHoldUntil(week: week)
    case .hold: .rungHold
    case .stepBack(let step): .rungStepBack(hours: step.hours, week: step.week)
    case .begin(let step): .rungBegin(hours: step.hours, week: step.week)
    }
  }
}

extension StepVerdict {
  /// Why it is not time to rise although the step has stood long enough.
  fileprivate func phrase(forRiseTo step: HoursLadder.Step) -> Phrase {
    switch self {
    case .allowed:
      return .rungRise(hours: step.hours, week: step.week)
    case .refused(let cap, let week, let free):
      guard let until = cap.until else { return .rungRiseRefused(step: step.hours, week: week, cap: cap.hours) }
      guard let free else {
        return .rungRiseRefusedUntilThenLimit(step: step.hours, week: week, cap: cap.hours, until: until)
      }
      return .rungRiseRefusedUntil(step: step.hours, week: week, cap: cap.hours, until: until, free: free)
    case .aboveFullWeek(let full):
      return .rungRiseAboveFullWeek(step: step.hours, week: step.week, full: full)
    }
  }
}
