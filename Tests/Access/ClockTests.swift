import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("A clock that ran ahead and is set right again takes nothing away, and gives nothing back")
struct ClockTests {
  private static func reads(_ house: House, _ person: PersonID) -> @Sendable (Transaction) throws -> Void {
    { tx in _ = try tx.one(house.name(of: person), tx.grant(Read.self, PersonRecord.self)) }
  }

  @Test(
    "whoever enters somebody reaches them, also when the clock is set back behind the entry",
    arguments: TestEngine.allCases)
  func entered(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      house.clock.advance(days: 400)
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: worker, in: office)
      try await house.acting(as: worker, Self.reads(house, person))
      house.clock.advance(days: -400)
      // Her role began while the clock ran ahead, and so did the relation.
      try await house.acting(as: worker, Self.reads(house, person))
      let responsible = try await house.acting(as: worker) { tx in
        try tx.consultResponsible(person).decide(tx) { found, tx in found.first(on: tx.today) }
      }
      #expect(responsible == worker)
    }
  }

  @Test("the team reaches whoever came into its programme while the clock ran ahead", arguments: TestEngine.allCases)
  func belonging(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let colleague = try await house.account("bo", [.jobConsultant], in: office)
      let programme: ProgrammeID = house.store.surroundings.newID()
      house.clock.advance(days: 30)
      let person = try await house.person(enteredBy: worker, in: office)
      try await house.asSystem { try $0.joinTeam(colleague, of: programme) }
      try await house.acting(as: worker) { tx in
        try tx.admit(try House.refer(person, to: programme, tx), person)
      }
      house.clock.advance(days: -30)
      try await house.acting(as: colleague, Self.reads(house, person))
    }
  }

  @Test("what was dated ahead on purpose begins on its day, not before", arguments: TestEngine.allCases)
  func datedAhead(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let colleague = try await house.account("bo", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: worker, in: office)
      try await house.acting(as: worker) { tx in
        try tx.relate(colleague, .responsible, to: person, from: tx.today.adding(days: 10))
      }
      for days: Int64 in [0, 9, -20] {
        house.clock.advance(days: days)
        await #expect(throws: NotFound.self) { try await house.acting(as: colleague, Self.reads(house, person)) }
      }
      house.clock.advance(days: 21)
      try await house.acting(as: colleague, Self.reads(house, person))
    }
  }

  @Test(
    "a relation ended while the clock ran ahead stays ended; one with a last day ahead holds until then",
    arguments: TestEngine.allCases)
  func ended(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let (one, two) = (
        try await house.account("bo", [.jobConsultant], in: office),
        try await house.account("cy", [.jobConsultant], in: office)
      )
      let person = try await house.person(enteredBy: worker, in: office)
      try await house.acting(as: worker) { tx in
        for account in [one, two] { try tx.relate(account, .responsible, to: person, from: tx.today) }
      }
      house.clock.advance(days: 30)
      try await house.acting(as: worker) { tx in
        try tx.unrelate(one, .responsible, from: person, until: tx.today)
        try tx.unrelate(two, .responsible, from: person, until: tx.today.adding(days: 1))
      }
      house.clock.advance(days: -30)
      await #expect(throws: NotFound.self) { try await house.acting(as: one, Self.reads(house, person)) }
      try await house.acting(as: two, Self.reads(house, person))
      house.clock.advance(days: 31)
      await #expect(throws: NotFound.self) { try await house.acting(as: two, Self.reads(house, person)) }
    }
  }

  @Test(
    "a clock behind the newest entry is noted once, with how far it is; a few seconds are nothing",
    arguments: TestEngine.allCases)
  func behindJournal(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      #expect(try await house.store.noteClockBehindJournal() == nil)
      _ = try await house.account("ada", [.jobConsultant])
      let before = try await house.journalEntries()
      house.clock.advance(seconds: -ClockJump.tolerance)
      #expect(try await house.store.noteClockBehindJournal() == nil)
      house.clock.advance(days: -2)
      let jump = try #require(try await house.store.noteClockBehindJournal())
      #expect(jump.isBack && jump.to == house.clock.now && jump.size == 2 * 86_400 + ClockJump.tolerance)
      #expect(try await house.store.noteClockBehindJournal() == nil)
      try await house.store.note(ClockJump(from: house.clock.now, to: house.clock.now.adding(seconds: 7200)))
      #expect(
        try await house.raw(
          "SELECT event, act, kind, record, count FROM journal WHERE sequence > ? ORDER BY sequence", [.integer(before)]
        )
        .map(\.texts) == [
          ["clock.went-back", "edit", "journal", "NULL", String(jump.size)],
          ["clock.went-forward", "edit", "journal", "NULL", "7200"],
        ])
      #expect(try await house.store.verifyJournal() == .sound(entries: before + 2))
    }
  }
}
