public import Access
import Rules
public import Values

extension Placements {
  /// Ends the placement, with why, by whom and what comes next.
  public func end(
    _ placement: Placement, _ ending: Placement.Ending, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.end, of: placement)
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: "placement.ended",
        set: """
          state = \(Placement.State.Kind.ended.rawValue), ended_day = \(ending.on),
          end_reason = \(ending.reason.rawValue), ended_by = \(ending.by.rawValue), next_step = \(ending.nextStep),
          place_turn = \(ending.reason == .neverBegan ? nil : placement.turn?.text)
          """), try tx.grant(End.self, PlacementRecord.self))
    try dropSteps(of: placement, after: ending.on, tx)
    tx.touch(.workplace(placement.workplace))
  }
}
