/// A stable assignment: nobody and no firm would both gain by dropping what they were given for each other.
public struct StableAssignment: Sendable {
  /// For each person the opening, `nil` when none.
  public let opening: [Int?]
  /// Sum of the fits.
  public let value: Int

  init(opening: [Int?], value: Int) {
    (self.opening, self.value) = (opening, value)
  }

  public var placed: Int { opening.reduce(0) { $0 + ($1 == nil ? 0 : 1) } }

  /// Deferred acceptance. People prefer the higher fit and then the lower opening number; openings prefer the higher fit
  /// and then the lower person number.
  public init(_ table: PairTable) {
    var rank = [Int32](repeating: 0, count: table.people)
    var holders = [[(fit: Int, person: Int)]](repeating: [], count: table.openings)
    let rows = (0..<table.people).map { StableAssignment.sorted(table, $0) }
    var waiting = Array((0..<table.people).reversed())
    while let person = waiting.popLast() {
      while Int(rank[person]) < rows[person].count {
        let at = Int(rows[person][Int(rank[person])])
        rank[person] += 1
        let opening = Int(table.opening[at])
        let seats = Int(table.seats[opening])
        guard seats > 0 else { continue }
        let claim = (fit: Int(table.fit[at]), person: person)
        if holders[opening].count < seats {
          holders[opening].append(claim)
          break
        }
        let weakest = holders[opening].indices.min {
          StableAssignment.isWeaker(holders[opening][$0], than: holders[opening][$1])
        }!
        if StableAssignment.isWeaker(holders[opening][weakest], than: claim) {
          waiting.append(holders[opening][weakest].person)
          holders[opening][weakest] = claim
          break
        }
      }
    }
    var places = [Int?](repeating: nil, count: table.people)
    var sum = 0
    for (opening, seated) in holders.enumerated() {
      for claim in seated {
        places[claim.person] = opening
        sum += claim.fit
      }
    }
    (self.opening, value) = (places, sum)
  }

  private static func isWeaker(_ one: (fit: Int, person: Int), than other: (fit: Int, person: Int)) -> Bool {
    (one.fit, -one.person) < (other.fit, -other.person)
  }

  private static func sorted(_ table: PairTable, _ person: Int) -> [UInt32] {
    (table.rowStart[person]..<table.rowEnd[person]).sorted { one, other in
      (table.fit[Int(other)], table.opening[Int(one)]) < (table.fit[Int(one)], table.opening[Int(other)])
    }
  }

  /// Pairs that would both rather have each other; none in a stable assignment. The number of pairs is the proof.
  public func blockingPairs(in table: PairTable) -> Int {
    var seated = [[(fit: Int, person: Int)]](repeating: [], count: table.openings)
    for (person, place) in opening.enumerated() {
      if let place { seated[place].append((table.fit(of: person, at: place) ?? 0, person)) }
    }
    var count = 0
    for person in 0..<table.people {
      let now = opening[person].map { (table.fit(of: person, at: $0) ?? 0, -$0) } ?? (0, -table.openings)
      for at in Int(table.rowStart[person])..<Int(table.rowEnd[person]) {
        let (fit, wish) = (Int(table.fit[at]), Int(table.opening[at]))
        guard table.seats[wish] > 0, (fit, -wish) > now else { continue }
        let isFree = seated[wish].count < Int(table.seats[wish])
        if isFree || seated[wish].contains(where: { StableAssignment.isWeaker($0, than: (fit, person)) }) { count += 1 }
      }
    }
    return count
  }
}
