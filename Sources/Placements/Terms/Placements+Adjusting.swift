public import Access
import People
public import Rules
public import Values

extension Placements {
  /// Moves the last day of a running placement, or its days and times of work. To end sooner and to come nearer to what
  /// is agreed with the person is always possible, also for what is too long or broken already.
  ///
  /// Throws `AdjustmentBlocked` when it would be longer than the rules allow, or at times that the person cannot bear
  /// and did not have before.
  public func adjust(
    _ placement: Placement, until day: CivilDate?, working: WorkingTimes?, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.adjust, of: placement, on: tx.today)
    let isLonger = placement.terms.period.until.map { before in day.map { $0 > before } ?? true } ?? false
    try consult(placement, tx).decide(tx) { before, tx in
      try tx.change(
        Change<PlacementRecord>(
          of: placement.id, seen: version, as: "placement.adjusted",
          set: """
            until_day = \(day), work_days = \(working?.days), work_from = \(working?.from), work_until = \(working?.to)
            """), try tx.grant(Edit.self, PlacementRecord.self))
      // What the workplace said of times was said of those that were.
      if working != placement.terms.working {
        for consideration in before.considerations where consideration.terms.effect.kind == .time {
          try tx.complete(
            Completion<PlacementRecord>.removing(
              "placement_paper", of: placement.id,
              where: "kind = 'confirmation' AND code = \(consideration.id.text)"))
        }
      }
      try tx.consult(Placement.byID(placement.id)).decide(tx) { found, tx in
        guard let adjusted = found.first else { throw NotFound() }
        try consult(adjusted, tx).decide(tx) { after, _ in
          let checks = after.blockers.filter { check in
            isLonger && check.rule == .length
              || check.adds(to: before.blockers, from: placement.terms.working, to: working)
          }
          if let pack = after.pack, !checks.isEmpty { throw AdjustmentBlocked(checks: checks, pack: pack) }
        }
      }
    }
    // Days and times take no place from anybody.
    if day != placement.terms.period.until { tx.touch(.workplace(placement.workplace)) }
  }
}

/// The placement may not last so long, or not at these times: these rules are in the way.
public struct AdjustmentBlocked: Error, Sendable {
  public let checks: [Check]
  public let pack: RulePack
}

extension Check {
  /// Whether days or times of work are against what was agreed with the person, further than they were before.
  fileprivate func adds(to before: [Check], from old: WorkingTimes?, to new: WorkingTimes?) -> Bool {
    switch finding {
    case .onForbiddenDays(let days, let consideration, _):
      return !before.contains { earlier in
        if case .onForbiddenDays(let known, consideration, _) = earlier.finding {
          days.isSubset(of: known)
        } else {
          false
        }
      }
    case .outsideTimes(_, let consideration, _):
      let wasOutside = before.contains { earlier in
        if case .outsideTimes(_, consideration, _) = earlier.finding { true } else { false }
      }
      guard wasOutside, let old, let new else { return true }
      return !new.lies(within: old)
    default: return false
    }
  }
}

extension WorkingTimes {
  /// Whether it begins no earlier and ends no later; what runs past midnight ends on the next day.
  fileprivate func lies(within other: WorkingTimes) -> Bool {
    guard let (start, end) = minutes, let (first, last) = other.minutes else { return false }
    return start >= first && end <= last
  }

  private var minutes: (Int, Int)? {
    guard let from, let to else { return nil }
    return (from.minutes, to <= from ? to.minutes + ClockTime.endOfDay.minutes : to.minutes)
  }
}
