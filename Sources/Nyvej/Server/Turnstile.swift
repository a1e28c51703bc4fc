import Synchronization

/// Lets so many requests in at once, so many more wait for so long, and sends everybody else away at once: served
/// requests stay quick under any load, and nobody waits for an answer that will not come.
final class Turnstile: Sendable {
  private struct State {
    var inside = 0
    var waiting: [(number: Int, place: CheckedContinuation<Bool, Never>)] = []
    var lastNumber = 0
  }

  private let state = Mutex(State())
  private let atOnce: Int
  private let waitingAtMost: Int
  private let wait: Duration

  init(atOnce: Int = Limits.atOnce, waiting: Int = Limits.waiting, wait: Duration = Limits.wait) {
    (self.atOnce, waitingAtMost, self.wait) = (atOnce, waiting, wait)
  }

  /// Throws `Refusal.busy` when there is no place and none comes free in time.
  func pass<Value: Sendable>(_ work: @Sendable () async -> Value) async throws(Refusal) -> Value {
    guard await enter() else { throw .busy }
    defer { leave() }
    return await work()
  }

  private func enter() async -> Bool {
    await withCheckedContinuation { (place: CheckedContinuation<Bool, Never>) in
      let (answer, number): (Bool?, Int) = state.withLock { state in
        if state.inside < atOnce {
          state.inside += 1
          return (true, 0)
        }
        guard state.waiting.count < waitingAtMost else { return (false, 0) }
        state.lastNumber += 1
        state.waiting.append((state.lastNumber, place))
        return (nil, state.lastNumber)
      }
      if let answer {
        place.resume(returning: answer)
      } else {
        Task {
          try await Task.sleep(for: wait)
          giveUp(number)
        }
      }
    }
  }

  private func giveUp(_ number: Int) {
    let place = state.withLock { state in
      state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).place }
    }
    place?.resume(returning: false)
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst().place }
      state.inside -= 1
      return nil
    }
    next?.resume(returning: true)
  }
}
