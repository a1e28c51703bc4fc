public import Values

/// Everything that the rules ask about one placement. Whoever may see the facts fills it in; nothing here names a
/// person.
public struct PlacementFacts: Sendable, Hashable {
  public var measure: MeasureCode
  public var basis: BasisCode
  public var group: GroupCode?
  public var standing: Standing
  public var period: Period
  /// How many times the period has been extended by decision.
  public var extensions: Int
  public var ladder: HoursLadder
  public var working: WorkingTimes?
  public var considerations: [ConsiderationInForce]
  /// Considerations that the workplace has confirmed it respects.
  public var confirmed: Set<ConsiderationID>
  public var workplace: WorkplaceFacts
  public var purpose: PurposeCode?
  public var signatures: [SignatoryRole: CivilDate]
  public var approval: CivilDate?
  /// The person's earlier ties to the same employer.
  public var earlier: [EarlierTie]
  /// The person's other placements and jobs at the same time.
  public var beside: [Beside]
  public var statements: [StatementCode: StatementAnswer]
  public var permission: WorkPermission

  public init(
    measure: MeasureCode, basis: BasisCode, group: GroupCode? = nil, standing: Standing = .planned, period: Period,
    extensions: Int = 0, ladder: HoursLadder, working: WorkingTimes? = nil,
    considerations: [ConsiderationInForce] = [], confirmed: Set<ConsiderationID> = [],
    workplace: WorkplaceFacts = WorkplaceFacts(), purpose: PurposeCode? = nil,
    signatures: [SignatoryRole: CivilDate] = [:], approval: CivilDate? = nil, earlier: [EarlierTie] = [],
    beside: [Beside] = [], statements: [StatementCode: StatementAnswer] = [:], permission: WorkPermission = .unknown
  ) {
    self.measure = measure
    self.basis = basis
    self.group = group
    self.standing = standing
    self.period = period
    self.extensions = extensions
    self.ladder = ladder
    self.working = working
    self.considerations = considerations
    self.confirmed = confirmed
    self.workplace = workplace
    self.purpose = purpose
    self.signatures = signatures
    self.approval = approval
    self.earlier = earlier
    self.beside = beside
    self.statements = statements
    self.permission = permission
  }

  /// Whether the placement is still to be granted. A running one is not pushed out by those who came after it.
  public enum Standing: String, Sendable, Hashable, Codable {
    case planned, running
  }
}

/// The days and hours of the day that are agreed, the same every week.
public struct WorkingTimes: Sendable, Hashable {
  /// Empty when the days are not agreed.
  public var days: Set<CivilDate.Weekday>
  public var from: ClockTime?
  public var to: ClockTime?

  public init(days: Set<CivilDate.Weekday>, from: ClockTime? = nil, to: ClockTime? = nil) {
    self.days = days
    self.from = from
    self.to = to
  }

  /// Work that ends before it begins runs past midnight.
  private var runsPastMidnight: Bool {
    guard let from, let to else { return false }
    return to <= from && to.minutes > 0
  }

  /// The days on which there is work, with those into which a night's work runs; `nil` when the days are not agreed.
  var daysTouched: Set<CivilDate.Weekday>? {
    if days.isEmpty { return nil }
    return runsPastMidnight ? days.union(days.map(\.next)) : days
  }

  /// Whether all work lies in a part of the day; `nil` when its beginning or end is not agreed. What runs past midnight
  /// leaves every part of one day.
  func stays(within span: ClockSpan) -> Bool? {
    guard let from, let to else { return nil }
    guard !runsPastMidnight else { return false }
    let end = to.minutes == 0 ? 1440 : to.minutes
    return (span.from.map { from >= $0 } ?? true) && (span.until.map { end <= $0.minutes } ?? true)
  }
}

/// An earlier job or placement of this person at the employer in question.
public struct EarlierTie: Sendable, Hashable, Codable {
  public enum Kind: Sendable, Hashable, Codable {
    case employment
    case placement(MeasureCode)
  }

  public var kind: Kind
  public var period: Period
  /// Whether nobody else has employed the person since.
  public var isLastEmployer: Bool

  public init(_ kind: Kind, _ period: Period, isLastEmployer: Bool = false) {
    self.kind = kind
    self.period = period
    self.isLastEmployer = isLastEmployer
  }
}

/// Something else that the same person does in the same weeks.
public struct Beside: Sendable, Hashable {
  public var measure: MeasureCode
  public var period: Period
  public var ladder: HoursLadder

  public init(_ measure: MeasureCode, _ period: Period, ladder: HoursLadder) {
    self.measure = measure
    self.period = period
    self.ladder = ladder
  }
}

/// What the employer answered, and when.
public struct StatementAnswer: Sendable, Hashable {
  public var isTrue: Bool
  public var on: CivilDate

  public init(isTrue: Bool, on: CivilDate) {
    self.isTrue = isTrue
    self.on = on
  }
}

/// Whether the person may do this work, for as long as it is known.
public enum WorkPermission: Sendable, Hashable {
  case unrestricted(until: CivilDate?)
  /// For this employer and job.
  case thisJob(until: CivilDate?)
  /// For another employer only, or not at all.
  case notThisJob
  case unknown
}
