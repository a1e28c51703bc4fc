import CPostgreSQL

/// One connection to a PostgreSQL server, for one thread. A lost connection is opened again at the next transaction.
final class PostgresLink {
  private let url: String
  private let schema: String?
  private var handle: OpaquePointer?
  var statements = PostgresStatements()
  /// When the last attempt to connect failed: an unreachable server is not asked again by every waiting request.
  private var lastFailure: (at: ContinuousClock.Instant, error: DatabaseError)?

  /// - Parameter schema: in which tables are looked for and made, in place of the one that the server gives.
  init(url: String, schema: String? = nil) {
    (self.url, self.schema) = (url, schema)
  }

  deinit { disconnect() }

  func disconnect() {
    if let handle { PQfinish(handle) }
    handle = nil
    statements = PostgresStatements()
  }

  /// The connection, opened when there is none.
  @discardableResult
  func connected() throws -> OpaquePointer {
    if let handle, PQstatus(handle) == CONNECTION_OK { return handle }
    disconnect()
    if let lastFailure, lastFailure.at.duration(to: .now) < .milliseconds(250) { throw lastFailure.error }
    do {
      let opened = try PostgresOpening.connect(url, schema: schema)
      (handle, lastFailure) = (opened, nil)
      return opened
    } catch let error as DatabaseError {
      lastFailure = (.now, error)
      throw error
    }
  }

  var isInTransaction: Bool {
    guard let handle else { return false }
    let status = PQtransactionStatus(handle)
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR
  }

  /// Opens a transaction. That a connection was lost shows only when it is used, so a second, fresh one is tried.
  func open(_ begin: String) throws {
    _ = try connected()
    if isInTransaction { leave("ROLLBACK") }
    statements.forgetStale(on: try connected())
    do {
      try script(begin)
    } catch let error as DatabaseError where error.reason == .unavailable {
      disconnect()
      try connected()
      try script(begin)
    } catch {
      leave("ROLLBACK")
      throw error
    }
  }

  /// Leaves the transaction. When even that fails the connection is given up, and with it the transaction.
  func leave(_ end: String) {
    guard isInTransaction else { return }
    do { try script(end) } catch { disconnect() }
  }

  func commit() -> CommitOutcome {
    guard let handle, isInTransaction else {
      return .refused(DatabaseError(.unavailable, "the connection to the database was lost before the commit"))
    }
    let result = PostgresResult(PQexec(handle, "COMMIT"))
    if result.isGood {
      // In a failed transaction COMMIT succeeds by rolling back.
      return result.command == "COMMIT"
        ? .committed : .refused(DatabaseError(.other, "the transaction had failed and was rolled back"))
    }
    if result.isAnswer, PQstatus(handle) == CONNECTION_OK {
      leave("ROLLBACK")
      return .refused(result.error(sql: "COMMIT"))
    }
    disconnect()
    return .unknown(
      DatabaseError(
        .unavailable, "the connection to the database was lost during the commit; whether it succeeded is not known"))
  }

  /// Statements without values, several if need be.
  func script(_ sql: String) throws {
    let handle = try inUse()
    try checked(PostgresResult(PQexec(handle, sql)), sql, on: handle)
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    let handle = try inUse()
    let statement = try statements.prepared(sql, binds, on: handle)
    return try executed(statement, binds, sql, on: handle).rows(statement.names, sql: sql)
  }

  /// What is asked in the body is planned once for all values. The setting ends with the transaction at the latest: where
  /// the body fails, that one does too.
  func planningOnce(_ body: () throws -> [Row]) throws -> [Row] {
    try script("SET LOCAL plan_cache_mode = force_generic_plan")
    let found = try body()
    try script("SET LOCAL plan_cache_mode = auto")
    return found
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int {
    let handle = try inUse()
    let statement = try statements.prepared(sql, binds, on: handle)
    let result = try executed(statement, binds, sql, on: handle)
    return ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(result.command.prefix { $0 != " " }) ? result.changes : 0
  }

  private func executed(
    _ statement: PostgresStatements.Prepared, _ binds: [SQLValue], _ sql: String, on handle: OpaquePointer
  ) throws -> PostgresResult {
    let result = PostgresParameters.with(binds) { values, lengths, formats in
      PostgresResult(
        PQexecPrepared(handle, statement.name, Int32(binds.count), values, lengths, formats, 0))
    }
    // A migration in another process changed a table: the plans made before are worthless, the job is run again.
    if result.sqlState == "0A000", result.message.contains("cached plan") {
      statements.areStale = true
      throw DatabaseError(.serialization, "the schema has just been changed", sql: sql)
    }
    try checked(result, sql, isRunning: true, on: handle)
    return result
  }

  /// The connection of the running transaction; a new one would be outside of it.
  private func inUse() throws -> OpaquePointer {
    guard let handle else { throw DatabaseError(.unavailable, "the connection to the database was lost") }
    return handle
  }

  private func checked(
    _ result: PostgresResult, _ sql: String, isRunning: Bool = false, on handle: OpaquePointer
  ) throws {
    if result.isGood { return }
    if PQstatus(handle) != CONNECTION_OK {
      disconnect()
      throw DatabaseError(.unavailable, "the connection to the database was lost", sql: sql)
    }
    throw result.error(sql: sql, isRunning: isRunning)
  }
}
