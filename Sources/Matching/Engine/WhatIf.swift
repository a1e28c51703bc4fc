/// Answers to "why" and "what if", read from the prices and from searches that change nothing.
extension Assignment {
  /// What one more seat would add, and who would move.
  public struct SeatWish: Sendable, Hashable {
    public let opening: Int
    /// Points that the total would gain. Exact.
    public let gain: Int
    /// How many more people would be placed: 1 or 0.
    public let placesMore: Int
    public let moves: [Move]
  }

  /// What choosing a pair by hand would do to the rest.
  public struct Choice: Sendable, Hashable {
    public let person: Int
    public let opening: Int
    public let fit: Int
    /// Points that the total would lose; 0 means that the choice is as good as the proposal. Exact.
    public let cost: Int
    /// Everyone who would move, the chosen person included.
    public let moves: [Move]
  }

  /// What one more seat at `opening` would add to the total.
  public func oneMoreSeat(at opening: Int) -> SeatWish {
    goLive()
    trimPrice(at: opening)
    guard price[opening] > 0 else { return SeatWish(opening: opening, gain: 0, placesMore: 0, moves: []) }
    let gain = Int(price[opening])
    do {
      let finding = try searchPerson(for: Int32(opening))
      let moves = moves(of: finding, into: Int32(opening))
      forget()
      let places = moves.contains { $0.from == nil } ? 1 : 0
      return SeatWish(opening: opening, gain: gain - Int(finding.distance), placesMore: places, moves: moves)
    } catch {
      preconditionFailure("columns of a live assignment reach everywhere")
    }
  }

  /// The openings where one more seat would add most: whom to call. A price is never below the exact gain, so only
  /// openings with a price are looked at, dearest first.
  public func seatsWorthAsking(_ count: Int) -> [SeatWish] {
    goLive()
    for opening in 0..<table.openings { trimPrice(at: opening) }
    let byPrice = (0..<table.openings).filter { price[$0] > 0 }.sorted { (price[$1], $0) < (price[$0], $1) }
    var best: [SeatWish] = []
    for opening in byPrice {
      if best.count == count, let last = best.last, Int(price[opening]) < last.gain { break }
      let wish = oneMoreSeat(at: opening)
      guard wish.gain > 0 else { continue }
      let place = best.firstIndex { ($0.gain, opening) < (wish.gain, $0.opening) } ?? best.count
      best.insert(wish, at: place)
      if best.count > count { best.removeLast() }
    }
    return best
  }

  /// What this pair would cost the whole: at least `worth + price − fit`, exactly what is stated here.
  ///
  /// The choice is rehearsed and taken back; the assignment afterwards is the one before.
  public func choosing(_ person: Int, at opening: Int) throws(Refusal) -> Choice {
    guard (0..<table.people).contains(person) else { throw .noSuchPerson(person) }
    guard let fit = table.fit(of: person, at: opening) else { throw .notPossible(person: person, opening: opening) }
    goLive()
    let before = rehearsal()
    defer { restore(before) }
    let steps = try make(.locked(person: person, opening: opening))
    return Choice(person: person, opening: opening, fit: fit, cost: -gain(of: steps), moves: Assignment.net(steps))
  }

  /// What a row of moves adds to the total.
  func gain(of moves: [Move]) -> Int {
    moves.reduce(0) { sum, move in
      let bonus = -Int(people[move.person].alone)
      let now = move.to.map { (table.fit(of: move.person, at: $0) ?? 0) + bonus } ?? 0
      let then = move.from.map { (table.fit(of: move.person, at: $0) ?? 0) + bonus } ?? 0
      return sum + now - then
    }
  }

  /// Where each person was first and is last, without those who come back to where they were.
  public static func net(_ moves: [Move]) -> [Move] {
    var order: [Int] = []
    var ends: [Int: (from: Int?, to: Int?)] = [:]
    for move in moves {
      if let known = ends[move.person] {
        ends[move.person] = (known.from, move.to)
      } else {
        order.append(move.person)
        ends[move.person] = (move.from, move.to)
      }
    }
    return order.compactMap { person in
      guard let (from, to) = ends[person], from != to else { return nil }
      return Move(person: person, from: from, to: to)
    }
  }

  // MARK: Rehearsal

  private struct Rehearsal {
    var people: [Person]
    var openings: [Opening]
    var price: [Int32]
    var locks: [Int: Int]
  }

  private func rehearsal() -> Rehearsal {
    Rehearsal(
      people: Array(UnsafeBufferPointer(start: people, count: table.people)),
      openings: Array(UnsafeBufferPointer(start: openings, count: table.openings)),
      price: Array(UnsafeBufferPointer(start: price, count: table.openings)), locks: locks)
  }

  private func restore(_ state: Rehearsal) {
    for (row, person) in state.people.enumerated() {
      people[row] = person
      // Rows may have been reordered meanwhile.
      people[row].bound = .max
    }
    for (row, opening) in state.openings.enumerated() { openings[row] = opening }
    for (row, value) in state.price.enumerated() { price[row] = value }
    locks = state.locks
  }
}
