/// Runs the waiting writes in one transaction, so that a single flush to disk serves them all.
///
/// Each job runs inside its own savepoint: one that throws is undone alone. Callers are answered only after the commit
/// returned. When the transaction certainly did not commit, its jobs are run again one by one, each in a transaction of
/// its own, so that only the guilty one fails; that is why bodies may run more than once.
struct GroupCommit {
  static let batchLimit = 64
  static let attempts = 5

  let writer: any Writer

  func serve(_ batch: [Job]) {
    if batch.count > 1, together(batch) { return }
    for job in batch { alone(job) }
  }

  /// Tries the batch in one transaction; `false` when nothing was committed and nobody has been answered.
  private func together(_ batch: [Job]) -> Bool {
    do {
      try writer.begin()
    } catch {
      // The disk, the server or another process: trying each job would only wait longer for the same answer.
      for job in batch { job.fail(error) }
      return true
    }
    var answers: [Job.Answer] = []
    for job in batch {
      do {
        try writer.mark()
        switch job.attempt(on: writer) {
        case .success(let answer):
          answers.append(answer)
        case .failure(let error):
          guard writer.isInTransaction, (error as? DatabaseError)?.isWorthAnotherTry != true else { throw error }
          try writer.backToMark()
          answers.append { job.fail(error) }
        }
      } catch {
        writer.rollback()
        return false
      }
    }
    switch writer.commit() {
    case .committed:
      for answer in answers { answer() }
      return true
    case .refused:
      return false
    case .unknown(let error):
      for job in batch { job.fail(error) }
      return true
    }
  }

  private func alone(_ job: Job) {
    var attempt = 1
    while true {
      let failure: any Error
      do {
        try writer.begin()
      } catch {
        return job.fail(error)
      }
      switch job.attempt(on: writer) {
      case .success(let answer):
        switch writer.commit() {
        case .committed: return answer()
        case .refused(let error): failure = error
        case .unknown(let error): return job.fail(error)
        }
      case .failure(let error):
        writer.rollback()
        failure = error
      }
      guard attempt < Self.attempts, (failure as? DatabaseError)?.isWorthAnotherTry == true else {
        return job.fail(failure)
      }
      attempt += 1
    }
  }
}
