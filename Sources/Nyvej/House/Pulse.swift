import Access
import Logging
import Synchronization

/// Feels whether the database reads and writes: with a real read and a real, small write through the one writer.
///
/// What was found is remembered for a moment and everybody who asks meanwhile is told the same, so that asking costs
/// nothing and cannot be used to keep the writer busy.
actor Pulse {
  struct Finding: Sendable, Hashable {
    var reads: Bool
    var writes: Bool
    /// None where the database does not read.
    var jobs: JobCounts?

    var isWell: Bool { reads && writes }
  }

  private let read: Probe
  private let write: Probe
  private let memory: Duration
  private let now: @Sendable () -> ContinuousClock.Instant
  private var last: (finding: Finding, at: ContinuousClock.Instant)?
  private var running: Task<Finding, Never>?

  /// - Parameters:
  ///   - memory: how long a finding is told again.
  ///   - deadline: after which something that has not happened does not work.
  init(
    memory: Duration = .seconds(1), deadline: Duration = .seconds(2),
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    (self.memory, self.now) = (memory, now)
    (read, write) = (Probe("read", deadline), Probe("write", deadline))
  }

  func finding(of store: Store, log: Logger) async -> Finding {
    if let last, last.at.duration(to: now()) < memory { return last.finding }
    if let running { return await running.value }
    let task = Task { [read, write] in
      async let jobs = read.answer(log) { () -> JobCounts in
        _ = try await store.journalHead()
        return try await store.jobCounts()
      }
      async let writes = write.answer(log) { try await store.tryWriting() }
      return await Finding(reads: jobs != nil, writes: writes != nil, jobs: jobs)
    }
    running = task
    let finding = await task.value
    running = nil
    last = (finding, now())
    return finding
  }
}

/// One attempt at a time, and no longer than so long.
private final class Probe: Sendable {
  private let name: String
  private let deadline: Duration
  /// An attempt that has not come back: another one would only stand behind it.
  private let isOut = Mutex(false)

  init(_ name: String, _ deadline: Duration) { (self.name, self.deadline) = (name, deadline) }

  /// None when the attempt failed, or did not end in time.
  func answer<Answer: Sendable>(
    _ log: Logger, _ attempt: @escaping @Sendable () async throws -> Answer
  ) async -> Answer? {
    let isFirst = isOut.withLock { isOut in
      defer { isOut = true }
      return !isOut
    }
    guard isFirst else { return nil }
    return await withCheckedContinuation { (caller: CheckedContinuation<Answer?, Never>) in
      let once = Once(caller)
      let timer = Task {
        try await Task.sleep(for: deadline)
        if once.give(nil) { log.error("the database did not \(name) within \(deadline)") }
      }
      Task {
        var answer: Answer?
        do {
          answer = try await attempt()
        } catch {
          log.error("the database does not \(name): \(error)")
        }
        timer.cancel()
        isOut.withLock { $0 = false }
        _ = once.give(answer)
      }
    }
  }
}

/// Whoever is first answers.
private final class Once<Answer: Sendable>: Sendable {
  private let caller: Mutex<CheckedContinuation<Answer?, Never>?>

  init(_ caller: CheckedContinuation<Answer?, Never>) { self.caller = Mutex(caller) }

  func give(_ answer: Answer?) -> Bool {
    let waiting = caller.withLock { caller in
      defer { caller = nil }
      return caller
    }
    waiting?.resume(returning: answer)
    return waiting != nil
  }
}
