import Values

extension PlacementChecks {
  /// Whether the workplace has a place for this person, who may not be tested at all.
  func ratio(_ terms: MeasureTerms) -> Check {
    if !terms.mayBeTested {
      return Check(.ratio, .doesNotApply, notTested(terms), by: terms.tested)
    }
    guard let headcount = facts.workplace.headcount else {
      let rule = pack.quota
      return judge(.ratio, rule) { _ in (.notKnown, .factMissing(.headcount)) }
    }
    let check = judge(.ratio, pack.quota) { quota in
      ratio(places: quota.allowed(ordinaryStaff: headcount.ordinaryStaff), headcount)
    }
    // Whether she is tested at all is not known: a free place is a free place, a full house decides nothing.
    guard terms.tested.stated == .unknown, check.verdict == .breached else { return check }
    return Check(.ratio, .notKnown, check.finding, by: terms.tested)
  }

  private func ratio(places: Int, _ headcount: Headcount) -> (Verdict, Finding) {
    let (staff, asOf) = (headcount.ordinaryStaff, headcount.asOf)
    let meter = meter(headcount)
    let full = meter.fullest
    if full.taken.count + 1 > places {
      return (
        .breached,
        .ratioFull(
          quota: places, ordinaryStaff: staff, asOf: asOf, day: full.period.from, taken: full.taken,
          freeFrom: facts.standing == .planned ? firstFreeDay(places: places) : nil)
      )
    }
    let worst = meter.fullestIfUnclearCount
    if worst.taken.count + worst.unclear.count + 1 > places {
      return (
        .notKnown,
        .ratioUnclear(quota: places, ordinaryStaff: staff, asOf: asOf, taken: worst.taken, unclear: worst.unclear)
      )
    }
    guard facts.standing == .planned else {
      return (
        .fulfilled,
        .ratioKept(quota: places, ordinaryStaff: staff, asOf: asOf, others: everybody(headcount).fullest.taken)
      )
    }
    return (.fulfilled, .ratioFree(quota: places, ordinaryStaff: staff, asOf: asOf, taken: full.taken))
  }

  private func notTested(_ terms: MeasureTerms) -> Finding {
    let meter = everybody(facts.workplace.headcount)
    let quota = facts.workplace.headcount.flatMap { pack.quota.stated.value?.allowed(ordinaryStaff: $0.ordinaryStaff) }
    return .notTested(quota: quota, taken: meter.fullest.taken, countsForTheNext: terms.counted.stated.value)
  }

  /// The first day on which a placement of the same length would find a place on each of its days, as far as it is known
  /// which slots count.
  private func firstFreeDay(places: Int) -> CivilDate? {
    let slots = facts.workplace.others.filter { pack.counts($0) != .given(false) }
    let ends = slots.compactMap { $0.period.until?.adding(days: 1) }.filter { $0 > facts.period.from }
    return Set(ends).sorted().first { day in
      let length = facts.period.until.map { $0.days(since: facts.period.from) }
      guard let moved = Period(from: day, until: length.map { day.adding(days: $0) }) else { return false }
      let meter = Quota.meter(ordinaryStaff: 0, slots: slots, over: moved, pack: pack)
      let worst = meter.fullestIfUnclearCount
      return worst.taken.count + worst.unclear.count < places
    }
  }

  /// A running placement keeps its place against those that were given one after it; a planned one yields to all agreed.
  private func meter(_ headcount: Headcount?) -> QuotaMeter {
    let (turn, start, isPlanned) = (facts.turn, facts.period.from, facts.standing == .planned)
    return Quota.meter(
      ordinaryStaff: headcount?.ordinaryStaff ?? 0, slots: facts.workplace.others, over: facts.period, pack: pack,
      turningAfter: turn?.ends ?? []
    ) { isPlanned || $0.comesBefore(turn, from: start, on: $1) }
  }

  /// Everybody else who is there and counts, whoever was first.
  private func everybody(_ headcount: Headcount?) -> QuotaMeter {
    Quota.meter(
      ordinaryStaff: headcount?.ordinaryStaff ?? 0, slots: facts.workplace.others, over: facts.period, pack: pack)
  }

  /// The number of staff must be recent enough to promise a place on.
  func headcountAge(_ terms: MeasureTerms) -> Check {
    if !terms.mayBeTested {
      return Check(.headcountAge, .doesNotApply, notTested(terms), by: pack.headcountAge)
    }
    return judge(.headcountAge, pack.headcountAge) { limit in
      guard let headcount = facts.workplace.headcount else { return (.notKnown, .factMissing(.headcount)) }
      guard headcount.asOf <= today else { return (.breached, .headcountInFuture(asOf: headcount.asOf)) }
      let goodUntil = limit.after(headcount.asOf)
      // The place is promised with the start: until then the number must be recent, and it need not stay so.
      let promised = facts.standing == .running ? min(today, facts.period.from) : today
      guard promised <= goodUntil else {
        return (.breached, .headcountTooOld(asOf: headcount.asOf, goodUntil: goodUntil, limit: limit))
      }
      return (.fulfilled, .headcountFresh(asOf: headcount.asOf, limit: limit))
    }
  }
}
