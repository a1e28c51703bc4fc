import Synchronization

/// Lets so many requests in at once, so many more wait for so long, and sends everybody else away at once: served
/// requests stay quick under any load, and nobody waits for an answer that will not come.
///
/// As long as there are places everybody gets one. When some have to wait, the next place goes to whoever's address has
/// the fewest inside, and a full queue makes room for an address that has fewer waiting than another.
final class Turnstile: Sendable {
  private typealias Waiting = (number: Int, from: NetworkAddress?, place: CheckedContinuation<Bool, Never>)

  private struct State {
    var inside = 0
    var insideFrom: [NetworkAddress?: Int] = [:]
    var waiting: [Waiting] = []
    var lastNumber = 0

    mutating func enter(_ address: NetworkAddress?) {
      inside += 1
      insideFrom[address, default: 0] += 1
    }

    mutating func leave(_ address: NetworkAddress?) {
      inside -= 1
      insideFrom[address, default: 0] -= 1
      if insideFrom[address] == 0 { insideFrom[address] = nil }
    }

    /// Who waited longest among those whose address has the fewest inside.
    mutating func next() -> Waiting? {
      let fewest = waiting.indices.min {
        (insideFrom[waiting[$0].from, default: 0], $0) < (insideFrom[waiting[$1].from, default: 0], $1)
      }
      return fewest.map { waiting.remove(at: $0) }
    }

    /// The last of the address that has the most waiting, if that is more than the newcomer's would then have.
    mutating func makeRoom(for address: NetworkAddress?) -> Waiting? {
      var counts: [NetworkAddress?: Int] = [:]
      for waiter in waiting { counts[waiter.from, default: 0] += 1 }
      guard let most = counts.max(by: { $0.value < $1.value }), most.value > counts[address, default: 0] + 1,
        let last = waiting.lastIndex(where: { $0.from == most.key })
      else { return nil }
      return waiting.remove(at: last)
    }
  }

  private let state = Mutex(State())
  private let atOnce: Int
  private let waitingAtMost: Int
  private let wait: Duration

  init(atOnce: Int = Limits.atOnce, waiting: Int = Limits.waiting, wait: Duration = Limits.wait) {
    (self.atOnce, waitingAtMost, self.wait) = (atOnce, waiting, wait)
  }

  /// How many wait at this moment.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Throws `Refusal.busy` when there is no place and none comes free in time.
  ///
  /// - Parameter address: where the request comes from, as shares are counted.
  func pass<Value: Sendable>(
    from address: NetworkAddress? = nil, _ work: @Sendable () async -> Value
  ) async throws(Refusal) -> Value {
    guard await enter(address) else { throw .busy }
    defer { leave(address) }
    return await work()
  }

  private func enter(_ address: NetworkAddress?) async -> Bool {
    await withCheckedContinuation { (place: CheckedContinuation<Bool, Never>) in
      let (answer, number, displaced): (Bool?, Int, Waiting?) = state.withLock { state in
        if state.inside < atOnce {
          state.enter(address)
          return (true, 0, nil)
        }
        var displaced: Waiting?
        if state.waiting.count >= waitingAtMost {
          displaced = state.makeRoom(for: address)
          if displaced == nil { return (false, 0, nil) }
        }
        state.lastNumber += 1
        state.waiting.append((state.lastNumber, address, place))
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

  private func leave(_ address: NetworkAddress?) {
    let next = state.withLock { state -> Waiting? in
      state.leave(address)
      guard let next = state.next() else { return nil }
      state.enter(next.from)
      return next
    }
    next?.place.resume(returning: true)
  }
}
