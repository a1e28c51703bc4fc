import Persistence
import TestDatabases
import Values

@testable import Access

// What only somebody can do who takes the guards of the journal away.
extension House {
  /// With the guards of the journal taken away.
  func unguarded(_ engine: TestEngine, _ body: () async throws -> Void) async throws {
    for trigger in try await triggers(engine) { try await raw(trigger) }
    try await body()
  }

  private func triggers(_ engine: TestEngine) async throws -> [String] {
    switch engine {
    case .sqlite:
      try await raw("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'journal%'")
        .map { "DROP TRIGGER \($0.texts[0])" }
    case .postgres:
      ["journal", "journal_subject", "journal_person", "journal_stretch"].map {
        "ALTER TABLE \($0) DISABLE TRIGGER ALL"
      }
    }
  }

  /// As versions before 0.2.0 wrote it: the people in rows of their own.
  func makeOld(upTo sequence: Int64) async throws {
    try await store.database.write { connection in
      let rows = try connection.rows(
        "SELECT sequence, subjects FROM journal WHERE sequence <= ?", [.integer(sequence)])
      for row in rows {
        for (position, person) in try row.packedPeople().enumerated() {
          _ = try connection.run(
            "INSERT INTO journal_subject (sequence, position, person_id) VALUES (?, ?, ?)",
            [row[0], .integer(Int64(position)), .text(person.text)])
        }
      }
      _ = try connection.run("UPDATE journal SET subjects = NULL WHERE sequence <= ?", [.integer(sequence)])
    }
  }

  func copyJournal() async throws {
    for table in ["journal", "journal_subject"] {
      try await raw("CREATE TABLE kept_\(table) AS SELECT * FROM \(table)")
    }
  }

  func restoreJournal() async throws {
    try await store.database.write { connection in
      for table in ["journal", "journal_subject"] {
        try connection.run("DELETE FROM \(table)", [])
        try connection.run("INSERT INTO \(table) SELECT * FROM kept_\(table)", [])
      }
    }
  }
}
