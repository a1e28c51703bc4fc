import Access
import Language
import TestHouse
import Values

@testable import Programmes

extension CanaryWorld {
  /// A plan in hand, with a goal and what somebody else does; an interpreter under age explained it, and a guardian has signed.
  /// Its days are far ahead: what is owed about it is known, and not yet shown.
  mutating func plan(_ told: Told, _ subject: About, _ side: Side) async throws -> PlanID {
    let words = (0..<9).map { _ in cage.word() }
    let way = told.participation
    let (id, entries, signature) = try await story.test.acting(as: side.worker) { tx in
      let today = tx.today
      let id = try Participations.find(way, tx).act {
        try Plans.begin(
          for: $0,
          Plan.Terms(
            due: today.adding(days: 400), review: today.adding(days: 500), takenOver: today.adding(days: -3),
            language: .arabic), tx)
      }
      func act(_ body: (Plan) throws -> Void) throws { try Plans.find(id, tx).act(body) }
      try act {
        try Plans.add(
          Plan.Entry.Details(
            .work, by: .person, Plan.Entry.Both(words[0], words[1]), way: Plan.Entry.Both(words[2], words[3]),
            due: today.adding(days: 410)), to: $0, seen: $0.version, tx)
      }
      try act {
        try Plans.add(
          Plan.Entry.Details(nil, by: .other, party: words[4], Plan.Entry.Both(words[5])), to: $0, seen: $0.version, tx)
      }
      try act {
        try Plans.explain(
          $0,
          Plan.Explanation(on: today, language: .arabic, interpreter: words[6], minorBecause: words[7]),
          seen: $0.version, tx)
      }
      try act { try Plans.sign($0, by: .guardian, name: words[8], on: today, seen: $0.version, tx) }
      return try Plans.find(id, tx).act { (id, $0.all.map(\.id.text), $0.signatures.count) }
    }
    precondition(signature == 1)
    let of = " of a plan of " + told.participant.label
    let door = Door(.plan, .full, subject)
    for (number, word) in words.enumerated() { cage.plant(word, "word \(number)" + of, [door]) }
    for entry in entries { cage.plant(entry, "id of an entry" + of, [door]) }
    cage.plant(id.text, "id" + of, [door, Door(.obligation, .full, subject)])
    return id
  }
}
