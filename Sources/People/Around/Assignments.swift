public import Access
public import Values

extension Assignment {
  private static let columns: ScopedSQL = """
    a.id, a.subject, a.version, a.account_id, a.account_name, a.kind, a.from_day, a.until_day, a.begun_at_once,
      a.ended_at_once, a.reason, a.words, a.noted_day, a.end_reason, a.end_words, a.end_noted, a.replaces_id,
      a.covered_id, a.covered_name
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Assignment {
    let isWithdrawn = try row.textIfAny("end_reason") == AssignmentNote.withdrawn
    return Assignment(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      account: try row.id("account_id"), name: try row.text("account_name"), relation: try row.choice("kind"),
      from: try row.date("from_day"), until: try row.dateIfAny("until_day"), reason: try row.choiceIfAny("reason"),
      words: try row.textIfAny("words"), endReason: isWithdrawn ? nil : try row.choiceIfAny("end_reason"),
      endWords: try row.textIfAny("end_words"), replaces: try row.idIfAny("replaces_id"),
      covering: try row.textIfAny("covered_name"), begunAtOnce: try row.flag("begun_at_once"),
      endedAtOnce: try row.flag("ended_at_once"), noted: try row.dateIfAny("noted_day"),
      endNoted: try row.dateIfAny("end_noted"), isWithdrawn: isWithdrawn)
  }

  static func byID(_ id: AssignmentID) -> Statement<AssignmentRecord, Assignment> {
    Statement("SELECT \(part: columns) FROM \(rows: AssignmentRecord.self, as: "a") WHERE a.id = \(id)", decode: decode)
  }

  /// Who works, will work and worked with a person, the latest first; what was taken back never held.
  static func of(_ person: PersonID) -> Statement<AssignmentRecord, Assignment> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: AssignmentRecord.self, as: "a")
      WHERE a.person_id = \(person) AND (a.end_reason IS NULL OR a.end_reason <> \(AssignmentNote.withdrawn))
      ORDER BY a.from_day DESC, a.id DESC
      """, decode: decode)
  }
}

extension Assignment {
  /// The people for whom an account is responsible on a day.
  static func held(by account: AccountID, on day: CivilDate) -> Statement<AssignmentRecord, PersonID> {
    Statement(
      """
      SELECT a.id, a.subject FROM \(rows: AssignmentRecord.self, as: "a")
      WHERE a.account_id = \(account) AND a.kind = 'responsible' AND (a.from_day <= \(day) OR a.begun_at_once = 1)
        AND (a.until_day IS NULL OR a.until_day > \(day) AND a.ended_at_once = 0)
        AND (a.end_reason IS NULL OR a.end_reason <> \(AssignmentNote.withdrawn))
      ORDER BY a.subject
      """
    ) { try $0.id("subject") }
  }
}

/// Who works with people: what is asked about it. What is done about it is a right, and done by `Transaction`.
public enum Assignments {
  static func find(_ id: AssignmentID, _ tx: Transaction) throws -> Disclosed<Assignment> {
    try tx.one(Assignment.byID(id), try tx.grant(Read.self, AssignmentRecord.self))
  }

  /// For whom an account is responsible today; nobody for whoever is not told who works with whom.
  public static func responsible(_ account: AccountID, _ tx: Transaction) throws -> Disclosed<[PersonID]> {
    guard tx.actor.might(List.self, AssignmentRecord.self) else { return tx.me.map { _ in [] } }
    return try tx.list(Assignment.held(by: account, on: tx.today), try tx.grant(List.self, AssignmentRecord.self))
      .map { Array(Set($0)).sorted() }
  }

  static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Assignment]> {
    try tx.listWhatIsReadable(Assignment.of(person), try tx.grant(List.self, AssignmentRecord.self))
  }
}
