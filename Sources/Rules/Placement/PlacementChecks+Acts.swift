public import Values

/// An act that changes hours or days of what runs is held against hours, days, times, length and places alike, whichever
/// act it is. What was broken before and does not get worse stops nothing: to come nearer to the rules is always
/// possible.
extension PlacementChecks {
  /// What stands in the way of an act: breaches that would block a start and that come with it, or grow by it.
  ///
  /// - Parameters:
  ///   - before: the placement as it runs.
  ///   - after: as it would run.
  public static func stopping(
    from before: PlacementFacts, to after: PlacementFacts, pack: RulePack, today: CivilDate
  ) -> [Check] {
    let (old, new) = (
      PlacementChecks(before, pack: pack, today: today), PlacementChecks(after, pack: pack, today: today)
    )
    let checks =
      new.hours(worseThan: old) + new.length(longerThan: old) + new.joins(longerThan: old) + new.places(beyond: old)
      + new.times(worseThan: old)
      + (old.facts.work == new.facts.work ? [] : new.workingDays())
    return checks.filter(\.blocksStart)
  }

  /// The last day up to which a longer placement would be stopped by nothing, where a later one is; `nil` where no day behind
  /// the present last one is possible. What a day allows every earlier one allows.
  ///
  /// - Parameter stops: whether a check is in the way.
  public static func lastDay(
    from before: PlacementFacts, to after: PlacementFacts, pack: RulePack, today: CivilDate, stops: (Check) -> Bool
  ) -> CivilDate? {
    guard let old = before.period.until, let wanted = after.period.until, old < wanted else { return nil }
    var (possible, stopped) = (old, wanted)
    while possible.adding(days: 1) < stopped {
      let middle = possible.adding(days: stopped.days(since: possible) / 2)
      guard let period = Period(from: after.period.from, until: middle) else { return nil }
      var facts = after
      facts.period = period
      if stopping(from: before, to: facts, pack: pack, today: today).contains(where: stops) {
        stopped = middle
      } else {
        possible = middle
      }
    }
    return possible > old ? possible : nil
  }

  // MARK: Hours

  /// One check for each kind of limit, at the first week in which hours are above it and were less so before.
  private func hours(worseThan old: PlacementChecks) -> [Check] {
    let (mine, before) = (bounds, old.bounds)
    // The first week that is added is new, also where nothing else changes in it.
    let added = before.period.lastWeek.map { [$0.adding(weeks: 1)] } ?? []
    let current = ISOWeek(containing: today)
    let weeks = Set(mine.changes + before.changes + added + [current]).filter { facts.period.touches($0) }.sorted()
    var checks: [Check] = []
    for kind in HoursLimit.Kind.allCases {
      // Days and times that are agreed now say nothing about weeks gone by.
      let judged = kind == .timetable ? weeks.filter { $0 >= current } : weeks
      let worse = judged.first { mine.excess(of: kind, in: $0) > before.excess(of: kind, in: $0) }
      if let worse, let check = above(kind, in: worse, mine) { checks.append(check) }
    }
    if let worse = weeks.first(where: { mine.lack(in: $0) > before.lack(in: $0) }), let least = mine.least,
      let hours = mine.ladder.hours(in: worse), let terms = pack.terms(facts.measure, facts.basis)
    {
      let finding = Finding.hoursBelowLeast(step: hours, least: least, week: worse)
      checks.append(Check(.leastHours, .breached, finding, by: terms.leastHours))
    }
    return checks
  }

  private func above(_ kind: HoursLimit.Kind, in week: ISOWeek, _ bounds: HoursBounds) -> Check? {
    guard let hours = facts.ladder.hours(in: week), let limit = bounds.limit(kind, in: week) else { return nil }
    switch limit {
    case .cap(let cap):
      guard pack.considerations.stated.value != nil else { return nil }
      let finding = Finding.hoursAboveCap(
        step: hours, cap: cap.hours, consideration: cap.consideration, until: cap.until, week: week,
        freeFrom: bounds.firstWeek(allowing: hours, from: week))
      return Check(.considerations, .breached, finding, by: pack.considerations)
    case .fullWeek(let full, let beside):
      let finding = Finding.hoursAboveFullWeek(step: hours, beside: beside, fullWeek: full, week: week)
      return Check(.fullWeek, .breached, finding, by: pack.fullWeek)
    case .most(let most):
      guard let terms = pack.terms(facts.measure, facts.basis) else { return nil }
      return Check(.mostHours, .breached, .hoursAboveMost(step: hours, most: most, week: week), by: terms.mostHours)
    case .timetable(let room): return holding(.breached, .timetableTooShort(step: hours, room: room, week: week))
    case .youth(let limit, let beside):
      guard let rules = pack.youth else { return nil }
      let finding = Finding.youthWeekAbove(
        step: hours, beside: beside, limit: limit.hours, week: week, last: limit.until)
      return Check(.youthWeek, .breached, finding, by: rules.week)
    }
  }

  // MARK: Length

  private func length(longerThan old: PlacementChecks) -> [Check] {
    guard facts.period.lasts(longerThan: old.facts.period), let terms = pack.terms(facts.measure, facts.basis) else {
      return []
    }
    let check = length(terms)
    // Nobody knows how far one more decision reaches; the one that was taken was about the last day as it stands.
    guard case .extensionUnknown(let last, _, _, let chain) = check.finding,
      facts.extensions == old.facts.extensions, let decided = old.facts.period.until
    else { return [check] }
    let finding = Finding.laterThanDecided(lastDay: last, decided: decided, chain: chain)
    return [Check(.length, .breached, finding, by: facts.group.flatMap { terms.lengthByGroup[$0] } ?? terms.length)]
  }

  /// What it is joined to would be too long, or longer than it was.
  private func joins(longerThan old: PlacementChecks) -> [Check] {
    guard let check = joined() else { return [] }
    if let before = old.joined(), check.finding.isNoLonger(than: before.finding) { return [] }
    return [check]
  }

  // MARK: Places

  /// Days that are added are given now, behind everybody who has a place on them.
  private func places(beyond old: PlacementChecks) -> [Check] {
    guard facts.period.lasts(longerThan: old.facts.period), let end = old.facts.period.until,
      let added = Period(from: end.adding(days: 1), until: facts.period.until),
      let terms = pack.terms(facts.measure, facts.basis)
    else { return [] }
    var claim = facts
    (claim.period, claim.standing, claim.turn) = (added, .planned, nil)
    var check = PlacementChecks(claim, pack: pack, today: today).ratio(terms)
    // A later start is no way out for what runs already: it may last up to the first day on which it has no place.
    if case .ratioFull(let quota, let staff, let asOf, let day, let taken, _) = check.finding {
      // Whoever has no place before that is told so, and promised none after it.
      let before = old.ratio(terms)
      if before.verdict == .breached, case .ratioFull = before.finding {
        check.finding = before.finding
        return [check]
      }
      let meter = Quota.meter(staff: facts.workplace.headcounts, slots: facts.workplace.others, over: added, pack: pack)
      check.finding = .ratioFull(
        quota: quota, ordinaryStaff: staff, asOf: asOf, day: day, taken: taken,
        way: meter.firstFullDay.map { .lastDay($0.adding(days: -1)) } ?? .lastDay(end))
    }
    return [check]
  }

  // MARK: Days and times

  private func times(worseThan old: PlacementChecks) -> [Check] {
    considerations(worseThan: old) + sameTimes(beyond: old.facts)
      + (hasLongerDays(than: old, pack.longestDay, until: nil) ? [dayHours()] : []) + youthTimes(worseThan: old)
      + youthDays(worseThan: old)
  }

  private func youthDays(worseThan old: PlacementChecks) -> [Check] {
    guard let rule = pack.youth?.day, let last = facts.birth.minority?.lastCertain,
      hasLongerDays(than: old, rule, until: last)
    else { return [] }
    return [dayHours(.youthDay, rule, until: last)]
  }

  /// Whether in a week that comes a day is too long, and longer than it was.
  private func hasLongerDays(than old: PlacementChecks, _ rule: Rule<Hours>, until last: CivilDate?) -> Bool {
    guard let limit = rule.stated.value else { return false }
    let current = ISOWeek(containing: today)
    let weeks = Set(bounds.changes + old.bounds.changes + [current]).filter { week in
      facts.period.touches(week) && week >= current && (last.map { week.monday <= $0 } ?? true)
    }
    // Weeks that are added are no worse than the longest days were.
    let known = Set(old.bounds.changes + [current]).filter { old.facts.period.touches($0) && $0 >= current }
      .compactMap { old.perDay(in: $0)?.hours }.max()
    return weeks.contains { week in
      guard let long = perDay(in: week)?.hours, long > limit else { return false }
      let before = old.facts.period.touches(week) ? old.perDay(in: week)?.hours : known
      return before.map { long > $0 } ?? true
    }
  }
}

extension HoursBounds {
  /// How far the hours of a week are above a limit; nothing outside the placement.
  fileprivate func excess(of kind: HoursLimit.Kind, in week: ISOWeek) -> Hours {
    guard period.touches(week), let hours = ladder.hours(in: week), let limit = limit(kind, in: week) else {
      return .zero
    }
    // Beyond the hours beside there may be nothing left at all: then all are too many, and fewer are nearer.
    if case .fullWeek(let full, let beside) = limit { return max(.zero, min(hours, hours + beside - full)) }
    if case .youth(let young, let beside) = limit { return max(.zero, min(hours, hours + beside - young.hours)) }
    return max(.zero, hours - limit.hours)
  }

  fileprivate func lack(in week: ISOWeek) -> Hours {
    guard period.touches(week), let least, let hours = ladder.hours(in: week) else { return .zero }
    return max(.zero, least - hours)
  }
}

extension Period {
  /// Whether it ends later.
  public func lasts(longerThan other: Period) -> Bool {
    guard let end = other.until else { return false }
    return until.map { $0 > end } ?? true
  }
}
