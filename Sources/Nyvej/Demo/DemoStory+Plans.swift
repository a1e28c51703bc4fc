import Access
import Language
import Programmes
import Rules
import Values

/// What was agreed with two of them: one plan that holds, and one that is to be explained.
extension DemoStory {
  /// Signed three weeks ago; looked at again in spring.
  func agreePlan(with selam: Participation) async throws {
    let (today, taken) = (today, today.adding(days: -41))
    let goal = Plan.Entry.Details(
      .work, by: .person, both(.demoPlanWork, "ኣብ ዳቦ ቤት 25 ሰዓታት ብሰሙን ይሰርሕ"), way: both(.demoPlanWorkWay, nil),
      due: today.adding(days: 120))
    let language = Plan.Entry.Details(
      .education, by: .person, both(.demoPlanTest, "ናይ ቋንቋ ፈተና ይወስድ"), way: nil, due: today.adding(days: 200))
    let duty = Plan.Entry.Details(nil, by: .authority, both(.demoPlanDuty, "ምስ ኣስራሒ ንዛረብ"), way: nil, due: nil)
    let id = try await act { tx in
      try Plans.begin(
        for: selam,
        Plan.Terms(
          due: taken.adding(months: 1).adding(days: -1), review: today.adding(days: 150), takenOver: taken,
          language: .tigrinya), tx)
    }
    for entry in [goal, language, duty] { try await change(id) { try Plans.add(entry, to: $0, seen: $0.version, $1) } }
    let signed = today.adding(days: -21)
    try await change(id) {
      try Plans.explain(
        $0, Plan.Explanation(on: signed, language: .tigrinya, interpreter: "Tolk Eksempel"), seen: $0.version, $1)
    }
    try await change(id) { try Plans.sign($0, by: .person, name: nil, on: signed, seen: $0.version, $1) }
    try await change(id) { try Plans.sign($0, by: .authority, name: $1.actor.name, on: signed, seen: $0.version, $1) }
  }

  /// Written, and to be explained by the end of next week.
  func beginPlan(with amina: Participation) async throws {
    let due = week.adding(weeks: 1).monday.adding(days: 4)
    let goal = Plan.Entry.Details(
      .work, by: .person, both(.demoPlanTry, "أجرّب العمل في مطبخ"), way: nil, due: due.adding(days: 60))
    let duty = Plan.Entry.Details(nil, by: .authority, both(.demoPlanDuty, "نتحدث مع صاحب العمل"), way: nil, due: nil)
    let id = try await act { tx in
      try Plans.begin(
        for: amina, Plan.Terms(due: due, review: due.adding(days: 180), language: .arabic), tx)
    }
    for entry in [goal, duty] { try await change(id) { try Plans.add(entry, to: $0, seen: $0.version, $1) } }
  }

  /// Somebody is to go on to after-care: that her placement is ended by then was asked for.
  func askAtGate(for selam: Participation) async throws {
    let due = week.adding(weeks: 5).monday
    try await act { tx in
      try Participations.find(selam.id, tx).act {
        _ = try Participations.ask(
          for: .placementEnded, before: "after-care", by: due, of: $0, seen: $0.version, tx)
      }
    }
  }

  /// What holds is in the language of the law, whoever reads the demonstration: the paper says so.
  private func both(_ words: Phrase, _ other: String?) -> Plan.Entry.Both {
    Plan.Entry.Both(Voice(.danish)(words), other)
  }

  private func change<Value>(
    _ id: PlanID, _ body: @escaping @Sendable (Plan, Transaction) throws -> Value
  ) async throws {
    try await act { tx in try Plans.find(id, tx).act { _ = try body($0, tx) } }
  }
}
