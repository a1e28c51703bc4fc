internal import Persistence
public import Values

// What a workshop does with the table of jobs. Every claim is made behind the lock of the one writer, on PostgreSQL that of
// all processes: no two see the same job as free, and nobody has to skip what another has locked.
extension Store {
  /// Claims the job whose turn it is, of those that are offered; none when nothing is due.
  public func claimJob(among offers: [WorkOffer], by workshop: WorkshopID) async throws -> ClaimedJob? {
    let now = now()
    let turn = JobTurn(offers: offers, now: now)
    return try await StorageTrouble.translating {
      // Asked beside the writer first: mostly there is nothing to do.
      guard try await database.read({ try turn.next($0) }) != nil else { return nil }
      return try await database.write { connection in
        while let next = try turn.next(connection) {
          if let claimed = try turn.claim(next, by: workshop, connection) { return claimed }
        }
        return nil
      }
    }
  }

  /// Does one step of a claimed job, as the system: what it changes, what follows from that, and how far the job has
  /// come are stored together or not at all.
  ///
  /// - Parameters:
  ///   - most: see `JobPlace`.
  ///   - total: how much there is to do in all, when that was counted.
  /// - Throws: `ClaimLost` when the job is somebody else's by now; whatever `step` throws, after which nothing of it has
  ///   happened.
  public func advance(
    _ job: ClaimedJob, atMost most: Int, of total: Int? = nil,
    _ step: @escaping @Sendable (JobPlace, Transaction) throws -> JobStep
  ) async throws -> JobAdvance {
    try await transact(as: .system, for: .administration, request: job.entry) { tx in
      let began = ContinuousClock.now
      let made = try step(try tx.place(of: job, atMost: most), tx)
      try tx.note(made, of: job, total: total)
      return (step: made, began: began)
    } answering: { _, made in
      JobAdvance(isOver: made.step.isEnd, done: made.step.done, took: made.began.duration(to: .now))
    }
  }

  /// Gives a job back as it is, to whoever comes next: behind the others that wait.
  ///
  /// - Parameter seconds: for which nobody takes it up.
  public func giveBack(_ job: ClaimedJob, for seconds: Int64 = 0) async throws {
    let now = now()
    try await StorageTrouble.translating {
      try await database.write { connection in
        _ = try connection.run(
          """
          UPDATE job SET claimed_by = NULL, claimed_until = NULL, not_before = ?,
            tries = CASE WHEN tries > 0 THEN tries - 1 ELSE 0 END WHERE id = ? AND claimed_by = ?
          """,
          [.integer(now.adding(seconds: seconds).microseconds), job.id.bind.value, job.workshop.bind.value])
      }
    }
  }

  /// Notes why a job failed. It is tried again after a while that grows, and is dead after so many tries.
  public func noteFailure(of job: ClaimedJob, _ error: any Error) async throws -> JobFailure {
    let (now, code) = (now(), JobRules.code(of: error))
    return try await StorageTrouble.translating {
      try await database.write { connection in
        let claimed = try connection.rows(
          "SELECT tries FROM job WHERE id = ? AND claimed_by = ?", [job.id.bind.value, job.workshop.bind.value])
        guard let row = claimed.first else { return .lost }
        // It failed after it had got on: that is its first try again.
        let tries = max(1, try Columns(row).integer("tries"))
        if tries >= JobRules.mostTries {
          try JobTurn.bury(job.id, because: code, at: now, connection)
          return .dead
        }
        let next = now.adding(seconds: JobRules.wait(afterTry: tries))
        _ = try connection.run(
          """
          UPDATE job SET claimed_by = NULL, claimed_until = NULL, tries = ?, not_before = ?, failure = ? WHERE id = ?
          """, [.integer(Int64(tries)), .integer(next.microseconds), .text(code), job.id.bind.value])
        return .triedAgain(next)
      }
    }
  }

  /// Frees what a process held that was killed, without waiting until its claim has run out. Only on a file, which one
  /// server uses; should there be another, its next step finds its claim lost, and nothing is done twice.
  public func freeAbandonedJobs() async throws {
    guard database.engine == .sqlite else { return }
    try await StorageTrouble.translating {
      try await database.write { connection in
        _ = try connection.run(
          "UPDATE job SET claimed_by = NULL, claimed_until = NULL WHERE claimed_by IS NOT NULL", [])
      }
    }
  }

  /// How many jobs are not over, also of kinds that this version does not know, and how many are dead.
  public func jobCounts() async throws -> JobCounts {
    try await StorageTrouble.translating {
      try await database.read { connection in
        let rows = try connection.rows(
          """
          SELECT COUNT(*) AS jobs, COUNT(outcome) AS dead FROM job WHERE ended_at IS NULL OR outcome = 'dead'
          """, [])
        guard let row = rows.first else { return JobCounts(waiting: 0, dead: 0) }
        let columns = Columns(row)
        let dead = try columns.integer("dead")
        return JobCounts(waiting: try columns.integer("jobs") - dead, dead: dead)
      }
    }
  }
}

public struct JobCounts: Sendable, Hashable {
  public let waiting: Int
  public let dead: Int

  public init(waiting: Int, dead: Int) {
    (self.waiting, self.dead) = (waiting, dead)
  }
}

/// Whose turn it is: the job that has waited longest, of those that are offered and that nobody holds.
private struct JobTurn: Sendable {
  let offers: [WorkOffer]
  let now: Moment

  struct Next {
    let id: JobID
    let kind: WorkKind
    let tries: Int
    let isUncounted: Bool
    let request: String
  }

  /// Two jobs of the same kind about the same thing do not run beside each other: the earlier one ends first.
  func next(_ connection: any Connection) throws -> Next? {
    guard !offers.isEmpty else { return nil }
    let offered = offers.map { $0.topic == nil ? "j.kind = ?" : "(j.kind = ? AND j.about = ?)" }
    let rows = try connection.rows(
      """
      SELECT j.id, j.kind, j.tries, j.total, j.request FROM job j
      WHERE j.ended_at IS NULL AND j.not_before <= ?
        AND (j.claimed_by IS NULL OR j.claimed_until <= ? OR j.claimed_until > ?)
        AND (\(offered.joined(separator: " OR ")))
        AND NOT EXISTS (SELECT 1 FROM job e
          WHERE e.kind = j.kind AND e.about = j.about AND e.ended_at IS NULL AND e.id < j.id)
      ORDER BY j.not_before, j.id LIMIT 1
      """,
      [
        .integer(now.microseconds), .integer(now.microseconds), .integer(JobRules.furthest(now).microseconds),
      ] + offers.flatMap { [.text($0.kind.rawValue)] + ($0.topic.map { [.text($0.text)] } ?? []) })
    return try rows.first.map { row in
      let columns = Columns(row)
      return Next(
        id: try columns.id("id"), kind: try columns.choice("kind"), tries: try columns.integer("tries"),
        isUncounted: try columns.isNull("total"), request: try columns.text("request"))
    }
  }

  /// None when the job has been begun too often by processes that did not live to say how it failed: then it is dead.
  func claim(_ next: Next, by workshop: WorkshopID, _ connection: any Connection) throws -> ClaimedJob? {
    guard next.tries < JobRules.mostTries else {
      try JobTurn.bury(next.id, because: Job.Ending.stopped, at: now, connection)
      return nil
    }
    _ = try connection.run(
      """
      UPDATE job SET claimed_by = ?, claimed_until = ?, tries = tries + 1, begun_at = COALESCE(begun_at, ?) WHERE id = ?
      """,
      [
        workshop.bind.value, .integer(now.adding(seconds: JobRules.claim).microseconds), .integer(now.microseconds),
        next.id.bind.value,
      ])
    return ClaimedJob(
      id: next.id, kind: next.kind, workshop: workshop, tries: next.tries + 1, isUncounted: next.isUncounted,
      request: next.request)
  }

  static func bury(_ job: JobID, because code: String, at now: Moment, _ connection: any Connection) throws {
    _ = try connection.run(
      """
      UPDATE job SET claimed_by = NULL, claimed_until = NULL, ended_at = ?, outcome = 'dead', failure = ? WHERE id = ?
      """, [.integer(now.microseconds), .text(code), job.bind.value])
  }
}
