import Access
import Logging
import Persistence
import Synchronization
import TestDatabases
import Testing
import Values

@testable import Nyvej

@Suite("The workshop") struct WorkshopTests {
  private struct Unforeseen: Error {}

  /// A store in which one job was asked for.
  private func withJob(
    _ engine: TestEngine, _ body: @escaping @Sendable (Access.Store) async throws -> Void
  ) async throws {
    try await withStore(engine) { store, _ in
      try await store.transact(as: .system, for: .setUp) { try $0.ask(for: .sweeping) }
      try await body(store)
    }
  }

  private func workshop(
    _ store: Access.Store, _ step: @escaping @Sendable (JobPlace, Transaction) throws -> JobStep
  ) -> Workshop {
    var workshop = Workshop(store: store, log: Logger(label: "tests")) { _ in JobWork(count: { _ in 7 }, step: step) }
    (workshop.rest, workshop.spell) = ({ _ in }, .seconds(3600))
    return workshop
  }

  private func only(_ store: Access.Store) async throws -> Job {
    let jobs = try await store.transact(as: .system, for: .setUp) { try $0.jobs(upTo: 9) }
    #expect(jobs.count == 1)
    return try #require(jobs.first)
  }

  @Test("it does what was asked for to its end, and says how far it has come", arguments: TestEngine.allCases)
  func toTheEnd(_ engine: TestEngine) async throws {
    try await withJob(engine) { store in
      let places = Mutex<[String?]>([])
      let workshop = workshop(store) { place, _ in
        places.withLock { $0.append(place.cursor) }
        return place.cursor == "b" ? .end(done: 1) : .more(cursor: place.cursor == nil ? "a" : "b", done: 1)
      }
      #expect(try await workshop.turn())
      #expect(places.withLock { $0 } == [nil, "a", "b"])
      let job = try await only(store)
      #expect((job.done, job.total, job.ended?.how) == (3, 7, .done))
      #expect(try await !workshop.turn())
    }
  }

  @Test("what fails is noted with its kind and waits for its next try", arguments: TestEngine.allCases)
  func failing(_ engine: TestEngine) async throws {
    try await withJob(engine) { store in
      let workshop = workshop(store) { _, _ in throw Unforeseen() }
      #expect(try await workshop.turn())
      let job = try await only(store)
      #expect((job.failure, job.tries, job.claimedUntil) == ("Unforeseen", 1, nil))
      #expect(job.notBefore > store.surroundings.now())
      #expect(JobsList.line(job, now: store.surroundings.now()).hasSuffix("(Unforeseen)"))
      #expect(try await !workshop.turn())
    }
  }

  @Test("told to stop it ends its step and gives the job back", arguments: TestEngine.allCases)
  func stopping(_ engine: TestEngine) async throws {
    try await withJob(engine) { store in
      let (begun, goOn) = (AsyncStream<Void>.makeStream(), AsyncStream<Void>.makeStream())
      var workshop = workshop(store) { _, _ in .more(cursor: "a", done: 1) }
      workshop.rest = { _ in
        begun.continuation.yield()
        for await _ in goOn.stream { break }
        try Task.checkCancellation()
      }
      let atWork = workshop
      let turn = Task { try await atWork.turn() }
      for await _ in begun.stream { break }
      #expect(JobsList.line(try await only(store), now: store.surroundings.now()).contains("1 of 7  being done"))
      turn.cancel()
      goOn.continuation.yield()
      #expect(try await turn.value)
      let job = try await only(store)
      #expect((job.done, job.tries, job.claimedUntil, job.ended) == (1, 0, nil, nil))
      #expect(JobsList.line(job, now: store.surroundings.now()).contains("waiting since"))
    }
  }

  @Test("a step does about as much as fits into ten milliseconds, and never jumps")
  func pace() {
    var pace = Pace()
    #expect(pace.atMost == 1)
    for _ in 1...3 { pace.note(.microseconds(100)) }
    #expect(pace.atMost == 64)
    pace.note(.milliseconds(10))
    #expect(pace.atMost == 64)
    pace.note(.milliseconds(40))
    #expect(pace.atMost == 16)
    pace.note(.seconds(3))
    #expect(pace.atMost == 1)
    for _ in 1...20 { pace.note(.zero) }
    #expect(pace.atMost == 1, "nothing measured, nothing learnt")
    for _ in 1...20 { pace.note(.microseconds(1)) }
    #expect(pace.atMost == 1000)
  }
}
