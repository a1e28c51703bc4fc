public import Rules
public import Values

/// One person at one workplace, for a time, with hours that may rise: the three-sided agreement that everything here
/// serves.
public struct Placement: Sendable, Hashable {
  public let id: PlacementID
  public let person: PersonID
  public let participation: ParticipationID
  public let workplace: WorkplaceID
  public let version: Version
  public let terms: Terms
  /// How far it was brought by those who prepare it. Where it stands on a day, `state(on:)` says.
  public let stage: Stage
  /// The day on which the start was agreed; not known of what was agreed before this was noted.
  let startNoted: CivilDate?
  /// How it ended, or will end: recorded for a day, and true from the day after it.
  public let ending: Ending?
  /// The day on which that was written down; not known of what was written down before this was noted.
  let endingNoted: CivilDate?
  /// In which turn it was given its place; `nil` as long as it has none.
  public let turn: PlaceTurn?
  /// How many extensions the authority has decided; the papers say when and why.
  public let extensions: Int
  public let papers: Papers

  /// What is agreed. Any change of it sends the placement back to be checked, and wipes signatures.
  public struct Terms: Sendable, Hashable {
    public var measure: MeasureCode
    public var basis: BasisCode
    public var group: GroupCode?
    public var purpose: PurposeCode?
    /// In the words that the firm and the person read.
    public var tasks: String
    public var period: Period
    /// The days and times of work, as far as they are agreed.
    public var working: Timetable
    /// Whether the firm is the one that employed the person last, as far as anybody knows.
    public var lastEmployer: Answer

    public init(
      measure: MeasureCode, basis: BasisCode, group: GroupCode?, purpose: PurposeCode?, tasks: String, period: Period,
      working: Timetable = Timetable(), lastEmployer: Answer
    ) {
      (self.measure, self.basis, self.group, self.purpose) = (measure, basis, group, purpose)
      (self.tasks, self.period, self.working, self.lastEmployer) = (tasks, period, working, lastEmployer)
    }
  }

  public enum Answer: String, Sendable, CaseIterable {
    case yes, no, unknown
  }

  /// Who signed, what was declared, confirmed and approved, and without what it may go on.
  public struct Papers: Sendable, Hashable {
    public var signatures: [SignatoryRole: CivilDate]
    public var statements: [StatementCode: StatementAnswer]
    public var approved: CivilDate?
    /// The number of the case in the authority's own system.
    public var caseNumber: String?
    /// What is missing or broken and was accepted so. It never stands for the paper itself.
    public var accepted: [CheckPoint: Acceptance]
    /// Considerations that the workplace has said it respects, with the day.
    public var confirmed: [ConsiderationID: CivilDate]
    /// Extensions that the authority decided, the first one first.
    public var extensions: [Extension] = []

    public init(
      signatures: [SignatoryRole: CivilDate] = [:], statements: [StatementCode: StatementAnswer] = [:],
      approved: CivilDate? = nil, caseNumber: String? = nil, accepted: [CheckPoint: Acceptance] = [:],
      confirmed: [ConsiderationID: CivilDate] = [:]
    ) {
      (self.signatures, self.statements, self.approved) = (signatures, statements, approved)
      (self.caseNumber, self.accepted, self.confirmed) = (caseNumber, accepted, confirmed)
    }
  }

  /// A decision that it may last longer than the plain length.
  public struct Extension: Sendable, Hashable {
    public var decidedOn: CivilDate
    /// Which special need, where the rules ask for one.
    public var reason: String?

    public init(decidedOn: CivilDate, reason: String?) {
      (self.decidedOn, self.reason) = (decidedOn, reason)
    }
  }

  /// What somebody decided about it, whatever the day is.
  public enum Stage: String, Sendable, CaseIterable {
    case draft
    /// Nothing in its terms is in the way; papers may still be missing.
    case checked
    /// The start is agreed; it runs from its first day on.
    case started = "running"
  }

  /// Where it stands on a day: what was decided, and what the calendar makes of it.
  public enum State: Sendable, Hashable {
    case draft
    case checked
    /// The start is agreed, and its first day has not come.
    case ready
    case running
    /// The agreed last day is over, and nobody has said how it ended.
    case lastDayPassed(CivilDate)
    case ended(Ending)

    public var kind: Kind {
      switch self {
      case .draft: .draft
      case .checked: .checked
      case .ready: .ready
      case .running: .running
      case .lastDayPassed: .lastDayPassed
      case .ended: .ended
      }
    }

    public enum Kind: String, Sendable, CaseIterable {
      case draft, checked, ready, running
      case lastDayPassed = "last-day-passed"
      case ended

      /// What may be done in a state, and nothing else.
      public var acts: Set<Act> {
        switch self {
        // Whether anything is in the way of a start is asked in the start itself.
        case .draft, .checked: [.change, .decideStep, .check, .sign, .start, .extend, .end]
        case .ready, .running: [.decideStep, .adjust, .extend, .sign, .followUp, .end]
        // No week is left for hours.
        case .lastDayPassed: [.adjust, .extend, .sign, .followUp, .end]
        case .ended: []
        }
      }

      /// Whether there are days, past or to come, on which it is lived: agreed, and not over.
      public var isStarted: Bool { self == .ready || self == .running || self == .lastDayPassed }
    }

    public enum Act: Sendable {
      case change, decideStep, check, sign, start, adjust, extend, followUp, end
    }
  }

  /// How it ended, by whom, and what comes next; never without.
  public struct Ending: Sendable, Hashable {
    /// The last day.
    public var on: CivilDate
    public var reason: Reason
    public var by: Party
    public var nextStep: String

    public enum Reason: String, Sendable, CaseIterable {
      case completed, hired
      case paidHours = "paid-hours"
      case firmStopped = "firm-stopped"
      case personStopped = "person-stopped"
      case mismatch
      /// Says nothing of why somebody was away.
      case longAbsence = "long-absence"
      case ruleLimit = "rule-limit"
      case neverBegan = "never-began"
      /// She has died: nobody decided it, and nothing comes next.
      case deceased
    }

    public enum Party: String, Sendable, CaseIterable {
      case person, firm, authority, together
      /// Whoever prepared it; only of a draft that was dropped.
      case team
      /// Only where she has died.
      case nobody
    }

    /// A draft that its own team gave up: nobody had agreed anything, and nobody asks why.
    public static func dropped(on day: CivilDate) -> Ending {
      Ending(on: day, reason: .neverBegan, by: .team, nextStep: "")
    }

    public var isDrop: Bool { by == .team }

    /// She has died. What had not begun by then never does.
    public static func death(on day: CivilDate, of placement: Placement) -> Ending {
      let hasBegun = placement.stage == .started && placement.terms.period.from <= day
      return Ending(on: day, reason: hasBegun ? .deceased : .neverBegan, by: .nobody, nextStep: "")
    }

    /// It ended with her death, and comes back with an exit that is taken back.
    public var isByDeath: Bool { by == .nobody }

    public init(on: CivilDate, reason: Reason, by: Party, nextStep: String) {
      (self.on, self.reason, self.by, self.nextStep) = (on, reason, by, nextStep)
    }
  }

  public init(
    id: PlacementID, person: PersonID, participation: ParticipationID, workplace: WorkplaceID, version: Version,
    terms: Terms, stage: Stage, startNoted: CivilDate? = nil, ending: Ending?, endingNoted: CivilDate? = nil,
    turn: PlaceTurn? = nil, extensions: Int = 0, papers: Papers
  ) {
    self.startNoted = startNoted
    (self.id, self.person, self.participation, self.workplace) = (id, person, participation, workplace)
    (self.version, self.terms, self.stage, self.ending, self.papers) = (version, terms, stage, ending, papers)
    (self.endingNoted, self.turn, self.extensions) = (endingNoted, turn, extensions)
  }

  /// Where it stands on a day. Days are whole: on its last day it runs. What was never started, or not lived for a day, is
  /// given up on the day itself.
  public func state(on day: CivilDate) -> State {
    if let ending, stage != .started || isOver(on: day) { return .ended(ending) }
    switch stage {
    case .draft: return .draft
    case .checked: return .checked
    case .started:
      if let lastDay, ending == nil, lastDay < day { return .lastDayPassed(lastDay) }
      return day < terms.period.from ? .ready : .running
    }
  }

  private func isOver(on day: CivilDate) -> Bool {
    guard let ending, ending.on >= terms.period.from else { return ending.map { $0.on <= day } ?? false }
    return lastDay.map { $0 < day } ?? false
  }

  /// Whether there are days on which it is or was lived, or will be: the start was agreed, and nobody said that it never
  /// began.
  public var isLived: Bool { stage == .started && ending?.reason != .neverBegan }

  /// Whether it is over without a day on which it was lived: given up before its start was agreed or had come, or said to
  /// have never begun.
  public var neverBegan: Bool {
    ending.map { stage != .started || $0.reason == .neverBegan || $0.on < terms.period.from } ?? false
  }

  /// The ending that is recorded and has not come.
  public func announced(on day: CivilDate) -> Ending? { state(on: day).kind == .ended ? nil : ending }

  /// Whether the ending may be taken back: until its day is over, and where it was over already, on the day on which it was
  /// written down.
  func mayGoOn(on day: CivilDate) -> Bool { announced(on: day) != nil || ending != nil && endingNoted == day }

  /// Whether its start may be taken back: until its first day is over, and on the day on which it was agreed.
  func mayNotStart(on day: CivilDate) -> Bool {
    stage == .started && ending == nil && (terms.period.from >= day || startNoted == day)
  }

  /// As agreed, or as it ends before that; none as long as nobody has set one.
  public var lastDay: CivilDate? {
    guard let ending else { return terms.period.until }
    return terms.period.until.map { min($0, ending.on) } ?? ending.on
  }

  /// The days that it takes up: as agreed, or until it ends. What ended before it began takes up its first day only.
  public var occupied: Period {
    Period(from: terms.period.from, until: lastDay.map { max($0, terms.period.from) }) ?? terms.period
  }
}

/// What was to be done is not open in the state in which the placement is.
public struct PlacementActNotOpen: Error, Sendable, Hashable {
  public let state: Placement.State.Kind
}
