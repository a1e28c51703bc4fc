import Access
import Logging
import ServiceLifecycle
import Values

/// How work of a kind is done.
struct JobWork: Sendable {
  /// The only thing about which this process does it; with none, whatever it was asked for about.
  var onlyAbout: JobTopic?
  /// Counts how much there is to do, in a look beside the writer.
  var count: (@Sendable (Transaction) throws -> Int)?
  /// Does the next bit of it, in a transaction of its own.
  let step: @Sendable (JobPlace, Transaction) throws -> JobStep
}

/// Does what was asked for, one job at a time and in small steps between other people's writes. Several processes on one
/// database each have one.
///
/// Told to stop, it ends the step that it is in and gives the job back. Killed, it has lost nothing: what a step did and
/// how far the job has come stand in the same transaction.
struct Workshop: Service {
  let store: Store
  let work: @Sendable (WorkKind) -> JobWork
  let log: Logger
  let id: WorkshopID
  /// Rests for so long; the database is others' meanwhile.
  var rest: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  /// So long it stays with one job before it lets others have their turn.
  var spell: Duration = .seconds(5)

  /// How often it looks whether something is due.
  private static let look: Duration = .seconds(2)
  /// Seconds for which a job is left alone when the database is not well, which is not the job's fault.
  private static let convalescence: Int64 = 30

  init(store: Store, log: Logger, work: @escaping @Sendable (WorkKind) -> JobWork) {
    (self.store, self.log, self.work, id) = (store, log, work, store.surroundings.newID())
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await attempt { try await store.freeAbandonedJobs() }
      while !Task.isCancelled {
        var hasWorked = false
        await attempt { hasWorked = try await turn() }
        if hasWorked { continue }
        do { try await rest(Workshop.look) } catch { return }
      }
    }
  }

  /// Works for a while on the job whose turn it is. Answers whether there was one.
  func turn() async throws -> Bool {
    let offers = WorkKind.allCases.map { WorkOffer($0, onlyAbout: work($0).onlyAbout) }
    guard let job = try await store.claimJob(among: offers, by: id) else { return false }
    do {
      if try await !finish(job, before: .now + spell) { try await giveBack(job) }
    } catch is CancellationError {
      try await giveBack(job)
    } catch is ClaimLost {
      log.notice("\(job.words) is somebody else's by now, or needless")
    } catch let trouble as StorageTrouble where trouble.kind == .unavailable || trouble.kind == .full {
      log.warning("\(job.words) waits until the database is well: \(trouble)")
      try await giveBack(job, for: Workshop.convalescence)
    } catch {
      try await noteFailure(of: job, error)
    }
    return true
  }

  /// Takes steps; answers whether the job came to its end in time.
  private func finish(_ job: ClaimedJob, before end: ContinuousClock.Instant) async throws -> Bool {
    let work = work(job.kind)
    var total = try await total(of: job, work)
    var pace = Pace()
    while true {
      let advance = try await store.advance(job, atMost: pace.atMost, of: total, work.step)
      if advance.isOver {
        log.info("\(job.words) is done")
        return true
      }
      total = nil
      pace.note(advance.took)
      try Task.checkCancellation()
      if ContinuousClock.now >= end { return false }
      // As long as it had the writer: at least half of the time is others'.
      try await rest(advance.took)
    }
  }

  private func total(of job: ClaimedJob, _ work: JobWork) async throws -> Int? {
    guard job.isUncounted, let count = work.count else { return nil }
    do {
      return try await store.look(as: .system, for: .administration, request: job.entry) { try count($0) }
    } catch let trouble as StorageTrouble where trouble.kind == .tooLong {
      log.notice("\(job.words) goes on uncounted: \(trouble)")
      return nil
    }
  }

  /// Also when this task was cancelled: that is why it is given back.
  private func giveBack(_ job: ClaimedJob, for seconds: Int64 = 0) async throws {
    let store = store
    try await Task { try await store.giveBack(job, for: seconds) }.value
  }

  private func noteFailure(of job: ClaimedJob, _ error: any Error) async throws {
    let store = store
    switch try await Task(operation: { try await store.noteFailure(of: job, error) }).value {
    case .triedAgain(let moment): log.warning("\(job.words) failed, and is tried again at \(moment): \(error)")
    case .dead:
      log.error("\(job.words) failed too often and is given up: \(error). → nyvej jobs retry \(job.id)")
    case .lost: log.notice("\(job.words) is somebody else's by now")
    }
  }

  /// What could not be done is tried again at the next look; a claim that could not be given back runs out.
  private func attempt(_ work: () async throws -> Void) async {
    do { try await work() } catch is CancellationError {} catch { log.error("jobs could not be seen to: \(error)") }
  }
}

extension ClaimedJob {
  fileprivate var words: String { "the job \(id) (\(kind.rawValue))" }
}
