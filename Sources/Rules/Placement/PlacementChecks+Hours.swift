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
    let period = facts.period
    var weeks: Set<ISOWeek> = [period.firstWeek]
    for step in facts.ladder.steps + facts.beside.flatMap(\.ladder.steps) { weeks.insert(step.week) }
    for other in facts.beside {
      weeks.insert(other.period.firstWeek)
      if let last = other.period.lastWeek { weeks.insert(last.adding(weeks: 1)) }
    }
    weeks.formUnion(LadderCap.changes(facts.considerations, from: period.firstWeek, through: period.lastWeek))
    return weeks.filter { period.touches($0) }.sorted().compactMap { week in
      guard let step = facts.ladder.step(in: week) else { return nil }
      let beside = facts.beside.filter { $0.period.touches(week) }
        .reduce(Hours.zero) { $0 + ($1.ladder.hours(in: week) ?? .zero) }
      return Stretch(week: week, step: step, beside: beside)
    }
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
    let stretches = stretches()
    var checks: [Check] = []
    var named: Set<HoursLadder.Step> = []
    for stretch in stretches where offends(stretch, limit) && named.insert(stretch.step).inserted {
      checks.append(Check(code, .breached, finding(stretch, limit), by: rule))
    }
    if let unstated { checks.append(Check(code, .notKnown, .factMissing(.hours(from: unstated)), by: rule)) }
    return checks.isEmpty ? [Check(code, .fulfilled, fine(stretches, limit), by: rule)] : checks
  }
}
