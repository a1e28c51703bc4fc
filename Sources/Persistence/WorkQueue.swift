import Foundation

/// Work that waits for a thread. Any number of threads may put and take.
///
/// The thread that became idle last is woken first: what it holds is warm, and what the others would open is not opened
/// before it is needed (on PostgreSQL each reader has a connection).
final class WorkQueue<Item: Sendable>: @unchecked Sendable {
  // All three are touched only while the lock is held.
  private var waiting: ArraySlice<(item: Item, since: ContinuousClock.Instant)> = []
  private var idle: [DispatchSemaphore] = []
  private var isClosed = false
  private let lock = NSLock()

  /// Appends the item; `false` when the queue has been closed.
  func put(_ item: Item) -> Bool {
    lock.lock()
    guard !isClosed else {
      lock.unlock()
      return false
    }
    waiting.append((item, .now))
    let woken = idle.popLast()
    lock.unlock()
    woken?.signal()
    return true
  }

  /// Waits for work and takes up to `limit` items in the order in which they came; empty when the queue is closed and
  /// everything has been taken.
  func take(atMost limit: Int) -> [Item] {
    lock.lock()
    defer { lock.unlock() }
    while waiting.isEmpty && !isClosed {
      let call = DispatchSemaphore(value: 0)
      idle.append(call)
      lock.unlock()
      call.wait()
      lock.lock()
    }
    let taken = waiting.prefix(limit).map { $0.item }
    waiting = waiting.count > limit ? waiting.dropFirst(limit) : []
    return taken
  }

  /// Takes out what nobody has begun in so long a time, and answers it; the rest keeps its order.
  func takeOverdue(after patience: Duration, where mayGo: (Item) -> Bool) -> [Item] {
    lock.lock()
    defer { lock.unlock() }
    let now = ContinuousClock.now
    guard let first = waiting.first, first.since.duration(to: now) >= patience else { return [] }
    let isOverdue = { (each: (item: Item, since: ContinuousClock.Instant)) in
      each.since.duration(to: now) >= patience && mayGo(each.item)
    }
    let overdue = waiting.filter(isOverdue).map { $0.item }
    waiting.removeAll(where: isOverdue)
    return overdue
  }

  func close() {
    lock.lock()
    isClosed = true
    let calls = idle
    idle = []
    lock.unlock()
    for call in calls { call.signal() }
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

  /// Does one piece of work on a thread of its own.
  static func apart<T: Sendable>(_ name: String, _ work: @escaping @Sendable () throws -> T) async throws -> T {
    let crew = Crew()
    return try await withCheckedThrowingContinuation { caller in
      crew.start(name) { caller.resume(with: Result(catching: work)) }
    }
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
