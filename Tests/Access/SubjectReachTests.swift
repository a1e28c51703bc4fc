import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("What is owed about a firm, a workplace or a programme") struct SubjectReachTests {
  private static let owed = Statement<ObligationRecord, String>(
    "SELECT b.id, b.subject, b.note FROM \(rows: ObligationRecord.self, as: "b") ORDER BY b.note LIMIT 50"
  ) { try $0.text("note") }

  @Test(
    "is reached by whoever reaches these, and what is owed about people by nobody more", arguments: TestEngine.allCases)
  func reach(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      for (kind, person) in [("organisation", nil), ("workplace", nil), ("programme", nil), ("person", "somebody")] {
        let id = house.store.surroundings.newID(EntryKind.self).text
        try await house.raw(
          """
          INSERT INTO specimen (id, kind, about_kind, about_id, person_id, subject, note, version)
          VALUES (?, 'obligation', ?, ?, ?, ?, ?, 1)
          """,
          [
            .text(id), .text(kind), .text(house.store.surroundings.newID(EntryKind.self).text),
            person.map { _ in .text(house.store.surroundings.newID(PersonKind.self).text) } ?? .null, .null,
            .text(kind),
          ])
      }
      let all = ["organisation", "programme", "workplace"]
      let expected: [(Role, [String]?)] = [
        (.jobConsultant, all), (.coordinator, all), (.caseManager, []), (.counsellor, []), (.trainer, []),
        (.mentor, []),
        (.workplaceContact, nil), (.participant, nil), (.controller, nil), (.administrator, nil),
      ]
      for (role, seen) in expected {
        let account = try await house.account(role.rawValue, [role], in: office)
        let found = try await house.acting(as: account) { tx -> [String]? in
          do {
            return try tx.list(Self.owed, tx.grant(List.self, ObligationRecord.self)).act { $0 }
          } catch is NotFound { return nil }
        }
        #expect(found == seen, "\(role)")
      }
      // Whoever may look at workplaces and at nothing else is not told of programmes.
      let kai = try await house.account("kai", [.jobConsultant, .counsellor], in: office)
      let found = try await house.acting(as: kai) { try $0.list(Self.owed, $0.grant(List.self, ObligationRecord.self)) }
      #expect(found.act { $0 } == all)
    }
  }
}
