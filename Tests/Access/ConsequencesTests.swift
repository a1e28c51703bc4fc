import Persistence
import Synchronization
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("What follows from a change") struct ConsequencesTests {
  /// Whose consequences were reckoned, in their order.
  private final class Notes: Sendable {
    private let kept = Mutex<[String]>([])

    var all: [String] { kept.withLock { $0 } }
    func note(_ stage: Consequences.Stage, _ subject: Subject) { kept.withLock { $0.append("\(stage) \(subject.id)") } }
    func forget() { kept.withLock { $0 = [] } }
  }

  private static func noting(
    _ notes: Notes, also other: @escaping Consequence = { _, _ in }
  ) -> Consequences {
    Consequences([
      .settling: [{ subject, _ in notes.note(.settling, subject) }, other],
      .owing: [{ subject, _ in notes.note(.owing, subject) }],
    ])
  }

  private static func enter(_ office: OrganisationID, _ tx: Transaction) throws -> PersonID {
    let id: PersonID = tx.newID()
    try tx.insert(
      Insertion<PersonRecord>(
        of: id, as: "person.entered",
        """
        INSERT INTO \(into: PersonRecord.self) (id, kind, organisation_id, subject, version)
        VALUES (\(id), 'person', \(within: office), \(id), 1)
        """), tx.grantToCreate(PersonRecord.self, on: .organisation(office)))
    try tx.relate(tx.actor.account, .responsible, to: id, from: tx.today)
    return id
  }

  @Test(
    "whoever was written about has consequences once in each stage, after the work and before the commit",
    arguments: TestEngine.allCases)
  func once(_ engine: TestEngine) async throws {
    let notes = Notes()
    try await withHouse(engine, consequences: Self.noting(notes)) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.acting(as: ada) { tx in
        let id = try Self.enter(office, tx)
        #expect(notes.all == [], "the work is not over")
        return id
      }
      #expect(notes.all == ["settling \(person.text)", "owing \(person.text)"])
      notes.forget()
      try await house.acting(as: ada) { tx in
        let version = try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self))
        try tx.change(house.rename(person, seen: version.number), tx.grant(Edit.self, PersonRecord.self))
        try tx.unrelate(ada, .responsible, from: person, until: tx.today.adding(days: 9))
      }
      #expect(notes.all == ["settling \(person.text)", "owing \(person.text)"], "three changes, one person")
      notes.forget()
      _ = try await house.acting(as: ada) { tx in
        try tx.one(
          Statement<PersonRecord, Int>(
            "SELECT p.id, p.subject, 1 AS one FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(person)"
          ) { try $0.integer("one") }, tx.grant(Read.self, PersonRecord.self))
      }
      #expect(notes.all == [], "nothing follows from looking")
    }
  }

  @Test(
    "what a consequence touches has its own too, firms before people, and no subject twice",
    arguments: TestEngine.allCases)
  func further(_ engine: TestEngine) async throws {
    let notes = Notes()
    let workplace: WorkplaceID = Surroundings.specimen.newID()
    let organisation: OrganisationID = Surroundings.specimen.newID()
    let consequences = Self.noting(notes) { subject, tx in
      // A circle: each touches the other.
      tx.touch(.organisation(organisation))
      if case .organisation = subject { tx.touch(.workplace(workplace)) }
    }
    try await withHouse(engine, consequences: consequences) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.acting(as: ada) { try Self.enter(office, $0) }.text
      let (place, firm) = (workplace.text, organisation.text)
      #expect(
        notes.all == ["settling " + person, "settling " + firm, "settling " + place]
          + ["owing " + firm, "owing " + place, "owing " + person])
    }
  }

  @Test("when what follows fails, nothing of the work stays", arguments: TestEngine.allCases)
  func fails(_ engine: TestEngine) async throws {
    struct Objection: Error {}
    let consequences = Consequences([.owing: [{ _, _ in throw Objection() }]])
    try await withHouse(engine, consequences: consequences) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let before = try await house.journalEntries()
      await #expect(throws: Objection.self) { try await house.acting(as: ada) { _ = try Self.enter(office, $0) } }
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == 0)
      #expect(try await house.journalEntries() == before)
    }
  }

  @Test("without anybody who knows what follows, nothing is written about anybody", arguments: TestEngine.allCases)
  func nobodyKnows(_ engine: TestEngine) async throws {
    try await withHouse(engine, consequences: nil) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      await #expect(throws: NoConsequences.self) {
        try await house.acting(as: ada) { _ = try Self.enter(office, $0) }
      }
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == 0)
    }
  }

  @Test("the answer is read after what follows, and nothing can be written for it", arguments: TestEngine.allCases)
  func answers(_ engine: TestEngine) async throws {
    let notes = Notes()
    try await withHouse(engine, consequences: Self.noting(notes)) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let answered = try await house.store.transact(as: .account(ada), for: .casework) { tx in
        try Self.enter(office, tx)
      } answering: { _, _ in
        notes.all.count
      }
      #expect(answered == 2)
      await #expect(throws: WrittenWhileAnswering.self) {
        try await house.store.transact(as: .account(ada), for: .casework) { _ in
        } answering: { tx, _ in
          _ = try Self.enter(office, tx)
        }
      }
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == 1)
    }
  }

  @Test(
    "from a change to rows of which nothing follows nothing is reckoned, and no consequence may read them",
    arguments: TestEngine.allCases)
  func unfollowed(_ engine: TestEngine) async throws {
    let notes = Notes()
    let reads = Mutex(false)
    let reading: Consequence = { subject, tx in
      guard reads.withLock({ $0 }), case .person(let person) = subject else { return }
      try tx.consult(
        Statement<PersonRecord, String?>(
          "SELECT p.id, p.subject, p.note FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(person)"
        ) { try $0.textIfAny("note") }
      ).decide(tx) { _, _ in }
    }
    try await withHouse(engine, consequences: Self.noting(notes, also: reading), followed: false) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.acting(as: ada) { try Self.enter(office, $0) }
      #expect(notes.all == ["settling \(person.text)", "owing \(person.text)"], "she is there from now on")
      notes.forget()
      try await house.acting(as: ada) { tx in
        _ = try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self))
      }
      #expect(notes.all == [])
      // What was read before it is reckoned is no way around.
      reads.withLock { $0 = true }
      await #expect(throws: ReadUnfollowed.self) {
        try await house.acting(as: ada) { tx in
          try reading(.person(person), tx)
          tx.touch(.person(person))
        }
      }
      await #expect(throws: ReadUnfollowed.self) {
        _ = try await house.acting(as: ada) { try Self.enter(office, $0) }
      }
      #expect(try await house.number("SELECT COUNT(*) FROM specimen") == 1)
    }
  }

  @Test(
    "of a record of which only some columns are followed others change without anything, and no consequence may read them",
    arguments: TestEngine.allCases)
  func following(_ engine: TestEngine) async throws {
    let notes = Notes()
    let reads = Mutex("owner_id")
    let reading: Consequence = { subject, tx in
      guard case .person(let person) = subject else { return }
      let statement: Statement<PersonRecord, Bool> =
        switch reads.withLock({ $0 }) {
        case "owner_id":
          Statement(
            "SELECT p.id, p.subject, p.owner_id FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(person)"
          ) { _ in true }
        case "note":
          Statement("SELECT p.id, p.subject, p.note FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(person)") {
            _ in
            true
          }
        case "order":
          Statement(
            "SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(person) ORDER BY p.version"
          ) { _ in true }
        default:
          Statement(
            """
            SELECT p.id, p.subject FROM \(rows: PersonRecord.self, as: "p")
            JOIN \(part: "trait", of: PersonRecord.self, as: "t") ON t.person_id = p.id WHERE p.id = \(person)
            """
          ) { _ in true }
        }
      try tx.consult(statement).decide(tx) { _, _ in }
    }
    try await withHouse(engine, consequences: Self.noting(notes, also: reading), following: ["owner_id", "about_id"]) {
      house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.acting(as: ada) { try Self.enter(office, $0) }
      #expect(notes.all == ["settling \(person.text)", "owing \(person.text)"], "she is there from now on")
      let version = Mutex<Int64>(1)
      func changes(_ set: ScopedSQL) async throws -> Int {
        notes.forget()
        try await house.acting(as: ada) { tx in
          _ = try tx.change(
            Change<PersonRecord>(
              of: person, seen: Version(version.withLock { $0 }), as: "person.changed", set: set),
            tx.grant(Edit.self, PersonRecord.self))
        }
        version.withLock { $0 += 1 }
        return notes.all.count
      }
      #expect(try await changes("note = 'another'") == 0)
      #expect(try await changes("owner_id = 'a', note = 'a third'") == 2)
      #expect(try await changes("owner_id = 'a', note = 'a fourth'") == 0, "it was so before")
      #expect(try await changes("about_id = 'b'") == 2)
      #expect(try await changes("about_id = NULL") == 2)
      for column in ["note", "order", "part"] {
        reads.withLock { $0 = column }
        await #expect(throws: ReadUnfollowed.self, "\(column)") {
          try await house.acting(as: ada) { $0.touch(.person(person)) }
        }
        // Outside of what is reckoned anybody may.
        try await house.acting(as: ada) { try reading(.person(person), $0) }
      }
    }
  }

  @Test(
    "what the system has read is read once, until somebody writes to the same table", arguments: TestEngine.allCases)
  func consulted(_ engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      let person = try await house.person(enteredBy: ada, in: office)
      try await house.acting(as: ada) { tx in
        func name() throws -> Bool {
          try tx.consult(
            Statement<PersonRecord, String?>(
              "SELECT p.id, p.subject, p.note FROM \(rows: PersonRecord.self, as: "p") WHERE p.id = \(person)"
            ) { try $0.textIfAny("note") }
          ).decide(tx) { notes, _ in notes == ["Ada"] }
        }
        #expect(try !name())
        #expect(try !name())
        #expect(tx.consulted.asked == 1)
        try tx.change(house.rename(person), tx.grant(Edit.self, PersonRecord.self))
        #expect(try name(), "a change is seen at once")
        #expect(tx.consulted.asked == 2)
      }
    }
  }
}

extension Surroundings {
  fileprivate static let specimen = Surroundings(
    now: { Moment(microseconds: 0) }, today: { CivilDate(dayNumber: 0) }, random: { 7 })
}
