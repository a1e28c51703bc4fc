internal import Persistence
import Values

/// Something that only looks was about to write. A fault of the room that does so: a look reads in a snapshot, beside
/// the writer, and what it wrote would be lost.
public struct WritingInALook: Error, Hashable, CustomStringConvertible {
  public init() {}

  public var description: String {
    "a look must not write: work that changes something goes through Store.transact (visit.submit, visit.write)"
  }
}

/// A connection for looking. What would write is refused before the database hears of it, on both engines alike.
///
/// That a snapshot cannot be written to is kept by the engines as well; this says so in the system's words, and keeps
/// it said: whoever catches the refusal and goes on has looked at nothing.
final class LookingConnection: Connection {
  private let connection: any Connection
  private var refusal: WritingInALook?

  init(_ connection: any Connection) {
    self.connection = connection
  }

  func rows(_ sql: String, _ binds: [SQLValue]) throws -> [Row] {
    try rows(sql, binds, plannedOnce: false)
  }

  func rows(_ sql: String, _ binds: [SQLValue], plannedOnce: Bool) throws -> [Row] {
    guard LookingConnection.isLook(sql) else { throw refuse() }
    return try connection.rows(sql, binds, plannedOnce: plannedOnce)
  }

  private static func isLook(_ sql: String) -> Bool { sql.hasPrefix("SELECT") || sql.hasPrefix("WITH") }

  func ask(_ sql: String, _ binds: [SQLValue]) throws -> Asked {
    guard LookingConnection.isLook(sql) else { throw refuse() }
    return try connection.ask(sql, binds)
  }

  func run(_ sql: String, _ binds: [SQLValue]) throws -> Int { throw refuse() }

  func later(_ sql: String, _ binds: [SQLValue]) throws { throw refuse() }

  /// Throws when something was refused, whoever caught that.
  func insistOnLooking() throws {
    if let refusal { throw refusal }
  }

  private func refuse() -> WritingInALook {
    let refusal = WritingInALook()
    self.refusal = refusal
    return refusal
  }
}

/// What is to be stored of a look before anybody is told what was seen.
struct LookNotes: Sendable {
  let entries: [JournalEntry]
  let request: String
  /// The moment of the snapshot: whose rights counted, and what was there to be seen.
  let at: Moment
  /// The session that was there, when it is time to say so.
  let seen: Credential?

  var isEmpty: Bool { entries.isEmpty && seen == nil }

  func store(_ connection: any Connection) throws {
    try seen?.markSeen(connection, now: at)
    var journal = JournalWriter(connection: connection, request: request, at: at)
    try journal.append(entries)
  }
}
