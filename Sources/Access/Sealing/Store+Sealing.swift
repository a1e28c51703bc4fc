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
    return try await database.judging { try disclosed.map { try read($0, Opener(keys: keys)) } }
  }

  /// Erases the key of a person and circle. Everything sealed under it can never be read again: here, in every process,
  /// and in every copy of the database, as far as no copy of the key is kept.
  ///
  /// With it go those of the records that are set aside and joined with this one: what was sealed before under them is hers,
  /// wherever it lies now.
  ///
  /// What is being stored under it meanwhile is either stored before, and goes with it, or not at all: whoever stores it
  /// is told to try again, and gets a new key.
  ///
  /// - Returns: whether there was one.
  @discardableResult
  public func forgetKey(of person: PersonID, in circle: Circle, request: String = "") async throws -> Bool {
    try await StorageTrouble.translating {
      while true {
        let people = try await database.read { try Store.people(joinedInto: person, $0) }
        let owners = Set(people.map { KeyOwner(person: $0, circle: circle) })
        let keys = try await cabinet.keys(of: owners).values.sorted { $0.owner.person < $1.owner.person }
        // Whoever joins or separates records meanwhile has it looked for anew.
        guard try await noteForgotten(keys, of: people, joinedInto: person, request: request) else { continue }
        var wasThere = false
        for key in keys where try await cabinet.forget(key.mark) { wasThere = true }
        return wasThere
      }
    }
  }

  /// The first half of forgetting; whoever is stopped behind it has the rest done by the next start.
  func noteForgotten(_ key: SealingKey, request: String = "") async throws {
    let person = key.owner.person
    let people = try await database.read { try Store.people(joinedInto: person, $0) }
    _ = try await noteForgotten([key], of: people, joinedInto: person, request: request)
  }

  /// Whether it is written down: not where other records are joined by now than those that were looked for.
  private func noteForgotten(
    _ keys: [SealingKey], of people: [PersonID], joinedInto person: PersonID, request: String
  ) async throws -> Bool {
    if keys.isEmpty { return true }
    return try await database.write { [surroundings] connection in
      guard try Store.people(joinedInto: person, connection) == people else { return false }
      let now = surroundings.now()
      var journal = JournalWriter(connection: connection, request: request, at: now)
      for key in keys {
        try SealedUnder.forget(key, at: now, connection)
        try journal.append(
          JournalEntry(
            actor: try Credential.system.actor(connection, now: now, today: surroundings.today()), act: .end,
            kind: .person, record: key.owner.person.text, subjects: [key.owner.person.text], event: "key.forgotten",
            purpose: .administration, mask: .full, count: 1))
      }
      return true
    }
  }

  /// Somebody, and the records that are set aside and joined with hers: an earlier joining moves along with a later one.
  private static func people(joinedInto person: PersonID, _ connection: any Connection) throws -> [PersonID] {
    let rows = try connection.rows(
      "SELECT aside_id FROM person_merge WHERE person_id = ? AND undone_day IS NULL ORDER BY aside_id",
      [.text(person.text)])
    return try [person] + rows.map { try Columns($0).id("aside_id") }
  }

  /// Erases the keys of which it stands written that they are forgotten, and which are there all the same.
  func finishForgetting() async throws {
    guard let keys else { return }
    let forgotten = try await database.read { try SealedUnder.marks(forgotten: true, $0) }
    guard !forgotten.isEmpty else { return }
    let there = try await keys.marks()
    for (_, mark) in forgotten where there.contains(mark) { _ = try await keys.forget(mark) }
  }

  /// The columns of the keys' tables as they really are, for the test that every one of them is declared.
  func schemaOfKeys() async throws -> [String: [String]] { try await cabinet.schema() }

  /// Does work that may store something under a key which is forgotten meanwhile. Then nothing of it is stored, and
  /// whoever tries again gets another key: what is left of the old one is erased, should its forgetting have been stopped
  /// half-way.
  func refusingForgottenKeys<Value>(_ work: () async throws -> Value) async throws -> Value {
    try await StorageTrouble.translating {
      do {
        return try await work()
      } catch let error as KeyForgotten {
        _ = try await cabinet.forget(error.mark)
        throw StorageTrouble.tryAgain("a key was forgotten while something was being stored under it")
      }
    }
  }

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
    try await requireAll(keys)
  }

  /// An older copy of the keys knows the database, and lacks the keys of everybody about whom something was sealed since:
  /// new ones must not quietly take their place.
  private func requireAll(_ keys: KeyCabinet) async throws {
    let missing = try await missing(from: keys)
    if !missing.isEmpty { throw KeysMissing(people: Set(missing.map(\.person)).count) }
  }

  /// Under which keys something is sealed that are not among these, and were neither forgotten nor accepted as lost.
  private func missing(from keys: KeyCabinet) async throws -> [(person: String, mark: [UInt8])] {
    let sealed = try await database.read { try SealedUnder.marks(forgotten: false, $0) }
    guard !sealed.isEmpty else { return [] }
    let there = try await keys.marks()
    guard sealed.contains(where: { !there.contains($0.mark) }) else { return [] }
    // One that another process forgets at this moment was written down as forgotten before it went.
    return try await database.read { try SealedUnder.marks(forgotten: false, $0) }.filter { !there.contains($0.mark) }
  }

  /// Goes on with the keys that are there, although the database was made with others. What those sealed is lost. The
  /// tables are brought up to date first: this is said to an installation that does not start.
  ///
  /// - Returns: of how many people something is sealed whose key is missing, which the journal says too; `nil` when
  ///   these are the keys of this database, none is missing, and nothing was done.
  public func acceptLossOfKeys(_ migrations: [Migration], request: String) async throws -> Int? {
    let keys = try cabinet
    do {
      try await migrate(migrations)
      return nil
    } catch is KeysOfAnother {
    } catch is KeysMissing {}
    return try await StorageTrouble.translating {
      let mark = try await keys.mark(orElse: Secret.make())
      let missing = try await missing(from: keys)
      return try await database.write { [surroundings] connection in
        let now = surroundings.now()
        try SealedUnder.accept(missing.map(\.mark), at: now, connection)
        let lost = Set(missing.map(\.person))
        _ = try connection.run(
          "UPDATE house_note SET value = ?, at = ? WHERE name = 'keys'", [.text(mark), .integer(now.microseconds)])
        var journal = JournalWriter(connection: connection, request: request, at: now)
        try journal.append(
          JournalEntry(
            actor: try Credential.system.actor(connection, now: now, today: surroundings.today()), act: .end,
            kind: .journal, record: nil, subjects: [], event: "keys.loss-accepted", purpose: .setUp, mask: .full,
            count: lost.count))
        return lost.count
      }
    }
  }

  static func pairing(_ connection: any Connection) throws -> String? {
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
    guard let key = keys[place.owner] else {
      guard sealed.bytes.count >= SealingKey.overhead else { throw Unreadable(.damaged, place) }
      throw Unreadable(.keyGone, place, under: sealed.mark)
    }
    return try key.open(sealed, at: place)
  }
}

/// A store that was opened without its keys was asked to seal or to open.
struct NoKeys: Error {}

/// Keys that something was sealed under are not among those beside the database.
public struct KeysMissing: Error, Hashable, CustomStringConvertible {
  public let people: Int

  public var description: String {
    """
    the keys of the sealed records (nyvej-keys.sqlite beside the database file, the schema nyvej_keys on PostgreSQL) lack \
    those of \(people) \(people == 1 ? "person" : "people") about whom something is sealed: they are an older copy, or \
    were forgotten since this copy of the database was made. → put the newest copy of the keys there. If there is none, what \
    was sealed under them is lost; then say so with nyvej keys accept-loss
    """
  }
}

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
