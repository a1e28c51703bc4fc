struct PostgresDialect: Dialect {
  /// The table whose lock is the turn to write; it has no rows.
  ///
  /// A lock on a table rather than an advisory lock: `SELECT pg_advisory_xact_lock(…)` takes the transaction's snapshot
  /// first and waits second, so whoever waited would then read the state from before the other's commit. `LOCK TABLE`
  /// waits without a snapshot, and the first statement behind it sees everything that was committed.
  static let turn = "write_turn"

  func ddl(_ portable: String) -> String { PortableSQL.postgresDDL(portable) }
  func keyedDDL(_ portable: String) -> String { ddl(portable) }

  private func refusal(_ table: String) -> String {
    "BEGIN RAISE EXCEPTION '\(AppendOnly.message(table))' USING ERRCODE = '\(AppendOnly.sqlState)'; END"
  }

  /// `ENABLE ALWAYS`, or a session could switch the triggers off by calling itself a replica.
  func appendOnly(_ table: String) -> String {
    """
    CREATE FUNCTION \(table)_refuses() RETURNS trigger LANGUAGE plpgsql AS $refuse$
    \(refusal(table)) $refuse$;
    CREATE TRIGGER \(table)_refuses_change BEFORE UPDATE OR DELETE ON \(table)
      FOR EACH ROW EXECUTE FUNCTION \(table)_refuses();
    CREATE TRIGGER \(table)_refuses_truncate BEFORE TRUNCATE ON \(table)
      FOR EACH STATEMENT EXECUTE FUNCTION \(table)_refuses();
    ALTER TABLE \(table) ENABLE ALWAYS TRIGGER \(table)_refuses_change;
    ALTER TABLE \(table) ENABLE ALWAYS TRIGGER \(table)_refuses_truncate;
    """
  }

  /// A trigger as text: when it strikes (`tgtype`: 1 for each row, 2 before, 8 delete, 16 update, 32 truncate), whether
  /// only under a condition or for some columns, and what it does.
  func flaws(
    ofAppendOnly table: String, _ rows: (_ sql: String, _ binds: [SQLValue]) throws -> [Row]
  ) throws -> [AppendOnlyFlaw] {
    let tables = try rows(
      "SELECT 1 AS there FROM pg_class WHERE oid = to_regclass(?) AND relkind IN ('r', 'p')", [.text(table)])
    if tables.isEmpty { return [AppendOnlyFlaw(table, table, .missing)] }
    let found = try rows(
      """
      SELECT CAST(t.tgname AS TEXT) AS name, CAST(t.tgenabled AS TEXT) AS enabled,
        t.tgtype || ' ' || CASE WHEN t.tgqual IS NULL THEN '' ELSE 'when ' END || array_to_string(t.tgattr, ',') || l.lanname
          || ' ' || p.prosrc AS made
      FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_language l ON l.oid = p.prolang
      WHERE t.tgrelid = to_regclass(?) AND NOT t.tgisinternal
      UNION ALL SELECT CAST(rulename AS TEXT), 'A', '' FROM pg_rewrite WHERE ev_class = to_regclass(?)
      UNION ALL SELECT CAST(polname AS TEXT), 'A', '' FROM pg_policy WHERE polrelid = to_regclass(?)
      UNION ALL SELECT 'row level security', 'A', '' FROM pg_class
      WHERE oid = to_regclass(?) AND (relrowsecurity OR relforcerowsecurity)
      ORDER BY 1
      """, Array(repeating: .text(table), count: 4))
    let made = [("change", 27), ("truncate", 34)].map { what, type in
      AppendOnlyGuard("\(table)_refuses_\(what)", "\(type) plpgsql \(refusal(table))")
    }
    return AppendOnlyGuard.flaws(
      in: table, made: made,
      found: found.map { AppendOnlyGuard($0.word("name"), $0.word("made"), isEnabled: $0.word("enabled") == "A") })
  }

  let now = "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS BIGINT)"

  let columns = """
    SELECT c.relname AS table_name, a.attname AS column_name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
      AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum
    """

  let unevenText: String? = """
    SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
      AND a.attnum > 0 AND NOT a.attisdropped AND a.attcollation NOT IN (0, 'pg_catalog."C"'::regcollation)
    ORDER BY 1 LIMIT 1
    """
}
