/// What a caller waits for: the body to run, and how to tell the caller.
struct Job: Sendable {
  typealias Answer = @Sendable () -> Void

  /// Runs the body and returns how to hand its result to the caller, without doing so yet.
  let run: @Sendable (any Connection) throws -> Answer
  let fail: @Sendable (any Error) -> Void
  /// Of a read: how long it may last.
  private(set) var limit: ReadingLimit?

  init(run: @escaping @Sendable (any Connection) throws -> Answer, fail: @escaping @Sendable (any Error) -> Void) {
    self.run = run
    self.fail = fail
  }

  /// A job for the body of a suspended caller.
  init<T: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> T, _ caller: CheckedContinuation<T, any Error>
  ) {
    run = { connection in
      let result = try body(connection)
      return { caller.resume(returning: result) }
    }
    fail = { caller.resume(throwing: $0) }
  }

  func within(_ limit: ReadingLimit?) -> Job {
    var job = self
    job.limit = limit
    return job
  }

  /// Runs the body in a session of its own. A body that caught a failed statement and went on has failed all the same.
  func attempt(on link: any Link) -> Result<Answer, any Error> {
    let session = Session(link)
    defer { session.end() }
    let result = Result {
      let answer = try run(session)
      try session.settle()
      return answer
    }
    guard let failure = session.failure else { return result }
    // A body may put its own error in place of the database's; whether to run again is decided by the database's.
    if case .failure = result, !failure.isWorthAnotherTry { return result }
    return .failure(failure)
  }
}
