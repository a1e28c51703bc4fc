import Access
import TestHouse
import Testing
import Values

@testable import Nyvej
@testable import Programmes

extension StoryHouse {
  /// Does with a plan whatever can be done with one.
  func tellOfPlans(of participation: Participation) async throws {
    let id = try await act { tx in
      try Plans.begin(
        for: participation, Plan.Terms(due: tx.today, review: tx.today.adding(days: 90), language: .ukrainian), tx)
    }
    func with(_ body: @escaping @Sendable (Plan, Transaction) throws -> Void) async throws {
      try await act { tx in try Plans.find(id, tx).act { try body($0, tx) } }
    }
    let goal = Plan.Entry.Details(.work, by: .person, Plan.Entry.Both("Bakes alone"))
    for _ in 0..<2 { try await with { try Plans.add(goal, to: $0, seen: $0.version, $1) } }
    try await with { try Plans.change($0.entries[0], of: $0, to: goal, seen: $0.version, $1) }
    try await with { try Plans.remove($0.entries[1], of: $0, seen: $0.version, $1) }
    try await with { try Plans.remove($0.removed[0], of: $0, seen: $0.version, back: true, $1) }
    try await with { try Plans.change($0, to: $0.terms, seen: $0.version, $1) }
    try await with { try Plans.drop($0, seen: $0.version, $1) }
    try await with { try Plans.drop($0, seen: $0.version, back: true, $1) }
    try await with { plan, tx in
      let explained = Plan.Explanation(on: tx.today, language: .ukrainian)
      try Plans.explain(plan, explained, seen: plan.version, tx)
    }
    for who in [Plan.Signature.Signatory.person, .authority] {
      try await with { try Plans.sign($0, by: who, name: "Mette", on: $1.today, seen: $0.version, $1) }
    }
    try await with { plan, tx in
      let last = try #require(plan.signatures.first { $0.by == .authority })
      try Plans.takeBack(last, of: plan, seen: plan.version, tx)
    }
    try await with { try Plans.sign($0, by: .authority, name: "Mette", on: $1.today, seen: $0.version, $1) }
    try await with { try Plans.reach($0.entries[0], of: $0, on: $1.today, seen: $0.version, $1) }
    try await with { try Plans.review($0, on: $1.today, next: $1.today.adding(days: 9), seen: $0.version, $1) }
    try await with { try Plans.takeBack($0.reviews[0], of: $0, seen: $0.version, $1) }
    try await with { plan, tx in
      try Plans.end(plan, Plan.Ending(on: tx.today, reason: .other, noted: tx.today), seen: plan.version, tx)
    }
    try await with { try Plans.end($0, nil, seen: $0.version, $1) }
    // The next version holds what is open in this one.
    let next = try await act { tx in
      try Plans.begin(for: participation, Plan.Terms(due: tx.today, review: tx.today.adding(days: 9)), tx)
    }
    try await act { tx in
      try Plans.find(next, tx).act { plan in
        #expect(plan.number == 2 && plan.goals.map(\.details) == [goal])
        try Plans.drop(plan, seen: plan.version, tx)
      }
    }
  }
}
