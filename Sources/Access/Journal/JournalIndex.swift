internal import Persistence
public import Values

/// By person to the entries about her. Three places hold them: entries from before 0.2.0 have a row for each person in
/// `journal_subject`; later ones hold their people themselves, and `journal_person` leads to those of all stretches that
/// stand in `journal_stretch`. What is newer is looked through: never more than a stretch or two.
///
/// The index discloses nothing that the entries do not hold, and can be made from them again; the walk over the journal
/// compares the two.
enum JournalIndex {
  /// Rows of one statement, and of one transaction: nobody waits long behind it.
  static let (rowsOfStatement, rowsOfTransaction) = (100, 1000)

  /// The entries about a person, the oldest first.
  static func sequences(about person: PersonID, _ connection: any Connection) throws -> [Int64] {
    let early = try connection.rows(
      "SELECT DISTINCT sequence FROM journal_subject WHERE person_id = ? ORDER BY sequence", [.text(person.text)])
    let filed = try connection.rows(
      """
      WITH RECURSIVE stretch (number, last) AS (
        SELECT MIN(s.stretch), MAX(s.stretch) FROM journal_stretch s
        UNION ALL SELECT number + 1, last FROM stretch WHERE number < last)
      SELECT p.stretch, p.places FROM stretch JOIN journal_person p ON p.stretch = stretch.number AND p.person = ?
      ORDER BY p.stretch
      """, [.blob(person.bytes)])
    let recent = try connection.rows(
      "SELECT sequence, subjects FROM journal WHERE sequence > ? AND subjects IS NOT NULL ORDER BY sequence",
      [.integer(try nextStretch(connection).first - 1)])
    var sequences = try early.map { try Columns($0).sequence("sequence") }
    for row in filed {
      guard case .blob(let places)? = row["places"] else { throw DamagedRecord(column: "journal_person.places") }
      sequences += JournalStretch(number: try Columns(row).sequence("stretch")).sequences(places)
    }
    for row in recent where try row.packedPeople().contains(person) {
      sequences.append(try Columns(row).sequence("sequence"))
    }
    return sequences
  }

  /// The first stretch that the index does not hold.
  static func nextStretch(_ connection: any Connection) throws -> JournalStretch {
    let rows = try connection.rows("SELECT MAX(stretch) AS stretch FROM journal_stretch", [])
    guard case .integer(let last)? = rows.first?["stretch"] else { return JournalStretch(number: 0) }
    return JournalStretch(number: last + 1)
  }

  /// What the index is to hold of the next stretch; `nil` while it is not full.
  static func due(_ connection: any Connection) throws -> (stretch: JournalStretch, filed: [JournalStretch.Filed])? {
    let stretch = try nextStretch(connection)
    let rows = try connection.rows(
      "SELECT sequence, subjects FROM journal WHERE sequence >= ? AND sequence <= ? ORDER BY sequence",
      [.integer(stretch.first), .integer(stretch.last)])
    guard rows.count == Int(JournalStretch.length) else { return nil }
    return (
      stretch, stretch.filed(try rows.map { (try Columns($0).sequence("sequence"), try $0.packedPeople()) })
    )
  }

  /// Another process may have been faster, with the same rows.
  static func file(
    _ filed: ArraySlice<JournalStretch.Filed>, of stretch: JournalStretch, _ connection: any Connection
  ) throws {
    var rest = filed
    while !rest.isEmpty {
      let rows = rest.prefix(rowsOfStatement)
      rest = rest.dropFirst(rows.count)
      _ = try connection.run(
        "INSERT INTO journal_person (stretch, person, places) VALUES "
          + repeatElement("(?, ?, ?)", count: rows.count).joined(separator: ", ")
          + " ON CONFLICT (stretch, person) DO NOTHING",
        rows.flatMap { [.integer(stretch.number), .blob($0.person), .blob($0.places)] })
    }
  }

  static func close(_ stretch: JournalStretch, _ connection: any Connection) throws {
    _ = try connection.run(
      "INSERT INTO journal_stretch (stretch) VALUES (?) ON CONFLICT (stretch) DO NOTHING", [.integer(stretch.number)])
  }
}

extension Row {
  /// The people whom an entry holds itself; none in an entry from before 0.2.0.
  func packedPeople() throws -> [PersonID] {
    guard case .blob(let bytes)? = self["subjects"] else { return [] }
    guard let people = PackedPeople.unpack(bytes) else { throw DamagedRecord(column: "journal.subjects") }
    return people
  }
}

extension Columns {
  fileprivate func sequence(_ column: String) throws -> Int64 { Int64(try integer(column)) }
}

extension Store {
  /// Makes the index by person over the stretches of the journal that have become full; answers how many. Read beside the
  /// writer, and written in small pieces between other people's writes.
  @discardableResult
  public func indexJournal() async throws -> Int {
    try await StorageTrouble.translating {
      var stretches = 0
      while let (stretch, filed) = try await database.read({ try JournalIndex.due($0) }) {
        var rest = filed[...]
        repeat {
          let piece = rest.prefix(JournalIndex.rowsOfTransaction)
          rest = rest.dropFirst(piece.count)
          let isLast = rest.isEmpty
          try await database.write { connection in
            try JournalIndex.file(piece, of: stretch, connection)
            if isLast { try JournalIndex.close(stretch, connection) }
          }
        } while !rest.isEmpty
        stretches += 1
      }
      return stretches
    }
  }
}

extension Transaction {
  /// Who looked at a person and who changed something about her, the newest first; of the people in each entry only she
  /// is named. For the system, which decides what of it she is shown.
  public func journalEntries(about person: PersonID, upTo limit: Int) throws -> [JournalEntry] {
    try requireSystem()
    return try JournalIndex.sequences(about: person, connection).suffix(limit).reversed().map { sequence in
      guard let row = try connection.rows("SELECT * FROM journal WHERE sequence = ?", [.integer(sequence)]).first,
        let entry = JournalEntry(row, subjects: [person.text])
      else { throw DamagedRecord(column: "journal.sequence") }
      return entry
    }
  }
}
