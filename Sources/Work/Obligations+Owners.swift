public import Access
public import Values

extension Obligations {
  /// The people about whom an account owes something, for handing it over.
  public static func people(owedBy account: AccountID, _ tx: Transaction) throws -> Withheld<[PersonID]> {
    try tx.consult(
      Statement<ObligationRecord, PersonID>(
        """
        SELECT DISTINCT b.subject FROM \(rows: ObligationRecord.self, as: "b")
        WHERE b.owner_id = \(account) AND b.done_day IS NULL
        """
      ) { try $0.id("subject") })
  }

  /// How much is open about a person and owed by nobody, for the house.
  public static func withoutOwner(about person: PersonID, _ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(
      Counting<ObligationRecord>(
        """
        FROM \(rows: ObligationRecord.self, as: "b")
        WHERE b.person_id = \(person) AND b.owner_id IS NULL AND b.done_day IS NULL
        """), try tx.grantToCount(ObligationRecord.self))
  }
}
