public import Access
public import Values

extension Obligations {
  /// The subjects about which an account owes something, for handing it over.
  public static func subjects(owedBy account: AccountID, _ tx: Transaction) throws -> Withheld<[Subject]> {
    try tx.consult(
      Statement<ObligationRecord, Subject>(
        """
        SELECT DISTINCT b.subject, b.about_kind, b.about_id FROM \(rows: ObligationRecord.self, as: "b")
        WHERE b.owner_id = \(account) AND b.done_day IS NULL
        """
      ) { row in
        guard let subject = Subject(kind: try row.text("about_kind"), id: try row.text("about_id")) else {
          throw DamagedRecord(column: "about_kind")
        }
        return subject
      })
  }

  /// How much is open today about a subject and owed by nobody, for the system.
  public static func withoutOwner(about subject: Subject, _ tx: Transaction) throws -> Disclosed<Int> {
    let (about, today) = (subject.stored, tx.today)
    let alone = try tx.count(
      Counting<ObligationRecord>(
        """
        FROM \(rows: ObligationRecord.self, as: "b")
        WHERE b.about_id = \(about.id) AND b.about_kind = \(about.kind) AND b.owner_id IS NULL AND b.done_day IS NULL
          AND b.holds_from <= \(today) AND (b.holds_until IS NULL OR b.holds_until >= \(today))
        """), try tx.grantToCount(ObligationRecord.self))
    // An office owes it as long as somebody there can do it.
    let taken = try tx.offices().taken(among: try tx.consult(OfficeDeed.beside(about: subject)), tx)
    let together = try tx.count(
      Counting<ObligationRecord>(
        """
        FROM \(rows: ObligationRecord.self, as: "b")
        WHERE b.about_id = \(about.id) AND b.about_kind = \(about.kind) AND b.owner_id IS NULL AND b.done_day IS NULL
          AND b.holds_from <= \(today) AND (b.holds_until IS NULL OR b.holds_until >= \(today))
          AND b.deed || ' ' || COALESCE(b.office_id, b.team_id) IN \(any: taken.map(\.key))
        """), try tx.grantToCount(ObligationRecord.self))
    return .together(alone, together) { $0 - $1 }
  }

  /// The people about whom something open rests on the calendar of an organisation: one of its accounts owes it, or
  /// those who work there together.
  ///
  /// - Parameters:
  ///   - organisation: of none, everybody about whom something is open.
  ///   - most: no more than so many.
  public static func people(
    restingOn organisation: OrganisationID?, atMost most: Int, _ tx: Transaction
  ) throws -> Withheld<[PersonID]> {
    guard let organisation else { return try tx.consult(people(where: "", atMost: most)) }
    return try tx.consultAccounts(of: organisation).flatMap(tx) { accounts, tx in
      try Withheld.together(
        tx.consult(people(where: "b.owner_id IN \(any: accounts) AND", atMost: most)),
        tx.consult(people(where: "b.office_id = \(organisation) AND", atMost: most))
      ) { Array(Set($0 + $1).sorted().prefix(most)) }
    }
  }

  private static func people(
    where condition: ScopedSQL, atMost most: Int
  ) -> Statement<ObligationRecord, PersonID> {
    Statement(
      """
      SELECT DISTINCT b.subject, b.person_id FROM \(rows: ObligationRecord.self, as: "b")
      WHERE \(part: condition) b.done_day IS NULL AND b.person_id IS NOT NULL ORDER BY b.person_id LIMIT \(most)
      """, decode: { try $0.id("person_id") })
  }
}
