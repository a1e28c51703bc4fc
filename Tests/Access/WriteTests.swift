import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

/// Two workers of two offices, each with a person of their own.
private struct Two: Sendable {
  let ada, bob: AccountID
  let office, elsewhere: OrganisationID
  let adas, bobs: PersonID

  init(_ house: House) async throws {
    (office, elsewhere) = (house.store.surroundings.newID(), house.store.surroundings.newID())
    ada = try await house.account("ada", [.jobConsultant], in: office)
    bob = try await house.account("bob", [.jobConsultant], in: elsewhere)
    adas = try await house.person(enteredBy: ada, in: office)
    bobs = try await house.person(enteredBy: bob, in: elsewhere)
  }
}

@Suite("Writing stays within its grant")
struct WriteTests {
  @Test(
    "a change names the version that it saw; stale, foreign and absent records differ only for who may see them",
    arguments: TestEngine.allCases)
  func versions(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let two = try await Two(house)
      let change: @Sendable (PersonID, Int64) -> @Sendable (Transaction) throws -> Version = { person, version in
        { tx in try tx.change(house.rename(person, seen: version), tx.grant(Edit.self, PersonRecord.self)) }
      }
      #expect(try await house.acting(as: two.ada, change(two.adas, 1)) == Version(2))
      await #expect(throws: Stale(current: Version(2))) { try await house.acting(as: two.ada, change(two.adas, 1)) }
      // Right or wrong version: who may not see it learns nothing.
      for version in [Int64(1), 2, 9] {
        await #expect(throws: NotFound.self) { try await house.acting(as: two.bob, change(two.adas, version)) }
      }
      let nobody: PersonID = house.store.surroundings.newID()
      await #expect(throws: NotFound.self) { try await house.acting(as: two.ada, change(nobody, 1)) }
    }
  }

  @Test("what a new row hangs on must be said, and be what the grant was made for", arguments: TestEngine.allCases)
  func within(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let two = try await Two(house)
      func insert(_ sql: @escaping @Sendable (ConsiderationID) -> ScopedSQL) async throws {
        try await house.acting(as: two.ada) { tx in
          let id: ConsiderationID = tx.newID()
          try tx.insert(
            Insertion<ConsiderationRecord>(of: id, as: "consideration.agreed", sql(id)),
            tx.grantToCreate(ConsiderationRecord.self, on: .person(two.adas)))
        }
      }
      try await insert {
        "INSERT INTO \(into: ConsiderationRecord.self) (id, kind, person_id, version) VALUES (\($0), 'c', \(within: two.adas), 1)"
      }
      await #expect(throws: NotFound.self) {
        try await insert {
          "INSERT INTO \(into: ConsiderationRecord.self) (id, kind, person_id, version) VALUES (\($0), 'c', \(within: two.bobs), 1)"
        }
      }
      await #expect(throws: NotFound.self) {
        try await insert {
          "INSERT INTO \(into: ConsiderationRecord.self) (id, kind, person_id, version) VALUES (\($0), 'c', \(two.bobs), 1)"
        }
      }
      await #expect(throws: NotFound.self, "another id than the one that is journalled") {
        try await insert { _ in
          "INSERT INTO \(into: ConsiderationRecord.self) (id, kind, person_id, version) VALUES ('other', 'c', \(within: two.adas), 1)"
        }
      }
      await #expect(throws: NotFound.self, "no relation to the other person") {
        try await house.acting(as: two.ada) { tx in
          _ = try tx.grantToCreate(ConsiderationRecord.self, on: .person(two.bobs))
        }
      }
      #expect(try await house.number("SELECT COUNT(*) FROM specimen WHERE kind = 'c'") == 1)
    }
  }

  @Test("a closed note is written about one's own people only, and in one's own name", arguments: TestEngine.allCases)
  func authors(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let two = try await Two(house)
      let counsellor = try await house.account("cleo", [.counsellor])
      try await house.acting(as: two.ada) { try $0.relate(counsellor, .counsellor, to: two.adas, from: $0.today) }
      func note(about person: PersonID, by author: AccountID?) async throws {
        try await house.acting(as: counsellor) { tx in
          let id: EntryID = tx.newID()
          let sql: ScopedSQL =
            if let author {
              """
              INSERT INTO \(into: ClosedNoteRecord.self) (id, kind, person_id, author_id, version)
              VALUES (\(id), 'note', \(within: person), \(author: author), 1)
              """
            } else {
              "INSERT INTO \(into: ClosedNoteRecord.self) (id, kind, person_id, version) VALUES (\(id), 'note', \(within: person), 1)"
            }
          try tx.insert(
            Insertion<ClosedNoteRecord>(of: id, as: "note.written", sql),
            tx.grantToCreate(ClosedNoteRecord.self, on: .person(person)))
        }
      }
      try await note(about: two.adas, by: counsellor)
      await #expect(throws: NotFound.self) { try await note(about: two.bobs, by: counsellor) }
      await #expect(throws: NotFound.self) { try await note(about: two.adas, by: two.ada) }
      await #expect(throws: NotFound.self) { try await note(about: two.adas, by: nil) }
      #expect(try await house.number("SELECT COUNT(*) FROM specimen WHERE kind = 'note'") == 1)
    }
  }

  @Test("a masked grant writes its mask and no more, and the journal says so", arguments: TestEngine.allCases)
  func masks(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let two = try await Two(house)
      let myself = try await house.account("self", [.participant])
      try await house.acting(as: two.ada) { try $0.relate(myself, .myself, to: two.adas, from: $0.today) }
      try await house.raw(
        "INSERT INTO specimen (id, kind, person_id, subject, version) VALUES ('l', 'ladder', ?, ?, 1) RETURNING id",
        [.text(two.adas.text), .text(two.adas.text)])
      let change: @Sendable (Mask, Mask) -> @Sendable (Transaction) throws -> Void = { asked, written in
        { tx in
          _ = try tx.change(
            Change<LadderRecord>(
              of: "l", seen: .first, as: "ladder.answered", writing: written, set: "note = 'x'"),
            tx.grant(Edit.self, LadderRecord.self, seeing: asked))
        }
      }
      await #expect(throws: NotFound.self) { try await house.acting(as: myself, change(.ownAnswer, .full)) }
      await #expect(throws: NotFound.self) { try await house.acting(as: myself, change(.full, .full)) }
      await #expect(throws: NotFound.self) { try await house.acting(as: myself, change(.full, .ownAnswer)) }
      try await house.acting(as: myself, change(.ownAnswer, .ownAnswer))
      #expect(try await house.raw("SELECT mask FROM journal ORDER BY sequence DESC LIMIT 1")[0].texts == ["own-answer"])
    }
  }

  @Test("only who has custody of a person says who else reaches her", arguments: TestEngine.allCases)
  func custody(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let two = try await Two(house)
      let programme: ProgrammeID = house.store.surroundings.newID()
      let attempts: [@Sendable (Transaction) throws -> Void] = [
        { try $0.relate(two.bob, .responsible, to: two.adas, from: $0.today) },
        { try $0.unrelate(two.ada, .responsible, from: two.adas, until: $0.today) },
        { try $0.belong(two.adas, to: programme, by: $0.newID(), referredBy: two.elsewhere, from: $0.today) },
        { try $0.admit(try House.refer(two.bobs, to: programme, $0), two.adas) },
        { try $0.cease($0.newID(), two.adas, until: $0.today) },
        // With custody, but no relation to a person, or a contact of nothing.
        { try $0.relate(two.bob, .installation, to: two.bobs, from: $0.today) },
        { try $0.relate(two.bob, .contact, to: two.bobs, from: $0.today) },
      ]
      let before = try await house.journalEntries()
      for attempt in attempts {
        await #expect(throws: NotFound.self) { try await house.acting(as: two.bob, attempt) }
      }
      #expect(try await house.journalEntries() == before)
    }
  }

  @Test("who keeps one person's case cannot open another's placement to a contact", arguments: TestEngine.allCases)
  func smuggling(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let two = try await Two(house)
      let contact = try await house.account("firm", [.workplaceContact])
      let (adas, bobs): (PlacementID, PlacementID) = (
        house.store.surroundings.newID(), house.store.surroundings.newID()
      )
      for (placement, person) in [(adas, two.adas), (bobs, two.bobs)] {
        try await house.raw(
          "INSERT INTO specimen (id, kind, person_id, subject, version) VALUES (?, 'placement', ?, ?, 1) RETURNING id",
          [.text(placement.text), .text(person.text), .text(person.text)])
      }
      let all: @Sendable (Transaction) throws -> [String] = { tx in
        let all = Statement<PlacementRecord, String>(
          "SELECT s.id, s.subject FROM \(rows: PlacementRecord.self, as: "s") WHERE s.kind = 'placement'",
          showing: .shared
        ) { try $0.text("id") }
        return try tx.list(all, tx.grant(List.self, PlacementRecord.self, seeing: .shared)).act { $0 }
      }
      try await house.acting(as: two.bob) {
        try $0.relate(contact, .contact, to: two.bobs, placement: adas, from: $0.today)
      }
      #expect(try await house.acting(as: contact, all) == [])
      try await house.acting(as: two.bob) {
        try $0.relate(contact, .contact, to: two.bobs, placement: bobs, from: $0.today)
      }
      #expect(try await house.acting(as: contact, all) == [bobs.text])
    }
  }

  @Test(
    "what is about nobody may be listed where that can be", arguments: TestEngine.allCases)
  func shapes(engine: TestEngine) async throws {
    try await withHouse(engine) { house in
      let two = try await Two(house)
      try await house.raw(
        "INSERT INTO specimen (id, kind, owner_id, version) VALUES ('o', 'obligation', ?, 1) RETURNING id",
        [.text(two.ada.text)])
      let seen = try await house.acting(as: two.ada) { tx in
        let all = Statement<ObligationRecord, String>(
          "SELECT s.id, s.subject FROM \(rows: ObligationRecord.self, as: "s") WHERE s.kind = 'obligation'"
        ) { try $0.text("id") }
        return try tx.list(all, tx.grant(List.self, ObligationRecord.self)).act { $0 }
      }
      #expect(seen == ["o"])
    }
  }

  @Test("printing shows nothing of what is disclosed or withheld")
  func printing() {
    let (disclosed, withheld) = (Disclosed("Ada's number"), Withheld("Ada's number"))
    var dumped = ""
    dump([disclosed], to: &dumped)
    dump([withheld], to: &dumped)
    for text in ["\(disclosed)", "\(withheld)", String(reflecting: disclosed), String(reflecting: withheld), dumped] {
      #expect(!text.contains("Ada"))
    }
  }
}
