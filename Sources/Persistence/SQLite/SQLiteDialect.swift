struct SQLiteDialect: Dialect {
  func ddl(_ portable: String) -> String { portable }
  func keyedDDL(_ portable: String) -> String { portable + " WITHOUT ROWID" }

  func appendOnly(_ table: String) -> String { guards(table).map(\.sql).joined(separator: "\n") }

  private func guards(_ table: String) -> [(name: String, sql: String)] {
    ["UPDATE", "DELETE"].map { verb in
      let name = "\(table)_refuses_\(verb.lowercased())"
      return (
        name,
        """
        CREATE TRIGGER \(name) BEFORE \(verb) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(AppendOnly.message(table))'); END;
        """
      )
    }
  }

  func flaws(
    ofAppendOnly table: String, _ rows: (_ sql: String, _ binds: [SQLValue]) throws -> [Row]
  ) throws -> [AppendOnlyFlaw] {
    let tables = try rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?", [.text(table)])
    if tables.isEmpty { return [AppendOnlyFlaw(table, table, .missing)] }
    // SQLite looks for triggers without regard to case, so the same is done here.
    let found = try rows(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = ? ORDER BY name", [.text(table)]
    )
    return AppendOnlyGuard.flaws(
      in: table, made: guards(table).map { AppendOnlyGuard($0.name, $0.sql) },
      found: found.map { AppendOnlyGuard($0.word("name"), $0.word("sql")) })
  }

  let now = "(unixepoch() * 1000000)"

  let columns = """
    SELECT m.name AS table_name, c.name AS column_name FROM sqlite_schema m, pragma_table_xinfo(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden <> 1 ORDER BY m.name, c.cid
    """

  let unevenText: String? = nil
}
