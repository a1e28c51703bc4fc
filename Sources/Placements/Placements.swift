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
    let papers = try tx.list(Paper.of([id]), try tx.grant(List.self, PlacementRecord.self))
    return .together(placement, papers) { $0.with($1) }
  }

  /// Placements that were found, with their papers: a list tells of each what its own page tells.
  func withPapers(_ found: Disclosed<[Placement]>, _ tx: Transaction) throws -> Disclosed<[Placement]> {
    let papers = try found.flatMap {
      try tx.listWhatIsReadable(Paper.of($0.map(\.id)), try tx.grant(List.self, PlacementRecord.self))
    }
    return .together(found, papers) { found, papers in
      let byPlacement = Dictionary(grouping: papers, by: \.placement)
      return found.map { $0.with(byPlacement[$0.id] ?? []) }
    }
  }

  public func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Placement]> {
    try tx.list(Placement.of(person), try tx.grant(List.self, PlacementRecord.self))
  }

  // MARK: What follows

  func require(_ act: Placement.State.Act, of placement: Placement, on day: CivilDate) throws {
    let state = placement.state(on: day).kind
    guard state.acts.contains(act) else { throw PlacementActNotOpen(state: state) }
  }

  /// Where a placement was drafted, also one that was given up, that somebody takes part is not taken back.
  public func requireNone(of participation: Participation, _ tx: Transaction) throws {
    try tx.consult(Placement.of(participation.person)).decide(tx) { placements, _ in
      if placements.contains(where: { $0.participation == participation.id }) {
        throw Refused("step", .undoAnswerPlacement)
      }
    }
  }

  /// Nobody leaves a programme with a placement that is not over by then: each is ended, or its ending announced, with
  /// its reason and next step first.
  public func requireNoneOpen(of participation: Participation, _ tx: Transaction) throws {
    guard let exit = participation.exit else { return }
    try tx.consult(Placement.of(participation.person)).decide(tx) { placements, _ in
      let ours = placements.filter { $0.participation == participation.id }
      let open = ours.filter { $0.holdsBack(participation) }
      if !open.isEmpty { throw Refused("step", .placementsOpenAtExit(n: open.count)) }
      if let last = ours.filter({ $0.stage == .started }).compactMap(\.lastDay).max(), last > exit.on {
        throw Refused("on", .placementEndsAfterExit(last: last))
      }
    }
  }
}

extension Placement {
  /// Whether it rests on a participation that nobody may leave before it is ended, or its ending announced.
  func holdsBack(_ participation: Participation) -> Bool {
    self.participation == participation.id && ending == nil
  }
}
