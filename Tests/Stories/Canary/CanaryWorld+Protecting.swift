import Access
import People
import TestHouse
import TestMatrix
import Testing
import Values

@testable import Nyvej

extension CanaryWorld {
  /// The address of the first of A is protected. Beside her worker, and whoever else works with her, one case manager of the
  /// office that referred her is named; the team, the coordinator and everybody else there are told nothing of her.
  mutating func protect() async throws {
    let (side, told) = (sides[0], sides[0].people[0])
    let (basis, why, person) = (cage.word(), cage.word(), told.participant.id)
    guard told.participant.isProtected,
      let named = principals.first(where: { $0.named.contains(person) })?.account
    else { throw NoSuch("case manager who is named") }
    let ids = try await story.test.acting(as: side.worker) { tx in
      [
        try Protections.note(of: nil, from: tx.today, basis, for: person, tx),
        try Protections.note(of: named, from: tx.today, why, for: person, tx),
      ]
    }
    sides[0].people[0].protections = ids
    let door = Door(.protection, .full, subject(told))
    cage.plant(basis, "basis of the protection of A1", [door])
    cage.plant(why, "why a worker is named beside A1", [door])
    for id in ids { cage.plant(id.text, "id of a protection of A1", [door]) }
  }
}
