internal import CSodium
internal import Dispatch
import Synchronization

/// Argon2id through libsodium, at most two at once: a hash costs 19 MiB and tens of milliseconds, and a gate keeps
/// guessing from becoming an overload. Beyond a short queue the answer is `Busy` at once.
///
/// The queue is shared out by source: its places are served in turn, and when it is full, whoever waits for a source
/// with fewer places takes the newest place of the one with most. So a flood from one source costs others a turn, not
/// their place.
final class PasswordGate: Sendable {
  static let (atOnce, waitingAtMost) = (2, 20)

  /// What has gone through so far.
  struct Tally: Sendable, Equatable {
    var passed = 0
    var mostAtOnce = 0
    var turnedAway = 0
  }

  private struct Waiter {
    let source: Source
    let place: CheckedContinuation<Bool, Never>
  }

  private struct State {
    var running = 0
    var tally = Tally()
    /// In the order in which they came.
    var waiting: [Waiter] = []
    /// Sources in the queue that had a turn already, the one that had it last at the end.
    var served: [Source] = []

    /// Who is next: the first of the source whose last turn is longest ago.
    mutating func next() -> Waiter? {
      let turns = waiting.map { waiter in served.firstIndex(of: waiter.source) ?? -1 }
      guard let first = turns.indices.min(by: { turns[$0] < turns[$1] }) else {
        served = []
        return nil
      }
      let waiter = waiting.remove(at: first)
      served.removeAll { $0 == waiter.source }
      served.append(waiter.source)
      served.removeAll { source in source != waiter.source && !waiting.contains { $0.source == source } }
      return waiter
    }

    /// Makes room for a source by taking the newest place of the one with most, when that leaves it no worse off.
    mutating func makeRoom(for source: Source) -> Waiter? {
      let places = Dictionary(grouping: waiting.indices) { waiting[$0].source }
      guard let most = places.values.max(by: { $0.count < $1.count }), let newest = most.last,
        (places[source]?.count ?? 0) + 1 < most.count
      else { return nil }
      return waiting.remove(at: newest)
    }
  }

  private let state = Mutex(State())
  private let threads = DispatchQueue(label: "nyvej.passwords", attributes: .concurrent)

  var tally: Tally { state.withLock { $0.tally } }
  var waiting: Int { state.withLock { $0.waiting.count } }

  func hash(_ password: String, for source: Source) async throws -> String {
    try await through(for: source) { try Argon2id.hash(password) }
  }

  /// Takes as long for an account that does not exist: `hash` is then `nil`, and one that nobody knows is checked.
  func verify(
    _ password: TypedPassword, against hash: String?, for source: Source
  ) async throws -> TypedPassword.Fit? {
    try await through(for: source) {
      password.fit(try hash ?? Argon2id.nobodys.get(), isSomebodys: hash != nil) { Argon2id.verify($0, against: $1) }
    }
  }

  func through<Value: Sendable>(
    for source: Source, _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await enter(source)
    defer { leave() }
    return try await withCheckedThrowingContinuation { continuation in
      threads.async { continuation.resume(with: Result(catching: work)) }
    }
  }

  private func enter(_ source: Source) async throws {
    let entered = await withCheckedContinuation { (place: CheckedContinuation<Bool, Never>) in
      let (answer, leaving): (Bool?, Waiter?) = state.withLock { state in
        if state.running < PasswordGate.atOnce {
          state.running += 1
          state.tally.passed += 1
          state.tally.mostAtOnce = max(state.tally.mostAtOnce, state.running)
          return (true, nil)
        }
        var leaving: Waiter?
        if state.waiting.count >= PasswordGate.waitingAtMost {
          state.tally.turnedAway += 1
          leaving = state.makeRoom(for: source)
          if leaving == nil { return (false, nil) }
        }
        state.waiting.append(Waiter(source: source, place: place))
        return (nil, leaving)
      }
      leaving?.place.resume(returning: false)
      if let answer { place.resume(returning: answer) }
    }
    if !entered { throw Busy() }
  }

  private func leave() {
    let next = state.withLock { state -> Waiter? in
      guard let next = state.next() else {
        state.running -= 1
        return nil
      }
      state.tally.passed += 1
      return next
    }
    next?.place.resume(returning: true)
  }
}

/// Parameters of the OWASP password storage cheat sheet: 19 MiB, two passes.
private enum Argon2id {
  static let (passes, memory): (UInt64, Int) = (2, 19 * 1024 * 1024)

  static func hash(_ password: String) throws -> String {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let done = crypto_pwhash_str_alg(
      &text, password, UInt64(password.utf8.count), passes, memory, crypto_pwhash_ALG_ARGON2ID13)
    guard done == 0 else { throw Busy() }  // there is not enough memory right now
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static func verify(_ password: String, against hash: String) -> Bool {
    crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
  }

  static let nobodys = Result { try hash(Secret.make()) }
}

/// More people want to sign in than the gate lets wait. Answered with 503 and a time to come back.
public struct Busy: Error, Hashable {
  public init() {}
}
