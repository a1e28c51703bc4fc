/// Best assignment in which each named group gets at least its floor: a bonus per group for being placed, as small as
/// will do.
final class FloorSearch {
  private let table: PairTable
  private let groupOfPerson: [Int]
  private let floors: [Floor]
  private var bonus: [Int]

  /// More than any chain of moves is likely to cost: a floor not reached with this is not reachable in practice.
  private static let most = 40_000

  init(_ table: PairTable, _ groupOfPerson: [Int], _ floors: [Floor]) {
    (self.table, self.groupOfPerson, self.floors) = (table, groupOfPerson, floors)
    bonus = Array(repeating: 0, count: (groupOfPerson.max() ?? -1) + 1)
  }

  func search() -> BoundedAssignment {
    var assignment = solve()
    // Groups compete for the same seats: raising one may push another below its floor again.
    for _ in 0..<4 {
      var isSettled = true
      for floor in floors where placed(floor.group, in: assignment) < floor.atLeast {
        isSettled = false
        assignment = raise(floor)
      }
      if isSettled { break }
    }
    let bound = assignment.certificate().primal - floors.reduce(0) { $0 + bonus[$1.group] * $1.atLeast }
    return BoundedAssignment(
      opening: (0..<table.people).map { assignment.opening(of: $0) }, value: assignment.value, bound: bound,
      prices: floors.map { bonus[$0.group] })
  }

  /// The smallest bonus that reaches the floor, or the largest allowed when none does.
  private func raise(_ floor: Floor) -> Assignment {
    var (low, high) = (bonus[floor.group], FloorSearch.most)
    bonus[floor.group] = high
    var reached = solve()
    guard placed(floor.group, in: reached) >= floor.atLeast else { return reached }
    while high - low > 1 {
      let middle = (low + high) / 2
      bonus[floor.group] = middle
      let trial = solve()
      if placed(floor.group, in: trial) >= floor.atLeast { (high, reached) = (middle, trial) } else { low = middle }
    }
    bonus[floor.group] = high
    return reached
  }

  private func solve() -> Assignment {
    let assignment = Assignment(empty: table)
    for person in 0..<table.people { assignment.people[person].alone = -Int32(bonus[groupOfPerson[person]]) }
    assignment.solve(step: 30)
    return assignment
  }

  private func placed(_ group: Int, in assignment: Assignment) -> Int {
    (0..<table.people).reduce(0) {
      $0 + (groupOfPerson[$1] == group && assignment.opening(of: $1) != nil ? 1 : 0)
    }
  }
}

extension Assignment {
  /// The best assignment that places at least so many of each named group.
  ///
  /// The price of the floors is the value without them less the value with them. Where a floor cannot be reached the
  /// answer comes as near as it can; compare `opening` with the floor.
  public static func best(
    _ table: PairTable, groupOfPerson: [Int], floors: [Floor]
  ) throws(TermsFault)
    -> BoundedAssignment
  {
    guard groupOfPerson.count == table.people, groupOfPerson.allSatisfy({ $0 >= 0 }) else {
      throw TermsFault(description: "name a group from 0 upwards for every person, in order")
    }
    let groups = Set(groupOfPerson)
    for floor in floors where !groups.contains(floor.group) {
      throw TermsFault(description: "group \(floor.group) has a floor but no people")
    }
    return FloorSearch(table, groupOfPerson, floors).search()
  }
}
