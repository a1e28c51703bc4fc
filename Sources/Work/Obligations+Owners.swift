public import Access
public import Values

extension Obligations {
  /// The people about whom an account owes something, for handing it over.
  public static func people(owedBy account: AccountID, _ tx: Transaction) throws -> Withheld<[PersonID]> {
    try tx.consult(
      Statement<ObligationRecord, PersonID>(
        """
        SELECT DISTINCT b.person_id AS subject FROM obligation b
        WHERE b.owner_id = \(account) AND b.done_day IS NULL AND \(scope: "b")
        """
      ) { try $0.id("subject") })
  }

  /// How much is open about a person and owed by nobody.
  public static func withoutOwner(about person: PersonID, _ tx: Transaction) throws -> Withheld<Int> {
    try tx.consult(
      Statement<ObligationRecord, Int>(
        """
        SELECT COUNT(*) AS count FROM obligation b
        WHERE b.person_id = \(person) AND b.owner_id IS NULL AND b.done_day IS NULL AND \(scope: "b")
        """
      ) { try $0.integer("count") }
    ).map { $0.first ?? 0 }
  }
}
