import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

@Suite("Files lie sealed, in pieces, with their record")
struct FileTests {
  static let shelf = FileShelf("specimen", in: .case)

  private static let sizes = [6, Store.piece - 1, Store.piece, Store.piece + 1, 3 * Store.piece + 77]

  /// Bytes that begin as a PDF and repeat nothing that would hide a piece in the wrong place.
  static func bytes(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var chance = Seeded(state: seed)
    return Array("%PDF-".utf8) + (5..<count).map { _ in UInt8.random(in: 0...255, using: &chance) }
  }

  /// As a room does it: everything slow first, then the record with its file.
  func attach(
    _ bytes: [UInt8], named name: String = "agreement.pdf", saying words: String? = nil, about person: PersonID,
    _ sealed: SealedHouse
  ) async throws -> FileID {
    let content = try FileContent(name: name, bytes: bytes[...])
    let file = try await sealed.store.prepare(content, saying: words, about: person, on: Self.shelf)
    try await keep(file, about: person, sealed)
    return file.id
  }

  func keep(
    _ file: PreparedFile, about person: PersonID, _ sealed: SealedHouse,
    andThen last: @escaping @Sendable () throws -> Void = {}
  ) async throws {
    try await sealed.house.acting(as: sealed.ada) { tx in
      try tx.insert(
        Insertion<PlacementScanRecord>(
          of: file.id, as: "placement-scan.attached",
          """
          INSERT INTO \(into: PlacementScanRecord.self) (id, kind, person_id, head, version)
          VALUES (\(file.id), 'placement-scan', \(within: person), \(file.head), 1)
          """), tx.grantToCreate(PlacementScanRecord.self, on: .person(person)))
      try tx.keep(file, with: PlacementScanRecord.self)
      try last()
    }
  }

  private func ticket(_ id: FileID, as account: AccountID, in house: House) async throws -> Disclosed<FileTicket> {
    try await house.looking(as: account) { tx in
      try tx.file(
        Statement<PlacementScanRecord, SealedFile>(
          "SELECT s.id, s.subject, s.sealed_for, s.head FROM \(rows: PlacementScanRecord.self, as: "s") WHERE s.id = \(id)"
        ) { try $0.file(on: Self.shelf) }, tx.grant(Read.self, PlacementScanRecord.self))
    }
  }

  private func read(
    _ id: FileID, _ sealed: SealedHouse, in house: House? = nil
  ) async throws -> (facts: FileFacts, bytes: [UInt8]) {
    let house = house ?? sealed.house
    let open = try await house.store.open(try await ticket(id, as: sealed.ada, in: house)).act { $0 }
    var bytes: [UInt8] = []
    for number in 0..<open.count { bytes += try await open.piece(number) }
    return (open.facts, bytes)
  }

  func unreadable(_ id: FileID, _ sealed: SealedHouse) async throws -> Unreadable.Reason? {
    do {
      _ = try await read(id, sealed)
      return nil
    } catch let error as Unreadable {
      return error.reason
    }
  }

  @Test("files of every size come back whole, also after a restart", arguments: TestEngine.allCases)
  func whole(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      var files: [(id: FileID, bytes: [UInt8])] = []
      for size in Self.sizes {
        let bytes = Self.bytes(size, seed: UInt64(size))
        files.append((try await attach(bytes, saying: "page \(size)", about: person, sealed), bytes))
      }
      let (one, others) = (sealed.house, files)
      try await sealed.beside { other in
        for house in [one, other] {
          for file in others {
            let (facts, bytes) = try await read(file.id, sealed, in: house)
            #expect(bytes == file.bytes && facts.digest == SHA256.hash(file.bytes))
            #expect(facts.size == file.bytes.count && facts.words == "page \(file.bytes.count)")
            #expect(facts.name.text == "agreement.pdf" && facts.type == .pdf)
          }
        }
      }
    }
  }

  @Test("nothing of content, name or words is in records, keys, journal or elsewhere", arguments: TestEngine.allCases)
  func nothingInClear(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let bytes = Array("%PDF-1.7 MarkerInBytes".utf8)
      let id = try await attach(bytes, named: "MarkerInName.pdf", saying: "MarkerInWords", about: person, sealed)
      #expect(try await read(id, sealed).bytes == bytes)
      let (records, keys) = try await sealed.everything()
      #expect(SealedHouse.contains(records, Array(id.text.utf8)), "the search finds what is there")
      for marker in ["MarkerInBytes", "MarkerInName", "MarkerInWords", "%PDF-1.7"] {
        for stored in [records, keys] { #expect(!SealedHouse.contains(stored, Array(marker.utf8)), "\(marker)") }
      }
      // By its digest a known paper could be recognised.
      #expect(!SealedHouse.contains(records, SHA256.hash(bytes)))
    }
  }

  @Test("who reads it stands in the journal before a byte is opened", arguments: TestEngine.allCases)
  func journalled(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let id = try await attach(Self.bytes(100), about: person, sealed)
      let before = try await sealed.house.journalEntries()
      _ = try await ticket(id, as: sealed.ada, in: sealed.house)
      #expect(try await sealed.house.journalEntries() == before + 1)
      let row = try #require(
        try await sealed.house.raw("SELECT act, kind, record FROM journal ORDER BY sequence DESC LIMIT 1").first)
      #expect(row["act"] == "read" && row["kind"] == "placement-scan" && row["record"] == .text(id.text))
      #expect(try await sealed.house.peopleOfNewestEntry() == [person.text])
    }
  }

  @Test("somebody of another organisation finds nothing, and stores nothing", arguments: TestEngine.allCases)
  func others(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let id = try await attach(Self.bytes(100), about: person, sealed)
      let office: OrganisationID = sealed.store.surroundings.newID()
      let eve = try await sealed.house.account("eve", [.jobConsultant, .coordinator, .counsellor], in: office)
      await #expect(throws: NotFound.self) { try await ticket(id, as: eve, in: sealed.house) }
      for role in [Role.mentor, .workplaceContact, .trainer, .evaluator, .administrator] {
        let other = try await sealed.house.account(role.rawValue, [role], in: sealed.office)
        await #expect(throws: NotFound.self) { try await ticket(id, as: other, in: sealed.house) }
      }
      let content = try FileContent(name: "x.pdf", bytes: Self.bytes(100)[...])
      let file = try await sealed.store.prepare(content, saying: nil, about: person, on: Self.shelf)
      await #expect(throws: NotFound.self) {
        try await sealed.house.acting(as: eve) { tx in
          _ = try tx.grantToCreate(PlacementScanRecord.self, on: .person(person))
        }
      }
      // Without its record nothing is stored either.
      await #expect(throws: NotFound.self) {
        try await sealed.house.acting(as: sealed.ada) { try $0.keep(file, with: PlacementScanRecord.self) }
      }
      await #expect(throws: NotFound.self) {
        try await sealed.house.acting(as: sealed.ada) { try $0.discard(id, of: PlacementScanRecord.self) }
      }
      // Somebody's piece lies there until it is swept, and no record leads to it.
      #expect(try await sealed.house.number("SELECT COUNT(*) FROM stored_file WHERE state = 'kept'") == 1)
    }
  }

  @Test("pieces that are missing, changed, swapped or another file's are noticed", arguments: TestEngine.allCases)
  func tampered(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let person = try await sealed.person()
      let bytes = Self.bytes(2 * Store.piece)
      let other = try await attach(bytes, about: person, sealed)
      let damages = [
        ["DELETE FROM file_piece WHERE file_id = ? AND number = 1"],
        ["DELETE FROM file_piece WHERE file_id = ? AND number = 0"],
        // The two change places.
        [
          "UPDATE file_piece SET number = 9 WHERE file_id = ? AND number = 0",
          "UPDATE file_piece SET number = 0 WHERE file_id = ? AND number = 1",
          "UPDATE file_piece SET number = 1 WHERE file_id = ? AND number = 9",
        ],
        ["UPDATE file_piece SET bytes = (SELECT head FROM specimen WHERE id = file_id) WHERE file_id = ?"],
        // The same piece of the same content, but of another file.
        [
          "DELETE FROM file_piece WHERE file_id = ? AND number = 0",
          "UPDATE file_piece SET file_id = ? WHERE file_id = '\(other.text)' AND number = 0",
        ],
      ]
      for damage in damages {
        let id = try await attach(bytes, about: person, sealed)
        #expect(try await unreadable(id, sealed) == nil)
        for step in damage { try await sealed.house.raw(step, [.text(id.text)]) }
        #expect(try await unreadable(id, sealed) == .damaged, "\(damage)")
      }
    }
  }

  @Test(
    "with the key its files are erased; a file that is taken away goes with the next sweeping",
    arguments: TestEngine.allCases)
  func gone(engine: TestEngine) async throws {
    try await withSealedHouse(engine) { sealed in
      let (person, other) = (try await sealed.person(), try await sealed.person())
      let kept = try await attach(Self.bytes(100), about: other, sealed)
      let (one, two) = (
        try await attach(Self.bytes(100), about: person, sealed),
        try await attach(Self.bytes(100), about: person, sealed)
      )
      try await sealed.house.acting(as: sealed.ada) { tx in
        try tx.change(
          Change<PlacementScanRecord>(
            of: one, seen: Version(1), as: "placement-scan.withdrawn", set: "note = 'replaced'"),
          tx.grant(Edit.self, PlacementScanRecord.self))
        try tx.discard(one, of: PlacementScanRecord.self)
      }
      try await sealed.store.sweep()
      #expect(try await sealed.house.number("SELECT COUNT(*) FROM file_piece") == 2)
      #expect(try await unreadable(one, sealed) == .damaged)
      try await sealed.store.forgetKey(of: person, in: .case)
      #expect(try await unreadable(two, sealed) == .keyGone)
      #expect(try await unreadable(kept, sealed) == nil)
    }
  }
}
