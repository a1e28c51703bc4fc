import CPostgreSQL

/// One connection to a PostgreSQL server, for one thread. A lost connection is opened again at the next transaction.
final class PostgresLink {
  private let url: String
  private let schema: String?
  private var handle: OpaquePointer?
  var statements = PostgresStatements()
  /// What was handed to the library and not answered yet, in order; as long as there is something the connection takes
  /// statements one behind the other (libpq's pipeline mode), and nothing else.
  private var unanswered: [Sent] = []

  private struct Sent {
    let sql: String
    let names: ColumnNames
    /// Who waits for its rows, if anybody does.
    let asked: Asked?
  }

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
    (statements, unanswered) = (PostgresStatements(), [])
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
    drain()
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
    drain()
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
    try settle()
    let handle = try inUse()
    try judge(PostgresResult(PQexec(handle, sql)), sql, on: handle)
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    let statement = try prepared(sql, binds)
    return try executed(statement, binds, sql).rows(statement.names, sql: sql)
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
    let result = try executed(prepared(sql, binds), binds, sql)
    return ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(result.command.prefix { $0 != " " }) ? result.changes : 0
  }

  /// Goes along with the next statement that has an answer: a way to the server and back less.
  func later(_ sql: String, _ binds: [SQLValue]) throws { try put(sql, binds, for: nil) }

  /// The same, whose rows are wanted.
  func ask(_ sql: String, _ binds: [SQLValue], _ asked: Asked) throws { try put(sql, binds, for: asked) }

  private func put(_ sql: String, _ binds: [SQLValue], for asked: Asked?) throws {
    let statement = try prepared(sql, binds)
    let handle = try inUse()
    if unanswered.isEmpty, PQenterPipelineMode(handle) == 0 { throw lost(sql) }
    try send(statement, binds, sql, for: asked, on: handle)
    // So little that the answers never fill what lies between us and the server.
    if unanswered.count >= PostgresLink.mostUnanswered { try settle() }
  }

  private static let mostUnanswered = 64

  /// Sees what became of all that was left for later.
  func settle() throws {
    guard !unanswered.isEmpty else { return }
    _ = try answers()
  }

  /// The same, whatever became of it: the transaction is left, or asked itself.
  func drain() {
    guard !unanswered.isEmpty else { return }
    _ = received()
  }

  private func send(
    _ statement: PostgresStatements.Prepared, _ binds: [SQLValue], _ sql: String, for asked: Asked? = nil,
    on handle: OpaquePointer
  ) throws {
    let isTaken = PostgresParameters.with(binds) { values, lengths, formats in
      PQsendQueryPrepared(handle, statement.name, Int32(binds.count), values, lengths, formats, 0)
    }
    guard isTaken == 1 else {
      // Nothing may be left half sent: the transaction ends with the connection.
      let reason = String(cString: PQerrorMessage(handle))
      let isLost = PQstatus(handle) != CONNECTION_OK
      disconnect()
      throw isLost ? lost(sql) : DatabaseError(.other, "the statement could not be sent: \(reason)", sql: sql)
    }
    unanswered.append(Sent(sql: sql, names: statement.names, asked: asked))
  }

  /// The answer to the last of those that were sent.
  private func answers() throws -> PostgresResult {
    let handle = try inUse()
    let sent = unanswered
    let results = received()
    for (sent, result) in zip(sent, results) {
      try judge(result, sent.sql, isRunning: true, on: handle)
      if let asked = sent.asked { asked.answer(try result.rows(sent.names, sql: sent.sql)) }
    }
    guard let last = results.last, results.count == sent.count else { throw lost(sent.last?.sql) }
    return last
  }

  /// Everything that was sent is answered; behind the first that failed the server passes over the rest.
  private func received() -> [PostgresResult] {
    defer { unanswered = [] }
    guard let handle, PQpipelineSync(handle) == 1 else {
      disconnect()
      return []
    }
    var results: [PostgresResult] = []
    for _ in unanswered {
      guard let answer = PQgetResult(handle) else { break }
      results.append(PostgresResult(answer))
      // Each is closed by one that is nothing.
      if let more = PQgetResult(handle) { PQclear(more) }
    }
    if let end = PQgetResult(handle) { PQclear(end) }
    // Not idle again: the connection was lost, or is of no use any more.
    if PQexitPipelineMode(handle) == 0 { disconnect() }
    return results
  }

  private func prepared(_ sql: String, _ binds: [SQLValue]) throws -> PostgresStatements.Prepared {
    if let known = statements.known(sql, binds) { return known }
    // A statement is prepared with nothing on its way.
    try settle()
    return try statements.prepare(sql, binds, on: try inUse())
  }

  private func executed(
    _ statement: PostgresStatements.Prepared, _ binds: [SQLValue], _ sql: String
  ) throws -> PostgresResult {
    let handle = try inUse()
    guard unanswered.isEmpty else {
      try send(statement, binds, sql, on: handle)
      return try answers()
    }
    let result = PostgresParameters.with(binds) { values, lengths, formats in
      PostgresResult(
        PQexecPrepared(handle, statement.name, Int32(binds.count), values, lengths, formats, 0))
    }
    try judge(result, sql, isRunning: true, on: handle)
    return result
  }

  /// The connection of the running transaction; a new one would be outside of it.
  private func inUse() throws -> OpaquePointer {
    guard let handle else { throw lost() }
    return handle
  }

  private func lost(_ sql: String? = nil) -> DatabaseError {
    DatabaseError(.unavailable, "the connection to the database was lost", sql: sql)
  }

  private func judge(
    _ result: PostgresResult, _ sql: String, isRunning: Bool = false, on handle: OpaquePointer
  ) throws {
    if result.isGood { return }
    // A migration in another process changed a table: the plans made before are worthless, the job is run again.
    if result.sqlState == "0A000", result.message.contains("cached plan") {
      statements.areStale = true
      throw DatabaseError(.serialization, "the schema has just been changed", sql: sql)
    }
    guard self.handle == handle, PQstatus(handle) == CONNECTION_OK else {
      disconnect()
      throw lost(sql)
    }
    throw result.error(sql: sql, isRunning: isRunning)
  }
}
