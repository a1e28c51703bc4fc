public import Access
import Employers
import Language
public import Programmes
import Rules
public import Values
import Web

/// What is done with placements. Whatever changes, the checks run again and what is owed is computed again at the end of
/// the transaction; see `consequence`.
public struct Placements: Sendable {
  let shelf: ProgrammeShelf

  public init(shelf: ProgrammeShelf) {
    self.shelf = shelf
  }

  // MARK: Looking

  public func find(_ id: PlacementID, _ tx: Transaction) throws -> Disclosed<Placement> {
    let placement = try tx.one(Placement.byID(id), try tx.grant(Read.self, PlacementRecord.self))
    let papers = try tx.list(Paper.of(id), try tx.grant(List.self, PlacementRecord.self))
    return try .together(placement, papers) { try $0.with($1) }
  }

  public func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Placement]> {
    try tx.list(Placement.of(person), try tx.grant(List.self, PlacementRecord.self))
  }

  // MARK: What follows

  func require(_ act: Placement.State.Act, of placement: Placement) throws {
    guard placement.state.kind.acts.contains(act) else { throw PlacementActNotOpen(state: placement.state.kind) }
  }

  /// Nobody leaves a programme with a placement that is not over: each is ended with its reason and next step first.
  public func requireNoneOpen(of participation: Participation, _ tx: Transaction) throws {
    try tx.consult(Placement.of(participation.person)).decide(tx) { placements, _ in
      let open = placements.filter { $0.participation == participation.id && $0.state.kind != .ended }
      if !open.isEmpty { throw Refused("step", .placementsOpenAtExit(n: open.count)) }
    }
  }
}
