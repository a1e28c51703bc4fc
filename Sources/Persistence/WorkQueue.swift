import Foundation

/// Work that waits for a thread. Any number of threads may put and take.
final class WorkQueue<Item: Sendable>: @unchecked Sendable {
  // Both are touched only while the condition's lock is held.
  private var waiting: ArraySlice<(item: Item, since: ContinuousClock.Instant)> = []
  private var isClosed = false
  private let condition = NSCondition()

  /// Appends the item; `false` when the queue has been closed.
  func put(_ item: Item) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    guard !isClosed else { return false }
    waiting.append((item, .now))
    condition.signal()
    return true
  }

  /// Waits for work and takes up to `limit` items in the order in which they came; empty when the queue is closed and
  /// everything has been taken.
  func take(atMost limit: Int) -> [Item] {
    condition.lock()
    defer { condition.unlock() }
    while waiting.isEmpty && !isClosed { condition.wait() }
    let taken = waiting.prefix(limit).map { $0.item }
    waiting = waiting.count > limit ? waiting.dropFirst(limit) : []
    return taken
  }

  /// Takes out what nobody has begun in so long a time, and answers it; the rest keeps its order.
  func takeOverdue(after patience: Duration, where mayGo: (Item) -> Bool) -> [Item] {
    condition.lock()
    defer { condition.unlock() }
    guard let first = waiting.first, first.since.duration(to: .now) >= patience else { return [] }
    let now = ContinuousClock.now
    let isOverdue = { (each: (item: Item, since: ContinuousClock.Instant)) in
      each.since.duration(to: now) >= patience && mayGo(each.item)
    }
    let overdue = waiting.filter(isOverdue).map { $0.item }
    waiting.removeAll(where: isOverdue)
    return overdue
  }

  func close() {
    condition.lock()
    defer { condition.unlock() }
    isClosed = true
    condition.broadcast()
  }
}

/// The threads that serve a database. Waiting for a disk or a server must not block the few threads of Swift's own pool.
final class Crew: @unchecked Sendable {
  // Touched only while the condition's lock is held.
  private var busy = 0
  private var whenDone: [@Sendable () -> Void] = []
  private let condition = NSCondition()

  func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    condition.withLock { busy += 1 }
    let thread = Thread { [self] in
      body()
      leave()
    }
    thread.name = name
    thread.stackSize = 8 << 20
    thread.start()
  }

  /// Returns when every thread has ended.
  func allDone() async {
    await withCheckedContinuation { continuation in
      let isDone = condition.withLock {
        if busy > 0 { whenDone.append { continuation.resume() } }
        return busy == 0
      }
      if isDone { continuation.resume() }
    }
  }

  private func leave() {
    let calls = condition.withLock {
      busy -= 1
      guard busy == 0 else { return [@Sendable () -> Void]() }
      defer { whenDone = [] }
      return whenDone
    }
    for call in calls { call() }
  }
}
