public import Access
import Design
import Language
public import Values
import Web

extension Obligations {
  /// What is owed today about one subject, the earliest first.
  public static func about(_ subject: Subject, _ tx: Transaction) throws -> Disclosed<[OwedObligation]> {
    let offices = try tx.offices()
    return try tx.list(
      OwedObligation.about(subject, standing: tx.today), try tx.grant(List.self, ObligationRecord.self)
    ).map { owed in owed.map { $0.among(offices) }.sorted(by: OwedObligation.comesFirst) }
  }
}

extension OwedObligation {
  /// The earliest first; of one day in the order of the heaps, so that the first day stands before the talk on it.
  static func comesFirst(_ one: OwedObligation, _ other: OwedObligation) -> Bool { one.inOrder < other.inOrder }

  private var inOrder: (CivilDate, Int, String) {
    (obligation.due, Obligation.Pile.allCases.firstIndex(of: obligation.pile) ?? 0, obligation.key)
  }

  private static let columns: ScopedSQL =
    """
    b.id, b.subject, b.about_kind, b.about_id, b.owner_id, b.owner_name, b.covered_name, b.office_id, b.office_name, b.team_id,
      b.team_name, b.participation_id, b.pile, b.key, b.due_day, b.shown_day, b.reason, b.source, b.address, b.verb,
      b.deed, b.done_day, b.on_its_day
    """

  @Sendable static func decode(_ row: borrowing Columns) throws -> OwedObligation {
    guard let about = Subject(kind: try row.text("about_kind"), id: try row.text("about_id")) else {
      throw DamagedRecord(column: "about_kind")
    }
    guard let address = Link(stored: try row.text("address")) else { throw DamagedRecord(column: "address") }
    return OwedObligation(
      id: try row.id("id"),
      obligation: Obligation(
        about: about, in: try row.choice("pile"), key: try row.text("key"), due: try row.date("due_day"),
        shown: try row.date("shown_day"), reason: try Phrase(stored: try row.text("reason")),
        source: try row.wordingIfAny("source"), at: address,
        verb: try Phrase(stored: try row.text("verb")), deed: try row.choiceIfAny("deed"),
        participation: try row.idIfAny("participation_id"), done: try row.dateIfAny("done_day"),
        isOnItsDay: try row.integer("on_its_day") == 1),
      owner: try row.idIfAny("owner_id"), ownerName: try row.textIfAny("owner_name"),
      office: try Office(row),
      officeName: try row.textIfAny("office_name") ?? row.textIfAny("team_name"),
      coveredName: try row.textIfAny("covered_name"))
  }

  static func about(_ subject: Subject, standing: CivilDate) -> Statement<ObligationRecord, OwedObligation> {
    let about = subject.stored
    return Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: ObligationRecord.self, as: "b")
      WHERE b.about_id = \(about.id) AND b.about_kind = \(about.kind) AND b.done_day IS NULL
        AND b.holds_from <= \(standing) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
      ORDER BY b.due_day, b.id
      """, decode: decode)
  }
}

extension Obligations {
  /// What is owed today about each of some people, the earliest first.
  public static func about(
    _ people: [PersonID], _ tx: Transaction
  ) throws -> Disclosed<[PersonID: [OwedObligation]]> {
    guard !people.isEmpty, tx.actor.might(List.self, ObligationRecord.self) else { return tx.me.map { _ in [:] } }
    let offices = try tx.offices()
    return try tx.list(
      OwedObligation.about(among: people, standing: tx.today), try tx.grant(List.self, ObligationRecord.self)
    ).map { owed in
      let due = owed.map { $0.among(offices) }.filter(\.obligation.isDue).sorted(by: OwedObligation.comesFirst)
      return Dictionary(grouping: due) { $0.obligation.subject.person }.reduce(into: [:]) { all, found in
        if let person = found.key { all[person] = found.value }
      }
    }
  }
}

extension OwedObligation {
  static func about(among people: [PersonID], standing: CivilDate) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: ObligationRecord.self, as: "b")
      WHERE b.about_kind = 'person' AND b.about_id IN \(any: people) AND b.done_day IS NULL
        AND b.holds_from <= \(standing) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
      ORDER BY b.due_day, b.id
      """, decode: decode)
  }
}
