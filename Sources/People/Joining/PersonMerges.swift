public import Access
public import Values

extension PersonMerge {
  private static let columns: ScopedSQL = """
    m.id, m.subject, m.aside_id, m.aside_name, m.version, m.why, m.joined_day, m.joined_at, m.joined_by_name, m.undo_until,
    m.undone_day, m.undone_why
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> PersonMerge {
    PersonMerge(
      id: try row.id("id"), person: try row.id("subject"), aside: try row.id("aside_id"),
      asideName: try row.text("aside_name"), version: try row.version(), why: try row.text("why"),
      joined: try row.date("joined_day"), moment: try row.moment("joined_at"), by: try row.text("joined_by_name"),
      undoUntil: try row.date("undo_until"), undone: try row.dateIfAny("undone_day"),
      undoneWhy: try row.textIfAny("undone_why"))
  }

  static func byID(_ id: PersonMergeID) -> Statement<PersonMergeRecord, PersonMerge> {
    Statement(
      "SELECT \(part: columns) FROM \(rows: PersonMergeRecord.self, as: "m") WHERE m.id = \(id)", decode: decode)
  }

  /// Those that stand, the latest first.
  static func of(_ person: PersonID) -> Statement<PersonMergeRecord, PersonMerge> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: PersonMergeRecord.self, as: "m")
      WHERE m.person_id = \(person) AND m.undone_day IS NULL ORDER BY m.joined_at DESC, m.id DESC LIMIT 100
      """, decode: decode)
  }

  /// The one by which a record was set aside.
  static func settingAside(_ person: PersonID) -> Statement<PersonMergeRecord, PersonMerge> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: PersonMergeRecord.self, as: "m")
      WHERE m.aside_id = \(person) AND m.undone_day IS NULL LIMIT 1
      """, decode: decode)
  }
}

/// Why a merge is not undone.
enum MergeStands: Error {
  case undoneAlready(on: CivilDate)
  case tooLate(CivilDate)
  /// The one that came after it is undone first.
  case notTheLast(PersonMerge)
}

/// What is done with two records of one person.
public enum PersonMerges {
  /// Makes one of two records: what is kept about `aside` goes to `kept`. Both must be within reach, to be edited.
  public static func join(
    _ aside: PersonID, into kept: PersonID, because why: String, _ tx: Transaction
  ) throws -> PersonMergeID {
    _ = try tx.grantToCreate(PersonMergeRecord.self, on: .person(aside))
    let grant = try tx.grantToCreate(PersonMergeRecord.self, on: .person(kept))
    let id: PersonMergeID = tx.newID()
    let moment = try behindEarlier(kept, aside, tx)
    try tx.insert(
      Insertion<PersonMergeRecord>(
        of: id, as: "records.joined",
        """
        INSERT INTO \(into: PersonMergeRecord.self)
          (id, person_id, aside_id, why, joined_day, joined_at, joined_by, undo_until, undone_day, undone_by, undone_why,
            version)
        VALUES (\(id), \(within: kept), \(aside), \(why), \(tx.today), \(moment), \(tx.actor.account),
          \(tx.today.adding(days: PersonMerge.daysToUndo)), NULL, NULL, NULL, 1)
        """), grant)
    try tx.join(aside, into: kept, by: id)
    return id
  }

  /// Now, and behind every joining of either: the last one is undone first, also where a clock was set back in between.
  private static func behindEarlier(_ kept: PersonID, _ aside: PersonID, _ tx: Transaction) throws -> Moment {
    try Disclosed.together(of(kept, tx), of(aside, tx)) { $0 + $1 }.act { earlier in
      let last = earlier.map(\.moment.microseconds).max() ?? 0
      return Moment(microseconds: max(tx.now.microseconds, last + 1))
    }
  }

  /// Mends the words about why, of one that stands.
  static func mend(_ merge: PersonMerge, because why: String, seen version: Version, _ tx: Transaction) throws {
    let grant = try tx.grant(Edit.self, PersonMergeRecord.self)
    guard merge.version == version else { throw Stale(current: merge.version) }
    if let day = merge.undone { throw MergeStands.undoneAlready(on: day) }
    try tx.change(
      Change<PersonMergeRecord>(of: merge.id, seen: version, as: "records.joining-mended", set: "why = \(why)"), grant)
  }

  /// Makes two of one again. Throws `MergeStands` where that is over.
  static func undo(_ merge: PersonMerge, because why: String, seen version: Version, _ tx: Transaction) throws {
    let grant = try tx.grant(Edit.self, PersonMergeRecord.self)
    guard merge.version == version else { throw Stale(current: merge.version) }
    if let stands = try whyItStands(merge, tx).act({ $0 }) { throw stands }
    try tx.change(
      Change<PersonMergeRecord>(
        of: merge.id, seen: version, as: "records.separated",
        set: "undone_day = \(tx.today), undone_by = \(tx.actor.account), undone_why = \(why)"), grant)
    try tx.separate(merge.id)
  }

  /// `nil` where it can be undone today.
  static func whyItStands(_ merge: PersonMerge, _ tx: Transaction) throws -> Disclosed<MergeStands?> {
    if let day = merge.undone { return tx.me.map { _ in .undoneAlready(on: day) } }
    if merge.undoUntil < tx.today { return tx.me.map { _ in .tooLate(merge.undoUntil) } }
    return try of(merge.person, tx).map { all in
      all.first.flatMap { $0.id == merge.id ? nil : .notTheLast($0) }
    }
  }

  static func find(_ id: PersonMergeID, _ tx: Transaction) throws -> Disclosed<PersonMerge> {
    try tx.one(PersonMerge.byID(id), try tx.grant(Read.self, PersonMergeRecord.self))
  }

  static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[PersonMerge]> {
    try tx.listWhatIsReadable(PersonMerge.of(person), try tx.grant(List.self, PersonMergeRecord.self))
  }

  /// The merge by which a record was set aside, for whoever reaches the one that was kept.
  static func settingAside(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<PersonMerge?> {
    guard tx.actor.might(Read.self, PersonMergeRecord.self) else { return tx.me.map { _ in nil } }
    return try tx.first(PersonMerge.settingAside(person), try tx.grant(Read.self, PersonMergeRecord.self))
  }
}
