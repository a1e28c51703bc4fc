import Testing

@testable import Matching

@Suite("A change")
struct ChangeTests {
  /// The state that the changes should have led to, kept separately and solved afresh.
  private struct Mirror {
    var rows: [[PairTable.Pair]]
    var seats: [Int]
    var isPresent: [Bool]
    var locks: [Int: Int] = [:]

    func bestValue() throws -> Int {
      let rows = rows.enumerated().map { person, row in isPresent[person] && locks[person] == nil ? row : [] }
      return Assignment.best(try PairTable(rows: rows, seats: seats)).value
    }
  }

  @Test("of any kind leaves what solving afresh would give", arguments: 0..<12)
  func likeSolvingAfresh(seed: Int) throws {
    var dice = Dice(UInt64(seed + 50))
    let tight = [0...1, 1...2, 1...4][seed % 3]
    let market = Draw(
      people: 60, openings: 40, density: 0.25, fits: seed % 2 == 0 ? 1...20 : 1...9801, seats: tight, &dice)
    let assignment = Assignment.best(try market.table)
    var mirror = Mirror(rows: market.rows, seats: market.seats, isPresent: Array(repeating: true, count: 60))
    var kinds = Set<Int>()
    for _ in 0..<250 {
      let before = (0..<mirror.rows.count).map { assignment.locks[$0] ?? assignment.opening(of: $0) }
      guard let (kind, moves) = try step(&mirror, assignment, &dice) else { continue }
      kinds.insert(kind)
      let certificate = assignment.certificate()
      #expect(certificate.isProof, "kind \(kind): \(certificate)")
      #expect(assignment.value == (try mirror.bestValue()), "kind \(kind)")
      var now = before + Array(repeating: nil, count: mirror.rows.count - before.count)
      for move in Assignment.net(moves) where mirror.isPresent[move.person] { now[move.person] = move.to }
      for person in mirror.rows.indices where mirror.isPresent[person] {
        #expect(now[person] == (assignment.locks[person] ?? assignment.opening(of: person)), "kind \(kind)")
      }
      for (person, opening) in mirror.locks { #expect(assignment.locks[person] == opening) }
      for (opening, seats) in mirror.seats.enumerated() { #expect(assignment.seats(at: opening) == seats) }
    }
    #expect(kinds == Set(0...8))
  }

  /// Draws one change and makes it on both; `nil` when the draw makes no sense now.
  private func step(
    _ mirror: inout Mirror, _ assignment: Assignment, _ dice: inout Dice
  ) throws -> (Int, [Assignment.Move])? {
    let kind = Int.random(in: 0...8, using: &dice)
    let person = Int.random(in: mirror.rows.indices, using: &dice)
    let opening = Int.random(in: mirror.seats.indices, using: &dice)
    let isFree = mirror.isPresent[person] && mirror.locks[person] == nil
    let pair = mirror.rows[person].randomElement(using: &dice)
    switch kind {
    case 0:
      guard !mirror.isPresent[person] else { return nil }
      mirror.isPresent[person] = true
      return (kind, try assignment.make(.arrives(person: person)))
    case 1:
      guard isFree else { return nil }
      mirror.isPresent[person] = false
      return (kind, try assignment.make(.leaves(person: person)))
    case 2:
      mirror.seats[opening] += 1
      return (kind, try assignment.make(.seatOpens(opening: opening)))
    case 3:
      guard mirror.seats[opening] > 0 else { return nil }
      mirror.seats[opening] -= 1
      return (kind, try assignment.make(.seatCloses(opening: opening)))
    case 4:
      guard isFree, let pair, mirror.rows[person].count > 1 else { return nil }
      mirror.rows[person].removeAll { $0.opening == pair.opening }
      return (kind, try assignment.make(.refused(person: person, opening: pair.opening)))
    case 5:
      guard isFree, let pair, mirror.seats[pair.opening] > 0, mirror.locks.count < 8 else { return nil }
      mirror.locks[person] = pair.opening
      mirror.seats[pair.opening] -= 1
      return (kind, try assignment.make(.locked(person: person, opening: pair.opening)))
    case 6:
      guard let (locked, place) = mirror.locks.min(by: { $0.key < $1.key }) else { return nil }
      mirror.locks[locked] = nil
      mirror.seats[place] += 1
      return (kind, try assignment.make(.unlocked(person: locked)))
    case 7:
      guard isFree, let pair else { return nil }
      let fit = Int.random(in: 1...9801, using: &dice)
      mirror.rows[person] = mirror.rows[person].map {
        $0.opening == pair.opening ? .init(opening: $0.opening, fit: fit) : $0
      }
      return (kind, try assignment.make(.fit(person: person, opening: pair.opening, fit)))
    default:
      guard mirror.rows.count < 80 else { return nil }
      let row = mirror.seats.indices.filter { _ in Bool.random(using: &dice) && Bool.random(using: &dice) }
        .map { PairTable.Pair(opening: $0, fit: Int.random(in: 1...9801, using: &dice)) }
      mirror.rows.append(row)
      mirror.isPresent.append(true)
      let (number, moves) = try assignment.arrive(with: row)
      #expect(number == mirror.rows.count - 1)
      return (kind, moves)
    }
  }

  @Test("that makes no sense is refused with its reason and changes nothing")
  func refusals() throws {
    let table = try PairTable(rows: [[.init(opening: 0, fit: 5)], []], seats: [1, 0])
    let assignment = Assignment.best(table)
    #expect(throws: Assignment.Refusal.noSuchPerson(9)) { try assignment.make(.leaves(person: 9)) }
    #expect(throws: Assignment.Refusal.noSuchOpening(7)) { try assignment.make(.seatOpens(opening: 7)) }
    #expect(throws: Assignment.Refusal.alreadyPresent(person: 0)) { try assignment.make(.arrives(person: 0)) }
    #expect(throws: Assignment.Refusal.noSeat(opening: 1)) { try assignment.make(.seatCloses(opening: 1)) }
    #expect(throws: Assignment.Refusal.notPossible(person: 1, opening: 0)) {
      try assignment.make(.locked(person: 1, opening: 0))
    }
    #expect(throws: Assignment.Refusal.notLocked(person: 0)) { try assignment.make(.unlocked(person: 0)) }
    try assignment.make(.locked(person: 0, opening: 0))
    #expect(throws: Assignment.Refusal.locked(person: 0)) { try assignment.make(.leaves(person: 0)) }
    #expect(throws: Assignment.Refusal.locked(person: 0)) { try assignment.make(.arrives(person: 0)) }
    #expect(assignment.certificate().isProof)
  }
}

@Suite("What if")
struct WhatIfTests {
  @Test("one more seat adds exactly what solving with that seat adds", arguments: 0..<15)
  func oneMoreSeat(seed: Int) throws {
    var dice = Dice(UInt64(seed + 300))
    let market = Draw(
      people: 50, openings: 20, density: 0.3, fits: 1...(seed % 2 == 0 ? 12 : 9801), seats: 1...2, &dice)
    let assignment = Assignment.best(try market.table)
    let before = assignment.value
    var gains: [Int] = []
    for opening in market.seats.indices {
      var more = market
      more.seats[opening] += 1
      let wish = assignment.oneMoreSeat(at: opening)
      #expect(wish.gain == Assignment.best(try more.table).value - before)
      #expect(assignment.gain(of: wish.moves) == wish.gain)
      gains.append(wish.gain)
    }
    #expect(assignment.value == before)
    #expect(assignment.certificate().isProof)
    let asked = assignment.seatsWorthAsking(3).map(\.gain)
    #expect(asked == Array(gains.filter { $0 > 0 }.sorted(by: >).prefix(3)))
  }

  @Test("choosing a pair by hand costs exactly what solving around it costs", arguments: 0..<15)
  func choosing(seed: Int) throws {
    var dice = Dice(UInt64(seed + 400))
    let market = Draw(
      people: 40, openings: 20, density: 0.3, fits: 1...(seed % 2 == 0 ? 12 : 9801), seats: 1...2, &dice)
    let assignment = Assignment.best(try market.table)
    let places = (0..<40).map { assignment.opening(of: $0) }
    for person in 0..<10 {
      for pair in market.rows[person] {
        var around = market
        around.rows[person] = []
        around.seats[pair.opening] -= 1
        let choice = try assignment.choosing(person, at: pair.opening)
        #expect(choice.cost == assignment.value - Assignment.best(try around.table).value - pair.fit)
        #expect(choice.cost >= 0)
        #expect(choice.cost >= 0 && (choice.cost == 0) == (assignment.gain(of: choice.moves) == 0))
      }
    }
    #expect((0..<40).map { assignment.opening(of: $0) } == places)
    #expect(assignment.certificate().isProof)
  }
}
