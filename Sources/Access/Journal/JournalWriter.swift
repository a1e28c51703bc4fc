internal import Persistence
import Values

/// Appends to the journal inside the transaction of the effect. Every entry's hash covers its own bytes and the hash
/// before it, so that nothing can be changed, removed or put in between unnoticed.
struct JournalWriter {
  let connection: any Connection
  let request: String
  let at: Moment
  private var head: (sequence: Int64, hash: [UInt8])?
  private let awaited: Asked?

  /// - Parameter awaited: what `askForHead` answered, asked along with something else; nobody else has written to the
  ///   journal on this connection since.
  init(connection: any Connection, request: String, at: Moment, goingOnFrom awaited: Asked? = nil) {
    (self.connection, self.request, self.at, self.awaited) = (connection, request, at, awaited)
  }

  /// The last entry, for a writer that will go on from it.
  static func askForHead(_ connection: any Connection) throws -> Asked {
    try connection.ask("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1", [])
  }

  /// Rows of one statement: on PostgreSQL each statement is a way to the server and back.
  private static let rowsOfStatement = 8

  mutating func append(_ entry: JournalEntry) throws { try append([entry]) }

  /// Appends in this order.
  mutating func append(_ entries: [JournalEntry]) throws {
    if entries.isEmpty { return }
    var last = try head ?? readHead()
    var rest = entries[...]
    while !rest.isEmpty {
      var binds: [SQLValue] = []
      let piece = rest.prefix(JournalWriter.rowsOfStatement)
      rest = rest.dropFirst(piece.count)
      for entry in piece {
        var entry = entry
        (entry.sequence, entry.at, entry.request) = (last.sequence + 1, at, request)
        last = (entry.sequence, JournalChain.hash(of: entry, after: last.hash))
        binds += try entry.columns(hash: last.hash)
      }
      let rows = repeatElement("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", count: piece.count)
      let added = try connection.run(
        """
        INSERT INTO journal
          (sequence, at, account_id, roles, act, kind, record, event, purpose, mask, count, request, hash, subjects)
        VALUES \(rows.joined(separator: ", "))
        """, binds)
      // A trigger or rule that somebody put there can make a row vanish without an error; then the effect must not stay.
      guard added == piece.count else { throw DamagedRecord(column: "journal.sequence") }
    }
    head = last
  }

  private func readHead() throws -> (sequence: Int64, hash: [UInt8]) {
    guard let row = try (awaited ?? JournalWriter.askForHead(connection)).rows().first else {
      return (0, JournalChain.beginning)
    }
    guard case .integer(let sequence)? = row["sequence"], sequence < .max, case .blob(let hash)? = row["hash"],
      hash.count == JournalChain.beginning.count
    else {
      throw DamagedRecord(column: "journal.hash")
    }
    return (sequence, hash)
  }
}

extension JournalEntry {
  fileprivate func columns(hash: [UInt8]) throws -> [SQLValue] {
    guard let people = PackedPeople.pack(subjects) else { throw DamagedRecord(column: "journal.subjects") }
    return [
      .integer(sequence), .integer(at.microseconds), account.bind.value, .text(roles), .text(act.rawValue),
      .text(kind.rawValue), record.bind.value, event.bind.value, .text(purpose.rawValue), .text(mask.rawValue),
      .integer(Int64(count)), .text(request), .blob(hash), .blob(people),
    ]
  }
}

/// The arithmetic of the chain.
enum JournalChain {
  static let beginning = [UInt8](repeating: 0, count: 32)

  static func hash(of entry: JournalEntry, after previous: [UInt8]) -> [UInt8] {
    SHA256.hash(previous + entry.canonical)
  }
}
