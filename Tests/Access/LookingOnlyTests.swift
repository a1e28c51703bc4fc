import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("A look writes nothing")
struct LookingOnlyTests {
  @Test("nothing that writes runs in a look, not even when the refusal is caught", arguments: TestEngine.allCases)
  func writing(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: worker, in: office)
      let day = house.clock.today
      let participation: ParticipationID = house.store.surroundings.newID()
      let verbs: [(String, @Sendable (Transaction) throws -> Void)] = [
        ("change", { tx in try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self)) }),
        (
          "insert",
          { tx in
            let id: ConsiderationID = tx.newID()
            try tx.insert(
              Insertion<ConsiderationRecord>(
                of: id, as: "consideration.agreed",
                """
                INSERT INTO \(into: ConsiderationRecord.self) (id, kind, person_id, version)
                VALUES (\(id), 'consideration', \(within: person), 1)
                """), tx.grantToCreate(ConsiderationRecord.self, on: .person(person)))
          }
        ),
        (
          "complete",
          { tx in
            // As if the person had been written before.
            tx.written[Written(.person, person.bind)] = .some(person.text)
            try tx.complete(Completion<PersonRecord>.adding("trait", to: person, "word", values: "'x'"))
          }
        ),
        (
          "derive",
          { tx in
            try tx.derive(
              Derivation<ObligationRecord>(
                """
                INSERT INTO \(into: ObligationRecord.self) (id, kind, person_id, version)
                VALUES ('x', 'obligation', \(person), 1)
                """))
          }
        ),
        ("relate", { tx in try tx.relate(worker, .mentor, to: person, from: day) }),
        ("unrelate", { tx in try tx.unrelate(worker, .responsible, from: person, until: day) }),
        (
          "belong",
          { tx in try tx.belong(person, to: tx.newID(), by: participation, referredBy: nil, from: day) }
        ),
        (
          "once",
          { tx in
            _ = try tx.once(key: "key", digest: [1]) { EarlierAnswer(status: 303, location: "/") }
          }
        ),
        ("choose", { tx in try tx.choose(language: nil, theme: .dark, singleKeys: .off) }),
        ("end a session", { tx in try tx.endMyOtherSessions(keeping: nil) }),
      ]
      let before = try await house.journalEntries()
      for (name, verb) in verbs {
        await #expect(throws: WritingInALook.self, "\(name)") { try await house.looking(as: worker, verb) }
        await #expect(throws: WritingInALook.self, "\(name), caught") {
          try await house.looking(as: worker) { tx in
            do { try verb(tx) } catch {}
          }
        }
      }
      #expect(try await house.journalEntries() == before)
      #expect(try await house.number("SELECT version FROM specimen WHERE id = ?", [.text(person.text)]) == 1)
    }
  }

  @Test(
    "what the writer alone may do the readers cannot, whatever the statement looks like", arguments: TestEngine.allCases
  )
  func disguised(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let worker = try await house.account("ada", [.jobConsultant])
      await #expect(throws: StorageTrouble.self) {
        try await house.looking(as: worker) { tx in
          _ = try tx.connection.rows(
            "WITH one AS (SELECT 1 AS number) DELETE FROM token WHERE id IN (SELECT CAST(number AS TEXT) FROM one)", [])
        }
      }
    }
  }
}
