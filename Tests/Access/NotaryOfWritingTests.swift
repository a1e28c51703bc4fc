import Testing
import Values

@testable import Access

private let somebody = PersonID(high: 1, low: 1)
private let me = AccountID(high: 1, low: 2)

@Suite("The notary keeps a writing statement to its own table")
struct NotaryOfWritingTests {
  @Test("a writing statement writes its own table, and looks into no rows")
  func writing() throws {
    #expect(
      try Verdict.change(
        PersonRecord.self, set: "sounds_like = (SELECT q.phone FROM person q WHERE q.id = \(somebody))")
        == .rawTable("person"))
    #expect(
      try Verdict.change(
        PersonRecord.self, set: "sounds_like = (SELECT q.phone FROM \(rows: PersonRecord.self, as: "q") LIMIT 1)")
        == .writingReads)
    #expect(try Verdict.change(PersonRecord.self, set: "name = (SELECT 'x')") == .writingReads)
    #expect(
      try Verdict.insertion(
        PersonRecord.self,
        "INSERT INTO \(into: PersonRecord.self) (id, name) SELECT n.id, n.note FROM closed_note n")
        == .rawTable("closed_note"))
    #expect(
      try Verdict.insertion(
        PersonRecord.self, "INSERT INTO relation (id, account_id) VALUES ('x', \(me))") == .notInto(.person))
    #expect(
      try Verdict.insertion(
        OrganisationRecord.self, "INSERT INTO \(into: PersonRecord.self) (id, name) VALUES ('x', 'y')")
        == .notInto(.organisation))
    #expect(
      try Verdict.insertion(
        PersonRecord.self,
        """
        INSERT INTO \(into: PersonRecord.self) (id, name) VALUES (\(somebody), 'x')
        ON CONFLICT (id) DO UPDATE SET name = excluded.name
        """) == .insertionChanges)
    #expect(
      try Verdict.insertion(PersonRecord.self, "DELETE FROM \(into: PersonRecord.self)") == .insertionChanges)
    #expect(
      try Verdict.derivation(
        ObligationRecord.self,
        "INSERT INTO relation (id, account_id, kind) VALUES ('x', \(me), 'counsellor')") == .notInto(.obligation))
    #expect(
      try Verdict.derivation(ObligationRecord.self, "UPDATE token SET until_at = 9999999999999999")
        == .notInto(.obligation))
    #expect(
      try Verdict.derivation(
        ObligationRecord.self,
        "UPDATE \(into: ObligationRecord.self) SET due_day = (SELECT MAX(due_day) FROM obligation)")
        == .rawTable("obligation"))
  }

  @Test("a record stays whose it is, and its version is counted by the system")
  func moving() throws {
    #expect(
      try Verdict.change(ClosedNoteRecord.self, set: "person_id = \(somebody)") == .movesRecord("person_id"))
    #expect(try Verdict.change(ClosedNoteRecord.self, set: "author_id = \(me)") == .movesRecord("author_id"))
    #expect(try Verdict.change(PersonRecord.self, set: "id = 'x'") == .movesRecord("id"))
    #expect(
      try Verdict.change(PersonRecord.self, set: "organisation_id = 'x'") == .movesRecord("organisation_id"))
    #expect(try Verdict.change(PersonRecord.self, set: "name = 'x', version = 1") == .movesRecord("version"))
    #expect(
      try Verdict.completion(PersonRecord.self, "person_language", .set, "person_id = \(somebody)", "1 = 1")
        == .movesRecord("person_id"))
  }

  @Test("a part of another kind, or a table that is no part, is not completed")
  func parts() throws {
    #expect(
      try Verdict.completion(OrganisationRecord.self, "role_assignment", .add, "id", "'x'")
        == .noPart("role_assignment", .organisation))
    #expect(
      try Verdict.completion(OrganisationRecord.self, "person_language", .add, "language", "'x'")
        == .noPart("person_language", .organisation))
    #expect(
      try Verdict.completion(PersonRecord.self, "person_language", .remove, "position = (SELECT 1)") == .writingReads)
  }
}
