/// Records on a PostgreSQL server, which several processes may share. Each thread has a connection of its own.
final class PostgresStore: Store, @unchecked Sendable {
  let dialect: any Dialect = PostgresDialect()
  private let url: String
  private let schema: String?
  // Used by the writing thread alone, once `init` is over.
  private let writer: PostgresWriter

  /// Connects the writer, so that a wrong address or an unfit server is known at once.
  ///
  /// - Parameter schema: where everything is, made when missing; a name in small letters.
  init(url: String, schema: String? = nil) throws {
    (self.url, self.schema) = (url, schema)
    writer = PostgresWriter(PostgresLink(url: url, schema: schema))
    try writer.link.connected()
    if let schema { try writer.prepare(schema) }
    try writer.prepareTurn()
  }

  func withWriter(_ body: (any Writer) -> Void) { body(writer) }

  func makeReader() -> any Reader { PostgresReader(PostgresLink(url: url, schema: schema)) }

  /// Readers close with their threads; the writer's thread has ended. Each connection takes its leave of the server, or
  /// it would count as abandoned there.
  func close() -> Closing {
    writer.link.disconnect()
    return .tidy
  }
}

/// A thread's connection for reading.
final class PostgresReader: Reader {
  private let link: PostgresLink
  private var clock: ReadingClock?
  /// What the server was told that a statement may take.
  private var told: Duration?

  init(_ link: PostgresLink) {
    self.link = link
  }

  func withSnapshot(within limit: ReadingLimit?, _ body: () -> Void) throws {
    try link.open(
      "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        + (limit.map { "; " + PostgresReader.allowing($0.statement) } ?? ""))
    (clock, told) = (limit.map(ReadingClock.init), limit?.statement)
    defer { (clock, told) = (nil, nil) }
    body()
    link.leave("COMMIT")
  }

  func rowsPlannedOnce(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    try link.planningOnce { try rows(sql, binds) }
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    try begin(sql)
    return try link.rows(sql, binds)
  }

  func ask(_ sql: String, _ binds: [SQLValue], _ asked: Asked) throws {
    try begin(sql)
    try link.ask(sql, binds, asked)
  }

  func settle() throws { try link.settle() }

  private func begin(_ sql: String) throws {
    guard let clock, let told else { return }
    let left = try clock.begin(sql)
    // Only near the end of a long read is it less than what was said before.
    if left < told {
      try link.script(PostgresReader.allowing(left))
      self.told = left
    }
  }

  private static func allowing(_ time: Duration) -> String {
    let (seconds, attoseconds) = time.components
    return "SET LOCAL statement_timeout = \(max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000))"
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int { try link.run(sql, binds) }
  func script(_ sql: String) throws { try link.script(sql) }
}

/// The writing connection.
final class PostgresWriter: Writer {
  let link: PostgresLink
  private var isMarked = false

  init(_ link: PostgresLink) {
    self.link = link
  }

  /// Makes the table of `PostgresDialect.turn`. The advisory lock only keeps two processes from creating it at once.
  func prepareTurn() throws {
    let turn = PostgresDialect.turn
    if try !link.rows("SELECT 1 WHERE to_regclass(?) IS NOT NULL", [.text(turn)]).isEmpty { return }
    try link.script(
      """
      BEGIN; SELECT pg_advisory_xact_lock(7958119441);
      CREATE TABLE IF NOT EXISTS \(turn) (nobody BIGINT); COMMIT;
      """)
  }

  /// Nobody but the role that made it may look into it, unless that role lets them.
  func prepare(_ schema: String) throws {
    if try !link.rows("SELECT 1 FROM pg_namespace WHERE nspname = ?", [.text(schema)]).isEmpty { return }
    do {
      try link.script(
        "BEGIN; SELECT pg_advisory_xact_lock(7958119441); CREATE SCHEMA IF NOT EXISTS \(schema); COMMIT;")
    } catch let error as DatabaseError {
      link.leave("ROLLBACK")
      throw DatabaseError(
        error.reason,
        "the schema \(schema) cannot be made: \(error.message). Let the role make schemas in this database, or make it "
          + "for the role: CREATE SCHEMA \(schema) AUTHORIZATION …", sql: error.sql)
    }
  }

  func begin() throws {
    isMarked = false
    try link.open(
      "BEGIN ISOLATION LEVEL REPEATABLE READ; LOCK TABLE \(PostgresDialect.turn) IN EXCLUSIVE MODE")
  }

  func mark() throws {
    if isMarked { try link.later("RELEASE job", []) }
    try link.later("SAVEPOINT job", [])
    isMarked = true
  }

  func backToMark() throws {
    // Also what was still to be done is undone.
    link.drain()
    try link.script("ROLLBACK TO job")
  }

  func commit() -> CommitOutcome { link.commit() }

  func rollback() { link.leave("ROLLBACK") }

  var isInTransaction: Bool { link.isInTransaction }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] { try link.rows(sql, binds) }

  func rowsPlannedOnce(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    try link.planningOnce { try link.rows(sql, binds) }
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int { try link.run(sql, binds) }
  func later(_ sql: String, _ binds: [SQLValue]) throws { try link.later(sql, binds) }
  func ask(_ sql: String, _ binds: [SQLValue], _ asked: Asked) throws { try link.ask(sql, binds, asked) }
  func settle() throws { try link.settle() }
  func script(_ sql: String) throws { try link.script(sql) }
}
