import Testing
import Values

@testable import Access

@Suite("Who was in a programme may be a condition, and nothing else") struct MembershipTests {
  @Test("who was in a programme is asked of rows that are read anyway, by columns that they show, and never written")
  func memberships() throws {
    let programme = ProgrammeID(high: 1, low: 3)
    #expect(
      try Verdict.reading(
        PlacementRecord.self,
        """
        SELECT l.id, l.subject FROM \(rows: PlacementRecord.self, as: "l")
        WHERE \(in: programme, of: "l", from: .column("state"), until: .day(CivilDate(iso: "2026-11-22")!)) AND l.id = \("1")
        """) == nil)
    // Of other rows, or by a column that they do not have, nothing is asked.
    for (rows, column) in [("p", "state"), ("l", "phone"), ("l", "scope_x"), ("l) OR 1 = 1 --", "state")]
      as [(StaticString, StaticString)]
    {
      #expect(
        try Verdict.reading(
          PlacementRecord.self,
          """
          SELECT l.id, l.subject FROM \(rows: PlacementRecord.self, as: "l")
          WHERE \(in: programme, of: rows, from: .column(column), until: .column("state"))
          """) != nil, "\(rows) \(column)")
    }
    #expect(
      try Verdict.change(
        PersonRecord.self,
        set:
          "name = CASE WHEN \(in: programme, of: "scope_x", from: .column("name"), until: .column("name")) THEN 'a' ELSE 'b' END"
      ) != nil)
  }
}
