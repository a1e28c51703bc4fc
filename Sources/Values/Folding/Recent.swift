internal import Synchronization

/// What was worked out lately, by what it was worked out from: for pure functions that are asked the same few thousand
/// things again and again, like the forms of names.
final class Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let known = Mutex<[Key: Value]>([:])
  /// Beyond so many everything is forgotten at once.
  private let most: Int

  init(most: Int = 8192) { self.most = most }

  func value(of key: Key, working work: (Key) -> Value) -> Value {
    if let value = known.withLock({ $0[key] }) { return value }
    let value = work(key)
    known.withLock {
      if $0.count >= most { $0.removeAll(keepingCapacity: true) }
      $0[key] = value
    }
    return value
  }
}
