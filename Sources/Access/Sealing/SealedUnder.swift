internal import Persistence
import Values

/// Which key something is sealed under: by its mark, and of whom it is where that is known.
struct SealedUnder: Sendable, Hashable {
  let mark: [UInt8]
  /// `nil` of what was read from where it lay, and is only stored again.
  let owner: KeyOwner?
}

/// The key was forgotten between the sealing and the storing: what would be stored could never be read.
struct KeyForgotten: Error {
  let mark: [UInt8]
}

extension Transaction {
  /// Sees that nothing is stored under a key that was forgotten meanwhile, and notes under which keys something is.
  ///
  /// A key lies apart and is read before the transaction, so it may be gone by now. That it is to be forgotten is written
  /// here before it is erased there, by the same one writer: whoever does not find that word stores before it, and what
  /// is stored before is what was meant to be forgotten.
  func note(_ keys: Set<SealedUnder>) throws {
    for key in keys { try SealedUnder.note(key, connection) }
  }
}

extension SealedUnder {
  static func note(_ key: SealedUnder, _ connection: any Connection) throws {
    let known = try connection.rows("SELECT forgotten_at FROM sealed_under WHERE mark = ?", [.blob(key.mark)]).first
    if let known {
      if try !Columns(known).isNull("forgotten_at") { throw KeyForgotten(mark: key.mark) }
    } else if let owner = key.owner {
      _ = try connection.run(
        "INSERT INTO sealed_under (mark, person_id, circle) VALUES (?, ?, ?)",
        [.blob(key.mark), .text(owner.person.text), .text(owner.circle.rawValue)])
    }
  }

  /// The word that a key is forgotten; from its commit on nothing more is stored under it.
  static func forget(_ key: SealingKey, at now: Moment, _ connection: any Connection) throws {
    _ = try connection.run(
      """
      INSERT INTO sealed_under (mark, person_id, circle, forgotten_at) VALUES (?, ?, ?, ?)
      ON CONFLICT (mark) DO UPDATE SET forgotten_at = COALESCE(sealed_under.forgotten_at, excluded.forgotten_at)
      """,
      [
        .blob(key.mark), .text(key.owner.person.text), .text(key.owner.circle.rawValue), .integer(now.microseconds),
      ])
  }

  /// Whose key it is or was; none where nothing was ever sealed under it.
  static func owner(of mark: [UInt8], _ connection: any Connection) throws -> KeyOwner? {
    try connection.rows("SELECT person_id, circle FROM sealed_under WHERE mark = ?", [.blob(mark)]).first.map { row in
      let columns = Columns(row)
      return KeyOwner(person: try columns.id("person_id"), circle: try columns.choice("circle"))
    }
  }

  /// These keys are lost for good, and what was sealed under them. Should one be found, it opens that again.
  static func accept(_ lost: [[UInt8]], at now: Moment, _ connection: any Connection) throws {
    for mark in lost {
      _ = try connection.run(
        "UPDATE sealed_under SET lost_at = ? WHERE mark = ?", [.integer(now.microseconds), .blob(mark)])
    }
  }

  /// Those under which something was sealed, by person, without those that were forgotten or accepted as lost; or only
  /// those that were forgotten.
  static func marks(
    forgotten: Bool, _ connection: any Connection
  ) throws -> [(person: String, mark: [UInt8])] {
    try connection.rows(
      "SELECT person_id, mark FROM sealed_under WHERE "
        + (forgotten ? "forgotten_at IS NOT NULL" : "forgotten_at IS NULL AND lost_at IS NULL"), []
    ).map { row in
      guard case .blob(let mark)? = row["mark"] else { throw DamagedRecord(column: "sealed_under.mark") }
      return (try Columns(row).text("person_id"), mark)
    }
  }
}
