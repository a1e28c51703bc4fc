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
    /// The index by person, over the stretch that begins with the entry, does not hold what the entries hold.
    case misfiled
  }
}

extension Store {
  /// Walks the chain from the beginning in pieces, so that a long journal needs little memory.
  ///
  /// - Parameter anchors: heads that were noted outside the database; without them a cut at the end stays unseen.
  public func verifyJournal(anchors: [JournalAnchor] = []) async throws -> JournalVerification {
    var (previous, expected) = (JournalChain.beginning, Int64(1))
    var remaining = anchors.sorted { $0.sequence < $1.sequence }[...]
    // Before the tables are brought up to date there is neither an index nor anybody in the entries themselves.
    let isFiled = try await database.schema()["journal_person"] != nil
    while true {
      let piece = try await JournalPiece.read(JournalStretch(of: expected), isFiled: isFiled, database)
      // Rows in front of the beginning, or subjects of entries that are not there.
      if let stray = piece.stray { return .broken(sequence: stray, reason: .missing) }
      for row in piece.entries {
        guard case .integer(let sequence)? = row["sequence"], case .blob(let hash)? = row["hash"] else {
          return .broken(sequence: expected, reason: .unreadable)
        }
        guard sequence == expected else { return .broken(sequence: expected, reason: .missing) }
        guard let subjects = JournalEntry.subjects(row, piece.subjects[sequence] ?? []),
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
      guard piece.isFiledRightly else { return .broken(sequence: piece.stretch.first, reason: .misfiled) }
      if expected <= piece.stretch.last { break }
    }
    if let anchor = remaining.first { return .broken(sequence: min(expected, anchor.sequence), reason: .truncated) }
    return .sound(entries: expected - 1)
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
  /// The people in their order: those that the entry holds, or, of one from before 0.2.0, those in rows of their own; `nil`
  /// when it has both, when a place is empty, or when one does not hold a person.
  static func subjects(_ entry: Row, _ rows: [Row]) -> [String]? {
    switch entry["subjects"] {
    case .blob(let bytes)?: return rows.isEmpty ? PackedPeople.unpack(bytes)?.map(\.text) : nil
    case .null?, nil: break
    default: return nil
    }
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
