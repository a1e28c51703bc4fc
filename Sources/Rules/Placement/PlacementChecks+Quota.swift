import Values

extension PlacementChecks {
  /// Whether the workplace has a place for this person, who may not be tested at all.
  func ratio(_ terms: MeasureTerms) -> Check {
    if !terms.mayBeTested {
      return Check(.ratio, .doesNotApply, notTested(terms), by: terms.tested)
    }
    let check = judge(.ratio, pack.quota) { _ in ratio() ?? staffMissing }
    // Whether she is tested at all is not known: a free place is a free place, a full house decides nothing.
    guard terms.tested.stated == .unknown, check.verdict == .breached else { return check }
    return Check(.ratio, .notKnown, check.finding, by: terms.tested)
  }

  /// A number that can be asked for is not what nobody can know: no place is promised before it is there, or a hold would end
  /// when the number is taken out. Nobody who is there already did wrong by it.
  private var staffMissing: (Verdict, Finding) {
    (facts.standing == .planned ? .breached : .notKnown, .factMissing(.headcount))
  }

  /// `nil` where nobody said how many work there.
  private func ratio() -> (Verdict, Finding)? {
    let (meter, everybody) = (meter, everybody)
    let (full, worst, there) = (meter.fullest, meter.fullestIfUnclearCount, everybody.fullest)
    guard let places = full.places, let most = worst.places, let kept = there.places else { return nil }
    if full.taken.count + 1 > places.number {
      let way: RatioWay =
        facts.standing == .planned ? .start(from: firstFreeDay()) : meter.way(from: judged.from)
      return (
        .breached,
        .ratioFull(
          quota: places.number, ordinaryStaff: places.staff, asOf: places.asOf, day: full.period.from,
          taken: full.taken, way: way)
      )
    }
    if worst.taken.count + worst.unclear.count + 1 > most.number {
      return (
        .notKnown,
        .ratioUnclear(
          quota: most.number, ordinaryStaff: most.staff, asOf: most.asOf, taken: worst.taken, unclear: worst.unclear)
      )
    }
    guard facts.standing == .planned else {
      return (
        .fulfilled,
        .ratioKept(quota: kept.number, ordinaryStaff: kept.staff, asOf: kept.asOf, others: there.taken)
      )
    }
    return (
      .fulfilled,
      .ratioFree(quota: places.number, ordinaryStaff: places.staff, asOf: places.asOf, taken: full.taken)
    )
  }

  private func notTested(_ terms: MeasureTerms) -> Finding {
    let there = everybody.fullest
    return .notTested(quota: there.allowed, taken: there.taken, countsForTheNext: terms.counted.stated.value)
  }

  /// The first day on which a placement of the same length would find a place on each of its days, as far as it is known
  /// which slots count.
  private func firstFreeDay() -> CivilDate? {
    let slots = facts.workplace.others.filter { pack.counts($0) != .given(false) }
    let staff = facts.workplace.headcounts
    let turns = slots.compactMap { $0.period.until?.adding(days: 1) } + staff.changes
    return Set(turns.filter { $0 > facts.period.from }).sorted().first { day in
      let length = facts.period.until.map { $0.days(since: facts.period.from) }
      guard let moved = Period(from: day, until: length.map { day.adding(days: $0) }) else { return false }
      let worst = Quota.meter(staff: staff, slots: slots, over: moved, pack: pack).fullestIfUnclearCount
      return worst.allowed.map { worst.taken.count + worst.unclear.count < $0 } ?? false
    }
  }

  /// The days that are judged. Of what runs those that are left: nobody can mend a day gone by, and each was judged by
  /// the number that held on it.
  private var judged: Period {
    guard facts.standing == .running, facts.period.contains(today) else { return facts.period }
    return Period(from: today, until: facts.period.until) ?? facts.period
  }

  /// A running placement keeps its place against those that were given one after it; a planned one yields to all agreed.
  private var meter: QuotaMeter {
    let (turn, start, isPlanned) = (facts.turn, facts.period.from, facts.standing == .planned)
    return Quota.meter(
      staff: facts.workplace.headcounts, slots: facts.workplace.others, over: judged, pack: pack,
      turningAfter: turn?.ends ?? []
    ) { isPlanned || $0.comesBefore(turn, from: start, on: $1) }
  }

  /// Everybody else who is there and counts, whoever was first.
  private var everybody: QuotaMeter {
    Quota.meter(staff: facts.workplace.headcounts, slots: facts.workplace.others, over: judged, pack: pack)
  }

  /// The number of staff must be recent enough to promise a place on.
  func headcountAge(_ terms: MeasureTerms) -> Check {
    if !terms.mayBeTested {
      return Check(.headcountAge, .doesNotApply, notTested(terms), by: pack.headcountAge)
    }
    return judge(.headcountAge, pack.headcountAge) { limit in
      // The place is promised with the start: until then the number must be recent, and it need not stay so.
      let promised = facts.standing == .running ? min(today, facts.period.from) : today
      guard let headcount = facts.workplace.headcounts.on(promised) else {
        return pack.headcountAge.blocking ? staffMissing : (.notKnown, .factMissing(.headcount))
      }
      guard headcount.asOf <= today else { return (.breached, .headcountInFuture(asOf: headcount.asOf)) }
      let goodUntil = limit.after(headcount.asOf)
      guard promised <= goodUntil else {
        return (.breached, .headcountTooOld(asOf: headcount.asOf, goodUntil: goodUntil, limit: limit))
      }
      return (.fulfilled, .headcountFresh(asOf: headcount.asOf, limit: limit))
    }
  }
}

extension QuotaMeter {
  /// Up to when there is a place for what is agreed, from a day on.
  func way(from start: CivilDate) -> RatioWay {
    guard let full = firstFullDay, full > start else { return .noPlace(on: start) }
    return .lastDay(full.adding(days: -1))
  }
}
