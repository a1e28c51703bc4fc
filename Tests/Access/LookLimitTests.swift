import Persistence
import Synchronization
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("A look that takes too long is broken off, and remembered for a while")
struct LookLimitTests {
  @Test("it is told apart from other trouble, and leaves no entry", arguments: TestEngine.allCases)
  func brokenOff(engine: TestEngine) async throws {
    let later = Mutex(Duration.zero)
    let start = ContinuousClock.now
    try await withDatabase(engine) { database in
      let limit = LookLimit(
        statement: .milliseconds(100), whole: .seconds(60), now: { start + later.withLock { $0 } })
      let house = try await House.over(database, looks: limit)
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: worker, in: office)
      let before = try await house.journalEntries()
      let trouble = await #expect(throws: StorageTrouble.self) {
        try await house.looking(as: worker) { tx in
          _ = try tx.one(house.name(of: person), tx.grant(Read.self, PersonRecord.self))
          _ = try tx.connection.rows(
            """
            WITH RECURSIVE many (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM many WHERE number < 2000000000)
            SELECT COUNT(*) AS count FROM many
            """, [])
        }
      }
      #expect(trouble?.kind == .tooLong)
      #expect(try await house.journalEntries() == before)
      #expect(house.store.looksBrokenOff == 1)
      try await house.looking(as: worker) { tx in
        _ = try tx.one(house.name(of: person), tx.grant(Read.self, PersonRecord.self))
      }
      later.withLock { $0 = .seconds(599) }
      #expect(house.store.looksBrokenOff == 1)
      later.withLock { $0 = .seconds(600) }
      #expect(house.store.looksBrokenOff == 0)
    }
  }
}
