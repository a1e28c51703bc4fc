import Access
import TestHouse
import Values

@testable import People
@testable import Work

// What `EveryStatementTests` has done about who works with people.

extension StoryHouse {
  func tellOfThoseAround(_ person: PersonID) async throws {
    try await tellOfAppointments(of: person)
    try await tellOfReach(of: person)
    try await tellOfGuardian(of: person)
    try await tellOfCounselling(of: person)
    try await tellOfProtection(of: person)
    try await tellOfJoining(of: person)
    try await tellOfIdentity(of: person)
    let cover = try await test.account("vikar", [.jobConsultant], in: municipality)
    try await act { tx in
      try nameWhoWorks(with: person, tx)
      try beAway(coveredBy: cover, tx)
    }
  }

  private func nameWhoWorks(with person: PersonID, _ tx: Transaction) throws {
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

  private func beAway(coveredBy cover: AccountID, _ tx: Transaction) throws {
    let (me, from, until) = (tx.actor.account, tx.today, tx.today.adding(days: 7))
    let people = try tx.coverable(me, from: from, until: until).act { $0 }
    let id = try tx.noteAbsence(of: me, coveredBy: cover, from: from, until: until, people: people)
    _ = try Absences.number(coveredIn: id, tx)
    _ = try Absences.all(tx)
    _ = try Absences.today(of: [me], tx)
    _ = try Absences.mine(on: from, until: until, tx)
    try tx.moveReturn(id, to: until.adding(days: 1), seen: .first)
    try Absences.find(id, tx).act { try tx.withdrawAbsence(id, seen: $0.version) }
  }
}
