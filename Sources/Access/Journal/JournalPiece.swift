internal import Persistence
import Values

/// A stretch of the journal as it is found, all of one moment.
struct JournalPiece: Sendable {
  let stretch: JournalStretch
  let entries: [Row]
  /// The people of entries from before 0.2.0, by the entry's number.
  let subjects: [Int64: [Row]]
  /// The first row that no entry can account for.
  let stray: Int64?
  /// What the index holds of the stretch; `nil` before there is one.
  private let filed: [JournalStretch.Filed]?
  /// The newest stretch that the index says it holds.
  private let newestFiled: Int64
  /// Rows of the index over entries that are not there.
  private let hasStrayFiled: Bool

  static func read(_ stretch: JournalStretch, isFiled: Bool, _ database: Database) async throws -> JournalPiece {
    try await database.read { connection in
      let early = try connection.rows(
        """
        SELECT sequence, position, person_id FROM journal_subject WHERE sequence >= ? AND sequence <= ?
        ORDER BY sequence, position
        """, [.integer(stretch.first), .integer(stretch.last)])
      return JournalPiece(
        stretch: stretch,
        // As many as belong here: where one is missing, one that comes later shows it.
        entries: try connection.rows(
          "SELECT * FROM journal WHERE sequence >= ? ORDER BY sequence LIMIT ?",
          [.integer(stretch.first), .integer(JournalStretch.length)]),
        subjects: Dictionary(grouping: early) { row -> Int64 in
          if case .integer(let sequence)? = row["sequence"] { sequence } else { 0 }
        },
        stray: try stray(connection), filed: isFiled ? try filed(stretch, connection) : nil,
        newestFiled: isFiled ? try JournalIndex.nextStretch(connection).number - 1 : -1,
        hasStrayFiled: isFiled ? try hasStrayFiled(connection) : false)
    }
  }

  /// Whether the index holds what the entries hold: all of it where it says so, and nothing else anywhere.
  var isFiledRightly: Bool {
    guard let filed else { return true }
    if hasStrayFiled { return false }
    guard entries.count == Int(JournalStretch.length) else { return filed.isEmpty && newestFiled < stretch.number }
    let right = stretch.filed(
      entries.map { row in
        guard case .integer(let sequence)? = row["sequence"], case .blob(let bytes)? = row["subjects"] else {
          return (stretch.first, [])
        }
        return (sequence, PackedPeople.unpack(bytes) ?? [])
      })
    return stretch.number <= newestFiled ? filed == right : Set(filed).isSubset(of: right)
  }

  private static func stray(_ connection: any Connection) throws -> Int64? {
    let stray = try connection.rows(
      """
      SELECT MIN(sequence) AS sequence FROM (
        SELECT sequence FROM journal WHERE sequence < 1
        UNION ALL SELECT s.sequence FROM journal_subject s
        WHERE s.sequence < 1 OR s.sequence > (SELECT COALESCE(MAX(sequence), 0) FROM journal)) AS stray
      """, []
    ).first?["sequence"]
    if case .integer(let sequence)? = stray { return sequence }
    return nil
  }

  private static func filed(
    _ stretch: JournalStretch, _ connection: any Connection
  ) throws -> [JournalStretch.Filed] {
    try connection.rows(
      "SELECT person, places FROM journal_person WHERE stretch = ? ORDER BY person", [.integer(stretch.number)]
    ).map { row in
      guard case .blob(let person)? = row["person"], case .blob(let places)? = row["places"] else {
        // Nothing that the index was ever given.
        return JournalStretch.Filed(person: [], places: [])
      }
      return JournalStretch.Filed(person: person, places: places)
    }
  }

  private static func hasStrayFiled(_ connection: any Connection) throws -> Bool {
    try !connection.rows(
      """
      SELECT 1 AS stray FROM journal_person
      WHERE stretch < 0 OR stretch > (SELECT COALESCE(MAX(j.sequence), 0) / \(JournalStretch.length) FROM journal j) LIMIT 1
      """, []
    ).isEmpty
  }
}
