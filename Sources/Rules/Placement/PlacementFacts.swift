public import Values

/// Everything that the rules ask about one placement. Whoever may see the facts fills it in; nothing here names a
/// person.
public struct PlacementFacts: Sendable, Hashable {
  public var measure: MeasureCode
  public var basis: BasisCode
  /// The act under which the person is supported, as far as it is known.
  public var personBasis: BasisCode?
  public var group: GroupCode?
  public var standing: Standing
  public var period: Period
  /// The first day of the placements at the same firm that this one goes on from without a break; their time counts with
  /// its own.
  public var since: CivilDate?
  /// How many times the period has been extended by decision, over the whole chain.
  public var extensions: Int
  /// Placements of the same measure at the same firm that were agreed before and go on from this one without a break.
  public var following: [Following]
  /// The order in which its place was given; `nil` as long as it is planned.
  public var turn: PlaceTurn?
  public var ladder: HoursLadder
  public var working: Timetable
  /// When work begins, by the calendar of the workplace.
  public var work: Work
  /// That calendar; `nil` where nobody has looked at one.
  public var calendar: WorkingCalendar?
  public var considerations: [ConsiderationInForce]
  /// Considerations that the workplace has confirmed it respects.
  public var confirmed: Set<ConsiderationID>
  public var workplace: WorkplaceFacts
  public var purpose: PurposeCode?
  public var signatures: [SignatoryRole: CivilDate]
  public var approval: CivilDate?
  /// The person's earlier ties to the same employer.
  public var earlier: [EarlierTie]
  /// Whether anybody has asked for earlier jobs at the employer: without, no tie that is known is no finding.
  public var areTiesKnown: Bool
  /// The person's other placements and jobs at the same time.
  public var beside: [Beside]
  public var statements: [StatementCode: StatementAnswer]
  public var permission: WorkPermission
  /// When the person was born.
  public var birth: BirthFact
  /// Whether somebody is noted who stands for her while she is under 18; `nil` where nobody has looked.
  public var hasGuardian: Bool?
  /// Where the first day lies in a pause of the person's: when she is expected back.
  public var pausedUntil: CivilDate?

  public init(
    measure: MeasureCode, basis: BasisCode, personBasis: BasisCode? = nil, group: GroupCode? = nil,
    standing: Standing = .planned, period: Period,
    since: CivilDate? = nil, extensions: Int = 0, following: [Following] = [], turn: PlaceTurn? = nil,
    ladder: HoursLadder, working: Timetable = Timetable(), work: Work = .unknown, calendar: WorkingCalendar? = nil,
    considerations: [ConsiderationInForce] = [], confirmed: Set<ConsiderationID> = [],
    workplace: WorkplaceFacts = WorkplaceFacts(), purpose: PurposeCode? = nil,
    signatures: [SignatoryRole: CivilDate] = [:], approval: CivilDate? = nil, earlier: [EarlierTie] = [],
    areTiesKnown: Bool = true,
    beside: [Beside] = [], statements: [StatementCode: StatementAnswer] = [:], permission: WorkPermission = .unknown,
    birth: BirthFact = .notAsked, hasGuardian: Bool? = nil
  ) {
    self.measure = measure
    self.basis = basis
    self.personBasis = personBasis
    self.group = group
    self.standing = standing
    self.period = period
    self.since = since
    self.extensions = extensions
    self.following = following
    self.turn = turn
    self.ladder = ladder
    self.working = working
    self.work = work
    self.calendar = calendar
    self.considerations = considerations
    self.confirmed = confirmed
    self.workplace = workplace
    self.purpose = purpose
    self.signatures = signatures
    self.approval = approval
    self.earlier = earlier
    self.areTiesKnown = areTiesKnown
    self.beside = beside
    self.statements = statements
    self.permission = permission
    self.birth = birth
    self.hasGuardian = hasGuardian
  }

  /// The first day on which work is agreed and the workplace is open.
  public enum Work: Sendable, Hashable {
    /// Nobody has looked at a calendar.
    case unknown
    case from(CivilDate)
    /// There is none between the first day and the last.
    case never(from: CivilDate, until: CivilDate)

    /// No closure lasts longer than half a year: without a last day, a day comes.
    private static let furthest = 400

    /// - Parameter working: the days agreed; every day from Monday to Friday where there are none. Whoever agreed to work
    ///   at the weekend works then.
    public init(_ period: Period, on working: Timetable, _ calendar: WorkingCalendar) {
      func isWorked(_ day: CivilDate) -> Bool {
        (working.isWorked(on: day) ?? (day.weekday.rawValue <= 5)) && !calendar.isShut(on: day)
      }
      let furthest = period.from.adding(days: Work.furthest)
      let last = period.until.map { min($0, furthest) } ?? furthest
      var day = period.from
      while day <= last {
        if isWorked(day) {
          self = .from(day)
          return
        }
        day = day.adding(days: 1)
      }
      self = .never(from: period.from, until: last)
    }
  }

  /// Whether the placement is still to be granted. A running one is not pushed out by those who came after it.
  public enum Standing: String, Sendable, Hashable, Codable {
    case planned, running
  }
}

/// The days and hours of the day that are agreed, the same every week as long as they hold.
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
  var runsPastMidnight: Bool {
    guard let from, let to else { return false }
    return to <= from && to.minutes > 0
  }

  /// The days of the week on which there is work within a time, with those into which a night's work runs. Days that are
  /// not agreed may be any.
  func daysTouched(in time: Period, of placement: Period) -> Set<CivilDate.Weekday> {
    let first = max(placement.from, time.from.adding(days: -1))
    var touched: Set<CivilDate.Weekday> = []
    // In eight days every day of the week has come, and the night before the first of them.
    for date in (0..<8).map({ first.adding(days: $0) })
    where placement.contains(date) && (days.isEmpty || days.contains(date.weekday)) {
      if time.contains(date) { touched.insert(date.weekday) }
      if runsPastMidnight, time.contains(date.adding(days: 1)) { touched.insert(date.weekday.next) }
    }
    return touched
  }

  /// All hours between the beginning and the end of the agreed days, breaks among them: no agreement can hold more. `nil`
  /// when neither days nor times are agreed.
  public var room: Hours? {
    if days.isEmpty, from == nil { return nil }
    let number = days.isEmpty ? 7 : days.count
    return Hours(quarters: minutesADay * number / 15)
  }

  /// How long work lasts on a day of the week; `nil` when neither days nor times are agreed.
  func minutes(on weekday: CivilDate.Weekday) -> Int? {
    if days.isEmpty, from == nil { return nil }
    return days.isEmpty || days.contains(weekday) ? minutesADay : 0
  }

  private var minutesADay: Int {
    guard let from, let to else { return 1440 }
    return to <= from ? to.minutes + 1440 - from.minutes : to.minutes - from.minutes
  }

  /// When a day's work begins and ends, in minutes of the day; what runs past midnight ends on the next one.
  var minutes: (from: Int, to: Int)? {
    guard let from, let to else { return nil }
    return (from.minutes, to <= from ? to.minutes + ClockTime.endOfDay.minutes : to.minutes)
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
  public var working: Timetable

  public init(_ measure: MeasureCode, _ period: Period, ladder: HoursLadder, working: Timetable = Timetable()) {
    self.measure = measure
    self.period = period
    self.ladder = ladder
    self.working = working
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
  /// Nothing is noted of it, or that nobody knows.
  case unknown
  /// The reader is not told of it: nothing is said of it.
  case untold
}
