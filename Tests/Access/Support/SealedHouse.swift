import Foundation
import Persistence
import TestDatabases
import Testing
import Values

@testable import Access

/// Houses with keys, on one address: as many processes as a test opens.
struct SealedHouse: Sendable {
  let address: DatabaseAddress
  let house: House
  let office: OrganisationID
  let ada: AccountID

  var store: Access.Store { house.store }

  /// As `DatabaseAddress` is given to the product.
  var text: String {
    switch address {
    case .sqlite(let path): "sqlite:" + path
    case .postgres(let url): url
    }
  }

  static func open(_ address: DatabaseAddress) async throws -> House {
    let (clock, chance) = (Clock(), Chance(seed: .random(in: 1...UInt64.max)))
    let text =
      switch address {
      case .sqlite(let path): "sqlite:" + path
      case .postgres(let url): url
      }
    let store = try await Access.Store.open(
      text,
      tables: AccessTables.declarations + [
        House.declared(
          Kind.allCases.filter { !House.ownKinds.contains($0) }),
        House.traits,
      ],
      consequences: .nothing,
      surroundings: Surroundings(now: { clock.now }, today: { clock.today }, random: { chance.next() }),
      patience: TestEngine.patience, looks: LookLimit(statement: TestEngine.patience, whole: TestEngine.patience))
    do {
      try await store.migrate(migrations)
    } catch {
      try await store.close()
      throw error
    }
    return House(store: store, clock: clock)
  }

  static let migrations = AccessTables.migrations + [House.specimens]

  /// Another process on the same address, for as long as the body lasts.
  func beside<Value: Sendable>(_ body: (House) async throws -> Value) async throws -> Value {
    let other = try await SealedHouse.open(address)
    let result: Result<Value, any Error>
    do { result = .success(try await body(other)) } catch { result = .failure(error) }
    try await other.store.close()
    return try result.get()
  }

  func person() async throws -> PersonID { try await house.person(enteredBy: ada, in: office) }

  /// A note of hers, sealed and stored as a room would do it: the key first, then the transaction.
  func note(_ text: String, about person: PersonID, in house: House? = nil) async throws -> ConsiderationID {
    let note = try await seal(text, about: person, in: house)
    try await keep(note, about: person, in: house)
    return note.id
  }

  func seal(
    _ text: String, about person: PersonID, in house: House? = nil
  ) async throws -> (id: ConsiderationID, sealed: Ciphertext) {
    let store = (house ?? self.house).store
    let id: ConsiderationID = store.surroundings.newID()
    return (id, try await store.key(of: person, in: .case).seal(text, at: SealedHouse.place(id, person)))
  }

  func keep(
    _ note: (id: ConsiderationID, sealed: Ciphertext), about person: PersonID, in house: House? = nil
  ) async throws {
    try await (house ?? self.house).acting(as: ada) { tx in
      try tx.insert(
        Insertion<ConsiderationRecord>(
          of: note.id, as: "consideration.agreed",
          """
          INSERT INTO \(into: ConsiderationRecord.self) (id, kind, person_id, head, version)
          VALUES (\(note.id), 'consideration', \(within: person), \(note.sealed), 1)
          """), tx.grantToCreate(ConsiderationRecord.self, on: .person(person)))
    }
  }

  static func place(_ id: ConsiderationID, _ person: PersonID) -> SealedPlace {
    SealedPlace("specimen", "head", row: id, of: person, in: .case)
  }

  /// As somebody reads it: looked at in a transaction, opened behind it.
  func read(_ id: ConsiderationID, in house: House? = nil) async throws -> String {
    let house = house ?? self.house
    let found = try await house.looking(as: ada) { tx in
      try tx.one(
        Statement<ConsiderationRecord, Sealing>(
          "SELECT c.id, c.subject, c.head FROM \(rows: ConsiderationRecord.self, as: "c") WHERE c.id = \(id)"
        ) { Sealing(text: try $0.ciphertext("head"), place: SealedHouse.place(id, try $0.id("subject"))) },
        tx.grant(Read.self, ConsiderationRecord.self))
    }
    return try await house.store.open(found, { [$0.place] }, reading: { try $1.text($0.text, at: $0.place) }).act { $0 }
  }

  struct Sealing: Sendable {
    let text: Ciphertext
    let place: SealedPlace
  }

  func unreadable(_ id: ConsiderationID, in house: House? = nil) async throws -> Unreadable.Reason? {
    do {
      _ = try await read(id, in: house)
      return nil
    } catch let error as Unreadable {
      return error.reason
    }
  }
}

func withSealedHouse<Value: Sendable>(
  _ engine: TestEngine, _ body: (SealedHouse) async throws -> Value
) async throws -> Value {
  try await withDatabaseAddress(engine) { address in
    let house = try await SealedHouse.open(address)
    let result: Result<Value, any Error>
    do {
      let office: OrganisationID = house.store.surroundings.newID()
      let ada = try await house.account("ada", [.jobConsultant], in: office)
      result = .success(try await body(SealedHouse(address: address, house: house, office: office, ada: ada)))
    } catch { result = .failure(error) }
    try await house.store.close()
    return try result.get()
  }
}

extension SealedHouse {
  /// Everything that is stored beside the keys, and everything of the keys, byte by byte: of SQLite the files with their
  /// logs, of PostgreSQL every row of every table, blobs in hexadecimal digits.
  func everything() async throws -> (records: [UInt8], keys: [UInt8]) {
    switch address {
    case .sqlite(let path):
      let stem = (path as NSString).deletingPathExtension
      func bytes(_ file: String) throws -> [UInt8] {
        try ["", "-wal"].flatMap { Array(try Data(contentsOf: URL(filePath: file + $0))) }
      }
      return (try bytes(path), try bytes(stem + "-keys.sqlite"))
    case .postgres:
      func bytes(_ schema: String) async throws -> [UInt8] {
        let tables = try await house.raw(
          "SELECT CAST(tablename AS TEXT) AS name FROM pg_tables WHERE schemaname = ?", [.text(schema)])
        var all: [UInt8] = []
        for case .text(let table)? in tables.map({ $0["name"] }) {
          for case .text(let row)? in try await house.raw("SELECT CAST(t AS TEXT) AS row FROM \(schema).\(table) t")
            .map({ $0["row"] })
          { all += Array(row.utf8) }
        }
        return all
      }
      return (try await bytes("public"), try await bytes("nyvej_keys"))
    }
  }

  static func contains(_ bytes: [UInt8], _ text: [UInt8]) -> Bool {
    bytes.firstRange(of: text) != nil || bytes.firstRange(of: Array(text.hex.utf8)) != nil
  }
}
