import Values

/// Days over which the same days and times of work hold, as limits about days and times meet them.
struct TimetableStretch {
  var period: Period
  var times: WorkingTimes?

  enum Staying {
    case yes, no
    /// The times are not agreed.
    case open
  }

  /// The days of the week on which there is work against a limit, only days that come: one that ends before the first of
  /// them forbids nothing. `nil` where the days are not agreed and might be against it.
  func clash(with days: Set<CivilDate.Weekday>, in time: Period) -> Set<CivilDate.Weekday>? {
    let working = times ?? WorkingTimes(days: [])
    let clash = working.daysTouched(in: time, of: period).intersection(days)
    return clash.isEmpty || !working.days.isEmpty ? clash : nil
  }

  /// Whether work lies in a part of the day while a limit holds; `nil` where there is no work then.
  func stays(within span: ClockSpan, in time: Period) -> Staying? {
    if (times ?? WorkingTimes(days: [])).daysTouched(in: time, of: period).isEmpty { return nil }
    return times?.stays(within: span).map { $0 ? .yes : .no } ?? .open
  }
}

// Whether other days and times are against a limit further than those were that held before: part by part of the timetable,
// so that a day which is worked on longer is told from one that was worked on always.
extension PlacementChecks {
  func considerations(worseThan old: PlacementChecks) -> [Check] {
    guard pack.considerations.stated.value != nil else { return [] }
    return facts.considerations.sorted { ($0.period.from, $0.id) < ($1.period.from, $1.id) }
      .filter { isWorse($0, than: old) }.compactMap { other($0) }
  }

  private func isWorse(_ consideration: ConsiderationInForce, than old: PlacementChecks) -> Bool {
    switch consideration.effect {
    case .notOn(let days): hasMoreDays(of: days, in: consideration.period, than: old)
    case .onlyWithin(let span): isFurtherOutside(span, in: consideration.period, than: old)
    case .hoursCap, .stated: false
    }
  }

  /// Day by day: one that was worked on before is none more, and of days that come to the placement neither is a day of the
  /// week that was worked on always.
  private func hasMoreDays(of days: Set<CivilDate.Weekday>, in time: Period, than old: PlacementChecks) -> Bool {
    let first = max(facts.standing == .running ? max(today, facts.period.from) : facts.period.from, time.from)
    let edges = (facts.working.changes + old.facts.working.changes).map(\.from) + [old.facts.period.until, first]
    // From a week behind the last change on every week is like the one before it.
    guard let edge = edges.compactMap(\.self).max(),
      let window = Period(
        from: first, until: time.until.map { min($0, edge.adding(days: 15)) } ?? edge.adding(days: 15))
    else { return false }
    func touched(_ facts: PlacementFacts) -> Set<CivilDate> {
      facts.working.daysTouched(in: window, of: facts.period).filter { days.contains($0.weekday) }
    }
    let before = touched(old.facts)
    let known = old.stretchesLeft.compactMap { $0.clash(with: days, in: time) }.reduce(into: Set()) { $0.formUnion($1) }
    return touched(facts).contains { day in
      let isAdded = old.facts.period.until.map { day > $0 } ?? false
      return !before.contains(day) && !(isAdded && known.contains(day.weekday))
    }
  }

  func isFurtherOutside(_ span: ClockSpan, in time: Period, than old: PlacementChecks) -> Bool {
    parts(with: old).contains { now, before in
      guard now.stays(within: span, in: time) == .no else { return false }
      let known = before.map { [$0] } ?? old.stretchesLeft
      return !known.contains { one in
        guard one.stays(within: span, in: time) == .no, let times = one.times else { return false }
        return now.times.map { $0 == times || $0.lies(within: times) } ?? false
      }
    }
  }

  /// The parts of what is left over which nothing changes, neither as it was nor as it is; beside each what held then before,
  /// and nothing for days that come to the placement.
  private func parts(with old: PlacementChecks) -> [(now: TimetableStretch, before: TimetableStretch?)] {
    let edges = old.facts.working.changes.map(\.from) + [old.facts.period.until?.adding(days: 1)].compactMap(\.self)
    return stretchesLeft.flatMap { stretch in
      let starts =
        [stretch.period.from] + edges.filter { stretch.period.contains($0) && $0 > stretch.period.from }.sorted()
      return starts.indices.compactMap { index -> (TimetableStretch, TimetableStretch?)? in
        let until = index + 1 < starts.count ? starts[index + 1].adding(days: -1) : stretch.period.until
        guard let period = Period(from: starts[index], until: until) else { return nil }
        if facts.standing == .running, let until = period.until, until < today { return nil }
        let before = TimetableStretch(period: period, times: old.facts.working.times(on: period.from))
        return (
          TimetableStretch(period: period, times: stretch.times),
          old.facts.period.contains(period.from) ? before : nil
        )
      }
    }
  }
}

extension WorkingTimes {
  /// Whether it begins no earlier and ends no later; what runs past midnight ends on the next day.
  func lies(within other: WorkingTimes) -> Bool {
    guard let (start, end) = minutes, let (first, last) = other.minutes else { return false }
    return start >= first && end <= last
  }
}
