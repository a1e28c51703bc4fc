internal import Persistence
import Values

/// How far an invented installation, whose passwords everybody knows, has come. The mark stands in the database, where
/// the accounts are: every server on it and every copy of it tells.
public enum Demonstration: String, CaseIterable, Sendable {
  /// Begun, and not yet whole: nobody may be let in.
  case beingMade = "being-made"
  case made
}

extension Demonstration {
  /// The last mark; none where people are real.
  static func mark(_ connection: any Connection) throws -> Demonstration? {
    let rows = try connection.rows("SELECT state FROM demonstration", [])
    let marks = try rows.map { row -> Demonstration in try Columns(row).choice("state") }
    return marks.contains(.made) ? .made : marks.first
  }
}

extension Store {
  /// The mark as it is now, without a transaction of somebody's.
  public func demonstration() async throws -> Demonstration? {
    try await StorageTrouble.translating { try await database.read { try Demonstration.mark($0) } }
  }
}

extension Transaction {
  /// The last mark; none where people are real.
  public func demonstration() throws -> Demonstration? { try Demonstration.mark(connection) }

  /// Sets the next mark; a second time is no change. Only the system makes a demonstration.
  public func mark(_ demonstration: Demonstration) throws {
    guard actor.isSystem else { throw NotFound() }
    try completely {
      let added = try connection.run(
        "INSERT INTO demonstration (state, at) VALUES (?, ?) ON CONFLICT (state) DO NOTHING",
        [.text(demonstration.rawValue), .integer(now.microseconds)])
      guard added > 0 else { return }
      try journal.append(
        JournalEntry(
          actor: actor, act: .create, kind: .account, record: nil, subjects: [],
          event: "demonstration." + demonstration.rawValue, purpose: purpose, mask: .full, count: 1))
    }
  }
}
