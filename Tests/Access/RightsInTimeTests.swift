import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("Roles and relations hold from their day to their end")
struct RightsInTimeTests {
  @Test("ending a relation takes effect with the next transaction", arguments: TestEngine.allCases)
  func relation(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let mentor = try await house.account("mo", [.mentor])
      let person = try await house.person(enteredBy: worker, in: office)
      let meets: @Sendable (Transaction) throws -> Void = { tx in
        let name = Statement<PersonRecord, PersonID>(
          "SELECT s.id, s.subject FROM \(rows: PersonRecord.self, as: "s") WHERE s.id = \(person)", showing: .shared
        ) { try $0.id("id") }
        _ = try tx.one(name, tx.grant(Read.self, PersonRecord.self, seeing: .shared))
      }
      await #expect(throws: NotFound.self) { try await house.acting(as: mentor, meets) }
      let tomorrow = house.clock.today.adding(days: 1)
      try await house.acting(as: worker) { try $0.relate(mentor, .mentor, to: person, from: tomorrow) }
      await #expect(throws: NotFound.self) { try await house.acting(as: mentor, meets) }
      house.clock.advance(days: 1)
      try await house.acting(as: mentor, meets)
      try await house.acting(as: worker) { try $0.unrelate(mentor, .mentor, from: person, until: $0.today) }
      await #expect(throws: NotFound.self) { try await house.acting(as: mentor, meets) }
    }
  }

  @Test("a role that has ended, or not begun, gives nothing", arguments: TestEngine.allCases)
  func role(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let account = try await house.account("ada", [.counsellor, .trainer])
      let roles: @Sendable (Transaction) -> Set<Role> = { $0.actor.roles }
      #expect(try await house.acting(as: account, roles) == [.counsellor, .trainer])
      let (today, tomorrow) = (house.clock.today, house.clock.today.adding(days: 1))
      try await house.raw(
        "UPDATE role_assignment SET until_day = ? WHERE role = 'counsellor' RETURNING id", [.text(today.iso)])
      try await house.raw(
        "UPDATE role_assignment SET from_day = ?, begun_at_once = 0 WHERE role = 'trainer' RETURNING id",
        [.text(tomorrow.iso)])
      #expect(try await house.acting(as: account, roles) == [])
      house.clock.advance(days: 1)
      #expect(try await house.acting(as: account, roles) == [.trainer])
    }
  }

  @Test("the system has no role: it founds, and reads nothing", arguments: TestEngine.allCases)
  func founding(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let account = try await house.account("ada", [.administrator])
      await #expect(throws: NotFound.self) {
        try await house.asSystem { _ = try $0.grant(Read.self, PersonRecord.self) }
      }
      await #expect(throws: NotFound.self) { try await house.asSystem { _ = try $0.grantToCreate(PersonRecord.self) } }
      await #expect(throws: NotFound.self) {
        try await house.acting(as: account) { _ = try $0.grantToFound(ProgrammeRecord.self) }
      }
      await #expect(throws: EmailTaken.self) { _ = try await house.account("ADA", []) }
    }
  }
}
