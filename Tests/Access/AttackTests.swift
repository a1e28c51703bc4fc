import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

private let somebody = PersonID(high: 1, low: 1)
private let me = AccountID(high: 1, low: 2)

@Suite("Statements written to get around the notary")
struct AttackTests {
  @Test("a name for a query would stand in front of the system's own tables, or before them on one engine alone")
  func namedQueries() throws {
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        WITH relation AS (SELECT \(me) AS account_id, 'counsellor' AS kind, \(somebody) AS person_id)
        SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p")
        """) == .oddity("a query with a name of its own"))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        WITH a AS (SELECT usename FROM pg_user), pg_user AS (SELECT 'x' AS usename)
        SELECT p.id, p.subject, a.usename FROM \(rows: PersonRecord.self, as: "p"), a
        """) == .oddity("a query with a name of its own"))
  }

  @Test("quotes that one engine ends elsewhere")
  func quotes() throws {
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        #"""
        SELECT p.id, p.subject, q.e'\' AS a, ' , (SELECT note FROM closed_note LIMIT 1) AS note, '' AS b
        FROM \#(rows: PersonRecord.self, as: "p"), (SELECT 1 AS e) q
        """#) != nil)
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        #"""
        SELECT p.id, p.subject, e'\', ' || (SELECT note FROM closed_note LIMIT 1) || '' AS b
        FROM \#(rows: PersonRecord.self, as: "p"), (SELECT 1 AS e) q
        """#) != nil)
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        SELECT p.id, p.subject, $a$ || ' $a$ || (SELECT note FROM closed_note LIMIT 1) || $a$ ' || $a$ AS b
        FROM \(rows: PersonRecord.self, as: "p")
        """) != nil)
  }

  @Test("a place for a value written by hand, or a value within quotes, would shift the values of the reach")
  func places() throws {
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "SELECT p.id, p.subject, '\(me)' AS a FROM \(rows: PersonRecord.self, as: "p") WHERE ? IS NOT NULL") != nil)
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = ?1") != nil)
    for sign in [":a", "@a", "$a"] as [ScopedSQL] {
      #expect(
        try Verdict.reading(
          PersonRecord.self,
          "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(part: sign)")
          != nil)
    }
  }

  @Test("a text that ends before its end")
  func ending() throws {
    #expect(try Verdict.change(PersonRecord.self, set: "name = 'x' WHERE 1 = 1\0") != nil)
  }

  @Test("an insertion that takes another row's place")
  func replacing() throws {
    #expect(
      try Verdict.insertion(
        PersonRecord.self, "INSERT OR REPLACE INTO \(into: PersonRecord.self) (id, name) VALUES (\(somebody), 'x')")
        != nil)
    #expect(
      try Verdict.insertion(
        PersonRecord.self, "REPLACE INTO \(into: PersonRecord.self) (id, name) VALUES (\(somebody), 'x')") != nil)
    #expect(
      try Verdict.derivation(
        ObligationRecord.self,
        "INSERT OR REPLACE INTO \(into: ObligationRecord.self) (id, person_id) VALUES ('1', \(somebody))") != nil)
    #expect(
      try Verdict.derivation(
        ObligationRecord.self, "UPDATE OR REPLACE \(into: ObligationRecord.self) SET due_day = '1'") != nil)
    #expect(
      try Verdict.derivation(ObligationRecord.self, "UPDATE \(into: ObligationRecord.self) SET person_id = \(somebody)")
        == .movesRecord("person_id"))
  }

  @Test("what is hidden is written, and copied nowhere")
  func hidden() throws {
    #expect(try Verdict.change(AccountRecord.self, set: "password = \("x")") == nil)
    #expect(try Verdict.change(AccountRecord.self, set: "name = password") == .noColumn("password"))
    #expect(try Verdict.change(AccountRecord.self, set: "name = CASE WHEN PASSWORD LIKE 'a%' THEN 'a' END") != nil)
  }

  @Test("a row set is reached through the system's own tables", arguments: TestEngine.allCases)
  func reaches(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let (office, other): (OrganisationID, OrganisationID) = (
        house.store.surroundings.newID(), house.store.surroundings.newID()
      )
      let ada = try await house.account("ada", [.counsellor], in: office)
      let bob = try await house.account("bob", [.jobConsultant], in: other)
      let victim = try await house.person(enteredBy: bob, in: other)
      let attempts: [(String, ScopedSQL)] = [
        (
          "CTE in front of relation",
          """
          WITH relation AS (SELECT \(ada) AS account_id, 'counsellor' AS kind, \(victim) AS person_id,
            '2020-01-01' AS from_day, NULL AS until_day, 1 AS begun_at_once, 0 AS ended_at_once)
          SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE p.kind = 'person'
          """
        ),
        (
          "CTE that PostgreSQL sees later",
          """
          WITH a AS (SELECT id, subject FROM specimen), specimen AS (SELECT '' AS id, '' AS kind, q.subject
            FROM \(rows: PersonRecord.self, as: "q") WHERE 1 = 0)
          SELECT a.id, a.subject FROM a
          """
        ),
        (
          "dollar quotes",
          """
          SELECT p.id, p.subject FROM (SELECT $a$ || ' $a$ AS id, x.id AS subject FROM specimen x) p,
          (SELECT $a$ ' || $a$ AS f, p.id, p.subject FROM \(rows: PersonRecord.self, as: "p")
          """
        ),
        (
          "shifted values",
          """
          SELECT p.id, p.subject, '\(bob)' AS b FROM \(rows: PersonRecord.self, as: "p") WHERE ? IS NOT NULL
          """
        ),
      ]
      for (name, sql) in attempts {
        let found = try? await house.acting(as: ada) { tx in
          try tx.list(
            Statement<PersonRecord, String>(sql) { try $0.text("id") }, tx.grant(List.self, PersonRecord.self))
        }
        #expect(found?.act { $0.isEmpty } ?? true, "\(name)")
      }
    }
  }
}
