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
        .ratioFull(quota: places, ordinaryStaff: staff, asOf: asOf, day: full.period.from, taken: full.taken)
      )
    }
    let worst = meter.fullestIfUnclearCount
    if worst.taken.count + worst.unclear.count + 1 > places {
      return (
        .notKnown,
        .ratioUnclear(quota: places, ordinaryStaff: staff, asOf: asOf, taken: worst.taken, unclear: worst.unclear)
      )
    }
    return (.fulfilled, .ratioFree(quota: places, ordinaryStaff: staff, asOf: asOf, taken: full.taken))
  }

  private func notTested(_ terms: MeasureTerms) -> Finding {
    let meter = meter(facts.workplace.headcount)
    let quota = facts.workplace.headcount.flatMap { pack.quota.stated.value?.allowed(ordinaryStaff: $0.ordinaryStaff) }
    return .notTested(quota: quota, taken: meter.fullest.taken, countsForTheNext: terms.counted.stated.value)
  }

  /// A running placement keeps its place against those that started after it; a planned one yields to all agreed.
  private func meter(_ headcount: Headcount?) -> QuotaMeter {
    let others = facts.workplace.others.filter { slot in
      facts.standing == .planned || slot.period.from <= facts.period.from
    }
    return Quota.meter(ordinaryStaff: headcount?.ordinaryStaff ?? 0, slots: others, over: facts.period, pack: pack)
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
      guard today <= goodUntil else {
        return (.breached, .headcountTooOld(asOf: headcount.asOf, goodUntil: goodUntil, limit: limit))
      }
      return (.fulfilled, .headcountFresh(asOf: headcount.asOf, limit: limit))
    }
  }
}
