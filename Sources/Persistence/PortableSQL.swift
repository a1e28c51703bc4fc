import Synchronization

/// A statement as the rooms write it and as PostgreSQL wants it.
struct PortableSQL: Sendable {
  /// The text with `$1`, `$2` … for the placeholders.
  let numbered: String
  let placeholders: Int
  /// The first word in upper case: `SELECT`, `INSERT`.
  let verb: String
  /// Why the statement can not be run on both engines, if so.
  let complaint: String?

  init(_ sql: String) {
    var numbered = ""
    numbered.reserveCapacity(sql.utf8.count + 8)
    var (placeholders, verb, complaint): (Int, String, String?) = (0, "", nil)
    for piece in SQLPieces.of(sql) {
      switch piece {
      case .placeholder(let numbers) where numbers.isEmpty:
        placeholders += 1
        numbered += "$" + String(placeholders)
      case .placeholder(let numbers):
        complaint = "write ? instead of ?\(numbers): numbered placeholders do not run on both engines"
      case .word(let word):
        if verb.isEmpty { verb = word.uppercased() }
        numbered += word
      case .other, .quoted, .comment:
        numbered += piece.text
      }
    }
    if Self.transactional.contains(verb) {
      complaint = "\(verb) is not for rooms: read and write open and close the transaction"
    }
    (self.numbered, self.placeholders, self.verb, self.complaint) = (numbered, placeholders, verb, complaint)
  }

  private static let transactional: Set<String> = [
    "ABORT", "ATTACH", "BEGIN", "COMMIT", "DETACH", "END", "PRAGMA", "RELEASE", "ROLLBACK", "SAVEPOINT", "SET", "START",
    "VACUUM",
  ]

  /// What is remembered of some statements. Every statement of every connection passes here, so there are many of
  /// these and each has a lock of its own.
  private final class Shelf: Sendable {
    let known = Mutex<[String: PortableSQL]>([:])
  }

  private static let shelves = (0..<61).map { _ in Shelf() }

  /// The rewriting, remembered by the text of the statement. Statements are written in the source, so there are few;
  /// should somebody assemble texts, forgetting a shelf of them keeps memory bounded.
  static func of(_ sql: String) -> PortableSQL {
    let shelf = shelves[sql.utf8.count % shelves.count]
    if let found = shelf.known.withLock({ $0[sql] }) { return found }
    let made = PortableSQL(sql)
    shelf.known.withLock {
      if $0.count >= 256 { $0.removeAll() }
      $0[sql] = made
    }
    return made
  }

  /// The DDL of a migration for PostgreSQL: `BLOB` becomes `BYTEA`; a `TEXT` column compares byte by byte as in SQLite,
  /// whatever the collation of a database that somebody else created. Types are written in capitals, so that a column
  /// may be called `text`; in `CAST(x AS TEXT)` the word is left alone.
  static func postgresDDL(_ sql: String) -> String {
    let pieces = SQLPieces.of(sql)
    var result = ""
    var before = ""
    for (position, piece) in pieces.enumerated() {
      switch piece {
      case .word("BLOB"): result += "BYTEA"
      case .word("TEXT") where before != "AS" && !followedByCollate(pieces[(position + 1)...]):
        result += "TEXT COLLATE \"C\""
      default: result += piece.text
      }
      if case .word(let word) = piece { before = word.uppercased() } else if !piece.isBlank { before = "" }
    }
    return result
  }

  private static func followedByCollate(_ rest: ArraySlice<SQLPiece>) -> Bool {
    guard case .word(let word)? = rest.first(where: { !$0.isBlank }) else { return false }
    return word.uppercased() == "COLLATE"
  }
}
