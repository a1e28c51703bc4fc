internal import CSodium
internal import Persistence
import Values

/// Appends to the journal inside the transaction of the effect. Every entry's hash covers its own bytes and the hash
/// before it, so that nothing can be changed, removed or put in between unnoticed.
struct JournalWriter {
  let connection: any Connection
  let request: String
  let at: Moment
  private var head: (sequence: Int64, hash: [UInt8])?

  init(connection: any Connection, request: String, at: Moment) {
    (self.connection, self.request, self.at) = (connection, request, at)
  }

  mutating func append(_ entry: JournalEntry) throws {
    let previous = try head ?? readHead()
    var entry = entry
    (entry.sequence, entry.at, entry.request) = (previous.sequence + 1, at, request)
    let hash = JournalChain.hash(of: entry, after: previous.hash)
    // A trigger or rule that somebody put there can make a row vanish without an error; then the effect must not stay.
    try added(
      """
      INSERT INTO journal (sequence, at, account_id, roles, act, kind, record, event, purpose, mask, count, request, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(entry.sequence), .integer(entry.at.microseconds), entry.account.bind.value, .text(entry.roles),
        .text(entry.act.rawValue), .text(entry.kind.rawValue), entry.record.bind.value, entry.event.bind.value,
        .text(entry.purpose.rawValue), .text(entry.mask.rawValue), .integer(Int64(entry.count)),
        .text(entry.request), .blob(hash),
      ])
    for (position, subject) in entry.subjects.enumerated() {
      try added(
        "INSERT INTO journal_subject (sequence, position, person_id) VALUES (?, ?, ?)",
        [.integer(entry.sequence), .integer(Int64(position)), .text(subject)])
    }
    head = (entry.sequence, hash)
  }

  private func added(_ sql: String, _ binds: [SQLValue]) throws {
    guard try connection.run(sql, binds) == 1 else { throw DamagedRecord(column: "journal.sequence") }
  }

  private func readHead() throws -> (sequence: Int64, hash: [UInt8]) {
    let rows = try connection.rows("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1", [])
    guard let row = rows.first else { return (0, JournalChain.beginning) }
    guard case .integer(let sequence)? = row["sequence"], sequence < .max, case .blob(let hash)? = row["hash"],
      hash.count == JournalChain.beginning.count
    else {
      throw DamagedRecord(column: "journal.hash")
    }
    return (sequence, hash)
  }
}

/// The arithmetic of the chain.
enum JournalChain {
  static let beginning = [UInt8](repeating: 0, count: 32)

  static func hash(of entry: JournalEntry, after previous: [UInt8]) -> [UInt8] {
    SHA256.hash(previous + entry.canonical)
  }
}

/// SHA-256 (FIPS 180-4) through libsodium.
enum SHA256 {
  static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
  }
}
