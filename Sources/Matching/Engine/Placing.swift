/// The most people placed, and among those the best fit.
extension Assignment {
  /// - Returns: the assignment that places as many people as any can and, among those, has the greatest sum of fits.
  public static func mostPlaced(_ table: PairTable, step: Int = 30) -> Assignment {
    let assignment = best(table, step: step)
    var bonus: Int32 = 1 << 14
    // A bonus for being placed that outweighs every chain of moves: if someone could still be placed it was too small.
    repeat {
      assignment.raiseBonus(to: bonus, step: 200)
      bonus *= 2
    } while assignment.couldPlaceMore && bonus < 1 << 28
    assert(assignment.certificate().isProof, "the proof does not hold")
    return assignment
  }

  /// Raises what being placed counts for, for everyone, and goes on from the assignment there is.
  /// - Parameter step: of the auction among those without a seat; long, because prices have far to rise.
  func raiseBonus(to bonus: Int32, step: Int32) {
    // Whoever holds a seat keeps their worth: it is the seat's fit less its price, however that compares with none.
    for row in 0..<table.people { people[row].alone = -bonus }
    for row in 0..<table.people where people[row].place >= 0 { people[row].bid = price[Int(people[row].place)] }
    solve(step: step)
  }

  /// Whether a chain of moves from someone without a seat to a free one exists: then more people can be placed.
  public var couldPlaceMore: Bool {
    var isSeen = [Bool](repeating: false, count: table.openings)
    var queue: [Int32] = (0..<Int32(table.people)).filter { people[Int($0)].place == Person.unplaced }
    while let person = queue.popLast() {
      for at in Int(table.rowStart[Int(person)])..<Int(table.rowEnd[Int(person)]) {
        let opening = Int(table.opening[at])
        if isSeen[opening] { continue }
        isSeen[opening] = true
        if openings[opening].free > 0 { return true }
        var holder = openings[opening].first
        while holder >= 0 {
          queue.append(holder)
          holder = people[Int(holder)].next
        }
      }
    }
    return false
  }
}
