public import Access
import Programmes
import Rules
public import Values

extension Placements {
  /// Placements of everybody within reach, or those that stand so today; the newest first, after one of them.
  public func all(
    _ state: Placement.State.Kind?, after id: PlacementID?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<Excerpt<Placement>> {
    try tx.list(
      { [today = tx.today] in Placement.all(state, on: today, after: id?.text ?? "g", limit: $0) }, upTo: limit,
      try tx.grant(List.self, PlacementRecord.self))
  }

  /// The same in front of one of them, in the same order.
  public func all(
    _ state: Placement.State.Kind?, before id: PlacementID, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<Excerpt<Placement>> {
    try tx.list(
      { [today = tx.today] in Placement.inFront(of: id, state, on: today, limit: $0) }, upTo: limit,
      try tx.grant(List.self, PlacementRecord.self)
    ).map(\.reversed)
  }

  /// How many placements are within reach, or those of them that stand so today, counted no further than `most`.
  public func number(_ state: Placement.State.Kind?, upTo most: Int, _ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(
      Placement.number(state, on: tx.today, upTo: most), try tx.grant(Count.self, PlacementRecord.self))
  }

  /// Placements within reach that are found by the number of their case, the oldest first, after one of them.
  public func search(
    _ search: SearchText, after id: PlacementID? = nil, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<Excerpt<Placement>> {
    try tx.list(
      { Placement.found(by: search, after: id, limit: $0) }, upTo: limit, try tx.grant(List.self, PlacementRecord.self))
  }

  /// How many a search finds, counted no further than `most`.
  public func number(foundBy search: SearchText, upTo most: Int, _ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(Placement.number(foundBy: search, upTo: most), try tx.grant(Count.self, PlacementRecord.self))
  }

  /// Those of a placement that its page shows: of one that is over, what was held and what was not.
  public func followUps(of placement: PlacementID, _ tx: Transaction) throws -> Disclosed<[FollowUp]> {
    let today = tx.today
    return try .together(
      tx.list(FollowUp.of(placement), try tx.grant(List.self, FollowUpRecord.self)),
      tx.one(Placement.byID(placement), try tx.grant(Read.self, PlacementRecord.self))
    ) { followUps, placement in followUps.filter { placement.standing(of: $0, on: today) != .givenUp } }
  }

  // MARK: For the system, which goes through all of them

  /// Where somebody has a placement that is not over, in the order of ids: at most `limit` behind `workplace`,
  /// and none only when there are none.
  public func workplaces(
    after workplace: WorkplaceID?, limit: Int, _ tx: Transaction
  ) throws -> Withheld<[WorkplaceID]> {
    try tx.consult(Placement.workplaces(after: workplace, limit: limit)).map { Array(Set($0)).sorted() }
  }

  /// At how many workplaces somebody has a placement that is not over.
  public func numberOfWorkplaces(_ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(Placement.numberOfWorkplaces, try tx.grantToCount(PlacementRecord.self))
  }
}
