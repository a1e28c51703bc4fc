import Access
import TestHouse
import Values

@testable import People

// What `EveryStatementTests` has done about who works with people.

extension StoryHouse {
  func nameWhoWorks(with person: PersonID, _ tx: Transaction) throws {
    try Assignments.of(person, tx).act { all in
      guard let mine = all.first else { throw NoSuch("assignment") }
      _ = try Assignments.find(mine.id, tx)
      try tx.endAssignment(
        mine.id, seen: mine.version, on: tx.today.adding(days: 9),
        AssignmentNote(Assignment.Reason.over.rawValue, "For the time being"))
      try tx.resumeAssignment(mine.id, seen: mine.version.next)
      let note = AssignmentNote(Assignment.Reason.fits.rawValue, nil)
      let new = try tx.assign(tx.actor.account, .responsible, to: person, from: tx.today.adding(days: 5), note)
      try tx.withdrawAssignment(new, seen: .first, from: tx.today.adding(days: 5))
    }
  }
}
