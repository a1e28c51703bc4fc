internal import Persistence
import Values

/// What a walk over the whole journal found.
public enum JournalVerification: Sendable, Equatable {
  /// Every entry follows from the one before it.
  case sound(entries: Int64)
  /// The first entry that does not: changed, missing, put in between or out of order.
  case broken(sequence: Int64, reason: Reason)

  public enum Reason: Sendable, Equatable {
    /// The number that should come next is not there, or one is there that no entry accounts for.
    case missing
    /// The entry's content does not fit its hash.
    case altered
    /// The entry cannot even be read as one.
    case unreadable
    /// The journal ends before an entry that an anchor outside the database remembers.
    case truncated
    /// An anchor outside the database remembers another hash for the entry.
    case rewritten
  }
}

extension Store {
  /// Walks the chain from the beginning in pieces, so that a long journal needs little memory.
  ///
  /// - Parameter anchors: heads that were noted outside the database; without them a cut at the end stays unseen.
  public func verifyJournal(anchors: [JournalAnchor] = []) async throws -> JournalVerification {
    var (previous, expected) = (JournalChain.beginning, Int64(1))
    var remaining = anchors.sorted { $0.sequence < $1.sequence }[...]
    while true {
      let piece = try await journalPiece(from: expected)
      // Rows in front of the beginning, or subjects of entries that are not there.
      if let stray = piece.stray { return .broken(sequence: stray, reason: .missing) }
      if piece.entries.isEmpty { break }
      for row in piece.entries {
        guard case .integer(let sequence)? = row["sequence"], case .blob(let hash)? = row["hash"] else {
          return .broken(sequence: expected, reason: .unreadable)
        }
        guard sequence == expected else { return .broken(sequence: expected, reason: .missing) }
        guard let subjects = JournalEntry.subjects(piece.subjects[sequence] ?? []),
          let entry = JournalEntry(row, subjects: subjects)
        else { return .broken(sequence: expected, reason: .unreadable) }
        guard JournalChain.hash(of: entry, after: previous) == hash else {
          return .broken(sequence: sequence, reason: .altered)
        }
        while let anchor = remaining.first, anchor.sequence == sequence {
          guard anchor.hash == hash else { return .broken(sequence: sequence, reason: .rewritten) }
          remaining = remaining.dropFirst()
        }
        (previous, expected) = (hash, sequence + 1)
      }
    }
    if let anchor = remaining.first { return .broken(sequence: min(expected, anchor.sequence), reason: .truncated) }
    return .sound(entries: expected - 1)
  }

  private struct Piece: Sendable {
    let entries: [Row]
    let subjects: [Int64: [Row]]
    let stray: Int64?
  }

  /// The next entries with their subjects, and the first row that no entry can account for, all of one moment.
  private func journalPiece(from: Int64) async throws -> Piece {
    try await database.read { connection in
      let entries = try connection.rows(
        "SELECT * FROM journal WHERE sequence >= ? ORDER BY sequence LIMIT 5000", [.integer(from)])
      let rows = try connection.rows(
        """
        SELECT sequence, position, person_id FROM journal_subject WHERE sequence >= ? AND sequence < ?
        ORDER BY sequence, position
        """, [.integer(from), .integer(from + 5000)])
      let subjects = Dictionary(grouping: rows) { row -> Int64 in
        if case .integer(let sequence)? = row["sequence"] { sequence } else { 0 }
      }
      let stray = try connection.rows(
        """
        SELECT MIN(sequence) AS sequence FROM (
          SELECT sequence FROM journal WHERE sequence < 1
          UNION ALL SELECT s.sequence FROM journal_subject s
          WHERE s.sequence < 1 OR s.sequence > (SELECT COALESCE(MAX(sequence), 0) FROM journal)) AS stray
        """, []
      ).first?["sequence"]
      if case .integer(let sequence)? = stray { return Piece(entries: entries, subjects: subjects, stray: sequence) }
      return Piece(entries: entries, subjects: subjects, stray: nil)
    }
  }

  /// The newest entry's number and hash, to be noted outside the database; `nil` while the journal is empty.
  public func journalHead() async throws -> JournalAnchor? {
    try await database.read { connection in
      let rows = try connection.rows("SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1", [])
      guard let row = rows.first, case .integer(let sequence)? = row["sequence"],
        case .blob(let hash)? = row["hash"]
      else { return nil }
      return JournalAnchor(sequence: sequence, hash: hash)
    }
  }
}

/// A head of the journal, noted in a second place.
public struct JournalAnchor: Sendable, Hashable {
  public let sequence: Int64
  let hash: [UInt8]

  init(sequence: Int64, hash: [UInt8]) {
    (self.sequence, self.hash) = (sequence, hash)
  }

  /// Reads `sequence hash` as written by `line`.
  public init?(line: some StringProtocol) {
    let parts = line.split(separator: " ")
    guard parts.count == 2, let sequence = Int64(parts[0]), let hash = [UInt8](hex: parts[1]), hash.count == 32 else {
      return nil
    }
    self.init(sequence: sequence, hash: hash)
  }

  public var line: String { String(sequence) + " " + hash.hex }
}

extension JournalEntry {
  /// The people in their order; `nil` when a place is empty or does not hold a person.
  static func subjects(_ rows: [Row]) -> [String]? {
    var people: [String] = []
    for row in rows {
      guard row["position"] == .integer(Int64(people.count)), case .text(let person)? = row["person_id"] else {
        return nil
      }
      people.append(person)
    }
    return people
  }

  /// `nil` when a column does not hold what an entry holds.
  init?(_ row: Row, subjects: [String]) {
    func text(_ column: String) -> String? {
      if case .text(let text)? = row[column] { text } else { nil }
    }
    guard case .integer(let sequence)? = row["sequence"], case .integer(let at)? = row["at"],
      case .integer(let count)? = row["count"], let roles = text("roles"), let request = text("request"),
      let act = text("act").flatMap(Act.init), let kind = text("kind").flatMap(Kind.init),
      let purpose = text("purpose").flatMap(Purpose.init), let mask = text("mask").flatMap(Mask.init)
    else { return nil }
    // Text that is read as the same value must be the same text, or a change of its letters would go unseen.
    var account: AccountID?
    switch row["account_id"] {
    case .text(let id)?:
      guard let known = AccountID(id), known.text == id else { return nil }
      account = known
    case .null?: break
    default: return nil
    }
    for column in ["record", "event"] {
      guard row[column] == .null || text(column) != nil else { return nil }
    }
    self.init(
      sequence: sequence, at: Moment(microseconds: at), account: account, roles: roles, act: act, kind: kind,
      record: text("record"), subjects: subjects, event: text("event"), purpose: purpose, mask: mask,
      count: Int(count), request: request)
  }
}

extension [UInt8] {
  init?(hex: some StringProtocol) {
    let digits = Array<UInt8>(hex.utf8)
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    self = bytes
  }

  var hex: String {
    map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
