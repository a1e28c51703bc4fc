import Persistence
import TestDatabases
import Testing

private let table = Migration(
  number: 1, name: "values",
  steps: [.sql("CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT, number BIGINT, sealed BLOB)")])

@Suite("What goes in comes out, on both engines")
struct ValueTests {
  @Test("every kind of value comes back as it was", arguments: TestEngine.allCases)
  func roundTrips(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([table])
      let emoji = String(repeating: "👩🏽‍🚀", count: 200)
      let texts = ["", " ", "Åse “Ærlig” O'Brien", "ሰላም", "حداد", emoji, "a\\b%_\n\t\"?$1"]
      let numbers: [Int64] = [.min, -1, 0, 1, .max]
      let blobs: [[UInt8]] = [[], [0], Array(0...255), Array(repeating: 0xFF, count: 100_000)]
      let values = texts.map { SQLValue.text($0) }
      let stored = try await database.write { connection in
        for (id, value) in values.enumerated() {
          let change = try connection.run(
            "INSERT INTO thing (id, name, number, sealed) VALUES (?, ?, ?, ?)",
            [.integer(Int64(id)), value, .integer(numbers[id % 5]), .blob(blobs[id % 4])])
          #expect(change == 1)
        }
        return try connection.rows("INSERT INTO thing (id) VALUES (?) RETURNING id, name, number, sealed", [99])
      }
      #expect(stored.map(\.columns) == [["id", "name", "number", "sealed"]])
      #expect(stored[0]["id"] == 99 && stored[0][1] == .null && stored[0]["number"] == .null && stored[0][3] == .null)
      let rows = try await database.read { try $0.rows("SELECT * FROM thing WHERE id < ? ORDER BY id", [99]) }
      #expect(rows.count == texts.count)
      for (id, row) in rows.enumerated() {
        #expect(row["name"] == values[id])
        #expect(row["number"] == .integer(numbers[id % 5]))
        #expect(row["sealed"] == .blob(blobs[id % 4]))
        #expect(row["nothing"] == nil)
      }
    }
  }

  @Test("sums, counts, comparisons and values without a column are integers", arguments: TestEngine.allCases)
  func computed(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      let row = try await database.read {
        try $0.rows(
          """
          WITH n (v) AS (SELECT ? UNION ALL SELECT ?)
          SELECT count(*) AS c, sum(v) AS s, max(v) > 4 AS big, ? AS given, ? AS absent, avg(v) AS mean FROM n
          """, [3, 5, "ja", nil])
      }.first
      #expect(row?["c"] == 2 && row?["s"] == 8 && row?["big"] == 1)
      #expect(row?["given"] == "ja" && row?["absent"] == .null && row?["mean"] == 4)
      await #expect(throws: DatabaseError.self) {
        try await database.read { try $0.rows("SELECT avg(v) AS mean FROM (SELECT 1 AS v UNION ALL SELECT 2) x", []) }
      }
    }
  }

  @Test("a value may be nothing in one call and something in the next", arguments: TestEngine.allCases)
  func optionalFilters(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([table])
      _ = try await database.write {
        try $0.run("INSERT INTO thing (id, name, number) VALUES (1, ?, ?), (2, ?, ?)", ["Amina", 7, nil, 8])
      }
      let filtered = { @Sendable (name: SQLValue, number: SQLValue) in
        try await database.read {
          try $0.rows(
            """
            SELECT id FROM thing WHERE (? IS NULL OR name = ?) AND (? IS NULL OR number = ?)
            AND coalesce(substr(name, ?, ?), 'A') = 'A' ORDER BY id
            """, [name, name, number, number, 1, 1])
        }.map { $0[0] }
      }
      #expect(try await filtered(nil, nil) == [1, 2])
      #expect(try await filtered("Amina", nil) == [1])
      #expect(try await filtered(nil, 8) == [2])
      #expect(try await filtered("Amina", 8) == [])
    }
  }

  @Test("text with a NUL character is refused before it is stored", arguments: TestEngine.allCases)
  func refusesNUL(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([table])
      let error = await #expect(throws: DatabaseError.self) {
        try await database.write { try $0.run("INSERT INTO thing (id, name) VALUES (?, ?)", [1, "Ami\0na"]) }
      }
      #expect(error?.message.contains("U+0000") == true && error?.message.contains("Ami") == false)
      let count = try await database.read { try $0.rows("SELECT count(*) FROM thing", []) }
      #expect(count[0][0] == 0)
    }
  }

  @Test("text is ordered and compared byte by byte on both engines", arguments: TestEngine.allCases)
  func ordering(engine: TestEngine) async throws {
    let names = ["zebra", "Aarhus", "aarhus", "Ærø", "Åbenrå", "Zoo", "abelø", "", "a b", "ab", "a-b", "ß", "ss", "é"]
    try await withDatabase(engine) { database in
      _ = try await database.migrate([table])
      let rows = try await database.write { connection in
        for (id, name) in names.enumerated() {
          _ = try connection.run("INSERT INTO thing (id, name) VALUES (?, ?)", [.integer(Int64(id)), .text(name)])
        }
        return try connection.rows("SELECT name FROM thing ORDER BY name", [])
      }
      let expected = names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      #expect(rows.map { $0[0] } == expected.map { .text($0) })
      let below = try await database.read {
        try $0.rows("SELECT count(*) AS c FROM thing WHERE name < ? AND name LIKE ? ESCAPE '\\'", ["ab", "a%"])
      }
      #expect(below[0]["c"] == 3)  // “a b”, “a-b”, “aarhus”; not “Aarhus”
    }
  }

  @Test("the number of changed rows counts only changes of the statement itself", arguments: TestEngine.allCases)
  func changes(engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      _ = try await database.migrate([table])
      let counts = try await database.write { connection in
        [
          try connection.run("INSERT INTO thing (id) VALUES (1), (2), (3)", []),
          try connection.run("UPDATE thing SET number = 1 WHERE id > 5", []),
          try connection.run("UPDATE thing SET number = 1 WHERE id > 1", []),
          try connection.run("SELECT * FROM thing", []),
          try connection.run("INSERT INTO thing (id) VALUES (1) ON CONFLICT DO NOTHING", []),
          try connection.run("DELETE FROM thing", []),
        ]
      }
      #expect(counts == [3, 0, 2, 0, 0, 3])
    }
  }
}
