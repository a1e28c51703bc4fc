/// Best assignment under quotas: prices on the quotas, an exact assignment under those prices, repair of what is over.
final class QuotaSearch {
  private let table: PairTable
  private let quotas: Quotas
  private var price: [Int]
  /// The prices before rounding.
  private var exact: [Double]
  private var stride = 1.0
  private var staleRounds = 0
  private let limit: [Int]
  private var best: (opening: [Int?], value: Int)?
  private var bound = Int.max
  private var priceAtBound: [Int] = []

  init(_ table: PairTable, _ quotas: Quotas) {
    (self.table, self.quotas) = (table, quotas)
    limit = quotas.limits.flatMap { $0 }
    price = Array(repeating: 0, count: limit.count)
    exact = Array(repeating: 0, count: limit.count)
  }

  /// - Parameter rounds: at most this many exact assignments; more rounds, smaller gap.
  func search(rounds: Int) -> BoundedAssignment {
    for _ in 0..<rounds {
      let assignment = Assignment.best(pricedTable())
      let counts = count(assignment)
      // Under any prices on the quotas, the best sum plus what the quotas would sell for is a bound.
      let ceiling = assignment.value + zip(price, limit).reduce(0) { $0 + $1.0 * $1.1 }
      let isBetter = ceiling < bound
      if isBetter { (bound, priceAtBound) = (ceiling, price) }
      repair(assignment, counts)
      let next = adjusted(counts, ceiling: ceiling, isBetter: isBetter)
      if best!.value == bound || next == price { break }
      price = next
    }
    return BoundedAssignment(opening: best!.opening, value: best!.value, bound: bound, prices: priceAtBound)
  }

  /// The table with each pair's fit lessened by the price of its quota.
  private func pricedTable() -> PairTable {
    let priced = PairTable(people: table.people, openings: table.openings, pairs: table.pairs)
    priced.seats.update(from: table.seats, count: table.openings)
    var at = 0
    for person in 0..<table.people {
      priced.rowStart[person] = UInt32(at)
      for pair in Int(table.rowStart[person])..<Int(table.rowEnd[person]) {
        let opening = Int(table.opening[pair])
        let fit = Int(table.fit[pair]) - (quotas.index(person: person, opening: opening).map { price[$0] } ?? 0)
        guard fit > 0 else { continue }
        priced.opening[at] = Int32(opening)
        priced.fit[at] = UInt16(fit)
        at += 1
      }
      priced.rowEnd[person] = UInt32(at)
    }
    priced.pairs = at
    return priced
  }

  private func count(_ assignment: Assignment) -> [Int] {
    var counts = Array(repeating: 0, count: limit.count)
    for person in 0..<table.people {
      if let opening = assignment.opening(of: person), let quota = quotas.index(person: person, opening: opening) {
        counts[quota] += 1
      }
    }
    return counts
  }

  /// A quota that is over becomes dearer, one with places left cheaper: a step along the surplus whose length is set by
  /// what may still be gained (Polyak's rule), shortened whenever the bound stops falling.
  private func adjusted(_ counts: [Int], ceiling: Int, isBetter: Bool) -> [Int] {
    staleRounds = isBetter ? 0 : staleRounds + 1
    if staleRounds == 3 { (stride, staleRounds) = (stride / 2, 0) }
    let surplus = price.indices.map { counts[$0] < limit[$0] && exact[$0] == 0 ? 0 : Double(counts[$0] - limit[$0]) }
    let length = surplus.reduce(0) { $0 + $1 * $1 }
    guard length > 0 else { return price }
    let step = stride * Double(max(ceiling - best!.value, 1)) / length
    for quota in exact.indices { exact[quota] = max(0, exact[quota] + step * surplus[quota]) }
    return exact.map { Int($0.rounded()) }
  }

  /// What the person would lose by taking their best opening outside the quota at today's prices.
  private func regret(_ person: Int, in assignment: Assignment, leaving quota: Int) -> Int {
    let priced = assignment.table
    var other = 0
    for at in Int(priced.rowStart[person])..<Int(priced.rowEnd[person]) {
      let opening = Int(priced.opening[at])
      if quotas.index(person: person, opening: opening) == quota { continue }
      other = max(other, Int(priced.fit[at]) - assignment.price(of: opening))
    }
    return assignment.worth(of: person) - other
  }

  /// Moves the surplus out, cheapest first, each time exactly; a person moved out of a quota does not come back to it.
  private func repair(_ assignment: Assignment, _ first: [Int]) {
    var counts = first
    var over = counts.indices.filter { counts[$0] > limit[$0] }
    while let quota = over.popLast() {
      while counts[quota] > limit[quota] {
        let seated = (0..<table.people).lazy.filter { [quotas] person in
          assignment.opening(of: person).flatMap { quotas.index(person: person, opening: $0) } == quota
        }
        let leaver = seated.min {
          regret($0, in: assignment, leaving: quota) < regret($1, in: assignment, leaving: quota)
        }!
        var moves: [Assignment.Move] = []
        for pair in assignment.table.row(of: leaver)
        where quotas.index(person: leaver, opening: pair.opening) == quota {
          do { moves += try assignment.make(.refused(person: leaver, opening: pair.opening)) } catch {
            preconditionFailure("a pair of the row can be refused: \(error)")
          }
        }
        for move in moves {
          if let from = move.from, let left = quotas.index(person: move.person, opening: from) { counts[left] -= 1 }
          if let to = move.to, let entered = quotas.index(person: move.person, opening: to) {
            counts[entered] += 1
            if counts[entered] > limit[entered] && entered != quota && !over.contains(entered) { over.append(entered) }
          }
        }
      }
    }
    let places = (0..<table.people).map { assignment.opening(of: $0) }
    let value = places.enumerated().reduce(0) { sum, entry in
      sum + (entry.element.map { table.fit(of: entry.offset, at: $0)! } ?? 0)
    }
    if best.map({ value > $0.value }) ?? true { best = (places, value) }
  }
}

extension Assignment {
  /// The best assignment that keeps every quota, with a bound on what any could reach.
  /// - Parameter rounds: how often the prices of the quotas are corrected.
  public static func best(
    _ table: PairTable, under quotas: Quotas, rounds: Int = 12
  ) throws(TermsFault)
    -> BoundedAssignment
  {
    if let fault = quotas.fault(for: table) { throw TermsFault(description: fault) }
    return QuotaSearch(table, quotas).search(rounds: rounds)
  }
}
