import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("The journal leads from a person to who looked")
struct JournalIndexTests {
  private struct Scene: Sendable {
    let worker: AccountID
    let people: [PersonID]

    /// Looks once at each of the people, so many times over, in one go.
    func look(_ rounds: Int, _ house: House) async throws {
      // Many looks: one alone may only last so long.
      for start in stride(from: 0, to: rounds, by: 100) {
        try await house.looking(as: worker) { tx in
          for _ in start..<min(start + 100, rounds) {
            for person in people { _ = try tx.one(house.name(of: person), tx.grant(Read.self, PersonRecord.self)) }
          }
        }
      }
    }
  }

  private func scene(_ house: House) async throws -> Scene {
    let office: OrganisationID = house.store.surroundings.newID()
    let worker = try await house.account("ada", [.jobConsultant], in: office)
    var people: [PersonID] = []
    for _ in 0..<3 { people.append(try await house.person(enteredBy: worker, in: office)) }
    return Scene(worker: worker, people: people)
  }

  /// The entries about somebody as they say it themselves, one by one.
  private func sequences(about person: PersonID, _ house: House) async throws -> [Int64] {
    try await house.raw("SELECT sequence, subjects FROM journal ORDER BY sequence").compactMap { row in
      guard case .integer(let sequence) = row[0], try row.packedPeople().contains(person) else { return nil }
      return sequence
    }
  }

  private func found(_ person: PersonID, _ house: House) async throws -> [Int64] {
    try await house.asSystem { try JournalIndex.sequences(about: person, $0.connection) }
  }

  @Test(
    "every entry about a person is found, before and after its stretch is indexed", arguments: TestEngine.allCases)
  func found(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      try await scene.look(2, house)
      #expect(try await house.store.indexJournal() == 0, "no stretch is full")
      for person in scene.people {
        let expected = try await sequences(about: person, house)
        #expect(try await found(person, house) == expected)
      }
      // Two stretches and a bit.
      try await scene.look(2800, house)
      let expected = try await sequences(about: scene.people[1], house)
      #expect(expected.count > 2800)
      #expect(try await found(scene.people[1], house) == expected)
      #expect(try await house.store.indexJournal() == 2)
      #expect(try await house.number("SELECT COUNT(*) FROM journal_person") == 6)
      #expect(try await found(scene.people[1], house) == expected)
      #expect(try await house.store.indexJournal() == 0, "they are indexed once")
      #expect(try await found(house.store.surroundings.newID(), house) == [])
      #expect(try await house.store.verifyJournal() == .sound(entries: try await house.journalEntries()))

      let newest = try await house.asSystem { try $0.journalEntries(about: scene.people[1], upTo: 2) }
      #expect(newest.map(\.sequence) == expected.suffix(2).reversed())
      #expect(newest.map(\.account) == [scene.worker, scene.worker])
      #expect(newest.map(\.subjects) == Array(repeating: [scene.people[1].text], count: 2))
      await #expect(throws: NotFound.self) {
        try await house.acting(as: scene.worker) { _ = try $0.journalEntries(about: scene.people[1], upTo: 2) }
      }
    }
  }

  @Test("a stretch that was indexed half is indexed to its end, by whichever process", arguments: TestEngine.allCases)
  func half(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      try await scene.look(1400, house)
      let (stretch, filed) = try #require(try await house.store.database.read { try JournalIndex.due($0) })
      try await house.store.database.write { try JournalIndex.file(filed.prefix(2), of: stretch, $0) }
      let entries = try await house.journalEntries()
      #expect(try await house.store.verifyJournal() == .sound(entries: entries))
      let expected = try await sequences(about: scene.people[0], house)
      #expect(try await found(scene.people[0], house) == expected, "it does not count before it is whole")
      async let one = house.store.indexJournal()
      async let other = house.store.indexJournal()
      _ = try await (one, other)
      #expect(try await found(scene.people[0], house) == expected)
      #expect(try await house.number("SELECT COUNT(*) FROM journal_stretch") == 2)
      #expect(try await house.store.verifyJournal() == .sound(entries: entries))
    }
  }

  @Test("entries of before and of now stand in one chain and are found alike", arguments: TestEngine.allCases)
  func old(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      try await scene.look(1, house)
      let expected = try await sequences(about: scene.people[2], house)
      try await house.unguarded(engine) { try await house.makeOld(upTo: try await house.journalEntries() - 1) }
      #expect(try await found(scene.people[2], house) == expected)
      #expect(try await house.store.verifyJournal() == .sound(entries: try await house.journalEntries()))
    }
  }

  @Test("an index that does not fit the entries is noticed", arguments: TestEngine.allCases)
  func misfiled(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let scene = try await scene(house)
      try await scene.look(1400, house)
      try await house.store.indexJournal()
      let entries = try await house.journalEntries()
      let person = SQLValue.blob(scene.people[0].bytes)
      try await house.unguarded(engine) {
        let attempts: [(what: String, does: String, undoes: String)] = [
          (
            "somebody is taken out", "UPDATE journal_person SET stretch = -4 WHERE person = ? RETURNING 1",
            "UPDATE journal_person SET stretch = 0 WHERE person = ? RETURNING 1"
          ),
          (
            "somebody is put elsewhere", "UPDATE journal_person SET stretch = 1 WHERE person = ? RETURNING 1",
            "UPDATE journal_person SET stretch = 0 WHERE person = ? RETURNING 1"
          ),
          (
            "the index says it reaches further",
            "INSERT INTO journal_stretch (stretch) SELECT 5 FROM journal_person WHERE person = ? RETURNING 1",
            "DELETE FROM journal_stretch WHERE stretch = 5 AND ? IS NOT NULL RETURNING 1"
          ),
        ]
        for attempt in attempts {
          try await house.raw(attempt.does, [person])
          guard case .broken(_, .misfiled) = try await house.store.verifyJournal() else {
            Issue.record("\(attempt.what)")
            return
          }
          try await house.raw(attempt.undoes, [person])
        }
        let places = try await house.raw("SELECT places FROM journal_person WHERE person = ?", [person])[0][0]
        guard case .blob(let bytes) = places else { return }
        try await house.raw("UPDATE journal_person SET places = ? RETURNING 1", [.blob(bytes.dropLast(2))])
        #expect(try await house.store.verifyJournal() == .broken(sequence: 1, reason: .misfiled))
      }
      #expect(entries > JournalStretch.length)
    }
  }

  @Test("a stretch and its places say where an entry stands")
  func arithmetic() {
    #expect(JournalStretch(of: 1) == JournalStretch(number: 0))
    #expect(JournalStretch(of: 4096) == JournalStretch(number: 0))
    #expect(JournalStretch(of: 4097) == JournalStretch(number: 1))
    let (ada, bo) = (PersonID(high: 1, low: 2), PersonID(high: 1, low: .max))
    let stretch = JournalStretch(number: 2)
    let filed = stretch.filed([(8193, [bo]), (8194, [ada, bo]), (12288, [ada])])
    #expect(filed.map(\.person) == [ada.bytes, bo.bytes])
    #expect(filed.map { stretch.sequences($0.places) } == [[8194, 12288], [8193, 8194]])
  }

  @Test("people are packed in their order, 16 bytes each; what is no id as it is written is refused")
  func packing() throws {
    let people = [PersonID(high: .max, low: 0), PersonID(high: 1, low: .max), PersonID(high: .max, low: 0)]
    let packed = try #require(PackedPeople.pack(people.map(\.text)))
    #expect(packed.count == 48)
    #expect(PackedPeople.unpack(packed) == people)
    #expect(PackedPeople.unpack(Array(packed.dropLast())) == nil)
    #expect(PackedPeople.pack([people[0].text.uppercased()]) == nil)
    #expect(PackedPeople.pack(["somebody"]) == nil)
  }
}
