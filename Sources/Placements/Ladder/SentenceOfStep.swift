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
      return .ladderAllowed(step: step.hours, week: step.week)
    case .refused(let cap, let week, let free):
      guard let until = cap.until else { return .ladderRefused(step: step.hours, week: week, cap: cap.hours) }
      guard let free else {
        return .ladderRefusedUntilNoWeek(step: step.hours, week: week, cap: cap.hours, until: until)
      }
      return .ladderRefusedUntil(step: step.hours, week: week, cap: cap.hours, until: until, free: free)
    case .aboveFullWeek(let full, .zero, let week, _):
      return .ladderAboveFullWeek(step: step.hours, week: week, full: full)
    case .aboveFullWeek(let full, let beside, let week, let free):
      guard let free else {
        return .ladderAboveFullWeekBesideNoWeek(step: step.hours, week: week, beside: beside, full: full)
      }
      return .ladderAboveFullWeekBeside(step: step.hours, week: week, beside: beside, full: full, free: free)
    case .aboveMost(let most): return .ladderAboveMost(step: step.hours, most: most)
    case .belowLeast(let least): return .ladderBelowLeast(step: step.hours, least: least)
    case .aboveTimetable(let room, let week):
      return .ladderAboveTimetable(step: step.hours, week: week, room: room)
    case .aboveYouth(let limit, .zero, let week):
      return .ladderAboveYouth(step: step.hours, week: week, limit: limit)
    case .aboveYouth(let limit, let beside, let week):
      return .ladderAboveYouthBeside(step: step.hours, week: week, beside: beside, limit: limit)
    }
  }
}

extension LadderProposal {
  /// What the programme would do now, and why. Only ever a proposal: the sentence leaves the decision with a person.
  public var phrase: Phrase {
    switch self {
    case .rise(let step): .ladderRise(hours: step.hours, week: step.week)
    case .riseRefused(let step, let verdict): verdict.phrase(forRiseTo: step)
    case .holdUntil(let week): .ladderHoldUntil(week: week)
    case .holdToTheEnd: .ladderHoldToTheEnd
    case .hold: .ladderHold
    case .stepBack(let step): .ladderStepBack(hours: step.hours, week: step.week)
    case .begin(let step): .ladderBegin(hours: step.hours, week: step.week)
    }
  }
}

extension StepVerdict {
  /// Why it is not time to rise although the step has stood long enough.
  fileprivate func phrase(forRiseTo step: HoursLadder.Step) -> Phrase {
    switch self {
    case .allowed:
      return .ladderRise(hours: step.hours, week: step.week)
    case .refused(let cap, let week, let free):
      guard let until = cap.until else { return .ladderRiseRefused(step: step.hours, week: week, cap: cap.hours) }
      guard let free else {
        return .ladderRiseRefusedUntilNoWeek(step: step.hours, week: week, cap: cap.hours, until: until)
      }
      return .ladderRiseRefusedUntil(step: step.hours, week: week, cap: cap.hours, until: until, free: free)
    case .aboveFullWeek(let full, .zero, let week, _):
      return .ladderRiseAboveFullWeek(step: step.hours, week: week, full: full)
    case .aboveFullWeek(let full, let beside, let week, let free):
      guard let free else {
        return .ladderRiseAboveFullWeekBesideNoWeek(step: step.hours, week: week, beside: beside, full: full)
      }
      return .ladderRiseAboveFullWeekBeside(step: step.hours, week: week, beside: beside, full: full, free: free)
    case .aboveMost(let most): return .ladderRiseAboveMost(step: step.hours, most: most)
    case .belowLeast(let least): return .ladderRiseBelowLeast(step: step.hours, least: least)
    case .aboveTimetable(let room, let week):
      return .ladderRiseAboveTimetable(step: step.hours, week: week, room: room)
    case .aboveYouth(let limit, .zero, let week):
      return .ladderAboveYouth(step: step.hours, week: week, limit: limit)
    case .aboveYouth(let limit, let beside, let week):
      return .ladderAboveYouthBeside(step: step.hours, week: week, beside: beside, limit: limit)
    }
  }
}
