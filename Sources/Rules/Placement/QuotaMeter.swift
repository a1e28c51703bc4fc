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
  }

  /// Places in all; `nil` when the pack knows no quota.
  public let allowed: Int?
  /// In order, without gaps, over the whole period.
  public let stretches: [Stretch]

  /// The fullest stretch, the earliest of equals: one crowded day in the middle is enough to refuse a place.
  public var fullest: Stretch {
    stretches.dropFirst().reduce(stretches[0]) { best, next in
      (next.taken.count, next.taken.count + next.unclear.count)
        > (best.taken.count, best.taken.count + best.unclear.count) ? next : best
    }
  }

  /// The stretch with most slots when every unclear one counts.
  var fullestIfUnclearCount: Stretch {
    stretches.dropFirst().reduce(stretches[0]) { best, next in
      next.taken.count + next.unclear.count > best.taken.count + best.unclear.count ? next : best
    }
  }

  /// Free places on the fullest day, never below zero; `nil` when the pack knows no quota or it cannot be told
  /// whether some slots count.
  public var free: Int? {
    guard let allowed, stretches.allSatisfy(\.unclear.isEmpty) else { return nil }
    return max(0, allowed - fullest.taken.count)
  }
}

extension Quota {
  /// Measures how full the workplace is.
  ///
  /// - Parameter ordinaryStaff: heads, supported persons left out where the pack says so.
  /// - Parameter slots: places taken; whether each one counts is the pack's to say. A slot whose measure or basis the
  ///   pack does not know is unclear, not free.
  /// - Parameter turns: further days after which it may be another's turn.
  /// - Parameter matters: whether a slot is in the way on a day.
  public static func meter(
    ordinaryStaff: Int, slots: [Slot], over period: Period, pack: RulePack, turningAfter turns: [CivilDate] = [],
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
    let days = starts.filter { period.contains($0) }.sorted()
    let stretches = days.enumerated().compactMap { index, day -> QuotaMeter.Stretch? in
      let until = index + 1 < days.count ? days[index + 1].adding(days: -1) : period.until
      guard let stretch = Period(from: day, until: until) else { return nil }
      let present = relevant.filter { $0.period.contains(day) && matters($0, day) }
      return QuotaMeter.Stretch(
        period: stretch, taken: present.filter { pack.counts($0) == .given(true) },
        unclear: present.filter { pack.counts($0) == .unknown })
    }
    return QuotaMeter(
      allowed: pack.quota.stated.value?.allowed(ordinaryStaff: ordinaryStaff), stretches: stretches)
  }
}

extension RulePack {
  /// Whether a slot takes one of the places.
  func counts(_ slot: Slot) -> Stated<Bool> {
    guard let terms = terms(slot.measure, slot.basis) else { return .unknown }
    return terms.counted.stated == .none ? .given(false) : terms.counted.stated
  }
}
