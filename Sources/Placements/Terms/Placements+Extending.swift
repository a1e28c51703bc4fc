public import Access
import Rules
public import Values

/// A decision of the authority that a placement may last longer than it may without one.
public struct PlacementExtension: Sendable, Hashable {
  public var until: CivilDate
  public var decidedOn: CivilDate
  public var reason: String?

  public init(until: CivilDate, decidedOn: CivilDate, reason: String?) {
    (self.until, self.decidedOn, self.reason) = (until, decidedOn, reason)
  }
}

extension Placements {
  /// Extends a placement by one decision. What runs is held against everything that a longer placement may break; what
  /// has not begun is checked anew, as after every change.
  ///
  /// Throws `ActStopped` where hours, days or places are in the way.
  public func extend(
    _ placement: Placement, _ decision: PlacementExtension, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.extend, of: placement, on: tx.today)
    try consult(placement, tx).decide(tx) { before, tx in
      let turn = placement.turn == nil ? nil : before.turn(until: decision.until).text
      let number = placement.extensions + 1
      try tx.change(
        Change<PlacementRecord>(
          of: placement.id, seen: version, as: "placement.extended",
          set: "until_day = \(decision.until), extensions = \(number), place_turn = \(turn)"),
        try tx.grant(Edit.self, PlacementRecord.self))
      let code = String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
      try note(placement.id, "extension", code, decision.decidedOn, true, decision.reason, tx)
      // Of what is planned the decision may set an earlier last day than was written.
      try dropSteps(of: placement, after: decision.until, tx)
      try requireNothingStops(since: before, tx)
    }
    tx.touch(.workplace(placement.workplace))
  }
}
