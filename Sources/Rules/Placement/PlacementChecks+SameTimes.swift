public import Values

extension PlacementChecks {
  /// Nobody is at two places at once: one check for each other agreement of the person whose days and times meet these.
  /// Arithmetic, no rule of law: the pack itself is the source. Nothing is said where days or times are open, nor of days
  /// on which the workplace is shut.
  ///
  /// - Parameter old: what was agreed before an act: of days and times that met then nothing is said.
  func sameTimes(beyond old: PlacementFacts? = nil) -> [Check] {
    // Of what runs, the days that are left.
    let first = facts.standing == .running ? max(today, facts.period.from) : facts.period.from
    return facts.beside.compactMap { other in
      let before = old.flatMap { old in
        old.beside.first { $0.measure == other.measure && $0.period == other.period }.map { Meetings(of: old, and: $0) }
      }
      guard let meeting = Meetings(of: facts, and: other).first(from: first, beyond: before) else { return nil }
      let finding = Finding.sameTimes(
        days: meeting.days, from: meeting.from, until: meeting.until, other: other.measure, other.period,
        first: meeting.first)
      return Check(
        .sameTimes, .breached, finding, overridable: false, blocking: true, source: pack.ownSource, note: pack.title)
    }
  }
}

extension PlacementFacts {
  /// For each other agreement the last day on which the person would be at two places at once; none where there is no
  /// such day, or no end.
  public var lastDaysAtTwoPlaces: [CivilDate] { beside.compactMap { Meetings(of: self, and: $0).lastDay } }
}

/// When two timetables of one person meet. Days on which the workplace is shut are none of work there; of the other
/// workplace nobody knows here when it is.
private struct Meetings {
  /// Hours in common that begin on a day, in minutes of it; those past its midnight are counted on.
  private struct Common {
    var day: CivilDate
    var start: Int
    var end: Int

    /// Whether another one, or the same one weeks later, is part of it.
    func covers(_ other: Common, inAnyWeek: Bool) -> Bool {
      let gap = other.day.days(since: day)
      let shift = (inAnyWeek ? (gap % 7 + 7) % 7 : gap) * Meetings.day
      return start <= other.start + shift && other.end + shift <= end
    }
  }

  private static let day = ClockTime.endOfDay.minutes
  /// The same every week but for what is shut, and no closure lasts longer than half a year.
  private static let furthest = 400

  private let here: (working: Timetable, period: Period)
  private let there: (working: Timetable, period: Period)
  private let calendar: WorkingCalendar?

  init(of facts: PlacementFacts, and other: Beside) {
    here = (facts.working, facts.period)
    there = (other.working, other.period)
    calendar = facts.calendar
  }

  /// On which days of the week, at which hours and for the first time when, from a day on.
  ///
  /// - Parameter old: how they met before; what is part of that is left out, in each week of days that are new as well.
  func first(
    from start: CivilDate, beyond old: Meetings?
  ) -> (days: Set<CivilDate.Weekday>, from: ClockTime, until: ClockTime, first: CivilDate)? {
    // What meets behind a midnight may have begun the day before.
    let known = old?.all(from: start.adding(days: -1)) ?? []
    let found = all(from: start).filter { common in
      let isNew = old.map { !$0.here.period.contains(common.day) } ?? false
      return !known.contains { $0.covers(common, inAnyWeek: isNew) }
    }
    guard let earliest = found.min(by: { ($0.day, $0.start) < ($1.day, $1.start) }) else { return nil }
    let same = found.filter { ($0.start, $0.end) == (earliest.start, earliest.end) }
    let last = earliest.end > Self.day ? earliest.end - Self.day : earliest.end
    guard let from = ClockTime(minutes: earliest.start), let until = ClockTime(minutes: last) else { return nil }
    return (Set(same.map(\.day.weekday)), from, until, earliest.day)
  }

  private func all(from start: CivilDate) -> [Common] {
    guard here.working.hasDays, there.working.hasDays else { return [] }
    let start = max(start, here.period.from, there.period.from)
    let furthest = start.adding(days: Self.furthest)
    // A night's work may have begun on the day before.
    var (day, found) = (start.adding(days: -1), [Common]())
    while day <= min(end ?? furthest, furthest) {
      found += common(on: day).filter { $0.day >= start }
      day = day.adding(days: 1)
    }
    return found
  }

  /// `nil` also where both go on without an end.
  var lastDay: CivilDate? {
    guard let end, here.working.hasDays, there.working.hasDays else { return nil }
    let first = max(here.period.from, there.period.from).adding(days: -1)
    var day = end
    while day >= first {
      if let last = common(on: day).map(\.day).max() { return last }
      day = day.adding(days: -1)
    }
    return nil
  }

  /// The last day on which work here may begin that meets work there: the night of the other may reach into it.
  private var end: CivilDate? {
    [here.period.until, there.period.until].compactMap(\.self).min().map { $0.adding(days: 1) }
  }

  /// Of the work that begins here on a day.
  private func common(on day: CivilDate) -> [Common] {
    guard let mine = Self.minutes(of: here, on: day) else { return [] }
    let found = (-1...1).compactMap { shift -> Common? in
      guard let theirs = Self.minutes(of: there, on: day.adding(days: shift)) else { return nil }
      let begins = max(mine.from, theirs.from + shift * Self.day)
      let ends = min(mine.to, theirs.to + shift * Self.day)
      guard begins < ends else { return nil }
      let start = begins % Self.day
      return Common(day: day.adding(days: begins >= Self.day ? 1 : 0), start: start, end: start + ends - begins)
    }
    guard !found.isEmpty, calendar.map({ !$0.isShut(on: day) }) ?? true else { return [] }
    return found
  }

  /// When the work of a day begins and ends; `nil` where there is none, or days or times are open.
  private static func minutes(of one: (working: Timetable, period: Period), on day: CivilDate) -> (from: Int, to: Int)?
  {
    guard one.period.contains(day), let times = one.working.times(on: day), times.days.contains(day.weekday) else {
      return nil
    }
    return times.minutes
  }
}

extension ClockTime {
  fileprivate init?(minutes: Int) { self.init(hour: minutes / 60, minute: minutes % 60) }
}
