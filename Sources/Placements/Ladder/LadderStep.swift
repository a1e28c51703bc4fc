public import Rules
public import Values

/// One decision about the weekly hours of a placement: from which week, how many, why, and who decided.
public struct LadderStep: Sendable, Hashable {
  public let id: LadderStepID
  public let placement: PlacementID
  public let version: Version
  public let move: Move
  public let week: ISOWeek
  public let hours: Hours
  public let reason: String?
  /// Tasks that come with the step.
  public let tasks: String?
  public let decidedBy: String
  /// Whose account decided it: two may have one name. `nil` on steps from before that was written down.
  public let decider: AccountID?
  public let decidedOn: CivilDate
  public internal(set) var outcome: Outcome
  /// The agreed step of the same week in whose place this one was decided; none where there was none, or where nobody had
  /// written it down yet.
  public let replaces: LadderStepID?

  public enum Move: String, Sendable, CaseIterable {
    case start, up, hold, back
  }

  public enum Outcome: Sendable, Hashable {
    case agreed
    /// Stopped by a limit: which, until when, and from which week it would be possible.
    case refused(Refusal)
    /// Taken back before its week came.
    case withdrawn

    public enum Kind: String, Sendable, CaseIterable {
      case agreed, refused, withdrawn
    }

    public var kind: Kind {
      switch self {
      case .agreed: .agreed
      case .refused: .refused
      case .withdrawn: .withdrawn
      }
    }
  }

  public struct Refusal: Sendable, Hashable {
    /// The limit in hours a week.
    public var cap: Hours
    /// The last day on which the limit holds; none until further notice.
    public var until: CivilDate?
    /// The first week in which the step is possible; none as long as nobody changes the limit.
    public var freeFrom: ISOWeek?
    /// What set the limit.
    public var by: Limit
    /// The first week in which the step would be above it; none on steps from before that was written down.
    public var week: ISOWeek?
    /// What the person's other agreements take of the full week.
    public var beside: Hours

    public enum Limit: String, Sendable, CaseIterable {
      /// What was agreed with the person.
      case consideration
      case fullWeek = "full-week"
      case mostHours = "most-hours"
      case leastHours = "least-hours"
      case timetable
      /// What the law gives whoever is under 18.
      case youth
    }

    public init(
      cap: Hours, until: CivilDate? = nil, freeFrom: ISOWeek? = nil, by limit: Limit, week: ISOWeek? = nil,
      beside: Hours = .zero
    ) {
      (self.cap, self.until, self.freeFrom, self.by) = (cap, until, freeFrom, limit)
      (self.week, self.beside) = (week, beside)
    }
  }

  public init(
    id: LadderStepID, placement: PlacementID, version: Version, move: Move, week: ISOWeek, hours: Hours,
    reason: String?, tasks: String?, decidedBy: String, decider: AccountID?, decidedOn: CivilDate, outcome: Outcome,
    replaces: LadderStepID? = nil
  ) {
    (self.id, self.placement, self.version, self.move) = (id, placement, version, move)
    (self.week, self.hours, self.reason, self.tasks) = (week, hours, reason, tasks)
    (self.decidedBy, self.decider, self.decidedOn) = (decidedBy, decider, decidedOn)
    (self.outcome, self.replaces) = (outcome, replaces)
  }
}

extension [LadderStep] {
  /// The hours that are agreed, week by week; what was refused or withdrawn is no part of it.
  public var ladder: HoursLadder {
    HoursLadder(filter { $0.outcome == .agreed }.map { HoursLadder.Step(from: $0.week, hours: $0.hours) })
  }
}
