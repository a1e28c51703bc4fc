import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("The journal says by whom something was done") struct DeedTests {
  @Test(
    "to whoever is told who works with the person, of entries about her alone, whichever record is named",
    arguments: TestEngine.allCases)
  func doers(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let mentor = try await house.account("max", [.mentor], in: office)
      let person = try await house.person(enteredBy: ada, in: office)
      let other = try await house.person(enteredBy: ada, in: office)
      try await house.acting(as: ada) { tx in try tx.relate(mentor, .mentor, to: person, from: tx.today) }
      let entered = Deed.last("person.entered", of: person)
      func doer(_ deed: Deed, of person: PersonID, as account: AccountID) async throws -> String? {
        try await house.looking(as: account) { try $0.doers(of: [deed], about: person).act { $0[deed] } }
      }
      let name = try await doer(entered, of: person, as: ada)
      #expect(name?.isEmpty == false)
      #expect(try await doer(.any("person.entered", of: person), of: person, as: ada) == name)
      #expect(try await doer(.making(person, "person.entered", of: person), of: person, as: ada) == name)
      // Of another verb, of a record that is about somebody else, and to somebody who is not told who works with her.
      #expect(try await doer(.last("person.changed", of: person), of: person, as: ada) == nil)
      #expect(try await doer(entered, of: other, as: ada) == nil)
      #expect(try await doer(.last("person.entered", of: other), of: person, as: ada) == nil)
      #expect(try await doer(entered, of: person, as: mentor) == nil)
    }
  }

  @Test("by an index that holds no looks", arguments: TestEngine.allCases)
  func plan(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let kept = try await house.raw(
        engine == .sqlite
          ? "SELECT sql AS text FROM sqlite_master WHERE name = 'journal_deeds'"
          : "SELECT indexdef AS text FROM pg_indexes WHERE indexname = 'journal_deeds'")
      guard case .text(let text)? = kept.first?["text"] else { throw NotFound() }
      #expect(text.contains("(record, event, sequence)") && text.contains("event IS NOT NULL"), "\(text)")
      guard engine == .sqlite else { return }
      let plan = try await house.raw(
        "EXPLAIN QUERY PLAN " + Transaction.deedsSQL(records: 3, events: 4), Array(repeating: .text("x"), count: 7))
      let steps = plan.compactMap { row -> String? in if case .text(let step)? = row["detail"] { step } else { nil } }
      #expect(steps.contains { $0.contains("journal_deeds") }, "\(steps)")
    }
  }
}
