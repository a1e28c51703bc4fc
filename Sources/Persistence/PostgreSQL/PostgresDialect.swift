struct PostgresDialect: Dialect {
  /// The table whose lock is the turn to write; it has no rows.
  ///
  /// A lock on a table rather than an advisory lock: `SELECT pg_advisory_xact_lock(…)` takes the transaction's snapshot
  /// first and waits second, so whoever waited would then read the state from before the other's commit. `LOCK TABLE`
  /// waits without a snapshot, and the first statement behind it sees everything that was committed.
  static let turn = "write_turn"

  func ddl(_ portable: String) -> String { PortableSQL.postgresDDL(portable) }

  /// `ENABLE ALWAYS`, or a session could switch the triggers off by calling itself a replica.
  func appendOnly(_ table: String) -> String {
    """
    CREATE FUNCTION \(table)_refuses() RETURNS trigger LANGUAGE plpgsql AS $refuse$
    BEGIN RAISE EXCEPTION '\(AppendOnly.message(table))' USING ERRCODE = '\(AppendOnly.sqlState)'; END $refuse$;
    CREATE TRIGGER \(table)_refuses_change BEFORE UPDATE OR DELETE ON \(table)
      FOR EACH ROW EXECUTE FUNCTION \(table)_refuses();
    CREATE TRIGGER \(table)_refuses_truncate BEFORE TRUNCATE ON \(table)
      FOR EACH STATEMENT EXECUTE FUNCTION \(table)_refuses();
    ALTER TABLE \(table) ENABLE ALWAYS TRIGGER \(table)_refuses_change;
    ALTER TABLE \(table) ENABLE ALWAYS TRIGGER \(table)_refuses_truncate;
    """
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
