import Synchronization

/// A table's stretches, handed out in their order, and the first fault among them.
///
/// After a fault no further stretch is begun, but those already begun are finished: whatever comes before the fault has
/// then been read, so the fault that is reported is always the first in the file, however many threads read.
final class StretchQueue: Sendable {
  private let table: CSVTable
  private let stretches: [Range<Int>]
  private let queue: Queue
  private let stopped = Atomic(false)

  /// About four megabytes: large beside the cost of handing it out, small beside a file worth several threads.
  private static let size = 1 << 22

  init(_ table: CSVTable, threads: Int) {
    self.table = table
    stretches = table.stretches(size: StretchQueue.size, threads: threads)
    queue = Queue(stretches.count)
  }

  /// Reads stretches until there are no more; the fault at which it stopped, if any.
  func each(_ read: (Range<Int>) throws(ScanFault) -> Void) -> ScanFault? {
    while !stopped.load(ordering: .relaxed), let index = queue.take() {
      do {
        try read(stretches[index])
      } catch {
        stopped.store(true, ordering: .relaxed)
        return error
      }
    }
    return nil
  }

  /// Throws the earliest of the lanes' faults.
  func raise(_ faults: [ScanFault]) throws(InputFault) {
    if let first = faults.min(by: { $0.offset < $1.offset }) { throw table.describe(first) }
  }
}
