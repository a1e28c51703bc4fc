import TestDatabases
import Testing
import Values

@testable import Access

@Suite("Errors carry nothing withheld")
struct WithheldTests {
  @Test("what is withheld does not leave in an error", arguments: TestEngine.allCases)
  func errors(engine: TestEngine) async throws {
    struct Leak: Error { let text: String }
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let bob = try await house.account("bob", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: ada, in: office)
      await #expect(throws: (any Error).self) {
        try await house.acting(as: bob) { tx -> String in
          do {
            _ = try tx.consult(
              Statement<PersonRecord, String>(
                "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(person)"
              ) { throw Leak(text: try $0.text("id")) })
            return ""
          } catch let leak as Leak { return leak.text }
        }
      }
      // What is made of it keeps the error to itself until it is opened.
      await #expect(throws: Leak.self) {
        try await house.acting(as: bob) { tx -> String in
          let facts = try tx.consult(
            Statement<PersonRecord, String>(
              "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(person)"
            ) { try $0.text("id") })
          do {
            let mapped: Withheld<[String]> = try facts.map { throw Leak(text: $0[0]) }
            let joined = Withheld.together(mapped, facts) { $0 + $1 }
            try joined.decide(tx) { _, _ in }
            return ""
          } catch let leak as Leak { return leak.text }
        }
      }
    }
  }
}
