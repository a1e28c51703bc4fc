import Access
public import Values

/// Where somebody lives, in lines as on an envelope. Told to nobody but who is responsible for her, and herself.
struct PostalAddress: Sendable {
  let id: PostalAddressID
  let version: Version
  /// None where it was taken away.
  let lines: String?

  static func of(_ person: PersonID) -> Statement<PostalAddressRecord, PostalAddress> {
    Statement(
      """
      SELECT a.id, a.subject, a.version, a.lines FROM \(rows: PostalAddressRecord.self, as: "a")
      WHERE a.person_id = \(person) ORDER BY a.id LIMIT 1
      """
    ) { row in
      PostalAddress(id: try row.id("id"), version: try row.version(), lines: try row.textIfAny("lines"))
    }
  }
}

public enum PostalAddressKind: Identified { public static let name = "postal-address" }
public typealias PostalAddressID = ID<PostalAddressKind>

/// What a reader is told of where somebody lives.
public enum ToldAddress: Sendable, Hashable {
  /// Not the reader's to know. Whoever writes it so leaves it as it is.
  case untold
  /// What is noted, if anything.
  case told(String?)

  public var lines: String? { if case .told(let lines) = self { lines } else { nil } }
}

extension People {
  /// Whether the actor is told where somebody lives.
  static func isToldAddress(of id: PersonID, _ tx: Transaction) throws -> Bool {
    guard tx.actor.might(List.self, PostalAddressRecord.self) else { return false }
    return try tx.workers(of: id, seeing: PostalAddressRecord.self, among: [tx.actor.account]).act { !$0.isEmpty }
  }

  /// Somebody, with where she lives if that is told to the actor.
  static func whole(_ id: PersonID, _ tx: Transaction) throws -> Disclosed<Person> {
    try withAddress(record(id, tx), id, tx)
  }

  static func withAddress(
    _ person: Disclosed<Person>, _ id: PersonID, _ tx: Transaction
  ) throws -> Disclosed<Person> {
    guard try isToldAddress(of: id, tx) else { return person }
    let found = try tx.list(PostalAddress.of(id), try tx.grant(List.self, PostalAddressRecord.self))
    return .together(person, found) { person, found in
      var person = person
      person.details.address = .told(found.first?.lines)
      return person
    }
  }

  /// Writes where somebody lives; leaves it as it is where the actor was told nothing of it.
  static func write(_ address: ToldAddress, of person: PersonID, _ tx: Transaction) throws {
    guard case .told(let lines) = address else { return }
    let known = try tx.list(PostalAddress.of(person), try tx.grant(List.self, PostalAddressRecord.self)).act {
      $0.first
    }
    if known?.lines == lines { return }
    guard let known else {
      let id: PostalAddressID = tx.newID()
      try tx.insert(
        Insertion<PostalAddressRecord>(
          of: id, as: "postal-address.noted",
          """
          INSERT INTO \(into: PostalAddressRecord.self) (id, person_id, lines, version)
          VALUES (\(id), \(within: person), \(lines), 1)
          """), try tx.grantToCreate(PostalAddressRecord.self, on: .person(person)))
      return
    }
    try tx.change(
      Change<PostalAddressRecord>(
        of: known.id, seen: known.version, as: "postal-address.changed", set: "lines = \(lines)"),
      try tx.grant(Edit.self, PostalAddressRecord.self))
  }
}
