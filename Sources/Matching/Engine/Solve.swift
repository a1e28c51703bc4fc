extension Assignment {
  /// The assignment with the greatest sum of fits.
  ///
  /// - Parameter step: the auction's bid step in points of fit; it changes the time, never the result's value.
  public static func best(_ table: PairTable, step: Int = 30) -> Assignment {
    let assignment = Assignment(empty: table)
    assignment.solve(step: Int32(clamping: step))
    assert(assignment.certificate().isProof, "the proof does not hold")
    return assignment
  }

  func solve(step: Int32) {
    auction(step: max(step, 1))
    placeExactly(releaseLoosePairs())
    fillSeatsLeftOpen(reach: 2 &* step)
  }

  /// After the auction a person may hold a seat that is up to one step short of their best: they look again, exactly.
  private func releaseLoosePairs() -> [Int32] {
    var looking: [Int32] = []
    for row in 0..<table.people where people[row].place >= Person.unplaced {
      let (best, own) = readBest(row)
      people[row].worth = best
      let place = people[row].place
      if place >= 0 && own < best { unseat(Int32(row), from: place) }
      if people[row].place < 0 && best > people[row].alone { looking.append(Int32(row)) }
    }
    return looking
  }

  /// Seats that stayed open although their price says that someone wants them. Most are settled by near pairs, so the
  /// columns begin short; what they cannot decide waits for longer ones.
  private func fillSeatsLeftOpen(reach first: Int32) {
    var reach = first
    var waiting = (0..<Int32(table.openings)).filter { price[Int($0)] > 0 && openings[Int($0)].free > 0 }
    while !waiting.isEmpty {
      columns = Columns(self, reach: reach)
      var undecided: [Int32] = []
      for opening in waiting {
        do { try fill(opening) } catch { undecided.append(opening) }
      }
      waiting = undecided
      reach = reach < 1 << 20 ? reach * 4 : .max
      // Prices fell: what was known about the far end of a row no longer holds.
      for row in 0..<table.people where people[row].bound != .min { people[row].bound = .max }
    }
    columns = nil
    for row in 0..<table.people { people[row].bound = .max }
  }
}
