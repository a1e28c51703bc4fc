import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("Jobs that fail") struct JobFailureTests {
  /// What an error may say that nobody may keep.
  private struct Unforeseen: Error, CustomStringConvertible {
    let description = "Selam Prøvesen has no telephone"
  }

  @Test(
    "a job that fails waits longer each time, is dead at last, is seen, and can be tried again",
    arguments: TestEngine.allCases)
  func failing(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.ask()
      var waits: [Int64] = []
      var last: JobFailure?
      while let job = try await house.claim() {
        await #expect(throws: Unforeseen.self) {
          try await house.store.advance(job, atMost: 1) { _, _ in throw Unforeseen() }
        }
        last = try await house.store.noteFailure(of: job, Unforeseen())
        guard case .triedAgain(let next) = last else { break }
        let wait = (next.microseconds - house.clock.now.microseconds) / 1_000_000
        house.clock.advance(seconds: wait - 1)
        #expect(try await house.claim() == nil, "not before its time")
        house.clock.advance(seconds: 1)
        waits.append(wait)
      }
      #expect(waits == [60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360])
      #expect(last == .dead)
      let dead = try #require(try await house.jobs().first)
      #expect((dead.ended?.how, dead.tries, dead.failure) == (.dead, 10, "Unforeseen"))
      #expect(try await house.store.jobCounts() == JobCounts(waiting: 0, dead: 1))
      house.clock.advance(days: 1)
      #expect(try await house.claim() == nil)

      #expect(try await house.asSystem { try $0.retry(dead.id) })
      let again = try #require(try await house.claim())
      #expect((again.id, again.tries) == (dead.id, 1))
      #expect(try await !house.asSystem { try $0.retry(dead.id) }, "somebody is at it")
      try await house.count(again, to: 1)
      #expect(try await !house.asSystem { try $0.retry(dead.id) }, "it is done")
      #expect(try await house.store.jobCounts() == JobCounts(waiting: 0, dead: 0))
    }
  }

  @Test("whoever gets on has all tries before it again", arguments: TestEngine.allCases)
  func gettingOn(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.ask()
      for _ in 1...4 {
        let job = try #require(try await house.claim())
        _ = try await house.store.noteFailure(of: job, Unforeseen())
        house.clock.advance(days: 1)
      }
      let job = try #require(try await house.claim())
      #expect(job.tries == 5)
      try await house.count(job, to: 9)
      #expect(try await house.jobs().map(\.failure) == [nil])
      _ = try await house.store.noteFailure(of: job, Unforeseen())
      #expect(try await house.jobs().map(\.tries) == [1])
      #expect(try await house.jobs().map(\.notBefore) == [house.clock.now.adding(seconds: 60)])
    }
  }

  @Test("a job over which process after process ends is dead too", arguments: TestEngine.allCases)
  func killing(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.ask()
      try await house.ask(.sweeping, notBefore: house.clock.now.adding(seconds: 86_400))
      for number in 1...JobRules.mostTries {
        #expect(try await house.claim([.reckoning])?.tries == number)
        house.clock.advance(seconds: JobRules.claim)
      }
      house.clock.advance(days: 1)
      #expect(try await house.claim()?.kind == .sweeping, "it does not stop the others")
      let dead = try #require(try await house.jobs().last)
      #expect((dead.ended?.how, dead.failure) == (.dead, "stopped-midway"))
    }
  }

  @Test(
    "what died is settled when the same is done after all; what is over goes after its days",
    arguments: TestEngine.allCases)
  func ended(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      for topic in ["a1", "b2"] {
        try await house.ask(about: try #require(JobTopic(code: topic)))
        for _ in 1...JobRules.mostTries {
          let job = try #require(try await house.claim())
          _ = try await house.store.noteFailure(of: job, DamagedRecord(column: "state"))
          house.clock.advance(days: 1)
        }
      }
      #expect(try await house.jobs().map(\.failure) == ["DamagedRecord.state", "DamagedRecord.state"])
      try await house.ask(about: try #require(JobTopic(code: "a1")))
      try await house.count(try #require(try await house.claim()), to: 1)
      #expect(try await house.store.jobCounts() == JobCounts(waiting: 0, dead: 1))
      func topics() async throws -> [String] {
        try await house.jobs().filter { $0.kind == "reckoning" }.map(\.about).sorted()
      }
      #expect(try await topics() == ["a1", "a1", "b2"])
      house.clock.advance(days: 8)
      try await house.store.sweep()
      #expect(try await topics() == ["b2"])
      house.clock.advance(days: 83)
      try await house.store.sweep()
      #expect(try await topics() == [])
    }
  }

  @Test("only the system sees jobs, tries them again and remembers", arguments: TestEngine.allCases)
  func house(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let ada = try await house.account("ada", [.administrator])
      let job: JobID = house.store.surroundings.newID()
      await #expect(throws: NotFound.self) { try await house.acting(as: ada) { _ = try $0.jobs(upTo: 1) } }
      await #expect(throws: NotFound.self) { try await house.acting(as: ada) { _ = try $0.retry(job) } }
      await #expect(throws: NotFound.self) { try await house.acting(as: ada) { try $0.remember(.reckonedBy, "x") } }
      await #expect(throws: NotFound.self) { try await house.acting(as: ada) { try $0.forget(.reckonedBy) } }
      await #expect(throws: NotFound.self) { try await house.acting(as: ada) { _ = try $0.remembered(.reckonedBy) } }
      try await house.asSystem { tx in
        #expect(try tx.remembered(.reckonedBy) == nil)
        for code in ["a", "b"] { try tx.remember(.reckonedBy, code) }
        #expect(try tx.remembered(.reckonedBy) == "b")
        try tx.forget(.reckonedBy)
        #expect(try tx.remembered(.reckonedBy) == nil)
      }
    }
  }
}
