import Access
import TestHouse
import Values

@testable import People

// What `EveryStatementTests` has done with the contact log.

extension StoryHouse {
  func noteContacts(of person: PersonID, _ tx: Transaction) throws {
    let details = ContactEntry.Details(on: tx.today, with: .person, by: .call, outcome: .notReached)
    let first = try ContactLog.note(details, next: ContactEntry.NextStep(nil, due: tx.today), of: person, tx)
    let earlier = try ContactLog.find(first, tx).act { $0 }
    let second = try ContactLog.note(details, next: nil, of: person, answering: earlier, tx)
    try ContactLog.find(second, tx).act { try ContactLog.withdraw($0, seen: $0.version, tx) }
    try ContactLog.find(first, tx).act {
      try ContactLog.change($0, to: $0.details, next: nil, seen: $0.version, tx)
    }
    _ = try ContactLog.openTry(of: person, like: details, tx)
    _ = try ContactLog.of(person, limit: 5, tx)
    _ = try ContactLog.of(person, about: PlacementID(high: 1, low: 1), limit: 5, tx)
    try ContactLog.people(givenTo: tx.actor.account, tx).decide(tx) { _, _ in }
  }
}
