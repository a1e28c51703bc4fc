internal import Persistence
public import Values

extension Transaction {
  /// With whom whoever asks is today, in one of these relations and in a role to which it opens the person: the first `most`,
  /// in the order of their ids. What is told of each is asked for under a grant.
  ///
  /// Read from the relations alone: flat in the number of people, whoever asks.
  public func peopleWithMe(
    as relations: [Relation] = [.mentor, .counsellor, .trainer, .contact, .myself], upTo most: Int
  ) throws -> Disclosed<[PersonID]> {
    let day = today.bind.value
    let rows = try connection.rows(
      """
      SELECT DISTINCT r.person_id FROM relation r
      WHERE r.account_id = ? AND r.person_id IS NOT NULL AND \(InForce.sql("r")) AND EXISTS (
        SELECT 1 FROM role_assignment h WHERE h.account_id = r.account_id AND \(InForce.sql("h"))
          AND \(RuleBook.standard.opening(relations, "r", "h")))
      ORDER BY r.person_id LIMIT \(most)
      """, [actor.account.bind.value, day, day, day, day])
    return Disclosed(try rows.map { try Columns($0).id("person_id") })
  }
}
