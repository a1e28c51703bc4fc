extension Database {
  /// Applies the migrations that the database does not have yet, each in a transaction of its own, and returns their
  /// numbers. Processes that start together wait for each other.
  ///
  /// - Throws: `DatabaseError` when an applied migration's text has changed, when the database has migrations that this
  ///   program does not know, or when a step fails; that migration then left nothing behind.
  public func migrate(_ migrations: [Migration]) async throws -> [Int] {
    let ordered = migrations.sorted { $0.number < $1.number }
    for (one, next) in zip(ordered, ordered.dropFirst()) where one.number == next.number {
      throw DatabaseError(.other, "“\(one.name)” and “\(next.name)” are both migration number \(one.number)")
    }
    let migrating = Migrating(ordered: ordered, dialect: dialect)
    return try await withWriter { try migrating.run(with: $0) }
  }

  /// The rooms' tables and their columns, in the order of the table's definition. The two tables in which this room
  /// keeps its own order are left out.
  public func schema() async throws -> [String: [String]] {
    let columns = dialect.columns
    return try await read { connection in
      var tables: [String: [String]] = [:]
      for row in try connection.rows(columns, []) {
        guard case .text(let table) = row[0], case .text(let column) = row[1] else { continue }
        if !Migrating.ownTables.contains(table) { tables[table, default: []].append(column) }
      }
      return tables
    }
  }
}

extension Database {
  /// One real write with everything that belongs to it, the flush to disk too; leaves nothing behind.
  ///
  /// A row comes and goes in one transaction: an update that changes nothing would reach no disk in SQLite.
  public func tryWriting() async throws {
    let now = dialect.now
    try await write { connection in
      try connection.run(
        "INSERT INTO schema_migration (number, name, digest, at) VALUES (0, 'trial', '', \(now))", [])
      try connection.run("DELETE FROM schema_migration WHERE number = 0", [])
    }
  }
}

/// One run over the migrations, on the writing thread.
struct Migrating: Sendable {
  static let ownTables: Set<String> = ["schema_migration", PostgresDialect.turn]

  let ordered: [Migration]
  let dialect: any Dialect

  func run(with writer: any Writer) throws -> [Int] {
    try inTransaction(writer) {
      try writer.script(
        dialect.ddl(
          """
          CREATE TABLE IF NOT EXISTS schema_migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL,
            digest TEXT NOT NULL, at BIGINT NOT NULL)
          """))
      _ = try missing(writer)
    }
    var applied: [Int] = []
    for migration in ordered {
      try inTransaction(writer) {
        // Looked up again behind the lock: another process may have been faster.
        guard try missing(writer).contains(migration.number) else { return }
        try apply(migration, writer)
        applied.append(migration.number)
      }
    }
    return applied
  }

  /// The numbers still to be applied.
  private func missing(_ writer: any Writer) throws -> Set<Int> {
    var missing = Set(ordered.map(\.number))
    for row in try writer.rows("SELECT number, name, digest FROM schema_migration ORDER BY number", []) {
      guard case .integer(let number) = row[0], case .text(let name) = row[1], case .text(let digest) = row[2] else {
        continue
      }
      guard let known = ordered.first(where: { $0.number == number }) else {
        throw DatabaseError(
          .other,
          "the database has migration \(number) “\(name)”, which this program does not know: the database is newer. "
            + "Start the newer program, or restore the backup made before the update")
      }
      guard known.digest == digest else {
        throw DatabaseError(
          .other,
          "migration \(number) “\(name)” was applied with another text than this program has. Applied migrations are "
            + "never edited: restore the old text and put the change into a new migration")
      }
      missing.remove(known.number)
    }
    return missing
  }

  private func apply(_ migration: Migration, _ writer: any Writer) throws {
    do {
      for step in migration.steps {
        switch step {
        case .sql(let sql):
          try writer.script(dialect.ddl(sql))
        case .keyed(let sql):
          try writer.script(dialect.keyedDDL(sql))
        case .appendOnly(let table):
          guard !table.isEmpty,
            table.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F })
          else {
            throw DatabaseError(.syntax, "“\(table)” is not a table name in lower-case letters, digits and underscores")
          }
          try writer.script(dialect.appendOnly(table))
        }
      }
      if let query = dialect.unevenText, let row = try writer.rows(query, []).first,
        case .text(let column) = row[0]
      {
        throw DatabaseError(
          .syntax, "\(column) would not be ordered byte by byte: write its type as TEXT, in capitals")
      }
    } catch let error as DatabaseError {
      throw DatabaseError(
        error.reason, "migration \(migration.number) “\(migration.name)” failed: \(error.message)", sql: error.sql)
    }
    _ = try writer.run(
      "INSERT INTO schema_migration (number, name, digest, at) VALUES (?, ?, ?, \(dialect.now))",
      [.integer(Int64(migration.number)), .text(migration.name), .text(migration.digest)])
  }

  private func inTransaction(_ writer: any Writer, _ body: () throws -> Void) throws {
    try writer.begin()
    do {
      try body()
    } catch {
      writer.rollback()
      throw error
    }
    switch writer.commit() {
    case .committed: return
    case .refused(let error), .unknown(let error): throw error
    }
  }
}
