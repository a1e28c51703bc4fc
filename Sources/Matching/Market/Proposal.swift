/// A proposal for a whole market: who could take which seat. Only ever a proposal; people decide.
public final class Proposal {
  public enum Policy: String, Sendable, Hashable, Codable, CaseIterable {
    /// As many people as possible are placed; among those ways the best fit.
    case mostPlaced
    /// The greatest sum of fits.
    case bestFit
  }

  public let market: Market
  public let policy: Policy
  let assignment: Assignment

  /// - Parameters:
  ///   - locked: pairs that someone already decided. They must be possible and leave no seat taken twice.
  ///   - refused: pairs that will not be.
  public init(
    for market: Market, policy: Policy, locked: [(person: Int, opening: Int)] = [],
    refused: [(person: Int, opening: Int)] = []
  ) throws(Assignment.Refusal) {
    self.market = market
    self.policy = policy
    let table: PairTable
    do { table = try PairTable(rows: market.rows(), seats: market.openings.map(\.seats)) } catch {
      throw .invalidRow("\(error)")
    }
    assignment = policy == .bestFit ? Assignment.best(table) : Assignment.mostPlaced(table)
    for (person, opening) in refused { try assignment.make(.refused(person: person, opening: opening)) }
    for (person, opening) in locked { try assignment.make(.locked(person: person, opening: opening)) }
    assert(assignment.certificate().isProof, "the proof does not hold")
  }

  /// The pairs proposed, locked ones included, in the order of the people.
  public var matches: [Match] {
    market.people.indices.compactMap { person in
      (assignment.locks[person] ?? assignment.opening(of: person)).map { market.match(person, $0) }
    }
  }

  public var certificate: Certificate { assignment.certificate() }

  /// Makes a change and says who moves.
  @discardableResult
  public func make(_ change: Assignment.Change) throws(Assignment.Refusal) -> [Assignment.Move] {
    let moves = try assignment.make(change)
    assert(assignment.certificate().isProof, "the proof does not hold")
    return Assignment.net(moves)
  }

  /// The openings whose firms are worth a call: one more seat there would add most.
  public func firmsToCall(_ count: Int = 5) -> [Assignment.SeatWish] { assignment.seatsWorthAsking(count) }

  /// What choosing this pair instead would cost, and who would move.
  public func choosing(_ person: Int, at opening: Int) throws(Assignment.Refusal) -> Assignment.Choice {
    try assignment.choosing(person, at: opening)
  }

  /// How many others a seat was the best choice for as well: "this seat is wanted by three others".
  public func wantedByOthers(_ opening: Int) -> Int { assignment.wanting(opening) }
}

extension Market {
  /// Every possible pair with its fit, the best `most` of each person.
  func rows(most: Int = 200) -> [[PairTable.Pair]] {
    people.indices.map { person in
      topOpenings(for: person, most) { number, fit in PairTable.Pair(opening: number, fit: max(1, fit)) }
    }
  }
}

extension Assignment {
  /// People elsewhere or without a seat for whom this opening would be worth at least as much, were it free.
  func wanting(_ opening: Int) -> Int {
    goLive()
    var count = 0
    for at in Int(columns!.start[opening])..<Int(columns!.end[opening]) {
      let person = people[Int(columns!.person[at])]
      guard person.place != Int32(opening), person.place >= Person.unplaced else { continue }
      let now = person.place < 0 ? person.alone : Int32(table.fit(of: Int(columns!.person[at]), at: Int(person.place))!)
      if Int32(columns!.fit[at]) > now { count += 1 }
    }
    return count
  }
}
