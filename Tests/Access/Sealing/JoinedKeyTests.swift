import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("Keys of records that were made one") struct JoinedKeyTests {
  @Test(
    "with a key go those of the records that are joined with hers, and of no other", arguments: TestEngine.allCases)
  func joined(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let (kept, aside) = (try await sealed.person(), try await sealed.person())
      let (separated, other) = (try await sealed.person(), try await sealed.person())
      var notes: [PersonID: ConsiderationID] = [:]
      for person in [kept, aside, separated, other] {
        notes[person] = try await sealed.note("about \(person.text)", about: person)
      }
      for (place, (person, undone)) in [(aside, "NULL"), (separated, "'2026-11-02'")].enumerated() {
        try await sealed.house.raw(
          """
          INSERT INTO person_merge (id, person_id, aside_id, why, joined_day, joined_at, joined_by, undo_until,
            undone_day, undone_by, undone_why, version)
          VALUES (?, ?, ?, 'twice', '2026-11-01', 1, 'ada', '2026-12-01', \(undone), \(undone), \(undone), 1)
          """, [.text("merge-\(place)"), .text(kept.text), .text(person.text)])
      }
      #expect(try await sealed.store.forgetKey(of: kept, in: .case))
      for person in [kept, aside] {
        #expect(try await sealed.unreadable(try #require(notes[person])) == .keyGone, "\(person)")
      }
      for person in [separated, other] {
        #expect(try await sealed.read(try #require(notes[person])) == "about \(person.text)")
      }
      let entries = try await sealed.house.number("SELECT COUNT(*) FROM journal WHERE event = 'key.forgotten'")
      #expect(entries == 2, "each of the two is in the journal")
      #expect(try await sealed.store.forgetKey(of: kept, in: .case) == false)
    }
  }
}
