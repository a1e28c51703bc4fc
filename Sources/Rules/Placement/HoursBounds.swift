public import Values

/// What bounds the hours of a week at its lowest, with what is left for the placement.
public enum HoursLimit: Sendable, Hashable {
  /// As agreed with the person.
  case cap(LadderCap)
  /// Of a full week, what the person's other agreements leave.
  case fullWeek(Hours, beside: Hours)
  /// The most that the rules give the measure.
  case most(Hours)
  /// All that the agreed days and times of work hold, breaks among them.
  case timetable(Hours)
  /// Of the most hours of a week under 18, what the person's other agreements leave.
  case youth(YouthLimit, beside: Hours)

  public var hours: Hours {
    switch self {
    case .cap(let cap): cap.hours
    case .fullWeek(let full, let beside): max(.zero, full - beside)
    case .most(let most): most
    case .timetable(let room): room
    case .youth(let limit, let beside): max(.zero, limit.hours - beside)
    }
  }

  /// Of what a limit is; one placement has at most one of each in a week.
  enum Kind: CaseIterable {
    case cap, fullWeek, most, timetable, youth
  }
}

/// Everything that bounds the weekly hours of one placement, over all of its weeks.
///
/// A step stands from its week until the week before the next one, or until the last week of the placement; without a
/// last day, for good. Over exactly these weeks it is judged, whoever asks: the draft, the decision, the proposal and
/// the sentence that names a week (docs/rule-packs.md, “How hours are judged”).
public struct HoursBounds: Sendable, Hashable {
  public var period: Period
  /// What is agreed for the placement.
  public var ladder: HoursLadder
  public var considerations: [ConsiderationInForce]
  /// What else the person does while the placement lasts.
  public var beside: [Beside]
  public var fullWeek: Hours?
  public var most: Hours?
  public var least: Hours?
  /// What held instead before a pack that running placements adopt was in force.
  public var before: Before?
  /// The days and times of work that are agreed: no week holds more hours than they do.
  public var working: Timetable
  /// Where the person is under 18.
  public var youth: YouthLimit?

  /// Weeks before the first one of an adopted pack, with what the pack of the start says of them.
  public struct Before: Sendable, Hashable {
    public var week: ISOWeek
    var fullWeek: Hours?
    var most: Hours?
    var least: Hours?
  }

  /// - Parameters:
  ///   - pack: without one nobody knows the full week; what is agreed with the person binds all the same.
  ///   - earlier: the pack of the start, where it is another, with what it says of the measure.
  public init(
    period: Period, ladder: HoursLadder, considerations: [ConsiderationInForce] = [], beside: [Beside] = [],
    working: Timetable = Timetable(), pack: RulePack?, terms: MeasureTerms? = nil,
    birth: BirthFact = .notAsked, earlier: (pack: RulePack, terms: MeasureTerms?)? = nil
  ) {
    self.working = working
    (self.period, self.ladder, self.considerations) = (period, ladder, considerations)
    self.beside = beside.filter { $0.period.overlaps(period) }
    fullWeek = pack?.fullWeek.stated.value
    youth = YouthLimit(birth, pack?.youth)
    most = terms.flatMap(HoursBounds.most)
    least = terms.flatMap(HoursBounds.least)
    before = pack?.firstWeekAdopted(startingOn: period.from).map {
      Before(
        week: $0, fullWeek: earlier?.pack.fullWeek.stated.value, most: earlier?.terms.flatMap(HoursBounds.most),
        least: earlier?.terms.flatMap(HoursBounds.least))
    }
  }

  // A rule that blocks no start stops no step either; it is shown among the checks.
  private static func most(_ terms: MeasureTerms) -> Hours? {
    terms.mostHours.blocking ? terms.mostHours.stated.value : nil
  }

  private static func least(_ terms: MeasureTerms) -> Hours? {
    terms.leastHours.blocking ? terms.leastHours.stated.value : nil
  }

  private func before(_ week: ISOWeek) -> Before? { before.flatMap { week < $0.week ? $0 : nil } }
  private func fullWeek(in week: ISOWeek) -> Hours? { before(week).map(\.fullWeek) ?? fullWeek }
  private func most(in week: ISOWeek) -> Hours? { before(week).map(\.most) ?? most }
  private func least(in week: ISOWeek) -> Hours? { before(week).map(\.least) ?? least }

  /// What the person's other agreements take of the week.
  public func hoursBeside(in week: ISOWeek) -> Hours {
    beside.filter { $0.period.touches(week) }.reduce(.zero) { $0 + ($1.ladder.hours(in: week) ?? .zero) }
  }

  func limit(_ kind: HoursLimit.Kind, in week: ISOWeek) -> HoursLimit? {
    switch kind {
    case .cap: LadderCap.lowest(in: week, considerations).map { .cap($0) }
    case .fullWeek: fullWeek(in: week).map { .fullWeek($0, beside: hoursBeside(in: week)) }
    case .most: most(in: week).map { .most($0) }
    case .timetable: working.room(in: week).map { .timetable($0) }
    case .youth:
      youth.flatMap { $0.holds(in: week) ? .youth($0, beside: hoursBeside(in: week)) : nil }
    }
  }

  /// The lowest limit of the week; of equal ones what was agreed with the person.
  public func lowest(in week: ISOWeek) -> HoursLimit? {
    HoursLimit.Kind.allCases.compactMap { limit($0, in: week) }.min { $0.hours < $1.hours }
  }

  /// Weeks of the placement in which anything about hours or limits changes, its first one among them; between two of
  /// them nothing does.
  var changes: [ISOWeek] {
    var weeks = Set(LadderCap.changes(considerations, from: period.firstWeek, through: nil) + working.weeks)
    for step in ladder.steps + beside.flatMap(\.ladder.steps) { weeks.insert(step.week) }
    if let before { weeks.insert(before.week) }
    if let youth { weeks.insert(ISOWeek(containing: youth.until).adding(weeks: 1)) }
    for other in beside {
      weeks.insert(other.period.firstWeek)
      if let last = other.period.lastWeek { weeks.insert(last.adding(weeks: 1)) }
    }
    return weeks.filter { period.touches($0) }.sorted()
  }
}

/// Whether a step of the ladder may be agreed.
public enum StepVerdict: Sendable, Hashable {
  case allowed
  /// Refused by a cap that is in force in the week `in`; `freeFrom` is the first week in which the step is possible, and
  /// `nil` when no week of the placement is.
  case refused(by: LadderCap, in: ISOWeek, freeFrom: ISOWeek?)
  /// More than a full week, with what the person's other agreements take of the week `in`.
  case aboveFullWeek(Hours, beside: Hours, in: ISOWeek, freeFrom: ISOWeek?)
  case aboveMost(Hours)
  case belowLeast(Hours)
  /// The days and times of work that are agreed for the week `in` hold no more than this.
  case aboveTimetable(Hours, in: ISOWeek)
  /// More in the week `in` than the rules give whoever is under 18, over all that she works.
  case aboveYouth(Hours, beside: Hours, in: ISOWeek)
}

extension HoursBounds {
  /// Judges a step over the weeks in which it would stand. Fewer hours than were agreed for a week are always possible:
  /// to come nearer to a limit is no breach of it.
  public func verdict(on step: HoursLadder.Step) -> StepVerdict {
    if let fullWeek = fullWeek(in: step.week), step.hours > fullWeek {
      return .aboveFullWeek(fullWeek, beside: .zero, in: step.week, freeFrom: nil)
    }
    if let least = least(in: step.week), step.hours < least,
      ladder.hours(in: step.week).map({ step.hours <= $0 }) ?? true
    {
      return .belowLeast(least)
    }
    let stops = stops(step.hours, from: step.week)
    let further = stops.filter { stop in ladder.hours(in: stop.week).map { step.hours >= $0 } ?? true }
    guard let (week, limit) = further.first else { return .allowed }
    switch limit {
    case .cap(let cap):
      return .refused(by: cap, in: week, freeFrom: firstWeek(allowing: step.hours, from: step.week))
    case .fullWeek(let full, let beside):
      return .aboveFullWeek(
        full, beside: beside, in: week, freeFrom: firstWeek(allowing: step.hours, from: step.week))
    case .most(let most): return .aboveMost(most)
    case .timetable(let room): return .aboveTimetable(room, in: week)
    case .youth(let limit, let beside):
      // Until when that is, or from which week it is not, would be her birthday: whoever reads the ladder need not know it.
      return .aboveYouth(limit.hours, beside: beside, in: week)
    }
  }

  /// The first week of the placement, from `week` on, from which so many hours a week keep within every limit for as long
  /// as they would stand: they can be decided then, and before it they are above one. `nil` when there is no such week.
  public func firstWeek(allowing hours: Hours, from week: ISOWeek) -> ISOWeek? {
    let first = max(week, period.firstWeek)
    return ([first] + changes.filter { $0 > first }).first { candidate in
      period.touches(candidate) && stops(hours, from: candidate).isEmpty
    }
  }

  /// The first week, from `week` on, in which the agreed hours are above a limit; `nil` when in none.
  public func firstWeekAboveLimit(from week: ISOWeek) -> ISOWeek? {
    let first = max(week, period.firstWeek)
    return ([first] + changes.filter { $0 > first }).first { candidate in
      guard period.touches(candidate), let hours = ladder.hours(in: candidate), let limit = lowest(in: candidate)
      else { return false }
      return hours > limit.hours
    }
  }

  /// The most hours that keep within every limit for as long as they would stand from `week` on; `nil` where nothing
  /// limits them.
  public func mostHours(from week: ISOWeek) -> Hours? {
    standing(from: week).compactMap { lowest(in: $0)?.hours }.min()
  }

  /// Weeks in which a step of `first` would stand and something changes, the first of them among them.
  private func standing(from first: ISOWeek) -> [ISOWeek] {
    let next = ladder.steps.first { $0.week > first }?.week
    return [first] + changes.filter { week in week > first && next.map { week < $0 } ?? true }
  }

  /// The weeks in which hours from a week on would come to stand above a limit, with the lowest one there.
  private func stops(_ hours: Hours, from first: ISOWeek) -> [(week: ISOWeek, limit: HoursLimit)] {
    standing(from: first).compactMap { week in
      lowest(in: week).flatMap { hours > $0.hours ? (week, $0) : nil }
    }
  }
}
