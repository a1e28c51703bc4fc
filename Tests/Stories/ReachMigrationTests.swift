import Persistence
import TestDatabases
import Testing

@testable import Access
@testable import Nyvej

@Suite("Telephones from before") struct ReachMigrationTests {
  @Test("what reads as one number is kept whole, the rest as it was written", arguments: TestEngine.allCases)
  func carriedOver(_ engine: TestEngine) async throws {
    let numbers: [(before: String?, home: String, after: String?)] = [
      ("+45 20 30 40 50", "DK", "+4520304050"), ("20 30-40.50", "DK", "+4520304050"),
      ("0045 20304050", "DE", "+4520304050"), ("+49 (0)151 23456789", "DK", "+4915123456789"),
      ("(0151) 2345 6789", "DE", "+4915123456789"), ("070-123 45 67", "SE", "+46701234567"),
      ("040 1234567", "FI", "+358401234567"), ("20304050", "DE", "20304050"), ("20304050", "AT", "20304050"),
      ("20304050 after 4", "DK", "20304050 after 4"), ("112", "DK", "112"), (nil, "DK", nil),
    ]
    try await withDatabase(engine) { database in
      _ = try await database.migrate(Rooms.migrations.filter { $0.number < 91 }.map(\.persisted))
      try await database.write { connection in
        for country in Set(numbers.map(\.home)) {
          _ = try connection.run(
            """
            INSERT INTO organisation (id, name, sort_key, kind, country, version)
            VALUES (?, 'Prøvekøbing', 'provekobing', 'municipality', ?, 1)
            """, [.text("o" + country), .text(country)])
        }
        for (place, number) in numbers.enumerated() {
          _ = try connection.run(
            """
            INSERT INTO person (id, organisation_id, name, phone, messages, sort_key, entered_at, version)
            VALUES (?, ?, 'Prøve', ?, ?, 'prove', 0, 1)
            """,
            [
              .text("p\(10 + place)"), .text("o" + number.home), number.before.map { .text($0) } ?? .null,
              .text(place == 0 ? "yes" : "no"),
            ])
        }
      }
      #expect(try await database.migrate(Rooms.migrations.map(\.persisted)).contains(91))
      let after = try await database.read { try $0.rows("SELECT phone, messages, texts FROM person ORDER BY id", []) }
      let expected = numbers.map { number -> SQLValue in number.after.map { .text($0) } ?? .null }
      #expect(after.map { $0["phone"] } == expected)
      // One answer stood for both.
      #expect(after.allSatisfy { $0["texts"] == $0["messages"] } && after[0]["texts"] == .text("yes"))
    }
  }
}
