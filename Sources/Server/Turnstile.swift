import Synchronization

/// Lets so many requests in at once, so many more wait for so long, and sends everybody else away at once: served
/// requests stay quick under any load, and nobody waits for an answer that will not come.
///
/// As long as there are places everybody gets one, unless one guest has as many as one may have. When some have to wait,
/// the next place goes to whoever has the fewest inside, and a full queue makes room for a guest who has fewer waiting than
/// another. A guest is by whom shares are counted: an address, an account.
final class Turnstile<Guest: Hashable & Sendable>: Sendable {
  private typealias Waiting = (number: Int, from: Guest?, place: CheckedContinuation<Bool, Never>)

  private struct State {
    let atOnce: Int
    let eachAtOnce: Int
    var inside = 0
    var insideFrom: [Guest?: Int] = [:]
    var waiting: [Waiting] = []
    var lastNumber = 0

    mutating func enter(_ guest: Guest?) {
      inside += 1
      insideFrom[guest, default: 0] += 1
    }

    mutating func leave(_ guest: Guest?) {
      inside -= 1
      insideFrom[guest, default: 0] -= 1
      if insideFrom[guest] == 0 { insideFrom[guest] = nil }
    }

    func hasPlace(for guest: Guest?) -> Bool {
      inside < atOnce && (guest == nil || insideFrom[guest, default: 0] < eachAtOnce)
    }

    /// Who waited longest among those who have the fewest inside, and may have one more.
    mutating func next() -> Waiting? {
      let fewest = waiting.indices.filter { hasPlace(for: waiting[$0].from) }.min {
        (insideFrom[waiting[$0].from, default: 0], $0) < (insideFrom[waiting[$1].from, default: 0], $1)
      }
      return fewest.map { waiting.remove(at: $0) }
    }

    /// The last of the guest who has the most waiting, if that is more than the newcomer's would then have.
    mutating func makeRoom(for guest: Guest?) -> Waiting? {
      var counts: [Guest?: Int] = [:]
      for waiter in waiting { counts[waiter.from, default: 0] += 1 }
      guard let most = counts.max(by: { $0.value < $1.value }), most.value > counts[guest, default: 0] + 1,
        let last = waiting.lastIndex(where: { $0.from == most.key })
      else { return nil }
      return waiting.remove(at: last)
    }
  }

  private let state: Mutex<State>
  private let waitingAtMost: Int
  private let wait: Duration

  /// - Parameter eachAtOnce: so many of the places one guest may have; all of them, unless said otherwise.
  init(
    atOnce: Int = Limits.atOnce, eachAtOnce: Int = .max, waiting: Int = Limits.waiting, wait: Duration = Limits.wait
  ) {
    state = Mutex(State(atOnce: atOnce, eachAtOnce: eachAtOnce))
    (waitingAtMost, self.wait) = (waiting, wait)
  }

  /// How many wait at this moment.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Throws `Refusal.busy` when there is no place and none comes free in time.
  ///
  /// - Parameter guest: from whom the request comes; of nobody in particular there may be any number.
  func pass<Value: Sendable>(
    from guest: Guest? = nil, _ work: @Sendable () async -> Value
  ) async throws(Refusal) -> Value {
    guard await enter(guest) else { throw .busy }
    defer { leave(guest) }
    return await work()
  }

  private func enter(_ guest: Guest?) async -> Bool {
    await withCheckedContinuation { (place: CheckedContinuation<Bool, Never>) in
      let (answer, number, displaced): (Bool?, Int, Waiting?) = state.withLock { state in
        if state.hasPlace(for: guest) {
          state.enter(guest)
          return (true, 0, nil)
        }
        var displaced: Waiting?
        if state.waiting.count >= waitingAtMost {
          displaced = state.makeRoom(for: guest)
          if displaced == nil { return (false, 0, nil) }
        }
        state.lastNumber += 1
        state.waiting.append((state.lastNumber, guest, place))
        return (nil, state.lastNumber, displaced)
      }
      displaced?.place.resume(returning: false)
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

  private func leave(_ guest: Guest?) {
    let next = state.withLock { state -> Waiting? in
      state.leave(guest)
      guard let next = state.next() else { return nil }
      state.enter(next.from)
      return next
    }
    next?.place.resume(returning: true)
  }
}
