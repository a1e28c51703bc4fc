import Access
public import Programmes
import Rules
import Web

extension Placements {
  /// What the gates of a programme ask of somebody's placements.
  public var atGates: PlacementsAtGate {
    PlacementsAtGate(
      told: { person, tx in try of(person, tx).map { $0.map(\.atGate) } },
      known: { person, tx in try tx.consult(Placement.of(person)).map { $0.map(\.atGate) } },
      new: { .to(PlacementsAddress.newPlacement($0)) })
  }
}

extension Placement {
  fileprivate var atGate: PlacementAtGate {
    PlacementAtGate(
      of: participation, first: terms.period.from, last: lastDay, isAgreed: isLived, isEnded: isLived && ending != nil,
      at: .to(PlacementsAddress.placement(id)))
  }
}
