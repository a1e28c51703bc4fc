internal import Persistence
public import Values

extension Store {
  /// The key of a person and circle, safely on the disk: made when there is none. For somebody within reach only; a
  /// transaction with a grant has found that out before.
  ///
  /// Sealing is done with it before the writing transaction begins, so that nobody waits for it.
  public func key(of person: PersonID, in circle: Circle) async throws -> SealingKey {
    try await StorageTrouble.translating {
      try await cabinet.key(of: KeyOwner(person: person, circle: circle), now: surroundings.now())
    }
  }

  /// Opens what was disclosed sealed. The look is in the journal already, so what is made of it is disclosed too.
  ///
  /// - Parameters:
  ///   - places: of everything that is to be opened.
  ///   - read: makes of what was disclosed what is shown; what does not open is `Unreadable` there.
  public func open<Value: Sendable, Out: Sendable>(
    _ disclosed: Disclosed<Value>, _ places: (Value) -> [SealedPlace], reading read: (Value, Opener) throws -> Out
  ) async throws -> Disclosed<Out> {
    let owners = Set(disclosed.act { places($0).map(\.owner) })
    let keys = owners.isEmpty ? [:] : try await StorageTrouble.translating { try await cabinet.keys(of: owners) }
    return try disclosed.map { try read($0, Opener(keys: keys)) }
  }

  /// Erases the key of a person and circle. Everything sealed under it can never be read again: here, in every process,
  /// and in every copy of the database, as far as no copy of the key is kept.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  public func forgetKey(of person: PersonID, in circle: Circle) async throws -> Bool {
    try await StorageTrouble.translating {
      try await cabinet.forget(KeyOwner(person: person, circle: circle))
    }
  }

  /// The columns of the keys' tables as they really are, for the test that every one of them is declared.
  func schemaOfKeys() async throws -> [String: [String]] { try await cabinet.schema() }

  var cabinet: KeyCabinet {
    get throws {
      guard let keys else { throw NoKeys() }
      return keys
    }
  }

  /// Sees that these keys belong to this database: keys from elsewhere, or new ones in place of those that were lost,
  /// would make everything sealed unreadable, and the next backup final.
  func pair() async throws {
    guard let keys else { return }
    let mark = try await keys.mark(orElse: Secret.make())
    let known = try await database.read { try Store.pairing($0) }
    let paired =
      if let known { known } else {
        try await database.write { [now = surroundings.now()] connection in
          _ = try connection.run(
            "INSERT INTO house_note (name, value, at) VALUES ('keys', ?, ?) ON CONFLICT (name) DO NOTHING",
            [.text(mark), .integer(now.microseconds)])
          return try Store.pairing(connection) ?? mark
        }
      }
    guard paired == mark else { throw KeysOfAnother() }
  }

  /// Goes on with the keys that are there, although the database was made with others. What those sealed is lost.
  public func acceptLossOfKeys() async throws {
    let keys = try cabinet
    try await StorageTrouble.translating {
      try await keys.migrate()
      let mark = try await keys.mark(orElse: Secret.make())
      try await database.write { [now = surroundings.now()] connection in
        _ = try connection.run(
          "UPDATE house_note SET value = ?, at = ? WHERE name = 'keys'", [.text(mark), .integer(now.microseconds)])
      }
    }
  }

  private static func pairing(_ connection: any Connection) throws -> String? {
    try connection.rows("SELECT value FROM house_note WHERE name = 'keys'", []).first.map {
      try Columns($0).text("value")
    }
  }
}

/// Opens what lies in the places that were named, as far as their keys are there.
public struct Opener: Sendable {
  let keys: [KeyOwner: SealingKey]

  public func text(_ sealed: Ciphertext, at place: SealedPlace) throws(Unreadable) -> String {
    guard let text = String(validating: try bytes(sealed, at: place), as: UTF8.self) else {
      throw Unreadable(.damaged, place)
    }
    return text
  }

  func bytes(_ sealed: Ciphertext, at place: SealedPlace) throws(Unreadable) -> [UInt8] {
    guard let key = keys[place.owner] else { throw Unreadable(.keyGone, place) }
    return try key.open(sealed, at: place)
  }
}

/// A store that was opened without its keys was asked to seal or to open.
struct NoKeys: Error {}

/// The keys beside the database are not those that its sealed rows were made with.
public struct KeysOfAnother: Error, Hashable, CustomStringConvertible {
  public var description: String {
    """
    the keys of the sealed records (nyvej-keys.sqlite beside the database file, the schema nyvej_keys on PostgreSQL) do \
    not belong to this database, or are missing: what is sealed could not be read. → put the newest copy of the keys \
    there. If they are lost for good, so is what was sealed; then say so with nyvej keys accept-loss
    """
  }
}
