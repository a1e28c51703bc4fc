import Persistence
import Rules
import TestHouse
import Values

@testable import Access

extension StoryHouse {
  /// How many rows there are in a table.
  func rows(of table: StaticString) async throws -> Int {
    try await store.database.read { try $0.rows("SELECT 1 AS there FROM \(table)", []).count }
  }

  /// Whether bytes that somebody typed can be read in a column.
  func canRead(_ words: String, in table: StaticString, _ column: StaticString) async throws -> Bool {
    try await store.database.read { connection in
      try connection.rows("SELECT \(column) AS bytes FROM \(table)", []).contains { row in
        guard case .blob(let bytes)? = row["bytes"] else { return true }
        return String(decoding: bytes, as: UTF8.self).contains(words)
      }
    }
  }

  /// How many bytes stand in a column, row by row.
  func sizes(in table: StaticString, _ column: StaticString) async throws -> [Int] {
    try await store.database.read { connection in
      try connection.rows("SELECT \(column) AS bytes FROM \(table)", []).map { row in
        guard case .blob(let bytes)? = row["bytes"] else { return -1 }
        return bytes.count
      }
    }
  }

  /// Everything that is stored, table by table, in a form that can be compared. Without what reading writes: the journal
  /// of look-ups, and the tokens that the tests themselves ask for.
  func everythingStored() async throws -> [String: [String]] {
    let schema = try await store.schema()
    let tables = schema.keys.filter { !$0.hasPrefix("journal") && $0 != "token" && $0 != "session" }.sorted()
    return try await store.database.read { connection in
      var all: [String: [String]] = [:]
      for table in tables {
        all[table] = try connection.rows("SELECT * FROM \(table)", []).map { row in
          (schema[table] ?? []).map { "\($0)=\(row[$0].map { "\($0)" } ?? "")" }.joined(separator: " ")
        }.sorted()
      }
      return all
    }
  }

  /// Entries of the journal about effects, and about look-ups.
  func journalled() async throws -> (effects: Int64, all: Int64) {
    try await store.database.read { connection in
      func count(_ sql: String) throws -> Int64 {
        if case .integer(let number)? = try connection.rows(sql, []).first?["count"] { number } else { -1 }
      }
      return (
        try count("SELECT COUNT(*) AS count FROM journal WHERE act NOT IN ('read', 'list')"),
        try count("SELECT COUNT(*) AS count FROM journal")
      )
    }
  }

  /// How often a record of a kind was read by itself.
  func reads(of kind: String) async throws -> Int64 {
    try await store.database.read { connection in
      let rows = try connection.rows(
        "SELECT COUNT(*) AS count FROM journal WHERE kind = ? AND act = 'read'", [.text(kind)])
      if case .integer(let number)? = rows.first?["count"] { return number }
      return -1
    }
  }

  /// What happened to records of a kind, in the words of the timeline, in its order.
  func events(of kind: String) async throws -> [String] {
    try await store.database.read { connection in
      try connection.rows(
        "SELECT event FROM journal WHERE kind = ? AND event IS NOT NULL ORDER BY sequence", [.text(kind)]
      ).map { if case .text(let event)? = $0["event"] { event } else { "?" } }
    }
  }

  /// Reaches around every rule.
  func damage(_ sql: String) async throws {
    try await store.database.write { connection in _ = try connection.run(sql, []) }
  }

  /// One number from the database.
  func number(_ sql: String) async throws -> Int64 {
    try await store.database.read { connection in
      if case .integer(let number)? = try connection.rows(sql, []).first?["count"] { number } else { -1 }
    }
  }
}

extension StoryHouse {
  /// What is owed about everybody, as it is stored.
  func everythingOwed() async throws -> [Owed] {
    try await store.database.read { connection in
      try connection.rows(
        "SELECT person_id, owner_id, shown_day, done_day, holds_from, holds_until FROM obligation", []
      ).map { row in
        func text(_ column: String) -> String? { if case .text(let text)? = row[column] { text } else { nil } }
        func day(_ column: String) -> CivilDate? { text(column).flatMap { CivilDate(iso: $0) } }
        guard let shown = day("shown_day"), let from = day("holds_from"),
          let holds = Period(from: from, until: day("holds_until"))
        else {
          throw NoSuch("day of what is owed")
        }
        return Owed(
          person: text("person_id").flatMap { PersonID($0) }, owner: text("owner_id").flatMap { AccountID($0) },
          shown: shown,
          done: day("done_day"), holds: holds)
      }
    }
  }

  /// The texts of every column about people and what belongs to them, `table.column`; numbers are left out.
  func everyText(of declarations: [TableDeclaration]) async throws -> [String: Set<String>] {
    try await store.database.read { connection in
      var all: [String: Set<String>] = [:]
      for table in declarations where !table.table.hasPrefix("journal") {
        let wanted = table.columns.filter { $0.circle != .installation }.map(\.column)
        guard !wanted.isEmpty else { continue }
        let rows = try connection.rows("SELECT * FROM \(table.table)", [])
        for column in wanted {
          let values = rows.compactMap { $0[column] }
          if values.contains(where: { if case .integer = $0 { true } else { false } }) { continue }
          all[table.table + "." + column] = Set(
            values.compactMap { if case .text(let text) = $0 { text } else { nil } })
        }
      }
      return all
    }
  }
}
