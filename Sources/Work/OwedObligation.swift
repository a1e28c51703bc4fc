public import Access
import Design
import Language
public import Values
import Web

extension Obligations {
  /// What is owed and shown by `day`, as it holds on `standing`, and what was met since `since`, of the subjects within
  /// reach; one's own only, if asked. The earliest first.
  public static func week(
    until day: CivilDate, doneSince since: CivilDate, standing: CivilDate, own: Bool, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<[OwedObligation]> {
    let statement =
      own
      ? OwedObligation.week(
        of: tx.actor.account, until: day, doneSince: since, standing: standing, limit: limit)
      : OwedObligation.week(
        ofAll: tx.actor.account, until: day, doneSince: since, standing: standing, limit: limit)
    return try tx.list(statement, try tx.grant(List.self, ObligationRecord.self))
  }

  /// What is owed today about one subject, the earliest first.
  public static func about(_ subject: Subject, _ tx: Transaction) throws -> Disclosed<[OwedObligation]> {
    try tx.list(
      OwedObligation.about(subject, standing: tx.today), try tx.grant(List.self, ObligationRecord.self))
  }
}

extension OwedObligation {
  private static let columns: ScopedSQL =
    """
    b.id, b.subject, b.about_kind, b.about_id, b.owner_id, b.owner_name, b.participation_id, b.pile, b.key,
      b.due_day, b.shown_day, b.reason, b.source, b.address, b.verb, b.done_day
    """

  @Sendable static func decode(_ row: borrowing Columns) throws -> OwedObligation {
    guard let about = Subject(kind: try row.text("about_kind"), id: try row.text("about_id")) else {
      throw DamagedRecord(column: "about_kind")
    }
    let address = try row.text("address")
    guard address.hasPrefix("/") else { throw DamagedRecord(column: "address") }
    return OwedObligation(
      obligation: Obligation(
        about: about, in: try row.choice("pile"), key: try row.text("key"), due: try row.date("due_day"),
        shown: try row.date("shown_day"), reason: try Phrase(stored: try row.text("reason")),
        source: try row.wordingIfAny("source"), at: Link(address.split(separator: "/").map(String.init)),
        verb: try Phrase(stored: try row.text("verb")),
        participation: try row.idIfAny("participation_id"), done: try row.dateIfAny("done_day")),
      owner: try row.idIfAny("owner_id"), ownerName: try row.textIfAny("owner_name"))
  }

  /// What one account owes. What is open and what was met are asked for apart: each then has an index.
  static func week(
    of owner: AccountID, until day: CivilDate, doneSince since: CivilDate, standing: CivilDate, limit: Int
  ) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      """
      SELECT o.* FROM (
        SELECT \(part: columns)
        FROM \(rows: ObligationRecord.self, as: "b")
        WHERE b.owner_id = \(owner) AND b.done_day IS NULL AND b.shown_day <= \(day)
          AND b.holds_from <= \(standing) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
        UNION ALL
        SELECT c.id, c.subject, c.about_kind, c.about_id, c.owner_id, c.owner_name, c.participation_id, c.pile, c.key,
          c.due_day, c.shown_day, c.reason, c.source, c.address, c.verb, c.done_day
        FROM \(rows: ObligationRecord.self, as: "c")
        WHERE c.owner_id = \(owner) AND c.done_day >= \(since) AND c.done_day <= \(day)
      ) o
      ORDER BY o.due_day, o.about_id, o.id LIMIT \(limit)
      """, decode: decode)
  }

  /// What everybody owes about the subjects within reach, also what nobody is named for. Each half is read in the order
  /// of an index and ends when it has enough.
  ///
  /// - Parameter me: for whom it is listed. Who owes something about a workplace is the worker of somebody who is to begin
  ///   there: that is told to nobody else.
  static func week(
    ofAll me: AccountID, until day: CivilDate, doneSince since: CivilDate, standing: CivilDate, limit: Int
  ) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      """
      SELECT o.* FROM (
        SELECT n.* FROM (
          SELECT b.id, b.subject, b.about_kind, b.about_id, b.owner_id, CASE WHEN b.person_id IS NULL AND b.owner_id <> \(me) THEN NULL ELSE b.owner_name END AS owner_name, b.participation_id, b.pile, b.key,
            b.due_day, b.shown_day, b.reason, b.source, b.address, b.verb, b.done_day
          FROM \(rows: ObligationRecord.self, as: "b", fromReach: true)
          WHERE b.done_day IS NULL AND b.shown_day <= \(day)
            AND b.holds_from <= \(standing) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
          ORDER BY b.due_day, b.about_id, b.id LIMIT \(limit)
        ) n
        UNION ALL
        SELECT d.* FROM (
          SELECT c.id, c.subject, c.about_kind, c.about_id, c.owner_id, CASE WHEN c.person_id IS NULL AND c.owner_id <> \(me) THEN NULL ELSE c.owner_name END AS owner_name, c.participation_id, c.pile, c.key,
            c.due_day, c.shown_day, c.reason, c.source, c.address, c.verb, c.done_day
          FROM \(rows: ObligationRecord.self, as: "c", fromReach: true)
          WHERE c.done_day >= \(since) AND c.done_day <= \(day)
          ORDER BY c.done_day DESC, c.about_id DESC, c.id DESC LIMIT \(limit)
        ) d
      ) o
      ORDER BY o.due_day, o.about_id, o.id LIMIT \(limit)
      """, decode: decode)
  }

  static func about(_ subject: Subject, standing: CivilDate) -> Statement<ObligationRecord, OwedObligation> {
    let about = subject.stored
    return Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: ObligationRecord.self, as: "b")
      WHERE b.about_id = \(about.id) AND b.about_kind = \(about.kind) AND b.done_day IS NULL
        AND b.holds_from <= \(standing) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
      ORDER BY b.due_day, b.id LIMIT 50
      """, decode: decode)
  }
}
