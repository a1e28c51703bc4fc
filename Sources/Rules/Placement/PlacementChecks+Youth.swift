public import Values

/// When the person was born, as far as the checks need it.
public enum BirthFact: Sendable, Hashable {
  /// Nobody has looked: nothing is said.
  case notAsked
  /// Somebody has looked, and it is not known.
  case unknown
  case known(Minority)

  var minority: Minority? { if case .known(let minority) = self { minority } else { nil } }
}

/// The most hours of a week for whoever is under 18, and the last day on which that holds.
public struct YouthLimit: Sendable, Hashable {
  public var hours: Hours
  public var until: CivilDate

  /// `nil` where the pack sets none, or one that stops nothing.
  init?(_ birth: BirthFact, _ rules: YouthRules?) {
    guard let last = birth.minority?.lastCertain, let week = rules?.week, week.blocking,
      let hours = week.stated.value
    else { return nil }
    (self.hours, until) = (hours, last)
  }

  /// As it was noted of a step that it stopped.
  public init(_ hours: Hours, until: CivilDate) { (self.hours, self.until) = (hours, until) }

  /// As a cap: for every week that has a day on which she is under 18.
  func holds(in week: ISOWeek) -> Bool { week.monday <= until }
}

// Hours, days and times of whoever is under 18, with the same reckoning as everybody's.
extension PlacementChecks {
  /// Nothing of whoever is 18 on its first day, or of whom nobody has asked. Where the day of birth is not known well enough,
  /// what would be a breach is not known.
  func youth() -> [Check] {
    guard let rules = pack.youth else { return [] }
    switch facts.birth {
    case .notAsked: return []
    case .unknown:
      return [Check(.youth, .notKnown, .factMissing(.birth), by: rules.week)]
    case .known(let minority):
      // Days that are over are nobody's to mend, and nothing is said of them any more.
      if facts.standing == .running, minority.lastPossible < today { return [] }
      guard let certain = part(of: minority.lastCertain) else {
        guard let possible = part(of: minority.lastPossible) else { return [] }
        return youth(rules, in: possible).map { $0.unless(.birth) }
      }
      return youth(rules, in: certain)
    }
  }

  private func youth(_ rules: YouthRules, in time: Period) -> [Check] {
    [
      youthWeek(rules.week, in: time), dayHours(.youthDay, rules.day, until: time.until), youthTimes(rules, in: time),
      youthFreeDays(rules, in: time),
    ]
  }

  /// The days of the placement up to one.
  private func part(of last: CivilDate) -> Period? {
    let until = facts.period.until.map { min($0, last) } ?? last
    return until < facts.period.from ? nil : Period(from: facts.period.from, until: until)
  }

  private func youthWeek(_ rule: Rule<Hours>, in time: Period) -> Check {
    judge(.youthWeek, rule) { limit in
      let last = time.until ?? facts.period.from
      let stretches = stretches().filter { $0.week.monday <= last }
      guard let most = stretches.map({ $0.step.hours + $0.beside }).max() else {
        return (.notKnown, .factMissing(.hours(from: facts.period.firstWeek)))
      }
      if let above = stretches.first(where: { $0.step.hours + $0.beside > limit }) {
        return (
          .breached,
          .youthWeekAbove(step: above.step.hours, beside: above.beside, limit: limit, week: above.week, last: last)
        )
      }
      return (.fulfilled, .youthWeekWithin(most: most, limit: limit, last: last))
    }
  }

  func youthTimes(_ rules: YouthRules, in time: Period) -> Check {
    judge(.youthTimes, rules.times) { span in
      let last = time.until ?? facts.period.from
      let stays = stretchesLeft.compactMap { $0.stays(within: span, in: time) }
      if stays.contains(.no) { return (.breached, .youthOutsideTimes(span, last: last)) }
      if stays.contains(.open) { return (.notKnown, .factMissing(.timesOfWork)) }
      return (.fulfilled, .youthWithinTimes(span, last: last))
    }
  }

  func youthFreeDays(_ rules: YouthRules, in time: Period) -> Check {
    judge(.youthFreeDays, rules.freeDays) { free in
      let last = time.until ?? facts.period.from
      let days = stretchesLeft.filter { $0.period.overlaps(time) }.map { $0.times?.days.count ?? 0 }
      if let most = days.max(), 7 - most < free {
        return (.breached, .youthTooFewFreeDays(worked: most, free: free, last: last))
      }
      if days.contains(0) { return (.notKnown, .factMissing(.daysOfWork)) }
      return (.fulfilled, .youthFreeDays(free: free, last: last))
    }
  }

  // MARK: Acts

  /// Days and times that are against what holds under 18, and were not, or less so.
  func youthTimes(worseThan old: PlacementChecks) -> [Check] {
    guard let rules = pack.youth, let last = facts.birth.minority?.lastCertain, let time = part(of: last),
      facts.working != old.facts.working
    else { return [] }
    let (times, free) = (youthTimes(rules, in: time), youthFreeDays(rules, in: time))
    let isFurther = rules.times.stated.value.map { isFurtherOutside($0, in: time, than: old) } ?? false
    return (isFurther && times.verdict == .breached ? [times] : [])
      + (mostDays(in: time) > old.mostDays(in: time) && free.verdict == .breached ? [free] : [])
  }

  /// The most days of a week on which there is work.
  private func mostDays(in time: Period) -> Int {
    stretchesLeft.filter { $0.period.overlaps(time) }.map { $0.times?.days.count ?? 0 }.max() ?? 0
  }
}

extension Check {
  /// The same where a breach turns on a fact that nobody knows.
  fileprivate func unless(_ fact: Fact) -> Check {
    guard verdict == .breached else { return self }
    var open = self
    (open.verdict, open.finding) = (.notKnown, .factMissing(fact))
    return open
  }
}
