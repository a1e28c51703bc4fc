import Testing

@testable import Matching

@Suite("An assignment")
struct AssignmentTests {
  @Test("is as good as the best of all possible ones", arguments: 0..<300)
  func optimal(seed: Int) throws {
    var dice = Dice(UInt64(seed))
    let fits = seed % 3 == 0 ? 1...4 : seed % 3 == 1 ? 1...100 : 1...9801
    let market = Draw(
      people: Int.random(in: 1...9, using: &dice), openings: Int.random(in: 1...6, using: &dice),
      density: Double.random(in: 0.2...1, using: &dice), fits: fits, seats: 0...2, &dice)
    let assignment = Assignment.best(try market.table, step: seed % 2 == 0 ? 30 : 1)
    #expect(assignment.certificate().isProof, "\(assignment.certificate())")
    #expect(assignment.value == market.bestByTryingAll())
  }

  @Test("proves itself in markets of every tightness", arguments: [(0.5, 7), (0.9, 8), (1.1, 9), (2.0, 10)])
  func proof(tightness: Double, seed: Int) throws {
    var dice = Dice(UInt64(seed))
    let people = 600
    let openings = Int(Double(people) * tightness / 2)
    let market = Draw(people: people, openings: openings, density: 0.1, fits: 1...9801, seats: 1...3, &dice)
    let assignment = Assignment.best(try market.table)
    #expect(assignment.certificate().isProof)
    #expect(assignment.certificate().primal == assignment.value)
  }

  @Test("is worth the same whatever the step of the auction")
  func steps() throws {
    var dice = Dice(5)
    let market = Draw(people: 300, openings: 120, density: 0.2, fits: 1...9801, seats: 1...4, &dice)
    let values = try [1, 5, 30, 200, 5000].map { step in
      let assignment = Assignment.best(try market.table, step: step)
      #expect(assignment.certificate().isProof)
      return assignment.value
    }
    #expect(Set(values).count == 1)
  }

  @Test("is worth the same when people and openings are numbered otherwise", arguments: 0..<20)
  func numbering(seed: Int) throws {
    var dice = Dice(UInt64(seed + 100))
    let market = Draw(people: 80, openings: 40, density: 0.2, fits: 1...50, seats: 1...3, &dice)
    let order = Array(0..<40).shuffled(using: &dice)
    var other = market
    for (new, old) in order.enumerated() { other.seats[new] = market.seats[old] }
    let renamed = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    other.rows = market.rows.map { row in row.map { .init(opening: renamed[$0.opening]!, fit: $0.fit) } }
      .shuffled(using: &dice)
    let (one, two) = (Assignment.best(try market.table), Assignment.best(try other.table))
    #expect(one.value == two.value)
    let (most, mostOther) = (Assignment.mostPlaced(try market.table), Assignment.mostPlaced(try other.table))
    #expect(most.placed == mostOther.placed)
    #expect(most.value == mostOther.value)
  }

  @Test("stands without people, without openings and without pairs")
  func empty() throws {
    for (rows, seats) in [([], []), ([[]], []), ([], [3]), ([[], []], [1, 0])] as [([[PairTable.Pair]], [Int])] {
      let assignment = Assignment.best(try PairTable(rows: rows, seats: seats))
      #expect(assignment.certificate().isProof)
      #expect(assignment.value == 0)
      #expect(Assignment.mostPlaced(try PairTable(rows: rows, seats: seats)).placed == 0)
    }
  }

  @Test("a certificate notices a pair that is not possible, a seat given twice and a better pair")
  func proofFails() throws {
    let table = try PairTable(rows: [[.init(opening: 0, fit: 5)], [.init(opening: 0, fit: 7)]], seats: [1, 1])
    let assignment = Assignment.best(table)
    #expect(assignment.opening(of: 1) == 0)
    #expect(assignment.certificate().isProof)
    assignment.unseat(1, from: 0)
    assignment.seat(0, at: 0)
    #expect(!assignment.certificate().isProof)
    assignment.unseat(0, from: 0)
    assignment.seat(0, at: 1)
    #expect(assignment.certificate().faults > 0)
  }

  @Test("a table refuses what no assignment could be made of")
  func refusals() {
    #expect(throws: PairTable.Fault.seats(opening: 0, -1)) { try PairTable(rows: [], seats: [-1]) }
    #expect(throws: PairTable.Fault.opening(person: 0, 1)) {
      try PairTable(rows: [[.init(opening: 1, fit: 1)]], seats: [1])
    }
    #expect(throws: PairTable.Fault.fit(person: 0, opening: 0, 0)) {
      try PairTable(rows: [[.init(opening: 0, fit: 0)]], seats: [1])
    }
    #expect(throws: PairTable.Fault.twice(person: 0, opening: 0)) {
      try PairTable(rows: [[.init(opening: 0, fit: 1), .init(opening: 0, fit: 2)]], seats: [1])
    }
  }
}

@Suite("The other policies")
struct PolicyTests {
  @Test("most placed: nobody more can be placed, and none of those is better", arguments: 0..<200)
  func most(seed: Int) throws {
    var dice = Dice(UInt64(seed + 1000))
    let market = Draw(
      people: Int.random(in: 1...9, using: &dice), openings: Int.random(in: 1...6, using: &dice),
      density: Double.random(in: 0.1...0.6, using: &dice), fits: 1...9801, seats: 0...2, &dice)
    let assignment = Assignment.mostPlaced(try market.table)
    let all = market.bestByTryingAll(bonus: 1_000_000)
    #expect(assignment.certificate().isProof)
    #expect(!assignment.couldPlaceMore)
    #expect(assignment.placed == all / 1_000_000)
    #expect(assignment.value == all % 1_000_000)
  }

  @Test("a long chain of moves is found when it places one person more")
  func longChain() throws {
    // Person k prefers opening k by far; person 0 could also only take opening 0: everyone must move up by one.
    let length = 60
    let rows = (0..<length).map { k in
      k == 0
        ? [PairTable.Pair(opening: 0, fit: 1)]
        : [.init(opening: k - 1, fit: 9000), .init(opening: k, fit: 1)]
    }
    let table = try PairTable(rows: rows, seats: Array(repeating: 1, count: length))
    let assignment = Assignment.mostPlaced(table)
    #expect(assignment.placed == length)
    #expect(assignment.certificate().isProof)
  }

  @Test("stable: no person and opening would both rather have each other", arguments: 0..<100)
  func stable(seed: Int) throws {
    var dice = Dice(UInt64(seed + 2000))
    let market = Draw(people: 40, openings: 20, density: 0.4, fits: 1...30, seats: 0...3, &dice)
    let table = try market.table
    let stable = StableAssignment(table)
    #expect(stable.blockingPairs(in: table) == 0)
    #expect(stable.value <= Assignment.best(try market.table).value)
    for (opening, seats) in market.seats.enumerated() {
      #expect(stable.opening.filter { $0 == opening }.count <= seats)
    }
  }

  @Test("the best assignment is not always stable, and the check says so")
  func unstable() throws {
    let rows: [[PairTable.Pair]] = [
      [.init(opening: 0, fit: 10), .init(opening: 1, fit: 9)], [.init(opening: 0, fit: 8)],
    ]
    let table = try PairTable(rows: rows, seats: [1, 1])
    let stable = StableAssignment(table)
    #expect(stable.opening == [0, nil])
    #expect(Assignment.best(table).value == 17)
    let best = StableAssignment(opening: [1, 0], value: 17)
    #expect(best.blockingPairs(in: table) == 1)
  }
}
