import GRDB

/// A GRDB connection during one access.
final class SQLiteLink: Link {
  private let database: GRDB.Database
  /// Whether a savepoint is set in the running transaction.
  private var isMarked = false

  init(_ database: GRDB.Database) {
    self.database = database
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    try translating(sql) {
      let step = try SQLiteStep(database.cachedStatement(sql: sql), binds)
      defer { step.end() }
      var rows: [Row] = []
      var names: ColumnNames?
      while try step.next() {
        // Asked for behind the first step: when another process changed the schema, that step prepared anew.
        let known = names ?? step.names()
        names = known
        rows.append(Row(names: known, values: try step.values(known, sql)))
      }
      forgetIfChanged(sql)
      return rows
    }
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int {
    try translating(sql) {
      let before = database.totalChangesCount
      let step = try SQLiteStep(database.cachedStatement(sql: sql), binds)
      defer { step.end() }
      while try step.next() {}
      forgetIfChanged(sql)
      // SQLite keeps the count of the last changing statement, so a statement that changed nothing must be told apart.
      return database.totalChangesCount == before ? 0 : database.changesCount
    }
  }

  /// What was prepared before a change of the tables is prepared anew. SQLite does so by itself when a statement begins
  /// to read; one that only explains a plan never does.
  private func forgetIfChanged(_ sql: String) {
    guard SQLiteLink.changes.contains(where: sql.hasPrefix) else { return }
    database.clearSchemaCache()
  }

  private static let changes = ["CREATE ", "DROP ", "ALTER "]

  func script(_ sql: String) throws {
    try translating(sql) { try database.execute(sql: sql) }
  }

  private func translating<T>(_ sql: String, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch {
      throw SQLiteFailure.translated(error, sql: sql)
    }
  }
}

extension DatabaseError {
  static func fraction(in column: String, sql: String) -> DatabaseError {
    DatabaseError(
      .other,
      "column \(column) of the result is not a whole number: round it in the statement, or count in "
        + "smaller units", sql: sql)
  }
}

extension SQLiteLink: Writer {
  func begin() throws { try statement("BEGIN IMMEDIATE") }

  func mark() throws {
    if isMarked { try statement("RELEASE job") }
    try statement("SAVEPOINT job")
    isMarked = true
  }

  func backToMark() throws { try statement("ROLLBACK TO job") }

  func commit() -> CommitOutcome {
    do {
      try statement("COMMIT")
      isMarked = false
      return .committed
    } catch let error as DatabaseError {
      rollback()
      switch error.reason {
      // The commit's record may have reached the log although flushing it failed.
      case .full, .io: return .unknown(error)
      default: return .refused(error)
      }
    } catch {
      rollback()
      return .unknown(SQLiteFailure.translated(error, sql: "COMMIT"))
    }
  }

  func rollback() {
    isMarked = false
    guard isInTransaction else { return }
    // SQLite documents no failure of ROLLBACK that leaves the transaction open; the next BEGIN would report it.
    do { try statement("ROLLBACK") } catch {}
  }

  var isInTransaction: Bool { database.isInsideTransaction }

  private func statement(_ sql: String) throws {
    try translating(sql) { try database.cachedStatement(sql: sql).execute() }
  }
}
