import Testing

@testable import Matching

@Suite("Quotas and floors")
struct TermsTests {
  private func draw(_ seed: Int, people: Int, openings: Int) -> (Draw, Quotas) {
    var dice = Dice(UInt64(seed + 700))
    let market = Draw(people: people, openings: openings, density: 0.5, fits: 1...9801, seats: 1...2, &dice)
    let cohorts = max(1, openings / 3)
    let quotas = Quotas(
      cohortOfOpening: (0..<openings).map { _ in Int.random(in: -1..<cohorts, using: &dice) },
      groupOfPerson: (0..<people).map { _ in Int.random(in: 0...1, using: &dice) },
      limits: (0..<cohorts).map { _ in [Int.random(in: 0...2, using: &dice), Int.random(in: 1...3, using: &dice)] })
    return (market, quotas)
  }

  @Test("no quota is exceeded, and no answer exceeds the bound", arguments: 0..<60)
  func quotas(seed: Int) throws {
    let (market, quotas) = draw(seed, people: 30, openings: 12)
    let answer = try Assignment.best(try market.table, under: quotas)
    var counts: [Int: Int] = [:]
    for (person, opening) in answer.opening.enumerated() {
      guard let opening, let quota = quotas.index(person: person, opening: opening) else { continue }
      counts[quota, default: 0] += 1
    }
    for (quota, count) in counts { #expect(count <= quotas.limits.flatMap { $0 }[quota]) }
    for (opening, seats) in market.seats.enumerated() {
      #expect(answer.opening.filter { $0 == opening }.count <= seats)
    }
    #expect(answer.gap >= 0)
  }

  @Test("the bound holds against trying everything", arguments: 0..<40)
  func bound(seed: Int) throws {
    let (market, quotas) = draw(seed, people: 6, openings: 4)
    let answer = try Assignment.best(try market.table, under: quotas)
    let best = tryAll(market, quotas, person: 0, seats: market.seats, counts: [:])
    #expect(answer.value <= best)
    #expect(best <= answer.bound)
  }

  private func tryAll(_ market: Draw, _ quotas: Quotas, person: Int, seats: [Int], counts: [Int: Int]) -> Int {
    guard person < market.rows.count else { return 0 }
    var best = tryAll(market, quotas, person: person + 1, seats: seats, counts: counts)
    for pair in market.rows[person] where seats[pair.opening] > 0 {
      var (seats, counts) = (seats, counts)
      seats[pair.opening] -= 1
      if let quota = quotas.index(person: person, opening: pair.opening) {
        counts[quota, default: 0] += 1
        if counts[quota]! > quotas.limits.flatMap({ $0 })[quota] { continue }
      }
      best = max(best, pair.fit + tryAll(market, quotas, person: person + 1, seats: seats, counts: counts))
    }
    return best
  }

  @Test("quotas that bind nobody cost nothing and leave no gap")
  func slack() throws {
    let (market, drawn) = draw(3, people: 30, openings: 12)
    var quotas = drawn
    quotas.limits = quotas.limits.map { _ in [99, 99] }
    let answer = try Assignment.best(try market.table, under: quotas)
    #expect(answer.gap == 0)
    #expect(answer.value == Assignment.best(try market.table).value)
  }

  @Test("a floor is reached where it can be, and its price is the difference", arguments: 0..<20)
  func floors(seed: Int) throws {
    var dice = Dice(UInt64(seed + 900))
    let market = Draw(people: 40, openings: 14, density: 0.4, fits: 1...9801, seats: 1...2, &dice)
    let groups = (0..<40).map { _ in Int.random(in: 0...2, using: &dice) }
    let free = Assignment.best(try market.table)
    let now = groups.indices.filter { groups[$0] == 1 && free.opening(of: $0) != nil }.count
    let floor = Floor(group: 1, atLeast: now + 1)
    var only = market
    for person in groups.indices where groups[person] != 1 { only.rows[person] = [] }
    let reachable = Assignment.mostPlaced(try only.table).placed
    let answer = try Assignment.best(try market.table, groupOfPerson: groups, floors: [floor])
    let reached = groups.indices.filter { groups[$0] == 1 && answer.opening[$0] != nil }.count
    #expect(reached >= min(floor.atLeast, reachable))
    #expect(answer.value <= free.value)
    if reachable >= floor.atLeast {
      #expect(answer.value <= answer.bound)
      #expect(answer.bound <= free.value)
    }
  }

  @Test("terms that do not fit the table are refused")
  func refusals() throws {
    let table = try PairTable(rows: [[]], seats: [1])
    #expect(throws: TermsFault.self) {
      try Assignment.best(table, under: Quotas(cohortOfOpening: [], groupOfPerson: [0], limits: []))
    }
    #expect(throws: TermsFault.self) {
      try Assignment.best(table, under: Quotas(cohortOfOpening: [0], groupOfPerson: [0], limits: [[-1]]))
    }
    #expect(throws: TermsFault.self) {
      try Assignment.best(table, groupOfPerson: [0], floors: [Floor(group: 1, atLeast: 1)])
    }
  }
}
