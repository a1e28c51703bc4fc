import Access
import TestHouse
import Values

@testable import People
@testable import Placements

// What `EveryStatementTests` has done with the team's notes.

extension StoryHouse {
  func writeNotes(about person: PersonID, _ tx: Transaction) throws {
    let first = try Notes.write("Wants another morning", about: person, tx)
    try Notes.find(first, tx).act {
      try Notes.change($0, to: "Wants another evening", placement: nil, seen: $0.version, tx)
    }
    let second = try Notes.find(first, tx).act { try Notes.write("Neither", about: person, correcting: $0, tx) }
    try Notes.find(second, tx).act { try Notes.withdraw($0, seen: $0.version, tx) }
    _ = try Notes.of(person, limit: 5, tx)
    _ = try tx.list(FollowUp.all(of: person), try tx.grant(List.self, FollowUpRecord.self))
  }
}
