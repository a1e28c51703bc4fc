public import Rules
public import Values

/// How hours usually rise in the programme. Only ever a proposal: a person decides every step.
public struct LadderDefaults: Sendable, Hashable {
  public enum AfterBadWeek: String, Sendable, Hashable, CaseIterable {
    case hold
    case stepBack = "step-back"
  }

  /// Who decides on a step. Models say it so that it is read; there is nobody else, and nothing to keep.
  enum Decider: String, CaseIterable {
    /// No value lets a step happen by itself.
    case person
  }

  public var start: Hours
  public var riseBy: Hours
  /// Whole weeks between two steps.
  public var everyWeeks: Int
  public var afterBadWeek: AfterBadWeek

  public init(start: Hours, riseBy: Hours, everyWeeks: Int, afterBadWeek: AfterBadWeek) {
    self.start = start
    self.riseBy = riseBy
    self.everyWeeks = everyWeeks
    self.afterBadWeek = afterBadWeek
  }
}

/// How the last follow-up went.
public enum Light: String, Sendable, Hashable, Codable, CaseIterable {
  case ok, watch, act
}

/// What the programme would propose for the ladder, with the reason.
public enum LadderProposal: Sendable, Hashable {
  case rise(HoursLadder.Step)
  /// It would be time to rise, but for this.
  case riseRefused(HoursLadder.Step, StepVerdict)
  /// The step has not yet stood for the usual time.
  case holdUntil(ISOWeek)
  /// The placement is over before it is time for more.
  case holdToTheEnd
  /// The last follow-up says: not yet.
  case hold
  case stepBack(HoursLadder.Step)
  /// No hours are agreed yet.
  case begin(HoursLadder.Step)
}

extension LadderDefaults {
  /// The proposal for `week`, from the ladder so far, how it went, and what bounds the hours.
  public func proposal(for bounds: HoursBounds, in week: ISOWeek, went light: Light?) -> LadderProposal {
    let ladder = bounds.ladder
    guard let current = ladder.step(in: week) else {
      let cap = bounds.lowest(in: week)?.hours ?? start
      return .begin(HoursLadder.Step(from: week, hours: min(start, cap)))
    }
    switch light {
    case .act where afterBadWeek == .stepBack:
      let before = ladder.steps.last { $0.week < current.week && $0.hours < current.hours }?.hours
      let lower = before ?? max(.zero, current.hours - riseBy)
      return lower < current.hours ? .stepBack(HoursLadder.Step(from: week, hours: lower)) : .hold
    case .act, .watch:
      return .hold
    case .ok, nil:
      let due = current.week.adding(weeks: everyWeeks)
      guard week >= due else {
        return bounds.period.until.map { due.monday <= $0 } ?? true ? .holdUntil(due) : .holdToTheEnd
      }
      let step = HoursLadder.Step(from: week, hours: current.hours + riseBy)
      let verdict = bounds.verdict(on: step)
      return verdict == .allowed ? .rise(step) : .riseRefused(step, verdict)
    }
  }
}
