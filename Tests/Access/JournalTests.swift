import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("The journal holds what happened, and nothing else")
struct JournalTests {
  private struct Interrupted: Error {}

  @Test("every effect leaves one entry, and a failing transaction leaves none", arguments: TestEngine.allCases)
  func effects(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let before = try await house.journalEntries()
      let person = try await house.person(enteredBy: worker, in: office)
      // Entered, and the relation begun.
      #expect(try await house.journalEntries() == before + 2)
      #expect(
        try await house.raw("SELECT event, act, kind, record FROM journal ORDER BY sequence DESC LIMIT 2").map(\.texts)
          == [
            ["relation.responsible.begun", "create", "account", worker.text],
            ["person.entered", "create", "person", person.text],
          ])

      let after = try await house.journalEntries()
      await #expect(throws: Interrupted.self) {
        try await house.acting(as: worker) { tx in
          try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self))
          throw Interrupted()
        }
      }
      await #expect(throws: Stale(current: .first)) {
        try await house.acting(as: worker) { tx in
          _ = try tx.change(house.rename(person, seen: 7), tx.grant(Edit.self, PersonRecord.self))
        }
      }
      await #expect(throws: NotFound.self) {
        try await house.acting(as: worker) { tx in
          _ = try tx.change(house.rename(tx.newID()), tx.grant(Edit.self, PersonRecord.self))
        }
      }
      #expect(try await house.journalEntries() == after)
      #expect(try await house.number("SELECT version FROM specimen WHERE id = ?", [.text(person.text)]) == 1)
    }
  }

  @Test(
    "belonging, ending and tokens are journalled too; ending what is not there is refused",
    arguments: TestEngine.allCases)
  func relations(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: worker, in: office)
      let programme: ProgrammeID = house.store.surroundings.newID()
      let today = house.clock.today
      let before = try await house.journalEntries()
      try await house.acting(as: worker) { tx in
        let participation = try House.refer(person, to: programme, tx)
        try tx.admit(participation, person)
        try tx.cease(participation, person, until: today.adding(days: 1))
        try tx.relate(worker, .mentor, to: person, from: today)
        try tx.unrelate(worker, .mentor, from: person, until: today)
      }
      _ = try await house.asSystem { tx in try tx.issueToken(for: worker) }
      #expect(
        try await house.raw("SELECT event FROM journal WHERE sequence > ? ORDER BY sequence", [.integer(before)])
          .map(\.texts) == [
            ["participation.referred"], ["belonging.begun"], ["belonging.accepted"], ["belonging.ended"],
            ["relation.mentor.begun"], ["relation.mentor.ended"],
            ["token.issued"],
          ])
      await #expect(throws: NotFound.self) {
        // Whoever has not just written the participation ends nothing.
        try await house.acting(as: worker) { try $0.cease($0.newID(), person, until: today) }
      }
      await #expect(throws: NotFound.self) {
        try await house.acting(as: worker) { try $0.unrelate(worker, .mentor, from: person, until: today) }
      }
      #expect(try await house.journalEntries() == before + 7)
    }
  }

  @Test("a list names every person once, in the order of the answer", arguments: TestEngine.allCases)
  func subjects(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      var people: [PersonID] = []
      for _ in 0..<3 { people.append(try await house.person(enteredBy: worker, in: office)) }
      let order = [2, 0, 2, 1, 0].map { people[$0] }
      for (position, person) in order.enumerated() {
        try await house.raw(
          """
          INSERT INTO specimen (id, kind, person_id, subject, note, version)
          VALUES (?, 'consideration', ?, ?, ?, 1) RETURNING id
          """,
          [.text("c\(position)"), .text(person.text), .text(person.text), .text("\(position)")])
      }
      try await house.acting(as: worker) { tx in
        let all = Statement<ConsiderationRecord, String>(
          """
          SELECT s.id, s.subject FROM \(rows: ConsiderationRecord.self, as: "s") WHERE s.kind = 'consideration'
          ORDER BY s.note
          """
        ) { try $0.text("id") }
        _ = try tx.list(all, tx.grant(List.self, ConsiderationRecord.self))
      }
      #expect(try await house.peopleOfNewestEntry() == [2, 0, 1].map { people[$0].text })
      #expect(try await house.number("SELECT count FROM journal ORDER BY sequence DESC LIMIT 1") == 5)
      #expect(try await house.store.verifyJournal() == .sound(entries: try await house.journalEntries()))
    }
  }

  @Test("when the journal cannot be written, nothing is read and nothing is changed", arguments: TestEngine.allCases)
  func unwritable(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: worker, in: office)
      let read: @Sendable (Transaction) throws -> Void = { tx in
        _ = try tx.one(house.name(of: person), tx.grant(Read.self, PersonRecord.self))
      }
      try await house.acting(as: worker, read)
      try await house.raw("ALTER TABLE journal RENAME TO journal_elsewhere")
      await #expect(throws: StorageTrouble.self) { try await house.acting(as: worker, read) }
      await #expect(throws: StorageTrouble.self) {
        try await house.acting(as: worker) { tx in
          _ = try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self))
        }
      }
      try await house.raw("ALTER TABLE journal_elsewhere RENAME TO journal")
      #expect(try await house.number("SELECT version FROM specimen WHERE id = ?", [.text(person.text)]) == 1)
    }
  }

  @Test(
    "an effect whose entry fails is undone, even when the caller catches the error and goes on",
    arguments: TestEngine.allCases)
  func caught(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: worker, in: office)
      // The head of the chain is not a head: no statement fails, only the entry cannot be made.
      try await house.raw(
        """
        INSERT INTO journal (sequence, at, roles, act, kind, purpose, mask, count, request, hash)
        VALUES (?, 0, '', 'read', 'person', 'casework', 'full', 1, '', ?) RETURNING sequence
        """, [.integer(.max), .blob([])])
      await #expect(throws: (any Error).self) {
        try await house.acting(as: worker) { tx in
          do {
            try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self))
          } catch {
            return  // as if nothing had happened
          }
        }
      }
      #expect(try await house.number("SELECT version FROM specimen WHERE id = ?", [.text(person.text)]) == 1)
    }
  }

  @Test("the database refuses to change or remove entries", arguments: TestEngine.allCases)
  func appendOnly(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      _ = try await house.account("ada", [.jobConsultant])
      for (number, sql) in [
        "UPDATE journal SET event = 'x'", "DELETE FROM journal", "UPDATE journal_subject SET person_id = 'x'",
        "DELETE FROM journal_subject", "UPDATE journal_person SET places = person", "DELETE FROM journal_person",
        "UPDATE journal_stretch SET stretch = 7", "DELETE FROM journal_stretch",
      ].enumerated() {
        try await house.raw(
          "INSERT INTO journal_person (stretch, person, places) VALUES (?, ?, ?) RETURNING stretch",
          [.integer(Int64(number)), .blob([1]), .blob([2])])
        try await house.raw(
          "INSERT INTO journal_subject (sequence, position, person_id) VALUES (?, 0, 'x') RETURNING sequence",
          [.integer(Int64(number) + 1000)])
        let error = await #expect(throws: DatabaseError.self) { try await house.raw(sql) }
        #expect(error?.reason == .appendOnly, "\(sql)")
      }
    }
  }

  @Test("32 transactions at once give a chain without a gap", arguments: TestEngine.allCases)
  func parallel(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let before = try await house.journalEntries()
      try await withThrowingTaskGroup { group in
        for _ in 0..<32 { group.addTask { _ = try await house.person(enteredBy: worker, in: office) } }
        try await group.waitForAll()
      }
      #expect(try await house.journalEntries() == before + 64)
      #expect(try await house.number("SELECT MAX(sequence) FROM journal") == before + 64)
      #expect(try await house.store.verifyJournal() == .sound(entries: before + 64))
    }
  }
}

extension House {
  func rename(_ person: PersonID, seen version: Int64 = 1) -> Change<PersonRecord> {
    Change(of: person, seen: Version(version), as: "person.renamed", set: "note = 'Ada'")
  }

  func name(of person: PersonID) -> Statement<PersonRecord, PersonID> {
    Statement("SELECT s.id, s.subject FROM \(rows: PersonRecord.self, as: "s") WHERE s.id = \(person)") {
      try $0.id("id")
    }
  }
}

extension Row {
  /// All columns as text, in order.
  var texts: [String] {
    columns.indices.map { index in
      switch self[index] {
      case .null: "NULL"
      case .integer(let number): String(number)
      case .text(let text): text
      case .blob(let bytes): bytes.hex
      }
    }
  }
}
