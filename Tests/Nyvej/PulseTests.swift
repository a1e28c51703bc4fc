import Access
import Dispatch
import Logging
import Persistence
import Synchronization
import TestDatabases
import Testing
import Values

@testable import Nyvej

@Suite("Whether the database reads and writes")
struct PulseTests {
  private final class Clock: Sendable {
    private let instant = Mutex(ContinuousClock.now)
    var now: ContinuousClock.Instant { instant.withLock { $0 } }
    func move(_ duration: Duration) { instant.withLock { $0 += duration } }
  }

  private let log = Logger(label: "tests")

  @Test("both work, and nothing is left behind by trying", arguments: TestEngine.allCases)
  func well(_ engine: TestEngine) async throws {
    try await withStore(engine) { store, _ in
      let pulse = Pulse(deadline: TestEngine.patience)
      let well = Pulse.Finding(reads: true, writes: true, jobs: JobCounts(waiting: 0, dead: 0))
      #expect(await pulse.finding(of: store, log: log) == well)
      let applied = try await store.migrate(Rooms.migrations)
      #expect(applied == [], "the history of the tables is as it was")
    }
  }

  @Test("what was found is told again for a second, then felt anew", arguments: TestEngine.allCases)
  func memory(_ engine: TestEngine) async throws {
    try await withStore(engine) { store, _ in
      let clock = Clock()
      let pulse = Pulse(deadline: TestEngine.patience, now: { clock.now })
      #expect(await pulse.finding(of: store, log: log).isWell)
      try await store.close()
      clock.move(.milliseconds(999))
      #expect(await pulse.finding(of: store, log: log).isWell)
      clock.move(.milliseconds(1))
      #expect(await pulse.finding(of: store, log: log) == Pulse.Finding(reads: false, writes: false))
    }
  }

  @Test(
    "while somebody else holds the database it does not write, and is found out soon", arguments: TestEngine.allCases)
  func held(_ engine: TestEngine) async throws {
    try await withStore(engine) { store, address in
      let other = try await Database.open(try DatabaseAddress(address))
      let (held, release) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
      let holding = Task {
        try await other.write { connection in
          try connection.run("DELETE FROM schema_migration WHERE number = 0", [])
          held.continuation.yield()
          // The writing thread stands still, as behind a disk that does not answer.
          release.wait()
        }
      }
      for await _ in held.stream { break }
      let pulse = Pulse(deadline: .milliseconds(300))
      #expect(await !pulse.finding(of: store, log: log).writes)
      release.signal()
      try await holding.value
      try await other.close()
      let later = Pulse(deadline: TestEngine.patience)
      #expect(await later.finding(of: store, log: log).isWell)
    }
  }
}
