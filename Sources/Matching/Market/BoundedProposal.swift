/// How many of each group a cohort may take at most.
public struct CohortQuota: Sendable, Hashable {
  /// Numbers of the openings that make up the cohort; an opening belongs to one cohort at most.
  public var openings: [Int]
  public var atMost: [IntendedGroup: Int]

  public init(openings: [Int], atMost: [IntendedGroup: Int]) {
    (self.openings, self.atMost) = (openings, atMost)
  }
}

/// At least so many people of a group are to be placed.
public struct GroupFloor: Sendable, Hashable {
  public var group: IntendedGroup
  public var atLeast: Int

  public init(group: IntendedGroup, atLeast: Int) {
    (self.group, self.atLeast) = (group, atLeast)
  }
}

/// A proposal of best fit under quotas or floors, with what is known about how good it is and what the terms cost.
public struct BoundedProposal {
  public let matches: [Match]
  /// Sum of the fits, locked pairs included.
  public let value: Int
  /// Points by which a better proposal could still exceed this one: 0 means that none exists.
  public let gap: Int
  /// What the quotas or floors cost against the best fit without them.
  public let cost: Int

  /// - Parameters:
  ///   - quotas: kept always. A person counts for the first group of a quota that they belong to.
  ///   - locked: pairs already decided; they use seats and quotas first.
  public init(for market: Market, quotas: [CohortQuota], locked: [(person: Int, opening: Int)] = []) throws(TermsFault)
  {
    let groups = Set(quotas.flatMap { $0.atMost.keys }).sorted()
    var cohort = [Int](repeating: -1, count: market.openings.count)
    for (number, quota) in quotas.enumerated() {
      for opening in quota.openings {
        guard cohort.indices.contains(opening), cohort[opening] < 0 else {
          throw TermsFault(description: "opening \(opening) is not in the market or in two cohorts")
        }
        cohort[opening] = number
      }
    }
    let group = market.people.map { person in groups.firstIndex { person.groups.contains($0) } ?? groups.count }
    var limits = quotas.map { quota in groups.map { quota.atMost[$0] ?? Int(Int32.max) } + [Int(Int32.max)] }
    let start = try LockedStart(market, locked)
    for (person, opening) in locked where cohort[opening] >= 0 {
      limits[cohort[opening]][group[person]] -= 1
      guard limits[cohort[opening]][group[person]] >= 0 else {
        throw TermsFault(description: "the locked pairs of opening \(opening) exceed its cohort's quota")
      }
    }
    let answer = try Assignment.best(
      try start.table(), under: Quotas(cohortOfOpening: cohort, groupOfPerson: group, limits: limits))
    self.init(market, start, answer, free: Assignment.best(try start.table()).value)
  }

  /// - Parameter floors: reached where they can be; see `Match` for who is placed.
  public init(for market: Market, floors: [GroupFloor], locked: [(person: Int, opening: Int)] = []) throws(TermsFault) {
    let group = market.people.map { person in
      floors.firstIndex { person.groups.contains($0.group) } ?? floors.count
    }
    let start = try LockedStart(market, locked)
    let wanted = floors.enumerated().map { number, floor in
      Floor(group: number, atLeast: floor.atLeast - locked.count { group[$0.person] == number })
    }
    let answer = try Assignment.best(try start.table(), groupOfPerson: group, floors: wanted)
    self.init(market, start, answer, free: Assignment.best(try start.table()).value)
  }

  private init(_ market: Market, _ start: LockedStart, _ answer: BoundedAssignment, free: Int) {
    matches = market.people.indices.compactMap { person in
      (start.locks[person] ?? answer.opening[person]).map { market.match(person, $0) }
    }
    (value, gap) = (answer.value + start.lockedValue, answer.gap)
    cost = free - answer.value
  }
}

/// A market without the pairs that are decided.
private struct LockedStart {
  var rows: [[PairTable.Pair]]
  var seats: [Int]
  var locks: [Int: Int] = [:]
  var lockedValue = 0

  init(_ market: Market, _ locked: [(person: Int, opening: Int)]) throws(TermsFault) {
    rows = market.rows()
    seats = market.openings.map(\.seats)
    for (person, opening) in locked {
      guard rows.indices.contains(person), seats.indices.contains(opening), locks[person] == nil else {
        throw TermsFault(description: "person \(person) or opening \(opening) is not in the market, or locked twice")
      }
      guard let pair = rows[person].first(where: { $0.opening == opening }), seats[opening] > 0 else {
        throw TermsFault(description: "person \(person) and opening \(opening) are not a possible pair with a seat")
      }
      seats[opening] -= 1
      lockedValue += pair.fit
      locks[person] = opening
      rows[person] = []
    }
  }

  func table() throws(TermsFault) -> PairTable {
    do { return try PairTable(rows: rows, seats: seats) } catch { throw TermsFault(description: "\(error)") }
  }
}
