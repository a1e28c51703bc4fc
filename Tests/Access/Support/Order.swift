import Dispatch
import Synchronization

/// What happened, in the order in which it did.
final class Order: Sendable {
  private let names = Mutex<[String]>([])

  var all: [String] { names.withLock { $0 } }
  func note(_ name: String) { names.withLock { $0.append(name) } }
}

/// Lets so many threads go on as were given turns.
final class Turns: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  func wait() { semaphore.wait() }
  func give(_ count: Int) { for _ in 0..<count { semaphore.signal() } }
}
