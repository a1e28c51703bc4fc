public import Programmes
public import Rules
public import Values

/// Somebody's hours through the weeks of one ISO year, as far as the reader is told: planned and worked in each category, and
/// for whoever keeps the case, what they are held against.
///
/// Whoever is told the shared hours alone is given neither a sum nor a full week: what is left of it would tell what the
/// others are.
public struct WeekYear: Sendable {
  public let person: PersonID
  public let year: Int
  /// Whether it is everything, or the shared hours alone.
  public let isWhole: Bool
  public let categories: [HoursCategory]
  public let lines: [WeekLine]
  /// What is planned by hand for weeks of the year.
  public let planned: [PlannedHours]
  /// What lowers the full week in weeks of the year.
  public let reductions: [WeekReduction]
  /// The pause in which she is today.
  public let pause: PauseDays?
  /// The rules that hold now, or held last in the year.
  let pack: RulePack?
  /// Those by which somebody's week may have been lowered.
  let packs: [RulePack]

  /// Everything that it is made from.
  struct Facts: Sendable {
    let person: PersonID
    let isWhole: Bool
    let rules: WeekRules
    let agreed: [AgreedWeeks]
    let planned: [PlannedHours]
    let worked: [WorkedHours]
    let reductions: [WeekReduction]
    let pause: PauseDays?
    let today: CivilDate
  }

  static func weeks(of year: Int) -> ClosedRange<ISOWeek>? {
    guard let first = ISOWeek(year: year, week: 1),
      let last = ISOWeek(year: year, week: ISOWeek.weeks(inYear: year))
    else { return nil }
    return first...last
  }

  init(_ weeks: ClosedRange<ISOWeek>, of facts: Facts) {
    let all = (0...weeks.upperBound.weeks(since: weeks.lowerBound)).map { weeks.lowerBound.adding(weeks: $0) }
    (person, year, isWhole) = (facts.person, weeks.lowerBound.year, facts.isWhole)
    lines = all.map { WeekLine($0, of: facts) }
    planned = facts.planned.filter { one in all.contains { one.holds(in: $0) } }
    reductions = facts.reductions.filter { one in all.contains { one.touches($0) } }
    pause = facts.pause
    let noted =
      facts.planned.map { ($0.details.category, $0.circle) } + facts.worked.map { ($0.category, $0.circle) }
    categories = facts.rules.categories(
      in: all, noted: Dictionary(noted) { first, _ in first }, isWhole: facts.isWhole)
    let now = ISOWeek(containing: facts.today)
    packs = facts.isWhole ? facts.rules.shelf.packs : []
    pack = facts.rules.pack(in: min(max(now, weeks.lowerBound), weeks.upperBound))
  }
}

/// What is agreed of one placement, week by week.
struct AgreedWeeks: Sendable {
  let measure: MeasureCode
  let hours: @Sendable (ISOWeek) -> Hours?
}

/// One week of it.
public struct WeekLine: Sendable, Hashable {
  public let week: ISOWeek
  public let planned: [WeekCategoryCode: Hours]
  /// What was said to have been worked. A category that is not here was not said: that is not the same as no hours.
  public let worked: [WeekCategoryCode: Hours]
  /// The full week, where she takes part and the rules know one; none for whoever is told the shared hours alone.
  public let full: Hours?
  /// What it is lowered to.
  public let lowered: Hours?
  /// Whether she pauses on a day of it; for whoever is told the shared hours alone, in the pause in which she is today.
  public let isPaused: Bool
  /// How many of its days from Monday to Friday are public holidays.
  public let holidays: Int

  /// What the hours are held against.
  public var target: Hours? { full.map { full in lowered.map { min($0, full) } ?? full } }

  init(_ week: ISOWeek, of facts: WeekYear.Facts) {
    self.week = week
    var planned: [WeekCategoryCode: Hours] = [:]
    for one in facts.planned where one.holds(in: week) {
      planned[one.details.category, default: .zero] += one.details.hours
    }
    for placement in facts.agreed {
      guard let hours = placement.hours(week),
        let category = facts.rules.category(of: placement.measure, in: week)
      else { continue }
      planned[category, default: .zero] += hours
    }
    self.planned = planned
    worked = Dictionary(
      facts.worked.filter { $0.week == week }.compactMap { one in one.hours.map { (one.category, $0) } }
    ) { first, _ in first }
    full = facts.isWhole ? facts.rules.fullWeek(in: week) : nil
    // Where two touch a week, the one that asks for less holds.
    lowered = facts.isWhole ? facts.reductions.filter { $0.touches(week) }.map(\.details.hours).min() : nil
    isPaused =
      facts.isWhole
      ? facts.rules.isPaused(in: week)
      : week.days.contains { facts.pause?.covers($0, seenOn: facts.today) ?? false }
    holidays = facts.rules.holidays(in: week)
  }

  /// The sum of what counts towards the full week; none where nothing is there.
  func sum(_ hours: [WeekCategoryCode: Hours], _ categories: [HoursCategory]) -> Hours? {
    let counted = categories.filter(\.counts).compactMap { hours[$0.code] }
    return counted.isEmpty ? nil : counted.reduce(.zero, +)
  }

  /// Whether there is anything to be told of it.
  var isEmpty: Bool { planned.isEmpty && worked.isEmpty }
}

extension WeekRules {
  fileprivate func isPaused(in week: ISOWeek) -> Bool {
    participation(in: week).map { one in week.days.contains { one.pause(on: $0) != nil } } ?? false
  }

  /// By law and in the whole country: the same for every reader.
  fileprivate func holidays(in week: ISOWeek) -> Int {
    guard let country = (pack(in: week) ?? shelf.packs.first)?.country else { return 0 }
    let calendar = shelf.calendars.calendar(country: country, region: nil)
    return week.days.prefix(5).count { calendar.holiday(on: $0)?.kind == .public }
  }
}
