internal import CSodium
internal import Dispatch
import Synchronization

/// Argon2id through libsodium, at most two at once: a hash costs 19 MiB and tens of milliseconds, and a gate keeps
/// guessing from becoming an overload. Beyond a short queue the answer is `Busy` at once.
final class PasswordGate: Sendable {
  static let (atOnce, waitingAtMost) = (2, 20)

  /// What has gone through so far.
  struct Tally: Sendable, Equatable {
    var passed = 0
    var mostAtOnce = 0
    var turnedAway = 0
  }

  private struct State {
    var running = 0
    var tally = Tally()
    var waiting: [CheckedContinuation<Bool, Never>] = []
  }

  private let state = Mutex(State())
  private let threads = DispatchQueue(label: "nyvej.passwords", attributes: .concurrent)

  var tally: Tally { state.withLock { $0.tally } }
  var waiting: Int { state.withLock { $0.waiting.count } }

  func hash(_ password: String) async throws -> String {
    try await through { try Argon2id.hash(password) }
  }

  /// Takes as long for an account that does not exist: `hash` is then `nil`, and one that nobody knows is checked.
  func verify(_ password: String, against hash: String?) async throws -> Bool {
    let fits = try await through { Argon2id.verify(password, against: try hash ?? Argon2id.nobodys.get()) }
    return fits && hash != nil
  }

  func through<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await enter()
    defer { leave() }
    return try await withCheckedThrowingContinuation { continuation in
      threads.async { continuation.resume(with: Result(catching: work)) }
    }
  }

  private func enter() async throws {
    let entered = await withCheckedContinuation { (place: CheckedContinuation<Bool, Never>) in
      let answer: Bool? = state.withLock { state in
        if state.running < PasswordGate.atOnce {
          state.running += 1
          state.tally.passed += 1
          state.tally.mostAtOnce = max(state.tally.mostAtOnce, state.running)
          return true
        }
        guard state.waiting.count < PasswordGate.waitingAtMost else {
          state.tally.turnedAway += 1
          return false
        }
        state.waiting.append(place)
        return nil
      }
      if let answer { place.resume(returning: answer) }
    }
    if !entered { throw Busy() }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard state.waiting.isEmpty else {
        state.tally.passed += 1
        return state.waiting.removeFirst()
      }
      state.running -= 1
      return nil
    }
    next?.resume(returning: true)
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
