import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("What the system settles by itself")
struct SettlingTests {
  @Test("a statement that the notary refuses has no effect, on either engine", arguments: TestEngine.allCases)
  func refused(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: ada, in: office)
      let before = try await house.journalEntries()
      let attempts: [@Sendable (Transaction) throws -> Void] = [
        { tx in
          let wipe = Statement<PersonRecord, String>("UPDATE specimen SET note = 'x' WHERE 1 = 1 RETURNING id") {
            try $0.text("id")
          }
          _ = try tx.consult(wipe)
        },
        { tx in
          _ = try tx.derive(
            Derivation<ObligationRecord>(
              """
              INSERT INTO relation (id, account_id, kind, person_id, from_day)
              VALUES ('x', \(ada), 'counsellor', \(person), '2020-01-01')
              """))
        },
        { tx in _ = try tx.derive(Derivation<ObligationRecord>("UPDATE token SET until_at = 9999999999999999")) },
        { tx in
          try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self))
          _ = try tx.complete(
            Completion<PersonRecord>.adding("role_assignment", to: person, "id, account_id", values: "'x', \(ada)"))
        },
        { tx in
          _ = try tx.change(
            Change<PersonRecord>(
              of: person, seen: .first, as: "person.changed",
              set: "note = (SELECT q.note FROM specimen q WHERE q.id = \(person))"),
            tx.grant(Edit.self, PersonRecord.self))
        },
      ]
      for (number, attempt) in attempts.enumerated() {
        await #expect(throws: StatementRefused.self, "attempt \(number)") {
          try await house.acting(as: ada, attempt)
        }
      }
      #expect(try await house.journalEntries() == before)
      #expect(try await house.number("SELECT COUNT(*) FROM specimen WHERE note IS NOT NULL") == 0)
      #expect(try await house.number("SELECT COUNT(*) FROM relation WHERE id = 'x'") == 0)
    }
  }

  @Test(
    "what is derived is journalled once for each kind, with the people and the request", arguments: TestEngine.allCases)
  func derived(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let people = [
        try await house.person(enteredBy: ada, in: office), try await house.person(enteredBy: ada, in: office),
      ]
      let before = try await house.journalEntries()
      try await house.acting(as: ada) { tx in
        for person in people {
          let id: EntryID = tx.newID()
          let count = try tx.derive(
            Derivation<ObligationRecord>(
              """
              INSERT INTO \(into: ObligationRecord.self) (id, kind, person_id, version)
              VALUES (\(id), 'obligation', \(person), 1)
              """))
          #expect(count == 1)
        }
        #expect(
          try tx.derive(Derivation<LadderRecord>("DELETE FROM \(into: LadderRecord.self) WHERE id = 'none'")) == 0)
      }
      #expect(try await house.journalEntries() == before + 1)
      let entry = try await house.raw(
        "SELECT event, kind, count, request, account_id FROM journal ORDER BY sequence DESC LIMIT 1")[0].texts
      #expect(entry == ["obligation.settled", "obligation", "2", "test", ada.text])
      #expect(try await house.peopleOfNewestEntry() == people.map(\.text))
      #expect(try await house.store.verifyJournal() == .sound(entries: before + 1))
    }
  }

  @Test("a record that was not written in this transaction is not completed", arguments: TestEngine.allCases)
  func completing(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let (one, other) = (
        try await house.person(enteredBy: ada, in: office), try await house.person(enteredBy: ada, in: office)
      )
      try await house.raw("INSERT INTO trait (person_id, word) VALUES (?, 'old') RETURNING word", [.text(other.text)])
      let remove: @Sendable (PersonID) -> Completion<PersonRecord> = { .removing("trait", of: $0) }
      await #expect(throws: NotFound.self) { try await house.acting(as: ada) { _ = try $0.complete(remove(other)) } }
      await #expect(throws: NotFound.self) {
        try await house.acting(as: ada) { tx in
          try tx.change(house.rename(one), tx.grant(Edit.self, PersonRecord.self))
          _ = try tx.complete(remove(other))
        }
      }
      #expect(try await house.number("SELECT COUNT(*) FROM trait") == 1)
      let before = try await house.journalEntries()
      try await house.acting(as: ada) { tx in
        try tx.change(house.rename(one), tx.grant(Edit.self, PersonRecord.self))
        #expect(try tx.complete(remove(one)) == 0)
        for word in ["kind", "quick"] {
          try tx.complete(Completion<PersonRecord>.adding("trait", to: one, "word", values: "\(word)"))
        }
        let changed = try tx.complete(
          Completion<PersonRecord>.changing("trait", of: one, set: "word = 'slow'", where: "word = 'quick' OR 1 = 1"))
        #expect(changed == 2)
      }
      #expect(
        try await house.raw("SELECT word FROM trait ORDER BY word").map(\.texts) == [["old"], ["slow"], ["slow"]])
      // The change itself, and what was settled with it.
      #expect(try await house.journalEntries() == before + 2)
      let entry = try await house.raw("SELECT event, count FROM journal ORDER BY sequence DESC LIMIT 1")[0].texts
      #expect(entry == ["person.settled", "4"])
    }
  }

  @Test("who throws out of a decision has spoiled the transaction", arguments: TestEngine.allCases)
  func thrownOut(engine: TestEngine) async throws {
    struct Carried: Error { let text: String }
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: ada, in: office)
      await #expect(throws: Carried.self) {
        try await house.acting(as: ada) { tx -> String in
          do {
            try tx.consult(house.name(of: person)).decide(tx) { found, _ in
              throw Carried(text: found.first?.text ?? "")
            }
          } catch let carried as Carried {
            return carried.text
          }
          return ""
        }
      }
    }
  }
}
