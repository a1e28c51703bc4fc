public import Access
public import Values

extension Protection {
  private static let columns: ScopedSQL = """
    q.id, q.subject, q.version, q.account_id, q.account_name, q.account_closed, q.from_day, q.until_day, q.begun_at_once, q.ended_at_once,
      q.words, q.end_words, q.noted_by_name, q.noted_day, q.end_noted, q.withdrawn_day
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Protection {
    let account: AccountID? = try row.idIfAny("account_id")
    let name = try row.textIfAny("account_name") ?? ""
    let isClosed = try row.integerIfAny("account_closed") != nil
    return Protection(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      worker: account.map { Worker(account: $0, name: name, isClosed: isClosed) }, from: try row.date("from_day"),
      until: try row.dateIfAny("until_day"), words: try row.text("words"), endWords: try row.textIfAny("end_words"),
      notedBy: try row.textIfAny("noted_by_name") ?? "", withdrawn: try row.dateIfAny("withdrawn_day"),
      begunAtOnce: try row.flag("begun_at_once"), endedAtOnce: try row.flag("ended_at_once"),
      noted: try row.date("noted_day"), endNoted: try row.dateIfAny("end_noted"))
  }

  static func byID(_ id: ProtectionID) -> Statement<ProtectionRecord, Protection> {
    Statement("SELECT \(part: columns) FROM \(rows: ProtectionRecord.self, as: "q") WHERE q.id = \(id)", decode: decode)
  }

  /// All that is noted about somebody and was not taken back, what began last first.
  static func of(_ person: PersonID) -> Statement<ProtectionRecord, Protection> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: ProtectionRecord.self, as: "q")
      WHERE q.person_id = \(person) AND q.withdrawn_day IS NULL ORDER BY q.from_day DESC, q.id DESC
      """, decode: decode)
  }
}

/// What is done with protected addresses. What they close is decided by `Access`, for every kind of record alike.
public enum Protections {
  /// The address is protected from a day on; or, where a worker is named, that worker is told of the person all the same.
  public static func note(
    of worker: AccountID?, from: CivilDate, _ words: String, for person: PersonID, _ tx: Transaction
  ) throws -> ProtectionID {
    let grant = try tx.grantToCreate(ProtectionRecord.self, on: .person(person))
    let id: ProtectionID = tx.newID()
    try tx.insert(
      Insertion<ProtectionRecord>(
        of: id, as: worker == nil ? "protection.set" : "protection.worker-named",
        """
        INSERT INTO \(into: ProtectionRecord.self)
          (id, person_id, account_id, from_day, begun_at_once, until_day, ended_at_once, words, noted_day, noted_by,
            end_words, end_noted, ended_by, withdrawn_day, version)
        VALUES (\(id), \(within: person), \(worker), \(from), \(from <= tx.today ? 1 : 0), NULL, 0, \(words), \(tx.today),
          \(tx.actor.account), NULL, NULL, NULL, NULL, 1)
        """), grant)
    return id
  }

  /// It holds no more from a day on.
  static func end(
    _ one: Protection, on day: CivilDate, _ words: String, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<ProtectionRecord>(
        of: one.id, seen: version, as: one.worker == nil ? "protection.lifted" : "protection.worker-ended",
        set: """
          until_day = \(day), ended_at_once = \(day <= tx.today ? 1 : 0), end_words = \(words), end_noted = \(tx.today),
          ended_by = \(tx.actor.account)
          """), try tx.grant(Edit.self, ProtectionRecord.self))
  }

  /// Takes its end back: it goes on as if it had not been ended.
  static func resume(_ one: Protection, seen version: Version, _ tx: Transaction) throws {
    try tx.change(
      Change<ProtectionRecord>(
        of: one.id, seen: version, as: "protection.resumed",
        set: "until_day = NULL, ended_at_once = 0, end_words = NULL, end_noted = NULL, ended_by = NULL"),
      try tx.grant(Edit.self, ProtectionRecord.self))
  }

  /// Takes back what was noted by mistake: it never held. That it was noted stays in the journal.
  static func withdraw(_ one: Protection, seen version: Version, _ tx: Transaction) throws {
    try tx.change(
      Change<ProtectionRecord>(
        of: one.id, seen: version, as: "protection.withdrawn",
        set: "until_day = \(one.from), ended_at_once = 1, withdrawn_day = \(tx.today)"),
      try tx.grant(Edit.self, ProtectionRecord.self))
  }

  // MARK: Looking

  static func find(_ id: ProtectionID, _ tx: Transaction) throws -> Disclosed<Protection> {
    try tx.one(Protection.byID(id), try tx.grant(Read.self, ProtectionRecord.self))
  }

  public static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Protection]> {
    try tx.listWhatIsReadable(Protection.of(person), try tx.grant(List.self, ProtectionRecord.self))
  }

  /// Whether the actor is responsible for somebody, and so sets and lifts it.
  static func mayNote(about person: PersonID, _ tx: Transaction) throws -> Bool {
    do {
      _ = try tx.grantToCreate(ProtectionRecord.self, on: .person(person))
      return true
    } catch is NotFound { return false }
  }
}
