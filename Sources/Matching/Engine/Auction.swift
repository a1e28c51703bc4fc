/// The opening auction: people bid for seats until all who can gain hold one. It brings the prices within one step of
/// the exact ones in a fraction of the time that exact searches need in a tight market; the searches then finish.
extension Assignment {
  /// - Parameter step: by how much a bid tops what would already win. Larger steps end sooner and leave more to repair.
  func auction(step: Int32) {
    for person in 0..<Int32(table.people) where people[Int(person)].place == Person.unplaced {
      var bidder = person
      while bidder >= 0 { bidder = bid(for: bidder, step: step) }
    }
  }

  /// Seats the bidder at their best opening; returns who lost the seat for it, or -1.
  @inline(__always)
  private func bid(for bidder: Int32, step: Int32) -> Int32 {
    let person = Int(bidder)
    let alone = people[person].alone
    var (best, second, target) = (alone, alone, Int32(-1))
    var isFresh = false
    while true {
      (best, second, target) = (alone, alone, -1)
      var at = Int(table.rowStart[person])
      let end = min(Int(table.rowEnd[person]), at &+ Assignment.front)
      while at < end {
        let opening = table.opening[at]
        let gain = Int32(table.fit[at]) &- price[Int(opening)]
        if gain > second {
          if gain > best { (best, second, target) = (gain, best, opening) } else { second = gain }
        }
        at &+= 1
      }
      if isFresh || second >= people[person].bound { break }
      rescan(person)
      isFresh = true
    }
    guard target >= 0 else { return -1 }
    let offer = price[Int(target)] &+ best &- second &+ step
    people[person].bid = offer
    if openings[Int(target)].free > 0 {
      seat(bidder, at: target)
      if openings[Int(target)].free == 0 { price[Int(target)] = lowestBid(at: target).bid }
      return -1
    }
    let loser = lowestBid(at: target).person
    unseat(loser, from: target)
    seat(bidder, at: target)
    price[Int(target)] = lowestBid(at: target).bid
    return loser
  }

  @inline(__always)
  private func lowestBid(at opening: Int32) -> (person: Int32, bid: Int32) {
    var person = openings[Int(opening)].first
    var lowest = (person: person, bid: people[Int(person)].bid)
    person = people[Int(person)].next
    while person >= 0 {
      if people[Int(person)].bid < lowest.bid { lowest = (person, people[Int(person)].bid) }
      person = people[Int(person)].next
    }
    return lowest
  }

  /// Reads a whole row and moves the eight pairs that bring most to its front.
  func rescan(_ person: Int) {
    let start = Int(table.rowStart[person])
    let end = Int(table.rowEnd[person])
    let front = Assignment.front
    guard end &- start > front else {
      people[person].bound = .min
      return
    }
    let gains = scratch
    let places = scratch + front
    var kept = 0
    var rest = Int32.min
    var at = start
    while at < end {
      let gain = Int32(table.fit[at]) &- price[Int(table.opening[at])]
      if kept == front && gain <= gains[front &- 1] {
        if gain > rest { rest = gain }
      } else {
        var slot = kept
        if kept < front {
          kept &+= 1
        } else {
          slot = front &- 1
          if gains[slot] > rest { rest = gains[slot] }
        }
        while slot > 0 && gains[slot &- 1] < gain {
          gains[slot] = gains[slot &- 1]
          places[slot] = places[slot &- 1]
          slot &-= 1
        }
        gains[slot] = gain
        places[slot] = Int32(truncatingIfNeeded: at &- start)
      }
      at &+= 1
    }
    moveToFront(start: start, places: places)
    people[person].bound = rest
  }

  @inline(__always)
  private func moveToFront(start: Int, places: UnsafeMutablePointer<Int32>) {
    let front = Assignment.front
    var taken: UInt32 = 0
    for slot in 0..<front where places[slot] < Int32(front) { taken |= 1 &<< UInt32(places[slot]) }
    var open = ~taken
    for slot in 0..<front where places[slot] >= Int32(front) {
      let target = start &+ open.trailingZeroBitCount
      open &= open &- 1
      let source = start &+ Int(places[slot])
      (table.opening[target], table.opening[source]) = (table.opening[source], table.opening[target])
      (table.fit[target], table.fit[source]) = (table.fit[source], table.fit[target])
    }
  }

  /// The most that any pair of the row brings at today's prices, and what the person's own seat brings, if that is
  /// among the first eight (elsewhere it can be no better than equal).
  func readBest(_ person: Int) -> (best: Int32, own: Int32) {
    var isFresh = false
    while true {
      var (best, own) = (people[person].alone, Int32.min)
      let place = people[person].place
      var at = Int(table.rowStart[person])
      let end = min(Int(table.rowEnd[person]), at &+ Assignment.front)
      while at < end {
        let gain = Int32(table.fit[at]) &- price[Int(table.opening[at])]
        if table.opening[at] == place { own = gain }
        if gain > best { best = gain }
        at &+= 1
      }
      if isFresh || best >= people[person].bound { return (best, own) }
      rescan(person)
      isFresh = true
    }
  }
}
