public import Access
import Design
import Language
public import Values
import Web

extension Obligations {
  /// The first `limit` of what is owed and shown by `day`, as it holds on `standing`, and of what was met since `since`,
  /// of the subjects within reach; one's own only, if asked. What is open first, the earliest first.
  public static func week(
    until day: CivilDate, doneSince since: CivilDate, standing: CivilDate, own: Bool, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<Excerpt<OwedObligation>> {
    try tx.list(
      { rows in
        OwedObligation.week(
          of: tx.actor.account, own: own, until: day, doneSince: since, standing: standing, limit: rows)
      }, upTo: limit, try tx.grant(List.self, ObligationRecord.self))
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
    guard let address = Link(stored: try row.text("address")) else { throw DamagedRecord(column: "address") }
    return OwedObligation(
      obligation: Obligation(
        about: about, in: try row.choice("pile"), key: try row.text("key"), due: try row.date("due_day"),
        shown: try row.date("shown_day"), reason: try Phrase(stored: try row.text("reason")),
        source: try row.wordingIfAny("source"), at: address,
        verb: try Phrase(stored: try row.text("verb")),
        participation: try row.idIfAny("participation_id"), done: try row.dateIfAny("done_day")),
      owner: try row.idIfAny("owner_id"), ownerName: try row.textIfAny("owner_name"))
  }

  /// What is owed about the subjects within reach, also what nobody is named for; or only what is one's own. What is open
  /// comes first: nothing that was met takes its place on a page that is full. Each half is read in the order of an index
  /// and ends when it has enough.
  ///
  /// - Parameter me: for whom it is listed. Who owes something about a workplace is the worker of somebody who is to begin
  ///   there: that is told to nobody else.
  static func week(
    of me: AccountID, own: Bool, until day: CivilDate, doneSince since: CivilDate, standing: CivilDate, limit: Int
  ) -> Statement<ObligationRecord, OwedObligation> {
    let whose: ScopedSQL = own ? "b.owner_id = \(me) AND" : ""
    return Statement(
      """
      SELECT o.* FROM (
        SELECT n.* FROM (
          SELECT \(part: columns(for: me))
          FROM \(rows: ObligationRecord.self, as: "b", fromReach: !own)
          WHERE \(part: whose) b.done_day IS NULL AND b.shown_day <= \(day)
            AND b.holds_from <= \(standing) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
          ORDER BY b.due_day, b.about_id, b.id LIMIT \(limit)
        ) n
        UNION ALL
        SELECT d.* FROM (
          SELECT \(part: columns(for: me))
          FROM \(rows: ObligationRecord.self, as: "b", fromReach: !own)
          WHERE \(part: whose) b.done_day >= \(since) AND b.done_day <= \(day)
          ORDER BY b.done_day DESC, b.about_id DESC, b.id DESC LIMIT \(limit)
        ) d
      ) o
      ORDER BY CASE WHEN o.done_day IS NULL THEN 0 ELSE 1 END, o.due_day, o.about_id, o.id LIMIT \(limit)
      """, decode: decode)
  }

  private static func columns(for me: AccountID) -> ScopedSQL {
    """
    b.id, b.subject, b.about_kind, b.about_id, b.owner_id,
      CASE WHEN b.person_id IS NULL AND b.owner_id <> \(me) THEN NULL ELSE b.owner_name END AS owner_name,
      b.participation_id, b.pile, b.key, b.due_day, b.shown_day, b.reason, b.source, b.address, b.verb, b.done_day
    """
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
