public import Access
internal import Foundation
import Language
public import Values

/// Keeps what is owed in step with the facts.
public struct Obligations: Sendable {
  let sources: [ObligationSource]

  public init(sources: [ObligationSource]) {
    self.sources = sources
  }

  /// Computes anew what is owed about a person and stores it, in the transaction that changed the facts.
  ///
  /// Nothing active is ever without a next step: a source that finds nothing owed for somebody who takes part says so
  /// itself, as the obligation to decide one.
  public func refresh(_ person: PersonID, _ tx: Transaction) throws {
    let owner = try tx.consultResponsible(person)
    for source in sources {
      try Withheld.together(source(person, tx), owner) { ($0, $1) }.decide(tx) { owed, tx in
        for obligation in owed.0 { try pending(obligation, owed.1, tx) }
      }
    }
    try tx.derive(
      Derivation<ObligationRecord>(
        "DELETE FROM \(into: ObligationRecord.self) WHERE person_id = \(person) AND is_fresh = 0"))
    try tx.derive(
      Derivation<ObligationRecord>(
        "UPDATE \(into: ObligationRecord.self) SET is_fresh = 0 WHERE person_id = \(person)"))
  }

  /// Stores one obligation, over an earlier one about the same occurrence.
  private func pending(_ obligation: Obligation, _ owner: AccountID?, _ tx: Transaction) throws {
    let about = obligation.about.stored
    let reason = String(decoding: try JSONEncoder().encode(obligation.reason), as: UTF8.self)
    let id: ObligationID = tx.newID()
    try tx.derive(
      Derivation<ObligationRecord>(
        """
        INSERT INTO \(into: ObligationRecord.self, as: "b") (id, person_id, owner_id, pile, about_kind, about_id,
          occurrence, due_day, shown_day, reason, source, done_day, is_fresh)
        VALUES (\(id), \(obligation.person), \(owner), \(obligation.pile.rawValue), \(about.kind), \(about.id),
          \(obligation.occurrence), \(obligation.due), \(obligation.shown), \(reason), \(obligation.source),
          \(obligation.done), 1)
        ON CONFLICT (person_id, about_kind, about_id, occurrence) DO UPDATE SET owner_id = excluded.owner_id,
          pile = excluded.pile,
          due_day = CASE WHEN \(obligation.standsSinceKnown) = 1 AND b.due_day < excluded.due_day
            THEN b.due_day ELSE excluded.due_day END,
          shown_day = CASE WHEN \(obligation.standsSinceKnown) = 1 AND b.shown_day < excluded.shown_day
            THEN b.shown_day ELSE excluded.shown_day END, reason = excluded.reason,
          source = excluded.source, done_day = excluded.done_day, is_fresh = 1
        """))
  }

  /// What is owed and shown by `day`, and what was met since `since`, of the people within reach; one's own only, if
  /// asked. The earliest first.
  public static func week(
    until day: CivilDate, doneSince since: CivilDate, own: Bool, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<[OwedObligation]> {
    let statement =
      own
      ? OwedObligation.week(of: tx.actor.account, until: day, doneSince: since, limit: limit)
      : OwedObligation.week(until: day, doneSince: since, limit: limit)
    return try tx.list(statement, try tx.grant(List.self, ObligationRecord.self))
  }

  /// What is owed about one person, the earliest first.
  public static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[OwedObligation]> {
    try tx.list(OwedObligation.of(person), try tx.grant(List.self, ObligationRecord.self))
  }
}

extension OwedObligation {
  @Sendable static func decode(_ row: borrowing Columns) throws -> OwedObligation {
    let text = try row.text("reason")
    let reason = try JSONDecoder().decode(Phrase.self, from: Data(text.utf8))
    guard
      let about = Obligation.About(kind: try row.text("about_kind"), id: try row.text("about_id"))
    else { throw DamagedRecord(column: "about_kind") }
    return OwedObligation(
      obligation: Obligation(
        person: try row.id("subject"), pile: try row.choice("pile"), about: about,
        occurrence: try row.text("occurrence"), due: try row.date("due_day"), shown: try row.date("shown_day"),
        reason: reason, source: try row.wordingIfAny("source"), done: try row.dateIfAny("done_day")),
      owner: try row.idIfAny("owner_id"), ownerName: try row.textIfAny("owner_name"))
  }

  /// What one account owes. What is open and what was met are asked for apart: each then has an index.
  static func week(
    of owner: AccountID, until day: CivilDate, doneSince since: CivilDate, limit: Int
  ) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      """
      SELECT o.* FROM (
        SELECT b.id, b.subject, b.owner_id, b.owner_name, b.pile, b.about_kind, b.about_id, b.occurrence, b.due_day,
          b.shown_day, b.reason, b.source, b.done_day
        FROM \(rows: ObligationRecord.self, as: "b")
        WHERE b.owner_id = \(owner) AND b.done_day IS NULL AND b.shown_day <= \(day)
        UNION ALL
        SELECT c.id, c.subject, c.owner_id, c.owner_name, c.pile, c.about_kind, c.about_id, c.occurrence, c.due_day,
          c.shown_day, c.reason, c.source, c.done_day
        FROM \(rows: ObligationRecord.self, as: "c")
        WHERE c.owner_id = \(owner) AND c.done_day >= \(since) AND c.done_day <= \(day)
      ) o
      ORDER BY o.due_day, o.subject, o.id LIMIT \(limit)
      """, decode: decode)
  }

  /// What everybody owes about the people within reach, also what nobody is named for.
  static func week(
    until day: CivilDate, doneSince since: CivilDate, limit: Int
  ) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      """
      SELECT o.* FROM (
        SELECT b.id, b.subject, b.owner_id, b.owner_name, b.pile, b.about_kind, b.about_id, b.occurrence, b.due_day,
          b.shown_day, b.reason, b.source, b.done_day
        FROM \(rows: ObligationRecord.self, as: "b", fromReach: true) WHERE b.done_day IS NULL AND b.shown_day <= \(day)
        UNION ALL
        SELECT c.id, c.subject, c.owner_id, c.owner_name, c.pile, c.about_kind, c.about_id, c.occurrence, c.due_day,
          c.shown_day, c.reason, c.source, c.done_day
        FROM \(rows: ObligationRecord.self, as: "c", fromReach: true) WHERE c.done_day >= \(since) AND c.done_day <= \(day)
      ) o
      ORDER BY o.due_day, o.subject, o.id LIMIT \(limit)
      """, decode: decode)
  }

  static func of(_ person: PersonID) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      """
      SELECT b.id, b.subject, b.owner_id, b.owner_name, b.pile, b.about_kind, b.about_id,
        b.occurrence, b.due_day, b.shown_day, b.reason, b.source, b.done_day
      FROM \(rows: ObligationRecord.self, as: "b")
      WHERE b.person_id = \(person) AND b.done_day IS NULL ORDER BY b.due_day, b.id LIMIT 50
      """, decode: decode)
  }
}
