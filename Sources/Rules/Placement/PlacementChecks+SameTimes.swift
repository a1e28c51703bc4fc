import Values

extension PlacementChecks {
  /// Nobody is at two places at once: one check for each other agreement of the person whose days and times meet these.
  /// Arithmetic, no rule of law: the pack itself is the source. Nothing is said where days or times are open.
  func sameTimes() -> [Check] {
    guard let working = facts.working else { return [] }
    // Of what runs, the days that are left.
    let first = facts.standing == .running ? max(today, facts.period.from) : facts.period.from
    return facts.beside.compactMap { other in
      guard let theirs = other.working,
        let meeting = Meeting(of: (working, facts.period), and: (theirs, other.period), from: first)
      else { return nil }
      let finding = Finding.sameTimes(
        days: meeting.days, from: meeting.from, until: meeting.until, other: other.measure, other.period,
        first: meeting.first)
      return Check(
        .sameTimes, .breached, finding, overridable: false, blocking: true, source: pack.ownSource, note: pack.title)
    }
  }
}

/// When two timetables of one person meet.
private struct Meeting {
  var days: Set<CivilDate.Weekday>
  var from: ClockTime
  var until: ClockTime
  var first: CivilDate

  private static let day = ClockTime.endOfDay.minutes

  /// `nil` where they never do on a day from `start` on, or days or times of one are open.
  init?(of one: (WorkingTimes, Period), and other: (WorkingTimes, Period), from start: CivilDate) {
    let from = max(start, one.1.from, other.1.from)
    guard let mine = one.0.minutes, let theirs = other.0.minutes, !one.0.days.isEmpty, !other.0.days.isEmpty else {
      return nil
    }
    func works(_ who: (times: WorkingTimes, period: Period), _ day: CivilDate) -> Bool {
      who.period.contains(day) && who.times.days.contains(day.weekday)
    }
    // In eight days every day of the week has come; a night's work may have begun on the day before.
    var found: [(day: CivilDate, start: Int, end: Int)] = []
    for offset in -1...8 {
      let day = from.adding(days: offset)
      guard works(one, day) else { continue }
      for shift in -1...1 where works(other, day.adding(days: shift)) {
        let (begins, ends) = (
          max(mine.from, theirs.from + shift * Self.day), min(mine.to, theirs.to + shift * Self.day)
        )
        guard begins < ends else { continue }
        let on = day.adding(days: begins >= Self.day ? 1 : 0)
        let start = begins % Self.day
        if on >= from { found.append((on, start, start + ends - begins)) }
      }
    }
    guard let earliest = found.min(by: { ($0.day, $0.start) < ($1.day, $1.start) }) else { return nil }
    days = Set(found.filter { ($0.start, $0.end) == (earliest.start, earliest.end) }.map(\.day.weekday))
    let end = earliest.end > Self.day ? earliest.end - Self.day : earliest.end
    guard let begins = ClockTime(minutes: earliest.start), let ends = ClockTime(minutes: end) else { return nil }
    (self.from, until, first) = (begins, ends, earliest.day)
  }
}

extension ClockTime {
  fileprivate init?(minutes: Int) { self.init(hour: minutes / 60, minute: minutes % 60) }
}
