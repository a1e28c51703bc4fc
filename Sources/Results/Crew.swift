import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Threads that share out numbered pieces of work.
///
/// Plain threads, created and joined here: joining is what makes each thread's results visible to the caller, so
/// nothing else needs a lock. The figures never depend on which thread took which piece.
enum Crew {
  /// Runs `work` once per thread, on `threads` threads (the caller's is one of them), and returns what each gave.
  static func run<Outcome>(threads: Int, _ work: @escaping @Sendable (_ lane: Int) -> Outcome) -> [Outcome] {
    let seats = (0..<max(threads, 1)).map { lane in Seat { work(lane) } }
    var joined: [pthread_t] = []
    for seat in seats.dropFirst() {
      if let thread = start(seat) {
        joined.append(thread)
      } else {
        seat.sit()  // no thread to be had: the caller does this one's work itself
      }
    }
    seats[0].sit()
    for thread in joined { pthread_join(thread, nil) }
    return seats.map { $0.outcome! }
  }

  private static func start(_ seat: some Sitting) -> pthread_t? {
    let box = Unmanaged.passRetained(Errand(seat))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let failed = pthread_create(&thread, nil, errand, box.toOpaque())
    guard failed == 0 else {
      box.release()
      return nil
    }
    return thread
  }
}

#if canImport(Darwin)
  private func errand(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Errand>.fromOpaque(context).takeRetainedValue().seat.sit()
    return nil
  }
#else
  private func errand(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<Errand>.fromOpaque(context).takeRetainedValue().seat.sit() }
    return nil
  }
#endif

private protocol Sitting: AnyObject {
  func sit()
}

/// One thread's work and its outcome. Written by that thread alone and read after it was joined.
private final class Seat<Outcome>: Sitting {
  private let work: () -> Outcome
  private(set) var outcome: Outcome?

  init(_ work: @escaping () -> Outcome) { self.work = work }

  func sit() { outcome = work() }
}

private final class Errand {
  let seat: any Sitting

  init(_ seat: any Sitting) { self.seat = seat }
}

/// Hands out the numbers 0, 1, 2 … each once, to whichever thread asks.
final class Queue: Sendable {
  private let counter = Atomic(0)
  let count: Int

  init(_ count: Int) { self.count = count }

  /// The next number; `nil` when all are taken.
  func take() -> Int? {
    let number = counter.wrappingAdd(1, ordering: .relaxed).oldValue
    return number < count ? number : nil
  }
}
