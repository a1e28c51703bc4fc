import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("A request repeated is a request done once")
struct IdempotencyTests {
  private struct Interrupted: Error {}

  /// Founds a programme; answers with its address.
  private func found(
    _ house: House, _ account: AccountID, key: String?, digest: [UInt8] = [1], thenFail: Bool = false
  ) async throws -> EarlierAnswer {
    try await house.acting(as: account) { tx in
      let answer = try tx.once(key: key, digest: digest) {
        let id: ProgrammeID = tx.newID()
        try tx.insert(
          Insertion<ProgrammeRecord>(
            of: id, as: "programme.founded",
            "INSERT INTO \(into: ProgrammeRecord.self) (id, kind, version) VALUES (\(id), 'programme', 1)"),
          tx.grantToCreate(ProgrammeRecord.self))
        return EarlierAnswer(status: 201, location: "/programmes/" + id.text)
      }
      if thenFail { throw Interrupted() }
      return answer
    }
  }

  @Test(
    "same key and request: same answer, one effect; another request under the key is refused",
    arguments: TestEngine.allCases)
  func repetition(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let (ada, bob) = (
        try await house.account("ada", [.coordinator]), try await house.account("bob", [.coordinator])
      )
      let first = try await found(house, ada, key: "k")
      let entries = try await house.journalEntries()
      #expect(try await found(house, ada, key: "k") == first)
      await #expect(throws: KeyReused.self) { try await found(house, ada, key: "k", digest: [2]) }
      #expect(try await house.journalEntries() == entries)
      // A key is the account's own, and no key means no memory.
      #expect(try await found(house, bob, key: "k") != first)
      #expect(try await found(house, ada, key: nil) != found(house, ada, key: nil))
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == 4)
    }
  }

  @Test("a key whose transaction failed is free again", arguments: TestEngine.allCases)
  func rolledBack(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.account("ada", [.coordinator])
      await #expect(throws: Interrupted.self) { try await found(house, ada, key: "k", thenFail: true) }
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == 0)
      _ = try await found(house, ada, key: "k", digest: [2])
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == 1)
    }
  }

  @Test("sixteen at once with one key have one effect and one answer", arguments: TestEngine.allCases)
  func parallel(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.account("ada", [.coordinator])
      let answers = try await withThrowingTaskGroup(of: EarlierAnswer.self) { group in
        for _ in 0..<16 { group.addTask { try await found(house, ada, key: "k") } }
        return try await group.reduce(into: Set<EarlierAnswer>()) { $0.insert($1) }
      }
      #expect(answers.count == 1)
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == 1)
    }
  }
}
