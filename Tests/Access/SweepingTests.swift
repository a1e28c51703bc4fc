import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("What only grows is swept")
struct SweepingTests {
  @Test("what is over is removed after its days, and what is of use stays", arguments: TestEngine.allCases)
  func sweep(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let password = "a long walk to Kolding"
      let address = try #require(EmailAddress("ada@nyvej.example"))
      let hash = try await house.store.hash(try Password(password))
      let ada = try await house.asSystem { tx in
        try tx.openAccount(
          NewAccount(email: address, name: "Ada", roles: [.mentor], organisation: nil), passwordHash: hash)
      }
      func counts() async throws -> [Int64] {
        var counts: [Int64] = []
        for kind in ShortLived.allCases { counts.append(try await house.number("SELECT COUNT(*) FROM \(kind.table)")) }
        return counts
      }
      _ = try await house.store.signIn(email: address.text, password: "wrong")
      _ = try await house.store.signIn(email: address.text, password: password)
      _ = try await house.asSystem { try $0.issueToken(for: ada, days: 10) }
      try await house.acting(as: ada) { tx in
        _ = try tx.once(key: "k", digest: [1]) { EarlierAnswer(status: 303, location: "/week") }
      }
      // The pair's row went with the success.
      let all: [Int64] = [1, 1, 3, 1, 1]
      #expect(try await counts() == all)
      #expect(try await house.store.sweep() == 0)
      for (days, left) in [
        (Int64(1), [1, 1, 3, 1, 1]), (2, [0, 1, 0, 1, 1]), (28, [0, 1, 0, 1, 0]), (10, [0, 0, 0, 1, 0]),
        (140, [0, 0, 0, 0, 0]),
      ] as [(Int64, [Int64])] {
        house.clock.advance(days: days)
        // Days are whole: what is exactly as old stays.
        try await house.store.sweep()
        #expect(try await counts() == left, "after \(days) more days")
      }
    }
  }

  @Test("many rows go in small pieces, and two that sweep at once do no harm", arguments: TestEngine.allCases)
  func pieces(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.store.database.write { connection in
        for number in 0..<2500 {
          _ = try connection.run(
            "INSERT INTO idempotency (account_id, request_key, digest, status, location, at) VALUES (?, ?, ?, 303, '', ?)",
            [
              .text("a"), .text("k\(number)"), .blob([1]),
              .integer(Int64(number < 2400 ? 0 : house.clock.now.microseconds)),
            ])
        }
      }
      async let one = house.store.sweep()
      async let other = house.store.sweep()
      let swept = try await one + other
      #expect(swept == 2400)
      #expect(try await house.number("SELECT COUNT(*) FROM idempotency") == 100)
    }
  }
}
