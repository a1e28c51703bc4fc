import Testing
import Values

@testable import Access

private let somebody = PersonID(high: 1, low: 1)
private let me = AccountID(high: 1, low: 2)

@Suite("The notary refuses what reaches, shows or writes anything else")
struct NotaryTests {
  @Test("what rooms write is approved")
  func good() throws {
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        SELECT p.id, p.subject, p.phone, l.language FROM \(rows: PersonRecord.self, as: "p")
          LEFT JOIN \(part: "person_language", of: PersonRecord.self, as: "l") ON l.person_id = p.id
        WHERE l.language = \("da") AND p.id IN \(any: [somebody]) ORDER BY p.id LIMIT \(10)
        """) == nil)
    #expect(
      try Verdict.reading(
        PlacementRecord.self,
        """
        SELECT m.id, m.subject, o.name, ROW_NUMBER() OVER (ORDER BY m.id) AS place
        FROM (SELECT l.* FROM \(rows: PlacementRecord.self, as: "l") WHERE l.state = 'running') m
          LEFT JOIN \(rows: OrganisationRecord.self, as: "o") ON o.id = m.workplace_id
        UNION ALL SELECT l.id, l.subject, COALESCE(l.state, ''), 0 FROM \(rows: PlacementRecord.self, as: "l")
        """) == nil)
    #expect(
      try Verdict.counting(PersonRecord.self, "FROM \(rows: PersonRecord.self, as: "p") WHERE p.name = 'x'") == nil)
    #expect(try Verdict.change(PersonRecord.self, set: "name = \("Ada"), phone = COALESCE(phone, \("1"))") == nil)
    #expect(
      try Verdict.insertion(
        PersonRecord.self, "INSERT INTO \(into: PersonRecord.self) (id, name, version) VALUES (\(somebody), 'x', 1)")
        == nil)
    #expect(
      try Verdict.derivation(
        ObligationRecord.self,
        """
        INSERT INTO \(into: ObligationRecord.self, as: "b") (id, person_id, due_day) VALUES (\("1"), \(somebody), \("2"))
        ON CONFLICT (person_id, due_day) DO UPDATE SET owner_id = excluded.owner_id WHERE b.done_day IS NULL
        """) == nil)
    #expect(
      try Verdict.completion(PersonRecord.self, "person_language", .add, "position, language", "\(1), \("da")") == nil)
    #expect(try Verdict.completion(PersonRecord.self, "person_language", .remove, "position > \(1)") == nil)
    #expect(
      try Verdict.completion(PersonRecord.self, "person_language", .set, "language = 'da'", "position = \(1)") == nil)
  }

  @Test("a table by its name, with or without a row set beside it")
  func rawTables() throws {
    #expect(
      try Verdict.reading(
        OrganisationRecord.self,
        "SELECT c.name AS note FROM \(rows: OrganisationRecord.self, as: "o"), person c")
        == .rawTable("person"))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        SELECT p.id, p.subject, (SELECT n.note FROM closed_note n WHERE n.person_id = p.id) AS note
        FROM \(rows: PersonRecord.self, as: "p")
        """) == .rawTable("closed_note"))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "SELECT p.subject, p.name FROM \(rows: PersonRecord.self, as: "p") UNION SELECT id, name FROM person")
        == .rawTable("person"))
    #expect(
      try Verdict.counting(
        PersonRecord.self,
        "FROM \(rows: PersonRecord.self, as: "p") WHERE EXISTS (SELECT 1 FROM closed_note n WHERE n.note LIKE 'a%')")
        == .rawTable("closed_note"))
    for table in ["sqlite_master", "pg_catalog.pg_user", "information_schema.tables", "pragma_table_info('person')"] {
      let verdict = try Verdict.named(table)
      #expect(verdict != nil, "\(table)")
    }
  }

  @Test("rows about other people are read by statements of their own")
  func otherKinds() throws {
    #expect(
      try Verdict.reading(
        OrganisationRecord.self,
        "SELECT n.note FROM \(rows: OrganisationRecord.self, as: "o"), \(rows: ClosedNoteRecord.self, as: "n")")
        == .otherPeople(.closedNote))
    #expect(
      try Verdict.reading(
        PlacementRecord.self,
        """
        SELECT l.subject, l.id FROM \(rows: PlacementRecord.self, as: "l")
          JOIN \(part: "person_language", of: PersonRecord.self, as: "t") ON t.person_id = l.person_id
        """) == .otherPeople(.person))
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT o.id, o.name FROM \(rows: OrganisationRecord.self, as: "o")")
        == .notOwnKind(.person))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "SELECT p.subject, a.code FROM \(rows: PersonRecord.self, as: "p"), \(part: "placement_paper", of: PersonRecord.self, as: "a")"
      ) == .noPart("placement_paper", .person))
  }

  @Test("a mask is a list: other columns are not there")
  func masks() throws {
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT p.id, p.subject, p.phone FROM \(rows: PersonRecord.self, as: "p")", as: .shared)
        == .noColumn("p.phone"))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "SELECT p.id, p.subject, p.phone FROM \(rows: PersonRecord.self, seeing: .full, as: "p")", as: .shared)
        == .wider(.full, than: .shared))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        SELECT p.subject, l.language FROM \(rows: PersonRecord.self, as: "p")
          JOIN \(part: "person_language", of: PersonRecord.self, as: "l") ON l.person_id = p.id
        """, as: .shared) == .wider(.full, than: .shared))
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p")", as: .tips)
        == .undeclaredMask(.person, .tips))
    #expect(
      try Verdict.reading(
        AccountRecord.self, "SELECT a.password FROM \(rows: AccountRecord.self, as: "a")") == .noColumn("a.password"))
    #expect(
      try Verdict.reading(
        QuotaSlotRecord.self, "SELECT q.from_day FROM \(rows: QuotaSlotRecord.self, as: "q")")
        == .noColumn("q.from_day"))
    #expect(
      try Verdict.reading(PersonRecord.self, "SELECT p.subject, p.rowid FROM \(rows: PersonRecord.self, as: "p")")
        == .noColumn("p.rowid"))
    #expect(try Verdict.change(PersonRecord.self, set: "phone = 'x'", as: .shared) == .noColumn("phone"))
  }

  @Test("whom a look is about comes from the row set")
  func subjects() throws {
    #expect(
      try Verdict.reading(PersonRecord.self, "SELECT p.id FROM \(rows: PersonRecord.self, as: "p")")
        == .noSubject(.person))
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT p.name, '00000000' AS subject FROM \(rows: PersonRecord.self, as: "p")")
        == .ownSubject)
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "WITH t (name, subject) AS (SELECT p.name, 'x' FROM \(rows: PersonRecord.self, as: "p")) SELECT t.* FROM t")
        == .oddity("a query with a name of its own"))
  }

  @Test("whom a look is about is whom the row is about")
  func otherSubjects() throws {
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        SELECT p.subject, p.phone FROM \(rows: PersonRecord.self, as: "p") WHERE 1 = 0
        UNION ALL SELECT 'nobody', q.phone FROM \(rows: PersonRecord.self, as: "q")
        """) == .subjectElsewhere(.person))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        SELECT p.subject, q.phone FROM \(rows: PersonRecord.self, as: "p"), \(rows: PersonRecord.self, as: "q")
        WHERE p.id = \(somebody)
        """) == .subjectElsewhere(.person))
    #expect(
      try Verdict.reading(
        ObligationRecord.self,
        """
        SELECT c.subject, b.due_day FROM \(rows: ObligationRecord.self, as: "b")
          LEFT JOIN \(rows: ObligationRecord.self, as: "c") ON 1 = 0
        """) == .subjectElsewhere(.obligation))
    #expect(
      try Verdict.reading(
        PlacementRecord.self,
        """
        SELECT l.subject, l.id FROM \(rows: PlacementRecord.self, as: "l")
        UNION ALL SELECT m.subject, m.id FROM \(rows: PlacementRecord.self, as: "m")
        """) == nil)
  }

  @Test("what is there for reading does not write")
  func readingWrites() throws {
    #expect(
      try Verdict.reading(
        PersonRecord.self, "UPDATE person SET name = 'x' WHERE 1 = 1 RETURNING id") != nil)
    #expect(
      try Verdict.reading(
        PersonRecord.self, "UPDATE \(into: PersonRecord.self) SET name = 'x' RETURNING id") == .readingWrites)
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "DELETE FROM \(rows: PersonRecord.self, as: "p") RETURNING p.id, p.subject") != nil)
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        """
        WITH gone AS (DELETE FROM person RETURNING id) SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p")
        """) != nil)
  }

  @Test("a piece of a statement ends where it stands")
  func unfinished() throws {
    #expect(
      try Verdict.change(PersonRecord.self, set: "name = 'x' WHERE 1 = 1 --") == .oddity("a comment"))
    #expect(try Verdict.change(PersonRecord.self, set: "name = 'x' /* ") == .oddity("a comment"))
    #expect(try Verdict.change(PersonRecord.self, set: "name = '") == .oddity("a quote without its end"))
    #expect(try Verdict.change(PersonRecord.self, set: "name = 'x'; DELETE FROM person") == .oddity("a semicolon"))
    #expect(
      try Verdict.completion(PersonRecord.self, "person_language", .remove, "1 = 1) OR (1 = 1")
        == .oddity("a parenthesis without its partner"))
    #expect(
      try Verdict.completion(PersonRecord.self, "person_language", .add, "position) VALUES (1", "2")
        == .oddity("a parenthesis without its partner"))
    #expect(
      try Verdict.reading(PersonRecord.self, "SELECT p.subject, \"p\".phone FROM \(rows: PersonRecord.self, as: "p")")
        == .oddity("a name in quotes"))
  }

  @Test("the system's own names cannot be written, nor a name that is more than a name")
  func names() throws {
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT scope_x.phone, p.subject FROM \(rows: PersonRecord.self, as: "p")")
        == .reservedWord("scope_x"))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "SELECT n.note, p.subject FROM \(rows: PersonRecord.self, as: "p"), notary_rows_closed_note_full n")
        == .reservedWord("notary_rows_closed_note_full"))
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p, closed_note")")
        == .unprepared("“p, closed_note” is no name for rows: use small letters"))
    #expect(
      try Verdict.reading(
        PersonRecord.self, "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE pg_sleep(10) = 1")
        == .function("pg_sleep"))
    #expect(
      try Verdict.reading(
        PersonRecord.self,
        "SELECT p.id, p.subject, load_extension('x') FROM \(rows: PersonRecord.self, as: "p")") != nil)
  }

  @Test("every refusal says what to do")
  func sentences() throws {
    for reason in [
      StatementRefused.Reason.rawTable("person"), .noColumn("phone"), .readingWrites, .writingReads,
      .otherPeople(.person), .noSubject(.person), .notInto(.person), .movesRecord("id"), .insertionChanges,
    ] {
      let sentence = StatementRefused(reason).description
      #expect(sentence.hasPrefix("this statement is refused: ") && sentence.contains(";"), "\(sentence)")
    }
  }
}

extension Verdict {
  /// Literals only, since a table's name cannot come from outside.
  fileprivate static func named(_ table: String) throws -> StatementRefused.Reason? {
    switch table {
    case "sqlite_master":
      try reading(
        PersonRecord.self, "SELECT m.sql, p.subject FROM \(rows: PersonRecord.self, as: "p"), sqlite_master m")
    case "pg_catalog.pg_user":
      try reading(
        PersonRecord.self, "SELECT m.usename, p.subject FROM \(rows: PersonRecord.self, as: "p"), pg_catalog.pg_user m")
    case "information_schema.tables":
      try reading(
        PersonRecord.self,
        "SELECT m.table_name, p.subject FROM \(rows: PersonRecord.self, as: "p"), information_schema.tables m")
    default:
      try reading(
        PersonRecord.self,
        "SELECT m.name, p.subject FROM \(rows: PersonRecord.self, as: "p"), pragma_table_info('person') m")
    }
  }
}
