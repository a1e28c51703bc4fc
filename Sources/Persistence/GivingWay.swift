import Foundation
import Synchronization

/// Whoever takes long gives way to those who do not, so that one slow look, asked for again and again, leaves the
/// processors to the quick ones beside it.
///
/// A slow look waits before it is answered: at most five times as long as it lasted, and only as long as quick ones
/// really are done meanwhile. Where there are none, or where all are slow, nobody waits. One at a time does, for while it
/// waits it keeps a reader.
///
/// Whether it is slow is told by the processor time of the reader's own thread, which does not grow while others press. For
/// how long it waits is told by the clock: on PostgreSQL most of the work is done by the server's processes.
final class GivingWay: Sendable {
  /// Of processor time. A person's page takes 1 ms, a team's week 3.
  static let slow = Duration.microseconds(1500)
  static let share = 5
  static let longest = Duration.milliseconds(100)
  static let slice = Duration.milliseconds(1)

  private let quick = Atomic(0)
  private let isTaken = Atomic(false)
  private let sleep: @Sendable (Duration) -> Void

  init(sleep: @escaping @Sendable (Duration) -> Void = { Thread.sleep(forTimeInterval: $0 / .seconds(1)) }) {
    self.sleep = sleep
  }

  /// At the beginning of a look; to be given to `end`.
  func begin() -> Beginning {
    Beginning(quick: quick.load(ordering: .relaxed), time: GivingWay.processorTime, moment: .now)
  }

  struct Beginning {
    /// How many quick ones had been done.
    let quick: Int
    let time: Duration
    let moment: ContinuousClock.Instant
  }

  /// At its end: whether it may be answered at once. One that was is counted.
  func wasQuick(_ beginning: Beginning) -> Bool {
    guard GivingWay.processorTime - beginning.time < GivingWay.slow else { return false }
    quick.add(1, ordering: .relaxed)
    return true
  }

  /// At its end, when it was not.
  func end(_ beginning: Beginning) {
    giveWay(
      after: GivingWay.processorTime - beginning.time, lasting: ContinuousClock.now - beginning.moment,
      since: beginning.quick)
  }

  /// - Parameters:
  ///   - time: of the processor.
  ///   - lasting: by the clock.
  ///   - before: how many quick ones had been done when it began.
  func giveWay(after time: Duration, lasting: Duration, since before: Int) {
    guard time >= GivingWay.slow else {
      quick.add(1, ordering: .relaxed)
      return
    }
    // One that just happened to come is not worth waiting for.
    guard quick.load(ordering: .relaxed) - before >= 2,
      isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged
    else { return }
    defer { isTaken.store(false, ordering: .releasing) }
    var left = min(max(time, lasting) * GivingWay.share, GivingWay.longest)
    while left > .zero {
      let done = quick.load(ordering: .relaxed)
      sleep(min(left, GivingWay.slice))
      left -= GivingWay.slice
      if quick.load(ordering: .relaxed) == done { return }
    }
  }

  /// What the calling thread has used of a processor.
  private static var processorTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
