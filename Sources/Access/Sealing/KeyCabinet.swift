internal import Persistence
import Values

/// The keys under which people's sealed texts lie, apart from the texts: in a file of its own beside the database
/// (`nyvej-keys.sqlite`), or in a schema of its own (`nyvej_keys`).
///
/// A key is safely on the disk before anything is sealed with it, and so before the row that needs it: `key` answers
/// after its own commit. A key without a row does no harm; a row without a key could never be read again.
final class KeyCabinet: Sendable {
  private let database: Database

  private init(_ database: Database) {
    self.database = database
  }

  /// Whether the file of the keys is not there. A schema is made with the database's own tables.
  static func isMissing(beside address: DatabaseAddress) -> Bool { Database.isMissing(address, apart: "keys") }

  static func open(beside address: DatabaseAddress, patience: Duration) async throws -> KeyCabinet {
    KeyCabinet(try await Database.open(address, apart: "keys", readers: 2, patience: patience))
  }

  func close() async throws -> Closing { try await database.close() }

  func migrate() async throws { _ = try await database.migrate(KeyTables.migrations.map(\.persisted)) }

  func schema() async throws -> [String: [String]] { try await database.schema() }

  /// The one that is there, or a new one.
  func key(of owner: KeyOwner, now: Moment) async throws -> SealingKey {
    if let key = try await keys(of: [owner])[owner] { return key }
    let (mark, secret) = (Secret.bytes(SealingKey.markLength), Secret.bytes())
    return try await database.write { connection in
      // Another process may have been faster: theirs counts.
      _ = try connection.run(
        """
        INSERT INTO person_key (person_id, circle, mark, secret, made_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (person_id, circle) DO NOTHING
        """, owner.binds + [.blob(mark), .blob(secret), .integer(now.microseconds)])
      guard let key = try KeyCabinet.find(owner, connection) else { throw DamagedRecord(column: "person_key.secret") }
      return key
    }
  }

  /// Those that are there.
  func keys(of owners: Set<KeyOwner>) async throws -> [KeyOwner: SealingKey] {
    guard !owners.isEmpty else { return [:] }
    return try await database.read { connection in
      var keys: [KeyOwner: SealingKey] = [:]
      for owner in owners { keys[owner] = try KeyCabinet.find(owner, connection) }
      return keys
    }
  }

  /// Erases a key by its mark, and so never one that was made since. Whether it was there.
  func forget(_ mark: [UInt8]) async throws -> Bool {
    try await database.write { connection in
      try connection.run("DELETE FROM person_key WHERE mark = ?", [.blob(mark)]) > 0
    }
  }

  /// The marks of all keys that are there.
  func marks() async throws -> Set<[UInt8]> {
    try await database.read { connection in
      try connection.rows("SELECT mark FROM person_key", []).reduce(into: []) { marks, row in
        guard case .blob(let mark)? = row["mark"] else { throw DamagedRecord(column: "person_key.mark") }
        marks.insert(mark)
      }
    }
  }

  /// By which database and keys know that they belong together; this one from now on, when there is none.
  func mark(orElse new: String) async throws -> String {
    try await database.write { connection in
      _ = try connection.run("INSERT INTO pairing (one, mark) VALUES (1, ?) ON CONFLICT (one) DO NOTHING", [.text(new)])
      guard let row = try connection.rows("SELECT mark FROM pairing", []).first else {
        throw DamagedRecord(column: "pairing.mark")
      }
      return try Columns(row).text("mark")
    }
  }

  private static func find(_ owner: KeyOwner, _ connection: any Connection) throws -> SealingKey? {
    let rows = try connection.rows(
      "SELECT mark, secret FROM person_key WHERE person_id = ? AND circle = ?", owner.binds)
    guard let row = rows.first else { return nil }
    guard case .blob(let mark)? = row["mark"], case .blob(let secret)? = row["secret"],
      let key = SealingKey(owner: owner, mark: mark, secret: secret)
    else { throw DamagedRecord(column: "person_key.secret") }
    return key
  }
}

extension KeyOwner {
  fileprivate var binds: [SQLValue] { [.text(person.text), .text(circle.rawValue)] }
}
