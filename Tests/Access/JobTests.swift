import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("Jobs are stored with their reason and done once") struct JobTests {
  private struct Stop: Error {}

  @Test("a job is asked for together with its reason, or neither happens", arguments: TestEngine.allCases)
  func together(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      await #expect(throws: Stop.self) {
        try await house.asSystem { tx in
          try tx.ask(for: .reckoning)
          throw Stop()
        }
      }
      #expect(try await house.jobs() == [])
      #expect(try await house.claim() == nil)
      try await house.ask()
      let jobs = try await house.jobs()
      #expect(jobs.map(\.kind) == ["reckoning"])
      #expect(jobs.map(\.request) == ["asked"])
      await #expect(throws: WritingInALook.self) {
        try await house.store.look(as: .system, for: .administration) { try $0.ask(for: .reckoning) }
      }
    }
  }

  @Test(
    "the same work about the same thing is one until it has begun, and at the earlier time",
    arguments: TestEngine.allCases)
  func once(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let later = house.clock.now.adding(seconds: 600)
      let topic = try #require(JobTopic(code: "a1"))
      try await house.ask(notBefore: later)
      #expect(try await house.claim() == nil, "it is not its time yet")
      try await house.ask(notBefore: later.adding(seconds: 600))
      #expect(try await house.jobs().map(\.notBefore) == [later])
      try await house.ask()
      let earlier = house.clock.now
      house.clock.advance(seconds: 1)
      try await house.ask(about: topic)
      #expect(try await house.jobs().map(\.about) == ["", "a1"])
      #expect(try await house.jobs().map(\.notBefore) == [earlier, house.clock.now])
      let first = try #require(try await house.claim())
      // It may have gone past what is asked for now.
      try await house.ask()
      try await house.ask()
      #expect(try await house.jobs().map(\.about).sorted() == ["", "", "a1"])
      #expect(try await house.claim() != nil, "the one about something else")
      #expect(try await house.claim() == nil, "the same does not run beside itself")
      try await house.count(first, to: 1)
      #expect(try await house.claim() != nil, "now it does")
    }
  }

  @Test("of two workshops one has the job, and their steps do it once", arguments: TestEngine.allCases)
  func twoWorkshops(_ engine: TestEngine) async throws {
    try await withTwoHouses(engine) { one, other in
      try await one.ask()
      async let mine = one.claim()
      async let yours = other.claim()
      let claims = try await [mine, yours]
      #expect(claims.compactMap(\.self).count == 1)
      for _ in 1...3 { try await one.ask(about: .init(.organisation(one.store.surroundings.newID()))) }
      func work(_ house: House) async throws {
        while let job = try await house.claim() {
          while try await !house.count(job, to: 5).isOver {}
        }
      }
      async let left: Void = work(one)
      async let right: Void = work(other)
      _ = try await (left, right)
      #expect(try await one.counted() == (1...5).flatMap { [$0, $0, $0] })
      #expect(try await one.jobs().count { $0.ended?.how == .done } == 3)
    }
  }

  @Test(
    "what a killed process held is taken up where it was when its claim runs out, and nothing is done twice",
    arguments: TestEngine.allCases)
  func killed(_ engine: TestEngine) async throws {
    try await withTwoHouses(engine) { one, other in
      try await one.ask()
      let killed = try #require(try await one.claim())
      for _ in 1...3 { try await one.count(killed, to: 6) }
      // The step in the middle of which it was killed.
      await #expect(throws: Stop.self) {
        try await one.store.advance(killed, atMost: 1) { _, tx in
          _ = try tx.connection.run("INSERT INTO trait (person_id, word) VALUES ('nobody', '4')", [])
          throw Stop()
        }
      }
      #expect(try await other.claim() == nil)
      other.clock.advance(seconds: JobRules.claim - 1)
      #expect(try await other.claim() == nil)
      other.clock.advance(seconds: 1)
      let heir = try #require(try await other.claim())
      #expect(heir.id == killed.id)
      // It lives after all, and comes too late.
      await #expect(throws: ClaimLost.self) { try await one.count(killed, to: 6) }
      #expect(try await one.store.noteFailure(of: killed, Stop()) == .lost)
      try await one.store.giveBack(killed)
      while try await !other.count(heir, to: 6).isOver {}
      #expect(try await one.counted() == Array(1...6))
      let job = try #require(try await one.jobs().first)
      #expect(job.ended?.how == .done)
      #expect((job.done, job.total) == (6, 6))
      await #expect(throws: ClaimLost.self) { try await other.count(heir, to: 6) }
    }
  }

  @Test("on a file the next server frees at once what was held; on a server others may hold it")
  func freed() async throws {
    for engine in TestEngine.allCases {
      try await withHouse(engine) { house in
        try await house.ask()
        _ = try await house.claim()
        try await house.store.freeAbandonedJobs()
        #expect(try await (house.claim() != nil) == (engine == .sqlite))
      }
    }
  }

  @Test("a claim made before the clock went back has run out", arguments: TestEngine.allCases)
  func clockWentBack(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.ask()
      house.clock.advance(days: 3)
      _ = try await house.claim()
      house.clock.advance(days: -3)
      #expect(try await house.claim() != nil)
    }
  }

  @Test("given back it stands behind the others, as if it had not been begun", arguments: TestEngine.allCases)
  func givenBack(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.ask(.reckoning)
      house.clock.advance(seconds: 1)
      try await house.ask(.sweeping)
      house.clock.advance(seconds: 1)
      let first = try #require(try await house.claim())
      #expect(first.kind == .reckoning)
      try await house.store.giveBack(first)
      #expect(try await house.jobs().allSatisfy { $0.tries == 0 && $0.claimedUntil == nil })
      #expect(try await house.claim()?.kind == .sweeping)
      let again = try #require(try await house.claim())
      #expect(again.kind == .reckoning)
      try await house.store.giveBack(again, for: 30)
      #expect(try await house.claim() == nil)
      house.clock.advance(seconds: 30)
      #expect(try await house.claim() != nil)
    }
  }

  @Test(
    "a process takes only what it offers to do, and what it does not know stays and is seen",
    arguments: TestEngine.allCases)
  func offers(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      try await house.raw(
        """
        INSERT INTO job (id, kind, about, request, asked_at, not_before, tries, done)
        VALUES ('01980000-0000-7000-8000-000000000001', 'from-tomorrow', '', '', 0, 0, 0, 0)
        """)
      let (mine, yours) = (try #require(JobTopic(code: "a1")), try #require(JobTopic(code: "b2")))
      try await house.ask(about: yours)
      let workshop = house.newWorkshop()
      let onlyMine = [WorkOffer(.sweeping), WorkOffer(.reckoning, onlyAbout: mine)]
      #expect(try await house.store.claimJob(among: onlyMine, by: workshop) == nil)
      #expect(try await house.store.claimJob(among: [], by: workshop) == nil)
      try await house.ask(about: mine)
      let job = try #require(try await house.store.claimJob(among: onlyMine, by: workshop))
      try await house.count(job, to: 1)
      let jobs = try await house.jobs()
      #expect(jobs.map(\.kind) == ["from-tomorrow", "reckoning", "reckoning"])
      #expect(jobs.map(\.isKnown) == [false, true, true])
      #expect(try await house.store.jobCounts() == JobCounts(waiting: 2, dead: 0))
    }
  }

  @Test("what makes others needless ends them, also in the middle", arguments: TestEngine.allCases)
  func superseding(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let (old, new) = (try #require(JobTopic(code: "old")), try #require(JobTopic(code: "new")))
      try await house.ask(about: old)
      let begun = try #require(try await house.claim())
      try await house.count(begun, to: 3)
      try await house.ask(.sweeping)
      try await house.ask(about: new, insteadOfOthers: true)
      await #expect(throws: ClaimLost.self) { try await house.count(begun, to: 3) }
      let jobs = try await house.jobs()
      #expect(jobs.filter { $0.ended == nil }.map(\.about) == ["", "new"])
      #expect(jobs.filter { $0.ended != nil }.map { $0.ended?.how } == [.superseded])
    }
  }

  @Test(
    "entries of a step say who asked and which job it was; a topic is never a sentence", arguments: TestEngine.allCases)
  func words(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let email = try #require(EmailAddress("ada@nyvej.example"))
      try await house.ask()
      let job = try #require(try await house.claim())
      _ = try await house.store.advance(job, atMost: 1) { _, tx in
        _ = try tx.openAccount(
          NewAccount(email: email, name: "Ada", roles: [], organisation: nil), passwordHash: PasswordHash(text: "none"))
        return .end(done: 1)
      }
      let requests = try await house.raw("SELECT DISTINCT request FROM journal").map { $0["request"] }
      #expect(requests == [.text("asked job \(job.id.text)")])
      for sentence in ["Selam Prøvesen", "", "a:b", String(repeating: "a", count: 101)] {
        #expect(JobTopic(code: sentence) == nil)
      }
    }
  }
}
