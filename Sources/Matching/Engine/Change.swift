extension Assignment {
  /// Something happened; the proposal changes as little as the new optimum asks, and stays exact.
  public enum Change: Sendable, Hashable {
    /// A person of the table who was away is to be placed.
    case arrives(person: Int)
    case leaves(person: Int)
    case seatOpens(opening: Int)
    /// One seat fewer; a free one goes first.
    case seatCloses(opening: Int)
    /// This person takes this opening, whatever the optimum says. They and the seat are out of the proposal from then
    /// on, and the rest is the optimum around them.
    case locked(person: Int, opening: Int)
    case unlocked(person: Int)
    /// This pair will not be: the person or the firm said no.
    case refused(person: Int, opening: Int)
    /// The fit of a possible pair was corrected.
    case fit(person: Int, opening: Int, Int)
  }

  /// Why a change cannot be made. Nothing has changed.
  public enum Refusal: Error, Hashable, CustomStringConvertible {
    case noSuchPerson(Int)
    case noSuchOpening(Int)
    case alreadyPresent(person: Int)
    case notPresent(person: Int)
    case locked(person: Int)
    case notLocked(person: Int)
    case noSeat(opening: Int)
    case notPossible(person: Int, opening: Int)
    case fit(Int)
    case invalidRow(String)

    public var description: String {
      switch self {
      case .noSuchPerson(let person): "there is no person \(person) in this proposal"
      case .noSuchOpening(let opening): "there is no opening \(opening) in this proposal"
      case .alreadyPresent(let person): "person \(person) is already in the proposal"
      case .notPresent(let person): "person \(person) is not in the proposal; let them arrive first"
      case .locked(let person): "person \(person) is locked to an opening; unlock the pair first"
      case .notLocked(let person): "person \(person) is not locked"
      case .noSeat(let opening): "opening \(opening) has no seat to give"
      case .notPossible(let person, let opening): "person \(person) and opening \(opening) are not a possible pair"
      case .fit(let fit): "a fit lies from 1 to \(PairTable.highestFit), not \(fit)"
      case .invalidRow(let why): why
      }
    }
  }

  /// Makes the change and returns who moves, in the order of the steps taken; `net` sums them up. Exact: the certificate holds again when this returns.
  @discardableResult
  public func make(_ change: Change) throws(Refusal) -> [Move] {
    goLive()
    switch change {
    case .arrives(let person):
      try requirePerson(person)
      guard locks[person] == nil else { throw .locked(person: person) }
      guard people[person].place == Person.absent else { throw .alreadyPresent(person: person) }
      people[person].place = Person.unplaced
      return place(Int32(person))
    case .leaves(let person):
      try requirePresent(person)
      return takeOut(person, as: Person.absent)
    case .seatOpens(let opening):
      try requireOpening(opening)
      openings[opening].free += 1
      return refill(opening)
    case .seatCloses(let opening):
      try requireOpening(opening)
      return try closeSeat(opening)
    case .locked(let person, let opening): return try lock(person, at: opening)
    case .unlocked(let person): return try unlock(person)
    case .refused(let person, let opening): return try refuse(person, opening)
    case .fit(let person, let opening, let fit): return try correct(person, opening, fit)
    }
  }

  /// A person who was not in the table arrives with a row of their own.
  /// - Returns: their number and who moves.
  public func arrive(with row: [PairTable.Pair]) throws(Refusal) -> (person: Int, moves: [Move]) {
    var seen = Set<Int>()
    for pair in row {
      try requireOpening(pair.opening)
      guard (1...PairTable.highestFit).contains(pair.fit) else { throw .fit(pair.fit) }
      guard seen.insert(pair.opening).inserted else { throw .invalidRow("opening \(pair.opening) is listed twice") }
    }
    goLive()
    let person = table.append(row)
    if person >= roomForPeople {
      people = PairTable.grown(people, from: person, to: roomForPeople * 2)
      roomForPeople *= 2
    }
    (people + person).initialize(to: Person())
    for pair in row { columns!.add(person: Int32(person), opening: pair.opening, fit: UInt16(pair.fit)) }
    return (person, place(Int32(person)))
  }

  /// Lists all pairs by opening, which single changes need; the first change pays for it.
  public func goLive() {
    guard !isLive else { return }
    columns = Columns(self, reach: .max)
    isLive = true
  }

  // MARK: The kinds

  private func place(_ person: Int32) -> [Move] {
    people[Int(person)].worth = readBest(Int(person)).best
    guard people[Int(person)].worth > people[Int(person)].alone else { return [] }
    let finding = searchSeat(for: person)
    let moves = moves(of: finding)
    raisePrices(by: finding)
    people[Int(person)].worth -= finding.distance
    carryOut(moves)
    forget()
    return moves.filter { $0.from != $0.to }
  }

  private func takeOut(_ person: Int, as state: Int32) -> [Move] {
    let place = people[person].place
    if place >= 0 { unseat(Int32(person), from: place) }
    people[person].place = state
    people[person].worth = people[person].alone
    guard place >= 0 else { return [] }
    return [Move(person: person, from: Int(place), to: nil)] + refill(Int(place))
  }

  func refill(_ opening: Int) -> [Move] {
    trimPrice(at: opening)
    do { return try fill(Int32(opening)) } catch {
      preconditionFailure("columns of a live assignment reach everywhere")
    }
  }

  /// Where nobody sits a price may be anything that is high enough; this makes it no higher than someone would pay.
  func trimPrice(at opening: Int) {
    guard openings[opening].first < 0, price[opening] > 0 else { return }
    let columns = columns!
    var wanted: Int32 = 0
    for at in Int(columns.start[opening])..<Int(columns.end[opening]) {
      let person = people[Int(columns.person[at])]
      if person.place >= Person.unplaced { wanted = max(wanted, Int32(columns.fit[at]) - person.worth) }
    }
    for (row, fit) in columns.later[Int32(opening)] ?? [] {
      let person = people[Int(row)]
      if person.place >= Person.unplaced { wanted = max(wanted, Int32(fit) - person.worth) }
    }
    guard wanted < price[opening] else { return }
    price[opening] = wanted
    liftBounds(at: Int32(opening))
  }

  private func closeSeat(_ opening: Int) throws(Refusal) -> [Move] {
    if openings[opening].free > 0 {
      openings[opening].free -= 1
      return []
    }
    guard openings[opening].first >= 0 else { throw .noSeat(opening: opening) }
    let finding = searchWayOut(of: Int32(opening))
    let moves = moves(of: finding)
    raisePrices(by: finding)
    carryOut(moves)
    openings[opening].free -= 1
    forget()
    return moves
  }

  private func refuse(_ person: Int, _ opening: Int) throws(Refusal) -> [Move] {
    try requirePresent(person)
    guard let at = table.position(of: person, at: opening) else {
      throw .notPossible(person: person, opening: opening)
    }
    let wasPlacedHere = people[person].place == Int32(opening)
    var moves = wasPlacedHere ? takeOut(person, as: Person.absent) : []
    columns!.remove(person: Int32(person), opening: opening)
    table.rowEnd[person] -= 1
    let last = Int(table.rowEnd[person])
    (table.opening[at], table.fit[at]) = (table.opening[last], table.fit[last])
    people[person].bound = .max
    if wasPlacedHere {
      people[person].place = Person.unplaced
      moves += place(Int32(person))
    }
    return moves
  }

  private func correct(_ person: Int, _ opening: Int, _ fit: Int) throws(Refusal) -> [Move] {
    try requirePresent(person)
    guard (1...PairTable.highestFit).contains(fit) else { throw .fit(fit) }
    guard let at = table.position(of: person, at: opening) else {
      throw .notPossible(person: person, opening: opening)
    }
    var moves = takeOut(person, as: Person.absent)
    table.fit[at] = UInt16(fit)
    columns!.remove(person: Int32(person), opening: opening)
    columns!.add(person: Int32(person), opening: opening, fit: UInt16(fit))
    people[person].bound = .max
    people[person].place = Person.unplaced
    moves += place(Int32(person))
    return moves
  }

  // MARK: Locks

  private func lock(_ person: Int, at opening: Int) throws(Refusal) -> [Move] {
    try requirePresent(person)
    try requireOpening(opening)
    guard table.position(of: person, at: opening) != nil else {
      throw .notPossible(person: person, opening: opening)
    }
    guard openings[opening].free > 0 || openings[opening].first >= 0 else { throw .noSeat(opening: opening) }
    var moves: [Move] = []
    if people[person].place == Int32(opening) {
      // Person and seat go out together: what remains is still proved by the same prices.
      unseat(Int32(person), from: Int32(opening))
      openings[opening].free -= 1
    } else {
      moves = takeOut(person, as: Person.absent)
      moves += try closeSeat(opening)
      moves.append(Move(person: person, from: nil, to: opening))
    }
    people[person].place = Person.absent
    people[person].worth = people[person].alone
    locks[person] = opening
    return moves
  }

  private func unlock(_ person: Int) throws(Refusal) -> [Move] {
    try requirePerson(person)
    guard let opening = locks.removeValue(forKey: person) else { throw .notLocked(person: person) }
    openings[opening].free += 1
    var moves = [Move(person: person, from: opening, to: nil)] + refill(opening)
    people[person].place = Person.unplaced
    moves += place(Int32(person))
    return moves
  }

  // MARK: Checks

  private func requirePerson(_ person: Int) throws(Refusal) {
    guard (0..<table.people).contains(person) else { throw .noSuchPerson(person) }
  }

  private func requirePresent(_ person: Int) throws(Refusal) {
    guard (0..<table.people).contains(person) else { throw .noSuchPerson(person) }
    guard locks[person] == nil else { throw .locked(person: person) }
    guard people[person].place != Person.absent else { throw .notPresent(person: person) }
  }

  private func requireOpening(_ opening: Int) throws(Refusal) {
    guard (0..<table.openings).contains(opening) else { throw .noSuchOpening(opening) }
  }
}
