import TestDatabases
import Testing
import Values

@testable import Access
@testable import Persistence

/// One thing that somebody with the database's password could do to what guards the journal, and how it is named.
private struct Meddling: Sendable, CustomTestStringConvertible {
  let engine: TestEngine
  let sql: String
  let table: String
  let name: String
  let kind: GuardFlaw.Kind

  init(_ engine: TestEngine, _ kind: GuardFlaw.Kind, _ name: String, _ sql: String, table: String = "journal") {
    (self.engine, self.kind, self.name, self.sql, self.table) = (engine, kind, name, sql, table)
  }

  var testDescription: String { "\(engine.rawValue): \(sql)" }

  static let all: [Meddling] = [
    Meddling(.sqlite, .missing, "journal_refuses_update", "DROP TRIGGER journal_refuses_update"),
    Meddling(.sqlite, .missing, "journal_refuses_delete", "DROP TRIGGER journal_refuses_delete"),
    Meddling(
      .sqlite, .missing, "journal_subject_refuses_delete", "DROP TRIGGER journal_subject_refuses_delete",
      table: "journal_subject"),
    Meddling(
      .sqlite, .altered, "journal_refuses_update",
      """
      DROP TRIGGER journal_refuses_update;
      CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON journal WHEN NEW.count > 100
      BEGIN SELECT RAISE(ABORT, 'append-only table journal: rows are only added; a correction is a new row'); END
      """),
    Meddling(
      .sqlite, .altered, "journal_refuses_delete",
      """
      DROP TRIGGER journal_refuses_delete; CREATE TRIGGER journal_refuses_delete BEFORE DELETE ON journal
      BEGIN SELECT 1; END
      """),
    Meddling(
      .sqlite, .stranger, "gap",
      "CREATE TRIGGER gap BEFORE INSERT ON JOURNAL WHEN NEW.kind = 'x' BEGIN SELECT RAISE(IGNORE); END"),
    Meddling(
      .sqlite, .missing, "journal_person_refuses_delete", "DROP TRIGGER journal_person_refuses_delete",
      table: "journal_person"),
    Meddling(.sqlite, .missing, "journal", "ALTER TABLE journal RENAME TO journal_then"),
    Meddling(.postgres, .missing, "journal_refuses_change", "DROP TRIGGER journal_refuses_change ON journal"),
    Meddling(
      .postgres, .missing, "journal_subject_refuses_truncate",
      "DROP TRIGGER journal_subject_refuses_truncate ON journal_subject", table: "journal_subject"),
    Meddling(
      .postgres, .missing, "journal_stretch_refuses_change",
      "DROP TRIGGER journal_stretch_refuses_change ON journal_stretch", table: "journal_stretch"),
    Meddling(
      .postgres, .disabled, "journal_refuses_change", "ALTER TABLE journal DISABLE TRIGGER journal_refuses_change"),
    // Only “always” holds against a session that calls itself a replica.
    Meddling(
      .postgres, .disabled, "journal_refuses_truncate", "ALTER TABLE journal ENABLE TRIGGER journal_refuses_truncate"),
    Meddling(
      .postgres, .altered, "journal_refuses_truncate",
      """
      CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      DROP TRIGGER journal_refuses_truncate ON journal;
      CREATE TRIGGER journal_refuses_truncate BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION nothing();
      ALTER TABLE journal ENABLE ALWAYS TRIGGER journal_refuses_truncate
      """),
    Meddling(
      .postgres, .altered, "journal_refuses_change",
      """
      DROP TRIGGER journal_refuses_change ON journal;
      CREATE TRIGGER journal_refuses_change BEFORE UPDATE OF count OR DELETE ON journal
        FOR EACH ROW EXECUTE FUNCTION journal_refuses();
      ALTER TABLE journal ENABLE ALWAYS TRIGGER journal_refuses_change
      """),
    Meddling(
      .postgres, .altered, "journal_refuses_change",
      """
      DROP TRIGGER journal_refuses_change ON journal;
      CREATE TRIGGER journal_refuses_change BEFORE UPDATE OR DELETE ON journal
        FOR EACH ROW WHEN (OLD.count > 100) EXECUTE FUNCTION journal_refuses();
      ALTER TABLE journal ENABLE ALWAYS TRIGGER journal_refuses_change
      """),
    Meddling(
      .postgres, .stranger, "gap",
      "CREATE RULE gap AS ON INSERT TO journal WHERE NEW.kind = 'x' DO INSTEAD NOTHING"),
    Meddling(
      .postgres, .stranger, "gap",
      """
      CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      CREATE TRIGGER gap BEFORE INSERT ON journal FOR EACH ROW WHEN (NEW.kind = 'x') EXECUTE FUNCTION nothing()
      """),
    Meddling(.postgres, .stranger, "row level security", "ALTER TABLE journal ENABLE ROW LEVEL SECURITY"),
    Meddling(.postgres, .missing, "journal", "ALTER TABLE journal RENAME TO journal_then"),
  ]
}

@Suite("The guards of the journal are looked after")
struct JournalGuardTests {
  @Test("untouched they have no flaw, also after a rename and back", arguments: TestEngine.allCases)
  func untouched(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      #expect(try await house.store.journalGuardFlaws() == [])
      try await house.raw("ALTER TABLE journal RENAME TO journal_elsewhere")
      try await house.raw("ALTER TABLE journal_elsewhere RENAME TO journal")
      #expect(try await house.store.journalGuardFlaws() == [])
    }
  }

  @Test("one that is missing, switched off or altered is named, and so is a stranger", arguments: Meddling.all)
  private func meddling(_ meddling: Meddling) async throws {
    try await withHouse(meddling.engine) { house in
      try await house.store.database.withWriter { try $0.script(meddling.sql) }
      let flaws = try await house.store.journalGuardFlaws()
      #expect(flaws.contains(GuardFlaw(table: meddling.table, name: meddling.name, kind: meddling.kind)), "\(flaws)")
      #expect(flaws.allSatisfy { $0.table == meddling.table }, "\(flaws)")
    }
  }

  @Test("on PostgreSQL the body of the function is looked at too")
  func functionBody() async throws {
    try await withHouse(.postgres) { house in
      try await house.raw(
        """
        CREATE OR REPLACE FUNCTION journal_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$
        """)
      #expect(
        try await house.store.journalGuardFlaws() == [
          GuardFlaw(table: "journal", name: "journal_refuses_change", kind: .altered),
          GuardFlaw(table: "journal", name: "journal_refuses_truncate", kind: .altered),
        ])
    }
  }

  @Test(
    "an entry that the database swallows without an error takes its effect with it",
    arguments: [
      (
        TestEngine.sqlite,
        "CREATE TRIGGER gap BEFORE INSERT ON journal WHEN NEW.event = 'person.renamed' BEGIN SELECT RAISE(IGNORE); END"
      ),
      (
        .postgres,
        "CREATE RULE gap AS ON INSERT TO journal WHERE NEW.event = 'person.renamed' DO INSTEAD NOTHING"
      ),
    ])
  func swallowed(engine: TestEngine, gap: String) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let worker = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: worker, in: office)
      let before = try await house.journalEntries()
      try await house.store.database.withWriter { try $0.script(gap) }
      await #expect(throws: DamagedRecord.self) {
        try await house.acting(as: worker) { tx in
          _ = try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self))
        }
      }
      #expect(try await house.number("SELECT version FROM specimen WHERE id = ?", [.text(person.text)]) == 1)
      #expect(try await house.journalEntries() == before)
    }
  }
}
