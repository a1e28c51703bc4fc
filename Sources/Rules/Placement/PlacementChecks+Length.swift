public import Values

extension PlacementChecks {
  /// Not longer than the measure allows with the extensions decided so far.
  func length(_ terms: MeasureTerms) -> Check {
    let rule = facts.group.flatMap { terms.lengthByGroup[$0] } ?? terms.length
    return judge(.length, rule) { limit in
      let start = facts.since ?? facts.period.from
      let plain = limit.longest.after(start).adding(days: -1)
      if let until = facts.period.until, until <= plain, limit.extensions == .unknown {
        return (
          .fulfilled,
          .withinLength(
            lastDay: until, limit: limit, extensions: 0, lastDayAllowed: plain, chain: chain)
        )
      }
      if limit.extensions == .unknown {
        let finding = Finding.extensionUnknown(
          lastDay: facts.period.until, limit: limit, lastDayAllowed: plain, chain: chain)
        // Undecided extensions do not help a placement that nobody extended.
        guard facts.extensions > 0 else { return (.breached, tooLong(limit, plain, used: 0, next: nil)) }
        return (.notKnown, finding)
      }
      let (allowed, used, next) = limit.lastDay(from: start, extensions: facts.extensions)
      if let until = facts.period.until, until <= allowed {
        return (
          .fulfilled,
          .withinLength(lastDay: until, limit: limit, extensions: used, lastDayAllowed: allowed, chain: chain)
        )
      }
      return (.breached, tooLong(limit, allowed, used: used, next: next))
    }
  }

  /// The first of those that go on from this one that is too long when their time is counted together; `nil` where none
  /// is. Of what runs nobody asks here: each of the others has a check of its own.
  func joined() -> Check? {
    var extensions = facts.extensions
    for next in facts.following {
      extensions += next.extensions
      guard let terms = pack.terms(facts.measure, next.basis) else { continue }
      let rule = next.group.flatMap { terms.lengthByGroup[$0] } ?? terms.length
      // Where nobody knows how far extensions reach, what was extended is not known to be too long.
      guard let limit = rule.stated.value, limit.extensions != .unknown || extensions == 0 else { continue }
      let since = facts.since ?? facts.period.from
      let allowed = limit.lastDay(from: since, extensions: extensions).day
      if let until = next.period.until, until <= allowed { continue }
      return Check(
        .length, .breached,
        .joinedTooLong(
          next: next.period.from, lastDay: next.period.until, limit: limit, extensions: extensions,
          lastDayAllowed: allowed, since: since), by: rule)
    }
    return nil
  }

  private var chain: PlacementChain? {
    facts.since.flatMap { $0 < facts.period.from ? PlacementChain(since: $0, from: facts.period.from) : nil }
  }

  private func tooLong(_ limit: LengthLimit, _ allowed: CivilDate, used: Int, next: LengthExtension?) -> Finding {
    .tooLong(
      lastDay: facts.period.until, limit: limit, extensions: used, lastDayAllowed: allowed,
      daysOver: facts.period.until.map { $0.days(since: allowed) }, next: next, chain: chain)
  }
}

extension Finding {
  /// Of two findings about what is joined, whether this one is no further above the length.
  func isNoLonger(than other: Finding) -> Bool {
    guard case .joinedTooLong(_, let last, _, _, let allowed, _) = self,
      case .joinedTooLong(_, let before, _, _, let allowedBefore, _) = other
    else { return false }
    guard let before else { return true }
    return last.map { $0.days(since: allowed) <= before.days(since: allowedBefore) } ?? false
  }
}

extension LengthLimit {
  /// The last day with so many extensions decided, how many of them the limit knows, and the one that may come next.
  ///
  /// A span is counted from the first day: 13 weeks from a Monday end on a Sunday.
  public func lastDay(
    from start: CivilDate, extensions decided: Int
  ) -> (day: CivilDate, used: Int, next: LengthExtension?) {
    var end = longest.after(start)
    var left = max(0, decided)
    for kind in extensions.value ?? [] {
      let times = min(left, kind.times ?? left, 200)
      for _ in 0..<times { end = kind.by.after(end) }
      left -= times
      if kind.times.map({ times < $0 }) ?? true {
        return (end.adding(days: -1), max(0, decided) - left, kind)
      }
    }
    return (end.adding(days: -1), max(0, decided) - left, nil)
  }
}
