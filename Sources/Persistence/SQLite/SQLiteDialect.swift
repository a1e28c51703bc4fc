struct SQLiteDialect: Dialect {
  func ddl(_ portable: String) -> String { portable }

  func appendOnly(_ table: String) -> String {
    ["UPDATE", "DELETE"].map { verb in
      """
      CREATE TRIGGER \(table)_refuses_\(verb.lowercased()) BEFORE \(verb) ON \(table)
      BEGIN SELECT RAISE(ABORT, '\(AppendOnly.message(table))'); END;
      """
    }.joined(separator: "\n")
  }

  let now = "(unixepoch() * 1000000)"

  let columns = """
    SELECT m.name AS table_name, c.name AS column_name FROM sqlite_schema m, pragma_table_xinfo(m.name) c
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.hidden <> 1 ORDER BY m.name, c.cid
    """

  let unevenText: String? = nil
}
