public import Values

/// How full a workplace is, day by day over a period, under one pack.
public struct QuotaMeter: Sendable, Hashable {
  /// A stretch of days on which nothing changes.
  public struct Stretch: Sendable, Hashable {
    public var period: Period
    /// Slots that the pack counts.
    public var taken: [Slot]
    /// Slots of which the pack does not say whether they count.
    public var unclear: [Slot]
    /// The number of staff that holds; `nil` when nobody said one.
    public var headcount: Headcount?
    /// Places in all; `nil` when the pack knows no quota, or nobody the number of staff.
    public var allowed: Int?

    /// The places with the number of staff that they follow from, as a sentence names them.
    var places: (number: Int, staff: Int, asOf: CivilDate)? {
      guard let headcount, let allowed else { return nil }
      return (allowed, headcount.ordinaryStaff, headcount.asOf)
    }

    /// How far beyond the places, as far as it is known that slots count.
    fileprivate var load: Int { taken.count - (allowed ?? 0) }
    fileprivate var loadIfUnclearCount: Int { load + unclear.count }
  }

  /// In order, without gaps, over the whole period.
  public let stretches: [Stretch]

  /// The fullest stretch, the earliest of equals: one crowded day in the middle is enough to refuse a place.
  public var fullest: Stretch {
    stretches.dropFirst().reduce(stretches[0]) { best, next in
      (next.load, next.loadIfUnclearCount) > (best.load, best.loadIfUnclearCount) ? next : best
    }
  }

  /// The stretch with most slots when every unclear one counts.
  var fullestIfUnclearCount: Stretch {
    stretches.dropFirst().reduce(stretches[0]) { best, next in
      next.loadIfUnclearCount > best.loadIfUnclearCount ? next : best
    }
  }

  /// Free places on the fullest day, never below zero; `nil` when the pack knows no quota or it cannot be told
  /// whether some slots count.
  public var free: Int? {
    let full = fullest
    guard let allowed = full.allowed, stretches.allSatisfy(\.unclear.isEmpty) else { return nil }
    return max(0, allowed - full.taken.count)
  }

  /// The first day on which one more would be too many, as far as it is known that slots count.
  var firstFullDay: CivilDate? { stretches.first { $0.load >= 0 }?.period.from }
}

extension Quota {
  /// Measures how full the workplace is.
  ///
  /// - Parameter staff: heads over time, supported persons left out where the pack says so.
  /// - Parameter slots: places taken; whether each one counts is the pack's to say. A slot whose measure or basis the
  ///   pack does not know is unclear, not free.
  /// - Parameter turns: further days after which it may be another's turn.
  /// - Parameter matters: whether a slot is in the way on a day.
  public static func meter(
    staff: Headcounts, slots: [Slot], over period: Period, pack: RulePack, turningAfter turns: [CivilDate] = [],
    _ matters: (Slot, CivilDate) -> Bool = { _, _ in true }
  ) -> QuotaMeter {
    let relevant = slots.filter { $0.period.overlaps(period) }.sorted(by: Slot.order)
    var starts: Set<CivilDate> = [period.from]
    for slot in relevant {
      if slot.period.from > period.from { starts.insert(slot.period.from) }
      for end in (slot.turn?.ends ?? []) + [slot.period.until].compactMap(\.self) {
        starts.insert(end.adding(days: 1))
      }
    }
    starts.formUnion(turns.map { $0.adding(days: 1) })
    starts.formUnion(staff.changes)
    let quota = pack.quota.stated.value
    let days = starts.filter { period.contains($0) }.sorted()
    let stretches = days.enumerated().compactMap { index, day -> QuotaMeter.Stretch? in
      let until = index + 1 < days.count ? days[index + 1].adding(days: -1) : period.until
      guard let stretch = Period(from: day, until: until) else { return nil }
      let present = relevant.filter { $0.period.contains(day) && matters($0, day) }
      let headcount = staff.on(day)
      return QuotaMeter.Stretch(
        period: stretch, taken: present.filter { pack.counts($0) == .given(true) },
        unclear: present.filter { pack.counts($0) == .unknown }, headcount: headcount,
        allowed: headcount.flatMap { quota?.allowed(ordinaryStaff: $0.ordinaryStaff) })
    }
    return QuotaMeter(stretches: stretches)
  }
}

extension RulePack {
  /// Whether a slot takes one of the places.
  func counts(_ slot: Slot) -> Stated<Bool> {
    guard let terms = terms(slot.measure, slot.basis) else { return .unknown }
    return terms.counted.stated == .none ? .given(false) : terms.counted.stated
  }
}
