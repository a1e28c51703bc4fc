/// A person looks for a seat: the cheapest chain of moves that ends in a free seat or leaves someone without.
extension Assignment {
  /// Shortest chain for a person who holds no seat and whose `worth` is up to date. Labels stay until `forget`.
  func searchSeat(for person: Int32) -> Finding {
    let start = people[Int(person)]
    var finding = Finding(distance: start.worth &- start.alone, exit: .left(person: person, opening: -1))
    queue.reserve(Int(finding.distance) + 1)
    read(person, base: 0, into: &finding)
    spread(&finding)
    return finding
  }

  /// Shortest chain that empties one seat of a full opening.
  func searchWayOut(of opening: Int32) -> Finding {
    var (cheapest, holder) = (Int32.max, Int32(-1))
    var person = openings[Int(opening)].first
    while person >= 0 {
      let loss = people[Int(person)].worth &- people[Int(person)].alone
      if loss < cheapest { (cheapest, holder) = (loss, person) }
      person = people[Int(person)].next
    }
    var finding = Finding(distance: cheapest, exit: .left(person: holder, opening: opening))
    queue.reserve(Int(cheapest) + 1)
    openings[Int(opening)].distance = 0
    openings[Int(opening)].via = -1
    touched.append(opening)
    if cheapest > 0 {
      queue.push(opening, at: 0)
      spread(&finding)
    }
    return finding
  }

  @inline(__always)
  private func spread(_ finding: inout Finding) {
    while let (opening, distance) = queue.pop(below: finding.distance) {
      if openings[Int(opening)].distance != distance || openings[Int(opening)].isDone { continue }
      openings[Int(opening)].isDone = true
      var holder = openings[Int(opening)].first
      while holder >= 0 {
        let lost = distance &+ people[Int(holder)].worth &- people[Int(holder)].alone
        if lost < finding.distance {
          finding = Finding(distance: lost, exit: .left(person: holder, opening: opening))
        }
        holder = people[Int(holder)].next
      }
      holder = openings[Int(opening)].first
      while holder >= 0 {
        read(holder, base: distance, into: &finding)
        holder = people[Int(holder)].next
      }
    }
  }

  /// Where this person could go instead, from a chain that is already `base` long.
  @inline(__always)
  private func read(_ person: Int32, base: Int32, into finding: inout Finding) {
    let row = Int(person)
    let hope = base &+ people[row].worth
    var at = Int(table.rowStart[row])
    var end = Int(table.rowEnd[row])
    if end &- at > Assignment.front {
      if people[row].bound == .max || hope &- people[row].bound < finding.distance { rescan(row) }
      if hope &- people[row].bound >= finding.distance { end = at &+ Assignment.front }
    }
    while at < end {
      let opening = table.opening[at]
      let distance = hope &- Int32(table.fit[at]) &+ price[Int(opening)]
      if distance < finding.distance {
        let known = openings[Int(opening)]
        if distance < known.distance {
          if known.free > 0 {
            finding = Finding(distance: distance, exit: .freeSeat(opening: opening, person: person))
          } else {
            if known.distance == .max { touched.append(opening) }
            openings[Int(opening)].distance = distance
            openings[Int(opening)].via = person
            queue.push(opening, at: distance)
          }
        }
      }
      at &+= 1
    }
  }

  /// Raises the prices that the search found too low. The source person's worth is the caller's to lower.
  func raisePrices(by finding: Finding) {
    for opening in touched where openings[Int(opening)].distance < finding.distance {
      let rise = finding.distance &- openings[Int(opening)].distance
      price[Int(opening)] &+= rise
      var holder = openings[Int(opening)].first
      while holder >= 0 {
        people[Int(holder)].worth &-= rise
        holder = people[Int(holder)].next
      }
    }
  }

  /// The moves of a found chain, last link first: who takes the end, who takes that one's seat, … back to the source.
  func moves(of finding: Finding) -> [Move] {
    var moves: [Move] = []
    var person: Int32
    switch finding.exit {
    case .freeSeat(let opening, let mover):
      moves.append(move(mover, to: opening))
      person = mover
    case .left(let mover, _):
      moves.append(move(mover, to: -1))
      person = mover
    case .taken, .empty: preconditionFailure("a search for a seat ends in a seat or with someone left")
    }
    while people[Int(person)].place >= 0 {
      let vacated = people[Int(person)].place
      let next = openings[Int(vacated)].via
      if next < 0 { break }
      moves.append(move(next, to: vacated))
      person = next
    }
    return moves
  }

  private func move(_ person: Int32, to opening: Int32) -> Move {
    let place = people[Int(person)].place
    return Move(person: Int(person), from: place >= 0 ? Int(place) : nil, to: opening >= 0 ? Int(opening) : nil)
  }

  /// Carries out a chain. Everyone leaves before anyone arrives.
  func carryOut(_ moves: [Move]) {
    for move in moves {
      if let from = move.from { unseat(Int32(move.person), from: Int32(from)) }
    }
    for move in moves {
      if let to = move.to { seat(Int32(move.person), at: Int32(to)) }
    }
  }

  /// Finds a seat for everyone in `list`, one exact search each.
  func placeExactly(_ list: [Int32]) {
    for person in list {
      people[Int(person)].worth = readBest(Int(person)).best
      if people[Int(person)].worth == people[Int(person)].alone { continue }
      let finding = searchSeat(for: person)
      raisePrices(by: finding)
      people[Int(person)].worth &-= finding.distance
      walkChain(of: finding)
      forget()
    }
  }

  /// `carryOut(moves(of:))` without the list: the solver's inner loop.
  @inline(__always)
  private func walkChain(of finding: Finding) {
    var (person, target): (Int32, Int32)
    switch finding.exit {
    case .freeSeat(let opening, let mover): (person, target) = (mover, opening)
    case .left(let mover, _): (person, target) = (mover, -1)
    case .taken, .empty: return
    }
    while true {
      let vacated = people[Int(person)].place
      if vacated >= 0 { unseat(person, from: vacated) }
      if target >= 0 { seat(person, at: target) }
      guard vacated >= 0 else { return }
      (person, target) = (openings[Int(vacated)].via, vacated)
    }
  }
}
