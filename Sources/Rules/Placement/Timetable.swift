public import Values

/// The days and times of work that are agreed, and the days from which others are: what was before a change keeps its own.
public struct Timetable: Sendable, Hashable {
  /// From the first day on; `nil` where neither days nor times are agreed.
  public let first: WorkingTimes?
  /// Each one other than what is before it, the earliest first.
  public let changes: [Change]

  /// What holds from a day on.
  public struct Change: Sendable, Hashable {
    public let from: CivilDate
    public let times: WorkingTimes?

    public init(from: CivilDate, times: WorkingTimes?) {
      (self.from, self.times) = (from, times)
    }
  }

  public init(_ first: WorkingTimes? = nil) {
    (self.first, changes) = (first, [])
  }

  private init(_ first: WorkingTimes?, _ changes: [Change]) {
    (self.first, self.changes) = (first, changes)
  }

  /// The same with other days and times from a day on; what was planned for later goes.
  public func holding(_ times: WorkingTimes?, from day: CivilDate) -> Timetable {
    let kept = Timetable(first, changes.filter { $0.from < day })
    return kept.last == times ? kept : Timetable(first, kept.changes + [Change(from: day, times: times)])
  }

  /// The same for a placement of these days, without what would hold on none of them.
  public func within(_ period: Period) -> Timetable {
    Timetable(times(on: period.from), changes.filter { $0.from > period.from && period.contains($0.from) })
  }

  /// What holds in the end.
  public var last: WorkingTimes? { changes.isEmpty ? first : changes[changes.count - 1].times }

  public func times(on day: CivilDate) -> WorkingTimes? {
    guard let index = changes.lastIndex(where: { $0.from <= day }) else { return first }
    return changes[index].times
  }

  /// Whether there is work on a day; `nil` where no days are agreed.
  public func isWorked(on day: CivilDate) -> Bool? {
    guard let days = times(on: day)?.days, !days.isEmpty else { return nil }
    return days.contains(day.weekday)
  }

  /// The parts of a period over which the same holds, the first one first.
  public func stretches(of period: Period) -> [(period: Period, times: WorkingTimes?)] {
    let starts = [period.from] + changes.map(\.from).filter { $0 > period.from && period.contains($0) }
    return starts.indices.compactMap { index in
      let until = index + 1 < starts.count ? starts[index + 1].adding(days: -1) : period.until
      return Period(from: starts[index], until: until).map { ($0, times(on: starts[index])) }
    }
  }

  /// The days of a time on which there is work, with those into which a night's work runs; none of days that are not agreed.
  func daysTouched(in time: Period, of placement: Period) -> Set<CivilDate> {
    guard let last = time.until else { return [] }
    var touched: Set<CivilDate> = []
    var day = time.from.adding(days: -1)
    while day <= last {
      if placement.contains(day), let times = times(on: day), times.days.contains(day.weekday) {
        touched.formUnion((times.runsPastMidnight ? [day, day.adding(days: 1)] : [day]).filter(time.contains))
      }
      day = day.adding(days: 1)
    }
    return touched
  }

  /// Whether days are agreed at any time.
  public var hasDays: Bool { ([first] + changes.map(\.times)).contains { $0.map { !$0.days.isEmpty } ?? false } }

  /// On how many days of a week there is work; `nil` where no days are agreed for part of it.
  func numberOfDays(in week: ISOWeek) -> Int? {
    let worked = week.days.map { isWorked(on: $0) }
    return worked.contains { $0 == nil } ? nil : worked.count { $0 == true }
  }

  /// All hours that the agreed days and times of a week hold, breaks among them; `nil` where nothing is agreed for part of
  /// it.
  public func room(in week: ISOWeek) -> Hours? {
    if changes.isEmpty { return first?.room }
    let minutes = week.days.map { times(on: $0)?.minutes(on: $0.weekday) }
    guard !minutes.contains(where: { $0 == nil }) else { return nil }
    return Hours(quarters: minutes.reduce(0) { $0 + ($1 ?? 0) } / 15)
  }

  /// The weeks from which on a week holds other hours or days than the one before it: that of a change, and the next one.
  var weeks: [ISOWeek] {
    changes.map { ISOWeek(containing: $0.from) }.flatMap { [$0, $0.adding(weeks: 1)] }
  }
}

// Stored as text in one column, as `2026-12-07 14 08:00-11:00;2027-01-04 - -`: the day, the days of the week by their ISO
// numbers, and the times.
extension Timetable {
  /// `nil` where nothing changes.
  public var changesText: String? {
    changes.isEmpty ? nil : changes.map(\.text).joined(separator: ";")
  }

  /// `nil` where the text says no such thing.
  public init?(_ first: WorkingTimes?, changesText text: String?) {
    self.init(first)
    guard let text else { return }
    for part in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard let change = Change(text: part), changes.last.map({ $0.from < change.from }) ?? true else { return nil }
      self = holding(change.times, from: change.from)
    }
  }
}

extension Timetable.Change {
  fileprivate var text: String {
    let days = times.map(\.days).flatMap { $0.isEmpty ? nil : $0.isoDigits } ?? "-"
    var hours = "-"
    if let from = times?.from, let to = times?.to { hours = "\(from.iso)-\(to.iso)" }
    return "\(from.iso) \(days) \(hours)"
  }

  fileprivate init?(text: Substring) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, let from = CivilDate(iso: parts[0]),
      let days = parts[1] == "-" ? [] : Set<CivilDate.Weekday>(isoDigits: String(parts[1]))
    else { return nil }
    if parts[2] == "-" {
      self.init(from: from, times: days.isEmpty ? nil : WorkingTimes(days: days))
      return
    }
    let hours = parts[2].split(separator: "-")
    guard hours.count == 2, let begin = ClockTime(text: hours[0]), let end = ClockTime(text: hours[1]) else {
      return nil
    }
    self.init(from: from, times: WorkingTimes(days: days, from: begin, to: end))
  }
}
