import Values

extension PlacementChecks {
  /// Whether the placement keeps within what was agreed with the person: one check for each consideration that touches
  /// the period, hours first.
  func considerations() -> [Check] {
    let rule = pack.considerations
    let inForce = facts.considerations.filter { $0.period.overlaps(facts.period) || capsAWeek($0) }
      .sorted { ($0.period.from, $0.id) < ($1.period.from, $1.id) }
    guard rule.stated.value != nil, !inForce.isEmpty else {
      return [judge(.considerations, rule) { _ in (.doesNotApply, .noConsiderations) }]
    }
    return caps(inForce) + inForce.compactMap { other($0) }
  }

  /// A cap that ends on the Tuesday still binds the week in which the placement starts on the Wednesday.
  private func capsAWeek(_ consideration: ConsiderationInForce) -> Bool {
    guard case .hoursCap = consideration.effect else { return false }
    let weeks = (consideration.period.firstWeek, consideration.period.lastWeek)
    return (facts.period.lastWeek.map { weeks.0 <= $0 } ?? true)
      && (weeks.1.map { facts.period.firstWeek <= $0 } ?? true)
  }

  /// One check for each step above a cap, at the first week in which it is; else one with the lowest cap.
  private func caps(_ inForce: [ConsiderationInForce]) -> [Check] {
    let rule = pack.considerations
    let (stretches, bounds) = (stretches(), bounds)
    var checks: [Check] = []
    var named: Set<HoursLadder.Step> = []
    var lowest: LadderCap?
    for stretch in stretches {
      guard let cap = LadderCap.lowest(in: stretch.week, inForce) else { continue }
      if lowest.map({ cap.hours < $0.hours }) ?? true { lowest = cap }
      guard stretch.step.hours > cap.hours, named.insert(stretch.step).inserted else { continue }
      let free = bounds.firstWeek(allowing: stretch.step.hours, from: stretch.week)
      let finding = Finding.hoursAboveCap(
        step: stretch.step.hours, cap: cap.hours, consideration: cap.consideration, until: cap.until,
        week: stretch.week,
        freeFrom: free)
      checks.append(Check(.considerations, .breached, finding, by: rule))
    }
    let hasCap = inForce.contains { if case .hoursCap = $0.effect { true } else { false } }
    if hasCap, facts.ladder.step(in: facts.period.firstWeek) == nil {
      let finding = Finding.factMissing(.hours(from: facts.period.firstWeek))
      checks.append(Check(.considerations, .notKnown, finding, by: rule))
    }
    if checks.isEmpty, let lowest {
      let finding = Finding.hoursWithinCap(cap: lowest.hours, until: lowest.until)
      checks.append(Check(.considerations, .fulfilled, finding, by: rule))
    }
    return checks
  }

  /// The parts of the placement over which the same days and times hold; of what runs those that are not over.
  var stretchesLeft: [TimetableStretch] {
    facts.working.stretches(of: facts.period).map { TimetableStretch(period: $0.period, times: $0.times) }
      .filter { facts.standing == .planned || $0.period.until.map { $0 >= today } ?? true }
  }

  /// Days, times and things said in words. Hours caps are judged together, not here.
  func other(_ consideration: ConsiderationInForce) -> Check? {
    let (id, until) = (consideration.id, consideration.period.until)
    let answer: (Verdict, Finding)
    switch consideration.effect {
    case .hoursCap:
      return nil
    case .notOn(let days):
      let clashes = stretchesLeft.map { $0.clash(with: days, in: consideration.period) }
      let known = clashes.compactMap(\.self).reduce(into: Set()) { $0.formUnion($1) }
      if !known.isEmpty {
        answer = (.breached, .onForbiddenDays(known, consideration: id, until: until))
      } else if clashes.contains(nil) {
        answer = (.notKnown, .factMissing(.workingTimes(consideration: id)))
      } else {
        answer = (.fulfilled, .timesRespected(consideration: id))
      }
    case .onlyWithin(let span):
      let stays = stretchesLeft.compactMap { $0.stays(within: span, in: consideration.period) }
      if stays.contains(.no) {
        answer = (.breached, .outsideTimes(span, consideration: id, until: until))
      } else if stays.contains(.open) {
        answer = (.notKnown, .factMissing(.workingTimes(consideration: id)))
      } else {
        answer = (.fulfilled, .timesRespected(consideration: id))
      }
    case .stated(let field, let words):
      answer =
        facts.confirmed.contains(id)
        ? (.fulfilled, .confirmedByWorkplace(consideration: id))
        : (.notKnown, .notYetConfirmed(field, words, consideration: id, until: until))
    }
    return Check(.considerations, answer.0, answer.1, by: pack.considerations)
  }
}
