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
    return try tx.count(
      Counting<ObligationRecord>(
        """
        FROM \(rows: ObligationRecord.self, as: "b")
        WHERE b.about_id = \(about.id) AND b.about_kind = \(about.kind) AND b.owner_id IS NULL AND b.done_day IS NULL
          AND b.holds_from <= \(today) AND (b.holds_until IS NULL OR b.holds_until >= \(today))
        """), try tx.grantToCount(ObligationRecord.self))
  }
}
