import Synchronization

/// The records, on either engine: one writer that commits in groups and several readers.
public final class Database: Sendable {
  public enum Engine: String, Sendable, Hashable, CaseIterable { case sqlite, postgres }

  public let engine: Engine
  let dialect: any Dialect
  private let store: any Store
  private let reads = WorkQueue<Job>()
  private let writes = WorkQueue<Writing>()
  private let crew = Crew()
  private let hasClosed = Mutex(false)
  private let warden: Task<Void, Never>

  /// Opens the file, which is made when missing, or connects to the server.
  ///
  /// - Parameters:
  ///   - apart: the name of a second place that belongs to the address and shares nothing with it: `nyvej-NAME.sqlite`
  ///     beside `nyvej.sqlite`, the schema `nyvej_NAME` of the same PostgreSQL database. Small letters.
  ///   - readers: how many reads run at the same time; on PostgreSQL each holds one connection.
  ///   - patience: how long a read or a write may wait before it is begun, and half of it behind another process that holds
  ///     the file; then it fails as `busy`.
  /// - Throws: `DatabaseError` when the database can not be reached or can not promise to keep what it acknowledged.
  public static func open(
    _ address: DatabaseAddress, apart name: String? = nil, readers: Int = 4, patience: Duration = .seconds(10)
  ) async throws -> Database {
    // Opening waits for disk or network.
    let store: any Store = try await Crew.apart("nyvej open") {
      switch address {
      case .sqlite(let path):
        try SQLiteStore(
          path: name.map { SQLiteFile.beside(path, $0) } ?? path, readers: max(1, readers), patience: patience / 2)
      case .postgres(let url): try PostgresStore(url: url, schema: name.map { "nyvej_" + $0 })
      }
    }
    let engine: Engine =
      switch address {
      case .sqlite: .sqlite
      case .postgres: .postgres
      }
    return Database(engine, store, readers: max(1, readers), patience: patience)
  }

  /// Whether the file of a second place is not there; on a server there is none.
  public static func isMissing(_ address: DatabaseAddress, apart name: String) -> Bool {
    guard case .sqlite(let path) = address else { return false }
    return SQLiteFile(SQLiteFile.beside(path, name)).isMissing
  }

  private init(_ engine: Engine, _ store: any Store, readers: Int, patience: Duration) {
    self.engine = engine
    self.store = store
    dialect = store.dialect
    warden = Task { [reads, writes] in await Self.dismissOverdue(reads, writes, after: patience) }
    crew.start("nyvej writer") { [store, writes] in
      while true {
        let waiting = writes.take(atMost: GroupCommit.batchLimit)
        if waiting.isEmpty { return }
        store.withWriter { Writing.serve(waiting, with: $0) }
      }
    }
    let giving = GivingWay()
    for number in 1...readers {
      crew.start("nyvej reader \(number)") { [store, reads] in
        let reader = store.makeReader()
        while let job = reads.take(atMost: 1).first { Self.read(job, with: reader, giving) }
      }
    }
  }

  deinit {
    warden.cancel()
    reads.close()
    writes.close()
  }

  /// Runs the body on a snapshot: everything it reads belongs to one moment, whatever is written meanwhile. Reads run
  /// beside each other and beside the writer. A statement that writes fails.
  ///
  /// The body may run twice, when the connection turned out to be lost, so it must have no effect outside.
  ///
  /// - Parameter limit: beyond which the read fails as `tooLong`; without one it may take what it needs.
  /// - Throws: what the body throws, `DatabaseError`, or `CancellationError` when the task was cancelled before.
  public func read<T: Sendable>(
    within limit: ReadingLimit? = nil, _ body: @escaping @Sendable (any Connection) throws -> T
  ) async throws -> T {
    try await submit(body, to: { reads.put($0.within(limit)) })
  }

  /// Runs the body as a transaction of its own and returns after it has been committed and flushed to disk. Writes
  /// happen one after the other, in all processes that share the database.
  ///
  /// The body may run several times (its transaction may have to be repeated), so it must have no effect outside; what
  /// it needs from outside, such as ids and the time, is made before. A cancelled task still learns what became of a
  /// write that had been handed over.
  /// - Throws: what the body throws; `DatabaseError`; with the reason `unavailable` or `io` the write may exist all the
  ///   same, when the failure struck during the commit; `CancellationError` when the task was cancelled before.
  public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
    try await submit(body, to: { writes.put(.job($0)) })
  }

  /// Finishes what has been handed over, refuses everything else and closes file or connections. Closing again is
  /// nothing.
  ///
  /// - Throws: `DatabaseError` with what is left and what to do. Nothing acknowledged is lost then, and the database is
  ///   closed all the same.
  @discardableResult
  public func close() async throws -> Closing {
    warden.cancel()
    reads.close()
    writes.close()
    await crew.allDone()
    let isFirst = hasClosed.withLock { hasClosed in
      defer { hasClosed = true }
      return !hasClosed
    }
    guard isFirst else { return .tidy }
    let store = store
    // Closing waits for the disk.
    return try await Crew.apart("nyvej close") { try store.close() }
  }

  /// Runs the body on the writing thread with nothing around it, between two groups.
  func withWriter<T: Sendable>(_ body: @escaping @Sendable (any Writer) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { caller in
      let isTaken = writes.put(.exclusive { writer in caller.resume(with: Result { try body(writer) }) })
      if !isTaken { caller.resume(throwing: DatabaseError.closed) }
    }
  }

  private func submit<T: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> T, to put: (Job) -> Bool
  ) async throws -> T {
    try Task.checkCancellation()
    return try await withCheckedThrowingContinuation { caller in
      let job = Job(body, caller)
      if !put(job) { job.fail(DatabaseError.closed) }
    }
  }

  /// Whoever waits behind a writer that stands still is told so, rather than left to wonder.
  private static func dismissOverdue(
    _ reads: WorkQueue<Job>, _ writes: WorkQueue<Writing>, after patience: Duration
  ) async {
    let tooLate = DatabaseError(.busy, "the database did not come to this within \(patience)")
    while !Task.isCancelled {
      do { try await Task.sleep(for: min(patience / 4, .milliseconds(500))) } catch { return }
      for job in reads.takeOverdue(after: patience, where: { _ in true }) { job.fail(tooLate) }
      for case .job(let job) in writes.takeOverdue(after: patience, where: \.canBeLate) { job.fail(tooLate) }
    }
  }

  private static func read(_ job: Job, with reader: any Reader, _ giving: GivingWay) {
    let beginning = giving.begin()
    // A lost connection is noticed when it is used, so one failure says nothing yet about the server.
    for isLast in [false, true] {
      var outcome = Result<Job.Answer, any Error>.failure(DatabaseError.closed)
      var isAnswered = false
      do {
        try reader.withSnapshot(within: job.limit) {
          outcome = job.attempt(on: reader)
          // Nothing is to be committed, so whoever was quick need not wait for the end of the transaction; nobody rests in
          // one.
          if case .success(let answer) = outcome, giving.wasQuick(beginning) {
            isAnswered = true
            answer()
          }
        }
      } catch {
        return job.fail(error)
      }
      if isAnswered { return }
      switch outcome {
      case .success(let answer):
        giving.end(beginning)
        return answer()
      case .failure(let error):
        guard isLast || (error as? DatabaseError)?.isWorthAnotherTry != true else { continue }
        giving.end(beginning)
        return job.fail(error)
      }
    }
  }
}

/// What closing a database left behind.
public enum Closing: Sendable, Hashable {
  case tidy
  /// Another process is in the middle of reading or writing the file, so that its log could not be folded into it; the
  /// last process to close does that.
  case inUse
}
