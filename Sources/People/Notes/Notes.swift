public import Access
public import Values
import Web

extension Note {
  private static let columns: ScopedSQL = """
    n.id, n.subject, n.version, n.author_id, n.author_name, n.noted_day, n.placement_id, n.corrects, n.words,
      n.withdrawn_day
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Note {
    let content: Content =
      if let day = try row.dateIfAny("withdrawn_day") { .withdrawn(day) } else { .words(try row.text("words")) }
    return Note(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      author: Author(account: try row.idIfAny("author_id"), name: try row.text("author_name")),
      noted: try row.date("noted_day"), placement: try row.idIfAny("placement_id"),
      corrects: try row.idIfAny("corrects"), correction: nil, content: content)
  }

  static func byID(_ id: NoteID) -> Statement<NoteRecord, Note> {
    Statement("SELECT \(part: columns) FROM \(rows: NoteRecord.self, as: "n") WHERE n.id = \(id)", decode: decode)
  }

  /// The newest first, those behind a place.
  ///
  /// - Parameter placement: only those about this one.
  static func of(
    _ person: PersonID, about placement: PlacementID?, after place: (day: String, id: String), limit: Int
  ) -> Statement<NoteRecord, Note> {
    let about: ScopedSQL = placement.map { " AND n.placement_id = \($0)" } ?? ""
    return Statement(
      """
      SELECT \(part: columns) FROM \(rows: NoteRecord.self, as: "n")
      WHERE n.person_id = \(person)\(part: about) AND (n.noted_day, n.id) < (\(place.day), \(place.id))
      ORDER BY n.noted_day DESC, n.id DESC LIMIT \(limit)
      """, decode: decode)
  }

  /// What corrects these notes; each has one that stands.
  static func corrections(of notes: [NoteID]) -> Statement<NoteRecord, Note> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: NoteRecord.self, as: "n")
      WHERE n.corrects IN \(any: notes) AND n.withdrawn_day IS NULL ORDER BY n.id LIMIT \(notes.count)
      """, decode: decode)
  }

  var place: PlaceInOrder<NoteKind> { PlaceInOrder(sortKey: noted.iso, id: id) }

  fileprivate func corrected(by corrections: [Note]) -> Note {
    let correction = corrections.first { $0.corrects == id }
    return Note(
      id: id, person: person, version: version, author: author, noted: noted, placement: placement, corrects: corrects,
      correction: correction.map { Correction(id: $0.id, author: $0.author.name, noted: $0.noted) }, content: content)
  }
}

/// A note stands: its author changes it no more, or somebody else wrote it, or it was corrected.
struct NoteStands: Error { let note: Note }

/// What is done with the team's notes.
public enum Notes {
  /// Writes one down.
  ///
  /// Throws `NoteStands` where it corrects what was corrected or taken back already.
  public static func write(
    _ words: String, about person: PersonID, placement: PlacementID? = nil, correcting earlier: Note? = nil,
    _ tx: Transaction
  ) throws -> NoteID {
    let grant = try tx.grantToCreate(NoteRecord.self, on: .person(person))
    // Nobody else writes while this transaction does.
    if let earlier, !earlier.isCorrectable { throw NoteStands(note: earlier) }
    let id: NoteID = tx.newID()
    try tx.insert(
      Insertion<NoteRecord>(
        of: id, as: "note.written",
        """
        INSERT INTO \(into: NoteRecord.self)
          (id, person_id, author_id, author_name, noted_day, placement_id, corrects, words, withdrawn_day, version)
        VALUES (\(id), \(within: person), \(tx.actor.account), \(tx.actor.name), \(tx.today), \(placement),
          \(earlier?.id), \(words), NULL, 1)
        """), grant)
    return id
  }

  /// Other words, of whoever wrote it, as long as it may be changed.
  static func change(
    _ note: Note, to words: String, placement: PlacementID?, seen version: Version, _ tx: Transaction
  ) throws {
    try requireMendable(note, seen: version, tx)
    try tx.change(
      Change<NoteRecord>(
        of: note.id, seen: version, as: "note.changed", set: "words = \(words), placement_id = \(placement)"),
      try tx.grant(Edit.self, NoteRecord.self))
  }

  /// Takes it back: the words go, that somebody wrote a note on that day stays. What it corrected is uncorrected again.
  static func withdraw(_ note: Note, seen version: Version, _ tx: Transaction) throws {
    try requireMendable(note, seen: version, tx)
    try tx.change(
      Change<NoteRecord>(
        of: note.id, seen: version, as: "note.withdrawn", set: "words = NULL, withdrawn_day = \(tx.today)"),
      try tx.grant(Edit.self, NoteRecord.self))
  }

  private static func requireMendable(_ note: Note, seen version: Version, _ tx: Transaction) throws {
    // Who may change none is not told either whether this one could be changed.
    _ = try tx.grant(Edit.self, NoteRecord.self)
    guard note.version == version else { throw Stale(current: note.version) }
    guard note.isMendable(by: tx.actor.account, on: tx.today) else { throw NoteStands(note: note) }
  }

  // MARK: Looking

  static func find(_ id: NoteID, _ tx: Transaction) throws -> Disclosed<Note> {
    let found = try tx.one(Note.byID(id), try tx.grant(Read.self, NoteRecord.self))
    return .together(found, try corrections(of: [id], tx)) { $0.corrected(by: $1) }
  }

  /// The newest first, those behind a place; also those that were taken back.
  static func of(
    _ person: PersonID, about placement: PlacementID? = nil, after place: PlaceInOrder<NoteKind>? = nil, limit: Int,
    _ tx: Transaction
  ) throws -> Disclosed<Excerpt<Note>> {
    // Behind every day, and every id.
    let start = place.map { (day: $0.sortKey, id: $0.id.text) } ?? (day: "g", id: "")
    return try of(person, about: placement, behind: start, limit: limit, tx)
  }

  static func of(
    _ person: PersonID, about placement: PlacementID?, behind start: (day: String, id: String), limit: Int,
    _ tx: Transaction
  ) throws -> Disclosed<Excerpt<Note>> {
    let found = try tx.list(
      { Note.of(person, about: placement, after: start, limit: $0) }, upTo: limit,
      try tx.grant(List.self, NoteRecord.self))
    let corrections = try found.flatMap { try Notes.corrections(of: $0.rows.map(\.id), tx) }
    return .together(found, corrections) { found, corrections in found.map { $0.corrected(by: corrections) } }
  }

  private static func corrections(of notes: [NoteID], _ tx: Transaction) throws -> Disclosed<[Note]> {
    guard !notes.isEmpty else { return tx.me.map { _ in [] } }
    return try tx.listWhatIsReadable(Note.corrections(of: notes), try tx.grant(List.self, NoteRecord.self))
  }
}
