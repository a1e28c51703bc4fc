import Dispatch
import Persistence
import Synchronization
import TestDatabases
import Testing
import Values

@testable @_spi(Sending) import Access

@Suite("Looking reads beside the writer, and tells nothing before the journal has it")
struct LookingTests {
  private struct Scene: Sendable {
    let office: OrganisationID
    let worker: AccountID
    let person: PersonID
  }

  private func scene(_ house: House) async throws -> Scene {
    let office: OrganisationID = house.store.surroundings.newID()
    let worker = try await house.account("ada", [.jobConsultant], in: office)
    return Scene(office: office, worker: worker, person: try await house.person(enteredBy: worker, in: office))
  }

  private func name(_ house: House, _ scene: Scene) -> @Sendable (Transaction) throws -> PersonID {
    { tx in
      _ = try tx.one(house.name(of: scene.person), tx.grant(Read.self, PersonRecord.self))
      return scene.person
    }
  }

  @Test("a look is journalled as before: who, what, why, whom, with its request", arguments: TestEngine.allCases)
  func entry(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      let before = try await house.journalEntries()
      #expect(try await house.looking(as: scene.worker, name(house, scene)) == scene.person)
      let entries = try await house.raw(
        "SELECT act, kind, record, purpose, request FROM journal WHERE sequence > ?", [.integer(before)])
      #expect(entries.map(\.texts) == [["read", "person", scene.person.text, "casework", "test"]])
      #expect(try await house.store.verifyJournal() == .sound(entries: before + 1))
    }
  }

  @Test(
    "a look that does not come to an end holds up neither a write nor another look", .timeLimit(.minutes(45)),
    arguments: TestEngine.allCases)
  func slow(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      let (begun, mayEnd) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
      let look = name(house, scene)
      let slow = Task {
        try await house.looking(as: scene.worker) { tx in
          begun.continuation.yield()
          mayEnd.wait()
          return try look(tx)
        }
      }
      for await _ in begun.stream { break }
      let version = try await house.acting(as: scene.worker) { tx in
        try tx.change(house.rename(scene.person), tx.grant(Edit.self, PersonRecord.self))
      }
      #expect(version == Version(2))
      #expect(try await house.looking(as: scene.worker, look) == scene.person)
      mayEnd.signal()
      #expect(try await slow.value == scene.person)
    }
  }

  @Test(
    "a look whose entry does not reach the journal is not answered", .timeLimit(.minutes(45)),
    arguments: TestEngine.allCases)
  func unanswered(engine: TestEngine) async throws {
    try await withDatabaseAddress(engine) { address in
      let database = try await Database.open(address, readers: 2, patience: .seconds(5))
      let house = try await House.over(database)
      let scene = try await scene(house)
      let before = try await house.journalEntries()
      let (held, release) = (AsyncStream<Void>.makeStream(), DispatchSemaphore(value: 0))
      // The writer stands still, as behind a disk that does not answer.
      let holding = Task {
        try await database.write { _ in
          held.continuation.yield()
          release.wait()
        }
      }
      for await _ in held.stream { break }
      let hasRead = Mutex(false)
      let look = name(house, scene)
      let trouble = await #expect(throws: StorageTrouble.self) {
        try await house.looking(as: scene.worker) { tx in
          let person = try look(tx)
          hasRead.withLock { $0 = true }
          return person
        }
      }
      #expect(trouble?.kind == .unavailable)
      #expect(hasRead.withLock { $0 }, "it was read, and told to nobody")
      // What discloses nothing that is journalled needs no writer.
      #expect(try await house.looking(as: scene.worker) { try $0.mayLook(at: scene.person) })
      release.signal()
      try await holding.value
      #expect(try await house.journalEntries() == before)
      try await database.close()
    }
  }

  @Test("when the journal cannot be written, nothing is shown", arguments: TestEngine.allCases)
  func unwritable(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      try await house.raw("ALTER TABLE journal RENAME TO journal_elsewhere")
      await #expect(throws: StorageTrouble.self) {
        try await house.looking(as: scene.worker, name(house, scene))
      }
      try await house.raw("ALTER TABLE journal_elsewhere RENAME TO journal")
      #expect(try await house.looking(as: scene.worker, name(house, scene)) == scene.person)
    }
  }

  @Test(
    "of a list that asks for one row too many, whoever was not shown is not journalled", arguments: TestEngine.allCases)
  func excerpt(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      for _ in 0..<2 { _ = try await house.person(enteredBy: scene.worker, in: scene.office) }
      let shown = try await house.looking(as: scene.worker) { tx in
        try [2, 3, 1].map { limit in
          let excerpt = try tx.list(
            { rows in
              Statement<PersonRecord, PersonID>(
                "SELECT s.id, s.subject FROM \(rows: PersonRecord.self, as: "s") ORDER BY s.id LIMIT \(rows)"
              ) { try $0.id("id") }
            }, upTo: limit, tx.grant(List.self, PersonRecord.self)
          ).value
          return (people: excerpt.rows, hasMore: excerpt.hasMore)
        }
      }
      #expect(shown.map(\.people.count) == [2, 3, 1])
      #expect(shown.map(\.hasMore) == [true, false, true])
      let entries = try await house.raw("SELECT count, subjects FROM journal ORDER BY sequence DESC LIMIT 3")
      #expect(try entries.map { try $0.packedPeople() } == shown.map(\.people).reversed())
      #expect(entries.map { $0[0] } == [1, 3, 2])
    }
  }

  @Test("what is found nowhere leaves no entry", arguments: TestEngine.allCases)
  func nothing(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      let stranger = try await house.account("eve", [.jobConsultant])
      let before = try await house.journalEntries()
      await #expect(throws: NotFound.self) { try await house.looking(as: stranger, name(house, scene)) }
      #expect(try await house.journalEntries() == before)
    }
  }

  @Test("a look that fails half-way discloses nothing and leaves no entry", arguments: TestEngine.allCases)
  func halfway(engine: TestEngine) async throws {
    struct Interrupted: Error {}
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      let before = try await house.journalEntries()
      let look = name(house, scene)
      await #expect(throws: Interrupted.self) {
        try await house.looking(as: scene.worker) { tx in
          _ = try look(tx)
          throw Interrupted()
        }
      }
      #expect(try await house.journalEntries() == before)
    }
  }

  @Test("rights that are lost between two looks are lost for the second", arguments: TestEngine.allCases)
  func rights(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      let mentor = try await house.account("mo", [.mentor])
      let day = house.clock.today
      try await house.acting(as: scene.worker) { try $0.relate(mentor, .mentor, to: scene.person, from: day) }
      let meets: @Sendable (Transaction) throws -> Void = { tx in
        let shared = Statement<PersonRecord, PersonID>(
          "SELECT s.id, s.subject FROM \(rows: PersonRecord.self, as: "s") WHERE s.id = \(scene.person)",
          showing: .shared
        ) { try $0.id("id") }
        _ = try tx.one(shared, tx.grant(Read.self, PersonRecord.self, seeing: .shared))
      }
      try await house.looking(as: mentor, meets)
      try await house.acting(as: scene.worker) { try $0.unrelate(mentor, .mentor, from: scene.person, until: day) }
      await #expect(throws: NotFound.self) { try await house.looking(as: mentor, meets) }

      try await house.looking(as: scene.worker, { _ = try name(house, scene)($0) })
      _ = try await house.asSystem { try $0.giveRoles([.mentor], to: scene.worker) }
      await #expect(throws: NotFound.self) { try await house.looking(as: scene.worker, name(house, scene)) }
    }
  }

  @Test(
    "looking keeps a session alive, a minute's worth at a time; a session that is ended looks no more",
    arguments: TestEngine.allCases)
  func session(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let address = try #require(EmailAddress("ada@nyvej.example"))
      let hash = try await house.store.hash(try Password("a long walk to Kolding"))
      _ = try await house.asSystem { tx in
        try tx.openAccount(
          NewAccount(email: address, name: "ada", roles: [.mentor], organisation: nil), passwordHash: hash)
      }
      guard
        case .granted(let secret, _, _) = try await house.store.signIn(
          email: address.text, password: "a long walk to Kolding")
      else {
        Issue.record("no session")
        return
      }
      let seen = { try await house.number("SELECT seen_at FROM session") }
      let look = { try await house.store.look(as: .session(secret), for: .casework) { $0.actor.name } }
      let begun = try await seen()
      house.clock.advance(seconds: 59)
      #expect(try await look() == "ada")
      #expect(try await seen() == begun, "not noted anew within a minute")
      for _ in 0..<3 {
        house.clock.advance(minutes: 20)
        #expect(try await look() == "ada")
        #expect(try await seen() == house.clock.now.microseconds)
      }
      try await house.store.signOut(session: secret, from: Source("192.0.2.1"), request: "test")
      await #expect(throws: SignInNeeded.self) { _ = try await look() }
    }
  }

  @Test("looks beside each other and beside writes give one chain without a gap", arguments: TestEngine.allCases)
  func chain(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      let before = try await house.journalEntries()
      let look = name(house, scene)
      try await withThrowingTaskGroup { group in
        for number in 0..<60 {
          group.addTask {
            if number.isMultiple(of: 3) {
              _ = try await house.person(enteredBy: scene.worker, in: scene.office)
            } else {
              _ = try await house.looking(as: scene.worker, look)
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await house.journalEntries() == before + 40 + 20 * 2)
      #expect(try await house.store.verifyJournal() == .sound(entries: before + 80))
    }
  }
}
