import Access
import People
import TestHouse
import Values

@testable import Employers

// What `EveryStatementTests` has done with contacts with employers.

extension StoryHouse {
  func noteContacts(with places: [FirmPlace], _ tx: Transaction) throws {
    for place in places {
      let details = ContactEntry.Details(on: tx.today, with: .workplace, by: .call, outcome: .notReached)
      let first = try FirmContacts.note(details, next: ContactEntry.NextStep(nil, due: tx.today), at: place, tx)
      let earlier = try FirmContacts.find(first, tx).act { $0 }
      let second = try FirmContacts.note(details, next: nil, at: place, answering: earlier, tx)
      try FirmContacts.find(second, tx).act { try FirmContacts.withdraw($0, seen: $0.version, tx) }
      try FirmContacts.find(first, tx).act {
        try FirmContacts.change($0, to: $0.details, next: nil, seen: $0.version, tx)
      }
      _ = try FirmContacts.waiting(at: place, on: tx.today, tx)
      _ = try FirmContacts.with(place, limit: 5, tx)
    }
    try FirmContacts.subjects(givenTo: tx.actor.account, tx).decide(tx) { _, _ in }
  }
}
