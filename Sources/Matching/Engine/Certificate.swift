/// The proof that comes with every answer: two sums that can only be equal when nothing better exists.
public struct Certificate: Sendable, Hashable, Codable {
  /// The sum of the fits of the pairs made (with the bonus of being placed, where the policy gives one).
  public let primal: Int
  /// What all seats and all people are worth at the final prices. No assignment can exceed it.
  public let dual: Int
  /// Pairs whose fit exceeds worth + price. Must be 0, or `dual` proves nothing.
  public let violations: Int
  /// Pairs made that are not possible, openings with more people than seats, seats counted wrong. Must be 0.
  public let faults: Int

  public var isProof: Bool { primal == dual && violations == 0 && faults == 0 }
}

extension Assignment {
  /// Computes the proof from the pairs and prices alone, independent of how they were found.
  public func certificate() -> Certificate {
    var (primal, dual, violations, faults) = (0, 0, 0, 0)
    var seated = [Int32](repeating: 0, count: table.openings)
    for row in 0..<table.people {
      let person = people[row]
      if person.place < Person.unplaced { continue }
      dual += Int(person.worth) - Int(person.alone)
      if person.worth < person.alone { violations += 1 }
      var isPossible = person.place < 0
      for at in Int(table.rowStart[row])..<Int(table.rowEnd[row]) {
        let opening = Int(table.opening[at])
        if Int32(table.fit[at]) > person.worth &+ price[opening] { violations += 1 }
        if opening == Int(person.place) {
          isPossible = true
          primal += Int(table.fit[at]) - Int(person.alone)
          seated[opening] += 1
        }
      }
      if !isPossible { faults += 1 }
    }
    for opening in 0..<table.openings {
      if price[opening] < 0 { violations += 1 }
      if openings[opening].free < 0 || people(at: opening).count != Int(seated[opening]) { faults += 1 }
      dual += Int(price[opening]) * Int(seated[opening] &+ openings[opening].free)
    }
    return Certificate(primal: primal, dual: dual, violations: violations, faults: faults)
  }
}
