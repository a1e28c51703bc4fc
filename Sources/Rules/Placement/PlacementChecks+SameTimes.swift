public import Values

extension PlacementChecks {
  /// Nobody is at two places at once: one check for each other agreement of the person whose days and times meet these.
  /// Arithmetic, no rule of law: the pack itself is the source. Nothing is said where days or times are open, nor of days
  /// on which the workplace is shut.
  func sameTimes() -> [Check] {
    // Of what runs, the days that are left.
    let first = facts.standing == .running ? max(today, facts.period.from) : facts.period.from
    return facts.beside.compactMap { other in
      guard let meeting = Meetings(of: facts, and: other)?.first(from: first) else { return nil }
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
  public var lastDaysAtTwoPlaces: [CivilDate] { beside.compactMap { Meetings(of: self, and: $0)?.lastDay } }
}

/// When two timetables of one person meet. Days on which the workplace is shut are none of work there; of the other
/// workplace nobody knows here when it is.
private struct Meetings {
  /// Hours in common that begin on a day, in minutes of it; those past its midnight are counted on.
  private struct Common {
    var day: CivilDate
    var start: Int
    var end: Int
  }

  private static let day = ClockTime.endOfDay.minutes
  /// The same every week but for what is shut, and no closure lasts longer than half a year.
  private static let furthest = 400

  private let here: (days: Set<CivilDate.Weekday>, period: Period, from: Int, to: Int)
  private let there: (days: Set<CivilDate.Weekday>, period: Period, from: Int, to: Int)
  private let calendar: WorkingCalendar?

  /// `nil` where days or times of one are open.
  init?(of facts: PlacementFacts, and other: Beside) {
    guard let mine = facts.working, let theirs = other.working, let (from, to) = mine.minutes,
      let (begin, end) = theirs.minutes, !mine.days.isEmpty, !theirs.days.isEmpty
    else { return nil }
    here = (mine.days, facts.period, from, to)
    there = (theirs.days, other.period, begin, end)
    calendar = facts.calendar
  }

  /// On which days of the week, at which hours and for the first time when, from a day on.
  func first(
    from start: CivilDate
  ) -> (days: Set<CivilDate.Weekday>, from: ClockTime, until: ClockTime, first: CivilDate)? {
    let start = max(start, here.period.from, there.period.from)
    let furthest = start.adding(days: Self.furthest)
    // A night's work may have begun on the day before.
    var (day, found) = (start.adding(days: -1), [Common]())
    while day <= min(end ?? furthest, furthest) {
      found += common(on: day).filter { $0.day >= start }
      day = day.adding(days: 1)
    }
    guard let earliest = found.min(by: { ($0.day, $0.start) < ($1.day, $1.start) }) else { return nil }
    let same = found.filter { ($0.start, $0.end) == (earliest.start, earliest.end) }
    let last = earliest.end > Self.day ? earliest.end - Self.day : earliest.end
    guard let from = ClockTime(minutes: earliest.start), let until = ClockTime(minutes: last) else { return nil }
    return (Set(same.map(\.day.weekday)), from, until, earliest.day)
  }

  /// `nil` also where both go on without an end.
  var lastDay: CivilDate? {
    guard let end else { return nil }
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
    guard here.period.contains(day), here.days.contains(day.weekday) else { return [] }
    let found = (-1...1).compactMap { shift -> Common? in
      let other = day.adding(days: shift)
      guard there.period.contains(other), there.days.contains(other.weekday) else { return nil }
      let begins = max(here.from, there.from + shift * Self.day)
      let ends = min(here.to, there.to + shift * Self.day)
      guard begins < ends else { return nil }
      let start = begins % Self.day
      return Common(day: day.adding(days: begins >= Self.day ? 1 : 0), start: start, end: start + ends - begins)
    }
    guard !found.isEmpty, calendar.map({ !$0.isShut(on: day) }) ?? true else { return [] }
    return found
  }
}

extension ClockTime {
  fileprivate init?(minutes: Int) { self.init(hour: minutes / 60, minute: minutes % 60) }
}
