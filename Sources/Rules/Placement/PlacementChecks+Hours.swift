import Values

extension PlacementChecks {
  /// A week in which something about the hours changes, with what is in force from then on.
  struct Stretch {
    var week: ISOWeek
    var step: HoursLadder.Step
    /// What the person's other agreements take of the week.
    var beside: Hours
  }

  /// Every change of hours over the period; between two of them nothing changes, so that nothing else need be looked at.
  func stretches() -> [Stretch] {
    bounds.changes.compactMap { week in
      facts.ladder.step(in: week).map { Stretch(week: week, step: $0, beside: bounds.hoursBeside(in: week)) }
    }
  }

  /// The same from this week on: what is agreed of days and times now says nothing about weeks gone by. All of them where
  /// none comes.
  private func comingStretches() -> [Stretch] {
    let (all, current) = (stretches(), ISOWeek(containing: today))
    let now = all.last { $0.week <= current }.map { stretch in
      var stretch = stretch
      stretch.week = max(stretch.week, current)
      return stretch
    }
    let coming = [now].compactMap(\.self).filter { facts.period.touches($0.week) } + all.filter { $0.week > current }
    return coming.isEmpty ? all : coming
  }

  var bounds: HoursBounds {
    HoursBounds(
      period: facts.period, ladder: facts.ladder, considerations: facts.considerations, beside: facts.beside,
      working: facts.working, pack: pack, terms: pack.terms(facts.measure, facts.basis),
      birth: facts.birth)
  }

  /// The first week of the period for which no hours are agreed.
  private var unstated: ISOWeek? {
    facts.ladder.step(in: facts.period.firstWeek) == nil ? facts.period.firstWeek : nil
  }

  /// Own hours and those beside together within a full week.
  func fullWeek() -> [Check] {
    hours(.fullWeek, pack.fullWeek, offends: { $0.step.hours + $0.beside > $1 }) { stretch, full in
      .hoursAboveFullWeek(step: stretch.step.hours, beside: stretch.beside, fullWeek: full, week: stretch.week)
    } fine: { stretches, full in
      .withinFullWeek(most: stretches.map { $0.step.hours + $0.beside }.max() ?? .zero, fullWeek: full)
    }
  }

  func leastHours(_ terms: MeasureTerms) -> [Check] {
    hours(.leastHours, terms.leastHours, offends: { $0.step.hours < $1 }) { stretch, least in
      .hoursBelowLeast(step: stretch.step.hours, least: least, week: stretch.week)
    } fine: { stretches, _ in
      inLimits(stretches)
    }
  }

  func mostHours(_ terms: MeasureTerms) -> [Check] {
    hours(.mostHours, terms.mostHours, offends: { $0.step.hours > $1 }) { stretch, most in
      .hoursAboveMost(step: stretch.step.hours, most: most, week: stretch.week)
    } fine: { stretches, _ in
      inLimits(stretches)
    }
  }

  /// Whether the agreed days and times can hold the hours, and how long a day that makes.
  func timetable() -> [Check] {
    [holdsTheHours(), dayHours()]
  }

  /// It is arithmetic, no rule of law: the pack itself is the source.
  func holding(_ verdict: Verdict, _ finding: Finding) -> Check {
    Check(.timetable, verdict, finding, overridable: false, blocking: true, source: pack.ownSource, note: pack.title)
  }

  private func holdsTheHours() -> Check {
    let weeks = comingStretches().compactMap { stretch in
      facts.working.room(in: stretch.week).map { (week: stretch.week, hours: stretch.step.hours, room: $0) }
    }
    if let short = weeks.first(where: { $0.hours > $0.room }) {
      return holding(.breached, .timetableTooShort(step: short.hours, room: short.room, week: short.week))
    }
    // Of several timetables the one that leaves the least room.
    if let most = weeks.min(by: { $0.room.quarters - $0.hours.quarters < $1.room.quarters - $1.hours.quarters }) {
      return holding(.fulfilled, .timetableHolds(most: most.hours, room: most.room))
    }
    // No hours are agreed yet.
    let first = facts.period.firstWeek
    guard facts.ladder.step(in: first) == nil, let room = facts.working.room(in: first) else {
      return holding(.doesNotApply, .timetableOpen)
    }
    return holding(.fulfilled, .timetableHolds(most: .zero, room: room))
  }

  /// Whether there is a day in it on which work is agreed and the workplace is open. A matter of the calendar, no rule of
  /// law: the pack itself is the source. Nothing is said where nobody has looked at a calendar.
  func workingDays() -> [Check] {
    func check(_ verdict: Verdict, _ finding: Finding) -> [Check] {
      [
        Check(
          .workingDays, verdict, finding, overridable: false, blocking: true, source: pack.ownSource, note: pack.title)
      ]
    }
    switch facts.work {
    case .unknown: return []
    case .from(let day): return check(.fulfilled, .workedFrom(day))
    case .never(let from, let until): return check(.breached, .noWorkingDay(from: from, until: until))
    }
  }

  func dayHours() -> Check { dayHours(.dayHours, pack.longestDay, until: nil) }

  /// - Parameter last: of a rule that does not hold for good, the last day on which it does.
  func dayHours(_ code: RuleCode, _ rule: Rule<Hours>, until last: CivilDate?) -> Check {
    guard facts.working.hasDays else { return Check(code, .doesNotApply, .timetableOpen, by: rule) }
    return judge(code, rule) { limit in
      let stretches = comingStretches().filter { stretch in last.map { stretch.week.monday <= $0 } ?? true }
      let weeks = stretches.compactMap { stretch in
        perDay(in: stretch.week).map {
          (week: stretch.week, hours: stretch.step.hours, days: $0.days, perDay: $0.hours)
        }
      }
      if let long = weeks.first(where: { $0.perDay > limit }) {
        return (
          .breached,
          .dayTooLong(step: long.hours, days: long.days, perDay: long.perDay, limit: limit, week: long.week)
        )
      }
      guard let most = weeks.max(by: { $0.perDay < $1.perDay }) else { return (.doesNotApply, .timetableOpen) }
      return (.fulfilled, .dayWithin(most: most.hours, days: most.days, perDay: most.perDay, limit: limit))
    }
  }

  /// How long a day of a week is, with the hours shared among its days; `nil` where nobody agreed on which days or how many
  /// hours, or there is no day of work in it.
  func perDay(in week: ISOWeek) -> (days: Int, hours: Hours)? {
    guard let hours = facts.ladder.hours(in: week), let days = facts.working.numberOfDays(in: week), days > 0 else {
      return nil
    }
    return (days, Hours(quarters: (hours.quarters + days - 1) / days))
  }

  private func inLimits(_ stretches: [Stretch]) -> Finding {
    let hours = stretches.map(\.step.hours)
    return .hoursInLimits(least: hours.min() ?? .zero, most: hours.max() ?? .zero)
  }

  /// One check for each step that offends, at its first offending week; else one that says that all is well, or that
  /// hours are missing.
  private func hours(
    _ code: RuleCode, _ rule: Rule<Hours>, offends: (Stretch, Hours) -> Bool, finding: (Stretch, Hours) -> Finding,
    fine: ([Stretch], Hours) -> Finding
  ) -> [Check] {
    guard let limit = rule.stated.value else { return [judge(code, rule) { _ in (.notKnown, .ruleUnknown) }] }
    // A pack that was adopted says nothing of the weeks before it.
    let adopted = pack.firstWeekAdopted(startingOn: facts.period.from)
    let stretches = stretches().filter { stretch in adopted.map { stretch.week >= $0 } ?? true }
    var checks: [Check] = []
    var named: Set<HoursLadder.Step> = []
    for stretch in stretches where offends(stretch, limit) && named.insert(stretch.step).inserted {
      checks.append(Check(code, .breached, finding(stretch, limit), by: rule))
    }
    if let unstated { checks.append(Check(code, .notKnown, .factMissing(.hours(from: unstated)), by: rule)) }
    return checks.isEmpty ? [Check(code, .fulfilled, fine(stretches, limit), by: rule)] : checks
  }
}
