public import Access
import Programmes
import Rules
public import Values

extension Placements {
  /// Placements of everybody within reach, the newest first, after one of them.
  public func all(
    _ state: Placement.State.Kind?, after id: PlacementID?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<Excerpt<Placement>> {
    try tx.list(
      { Placement.all(state, after: id?.text ?? "g", limit: $0) }, upTo: limit,
      try tx.grant(List.self, PlacementRecord.self))
  }

  public func followUps(of placement: PlacementID, _ tx: Transaction) throws -> Disclosed<[FollowUp]> {
    try tx.list(FollowUp.of(placement), try tx.grant(List.self, FollowUpRecord.self))
  }
}
