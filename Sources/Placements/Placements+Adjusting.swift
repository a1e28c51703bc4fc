public import Access
public import Rules
public import Values

extension Placements {
  /// Moves the last day of a running placement, or its days and times of work. To end sooner and to come nearer to what
  /// is agreed with the person is always possible, also for what is too long or broken already.
  ///
  /// Throws `AdjustmentHeldBack` when it would be longer than the rules allow, or at times that the person cannot bear
  /// and did not have before.
  public func adjust(
    _ placement: Placement, until day: CivilDate?, working: WorkingTimes?, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.adjust, of: placement)
    let isLonger = placement.terms.period.until.map { before in day.map { $0 > before } ?? true } ?? false
    try consult(placement, tx).use { before in
      try tx.change(
        Change<PlacementRecord>(
          of: "placement", placement.id, seen: version, as: "placement.adjusted",
          set: """
            until_day = \(day), work_days = \(working?.days), work_from = \(working?.from), work_until = \(working?.to)
            """), try tx.grant(Edit.self, PlacementRecord.self))
      try find(placement.id, tx).withheld.use { adjusted in
        try consult(adjusted, tx).use { after in
          let checks = after.blockers.filter { check in
            isLonger && check.rule == .length || check.adds(to: before.blockers)
          }
          if let pack = after.pack, !checks.isEmpty { throw AdjustmentHeldBack(checks: checks, pack: pack) }
        }
      }
    }
    try follow(placement.id, placement.person, tx)
    try recheck(at: placement.workplace, tx)
  }
}

/// The placement may not last so long, or not at these times: these rules are in the way.
public struct AdjustmentHeldBack: Error, Sendable {
  public let checks: [Check]
  public let pack: RulePack
}

extension Check {
  /// Whether days or times of work are against what was agreed with the person, further than they were before.
  fileprivate func adds(to before: [Check]) -> Bool {
    switch finding {
    case .onForbiddenDays(let days, let consideration, _):
      !before.contains { earlier in
        if case .onForbiddenDays(let known, consideration, _) = earlier.finding {
          days.isSubset(of: known)
        } else {
          false
        }
      }
    case .outsideTimes(_, let consideration, _):
      !before.contains { earlier in
        if case .outsideTimes(_, consideration, _) = earlier.finding { true } else { false }
      }
    default: false
    }
  }
}
