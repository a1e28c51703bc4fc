public import Values

/// How full a workplace is on a day, who is there beyond the number and rightly so, and from when the next one finds a
/// place.
public struct QuotaStanding: Sendable, Hashable {
  /// Places in all; `nil` when the pack knows no quota.
  public let allowed: Int?
  /// Places taken on the day.
  public let present: [Slot]
  /// Of these, how many were taken without being tested: they may be more than the number allows.
  public let untested: Int
  /// Of these, how many should not be there: tested, and behind as many as there are places.
  public let over: Int
  /// Places that will be taken later.
  public let coming: [Slot]
  /// The first day from which one more is within the number for good; the day itself where nothing is in the way, `nil`
  /// where that is not known.
  public let nextFree: CivilDate?

  public init(on day: CivilDate, staff: Headcount, slots: [Slot], pack: RulePack) {
    let counted = slots.filter { pack.counts($0) != .given(false) }
    let here = counted.filter { $0.period.contains(day) && pack.counts($0) == .given(true) }
    let number = pack.quota.stated.value?.allowed(ordinaryStaff: staff.ordinaryStaff)
    present = here
    coming = counted.filter { $0.period.from > day }.sorted(by: Slot.order)
    allowed = number
    untested = here.count { pack.terms($0.measure, $0.basis)?.mayBeTested == false }
    guard let number else {
      (over, nextFree) = (0, nil)
      return
    }
    over = here.indices.count { index in
      let slot = here[index]
      guard pack.terms(slot.measure, slot.basis)?.tested.stated == .given(true) else { return false }
      let before = here.indices.count { other in
        other != index && here[other].comesBefore(slot.turn, from: slot.period.from, on: day)
      }
      return before >= number
    }
    let always = Period(from: day)
    let full = Quota.meter(staff: [staff], slots: counted, over: always, pack: pack).stretches
      .last { $0.taken.count + $0.unclear.count >= number }
    if number == 0 {
      nextFree = nil
    } else if let full {
      nextFree = full.period.until?.adding(days: 1)
    } else {
      nextFree = day
    }
  }
}

extension Period {
  /// From a day on, without a last one.
  fileprivate init(from day: CivilDate) {
    // A period without a last day is never empty.
    self = Period(from: day, until: nil)!
  }
}
