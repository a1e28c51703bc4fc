import Access
import Placements
import Rules
import TestDatabases
import TestHouse
import TestMatrix
import Testing
import Values
import Work

@testable import Ledger
@testable import People
@testable import Programmes

/// Behind the addresses: a page that forgets to look for the person first must not find her papers either.
@Suite("No canary sings behind the doors") struct CanaryRoomTests {
  @Test("what hangs on somebody is listed for those who reach it, and for nobody else", arguments: TestEngine.allCases)
  func lists(_ engine: TestEngine) async throws {
    try await withCanaryWorld(engine) { world in
      var (faults, listed): ([String], Int) = ([], 0)
      for principal in world.principals {
        guard let account = principal.account else { continue }
        let (wrong, count) = try await world.story.test.acting(as: account) { tx in
          var desk = Desk(principal: principal, matrix: world.matrix)
          for told in world.people { try desk.ask(told, world, tx) }
          return (desk.faults, desk.listed)
        }
        faults += wrong
        listed += count
      }
      expectNone(faults)
      #expect(listed > 100, "those who reach it were given it")
    }
  }

  /// One transaction of somebody who asks the rooms for everything about somebody.
  private struct Desk {
    let principal: Principal
    let matrix: Expected
    var faults: [String] = []
    var listed = 0

    mutating func ask(_ told: CanaryWorld.Told, _ world: CanaryWorld, _ tx: Transaction) throws {
      let (person, label) = (told.participant.id, told.participant.label)
      let subject = world.subject(told)
      let placements = world.story.placements
      let (ledger, year) = (Ledger(shelf: world.story.shelf), world.weekSaid...world.weekSaid)
      let owed = About(participant: told.participant, owner: world.owner(of: told.participant))
      try list("considerations of " + label, Door(.consideration, .shared, subject)) {
        try Considerations.of(person, tx).map(\.count)
      }
      try list("where lives " + label, Door(.postalAddress, .full, subject)) {
        try tx.list(PostalAddress.of(person), try tx.grant(List.self, PostalAddressRecord.self)).map(\.count)
      }
      try list("who works with " + label, Door(.assignment, .full, subject)) {
        try Assignments.of(person, tx).map(\.count)
      }
      if !told.hoursQuestions.isEmpty {
        try list("questions about the hours of " + label, Door(.hoursQuestion, .full, subject)) {
          try HoursQuestions.of(person, tx).map(\.count)
        }
      }
      try list("obstacles of " + label, Door(.obstacle, .full, subject)) {
        try Obstacles.of(person, tx).map(\.count)
      }
      try list("permission to work of " + label, Door(.residence, .permissionUntil, subject)) {
        try RightsToWork.of(person, tx).map(\.count)
      }
      try list("whether may work " + label, Door(.residence, .yesNoUntil, subject)) {
        try tx.list(MayWork.of(person), try tx.grant(List.self, ResidenceRecord.self, seeing: .yesNoUntil)).map(\.count)
      }
      try list("records joined with " + label, Door(.personMerge, .full, subject)) {
        try PersonMerges.of(person, tx).map(\.count)
      }
      if !told.protections.isEmpty {
        try list("protection of " + label, Door(.protection, .full, subject)) {
          try Protections.of(person, tx).map(\.count)
        }
      }
      try list("guardians of " + label, Door(.guardian, .full, subject)) {
        try Guardians.of(person, tx).map(\.guardians.count)
      }
      try list("appointments of " + label, Door(.appointment, .full, subject)) {
        try Appointments.all(for: person, limit: 50, tx).map { $0.rows.count { !$0.isClosed } }
      }
      try list("appointments with the counsellor of " + label, Door(.closedAppointment, .full, subject)) {
        try Appointments.all(for: person, limit: 50, tx).map { $0.rows.count(where: \.isClosed) }
      }
      try list("shared hours of " + label, Door(.weekHours, .full, subject)) {
        try ledger.year(year, of: person, tx).map { $0.planned.count { $0.circle == .shared } }
      }
      try list("hours of the case of " + label, Door(.caseHours, .full, subject)) {
        try ledger.year(year, of: person, tx).map { $0.planned.count { $0.circle == .case } }
      }
      try list("reductions of " + label, Door(.weekReduction, .full, subject)) {
        try ledger.year(year, of: person, tx).map(\.reductions.count)
      }
      try list("contacts of " + label, Door(.contactEntry, .full, subject)) {
        try ContactLog.of(person, limit: 50, tx).map(\.rows.count)
      }
      try list("notes about " + label, Door(.note, .full, subject)) {
        try Notes.of(person, limit: 50, tx).map(\.rows.count)
      }
      try list("participations of " + label, Door(.participation, .full, subject)) {
        try Participations.of(person, tx).map(\.count)
      }
      try list("days of pauses of " + label, Door(.pauseDays, .full, subject)) {
        try tx.list(PauseDays.of(person), try tx.grant(List.self, PauseDaysRecord.self)).map(\.count)
      }
      try list("plans of " + label, Door(.plan, .full, subject)) { try Plans.of(person, tx).map(\.count) }
      try list("what is owed about " + label, Door(.obligation, .full, owed)) {
        try Obligations.about(.person(person), tx).map(\.count)
      }
      try list("name of " + label, Door(.person, .full, subject)) {
        try People.names([person], tx).map(\.count)
      }
      try list("placements of " + label, Door(.placement, .full, subject)) {
        try placements.of(person, tx).map(\.count)
      }
      for placement in told.placements {
        let subject = world.subject(told, placement.id)
        try list("ladder of " + label, Door(.ladder, .full, subject)) {
          try placements.steps(of: placement.id, tx).map(\.count)
        }
        guard placement.state == .ready else { continue }
        try list("follow-ups of " + label, Door(.followUp, .full, subject)) {
          try placements.followUps(of: placement.id, tx).map(\.count)
        }
      }
    }

    /// Expects rows for whoever may list them, and none, or no list, for everybody else.
    private mutating func list(_ what: String, _ door: Door, _ rows: () throws -> Disclosed<Int>) throws {
      var count = 0
      do { count = try rows().act { $0 } } catch is NotFound {}
      listed += count
      let may = principal.may([.list], door, matrix)
      if may != (count > 0) { faults.append("\(principal.label) is given \(count) rows: \(what)") }
    }
  }
}
