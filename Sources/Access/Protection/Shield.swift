internal import Persistence
import Values

/// What a protected address closes, decided in one place: as long as it holds, whatever is about the person is reached neither
/// through a team nor through the office that referred her or is to receive her, nor because one once owed it; except by the
/// workers who are named.
///
/// Named is who has a relation of their own to her, who stands on the protection, and who stands in for one of these while they
/// are away. Where nobody is responsible for her, the coordinators of her programme are told as well: nobody may be lost.
struct Shield {
  let account: AccountID
  let today: CivilDate
  let isCoordinator: Bool

  /// The relations by which somebody of the staff works with a person.
  static let named = Relation.allCases.filter(\.isAssigned)

  /// A condition: nothing is closed to the account of the person in this column.
  ///
  /// - Parameter person: a column; it holds for no person.
  func opens(_ person: String) -> (sql: String, binds: [SQLValue]) {
    let (me, day) = (SQLValue.text(account.text), SQLValue.text(today.iso))
    let kept = isCoordinator ? " AND " + Shield.isKept : ""
    return (
      Shield.opens(person, to: "?", kept),
      [day, day, me, day, day, me, me, day, day, day, day] + (isCoordinator ? [day, day, day, day] : [])
    )
  }

  /// The same for the accounts in a column, on a day that is asked for so many times.
  static func opens(_ person: String, toEach account: String) -> (sql: String, days: Int) {
    let isNoCoordinator = """
      NOT EXISTS (SELECT 1 FROM role_assignment scope_h WHERE scope_h.account_id = \(account)
        AND scope_h.role = 'coordinator' AND \(InForce.sql("scope_h")))
      """
    return (opens(person, to: account, " AND (\(isKept) OR \(isNoCoordinator))"), 14)
  }

  /// Somebody is responsible for her who can sign in and holds a role in which that opens her.
  private static let isKept = """
    EXISTS (SELECT 1 FROM relation scope_u JOIN account scope_k ON scope_k.id = scope_u.account_id
      JOIN role_assignment scope_g ON scope_g.account_id = scope_u.account_id
      WHERE scope_u.person_id = scope_q.person_id AND scope_k.closed_at IS NULL
      AND \(RuleBook.standard.opening([.responsible], "scope_u", "scope_g"))
      AND \(InForce.sql("scope_u")) AND \(InForce.sql("scope_g")))
    """

  private static func opens(_ person: String, to account: String, _ kept: String) -> String {
    let kinds = Shield.named.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let away = """
      SELECT scope_a.account_id FROM absence scope_a WHERE scope_a.cover_id = \(account)
        AND scope_a.withdrawn_day IS NULL AND scope_a.from_day <= ? AND scope_a.until_day > ?
      """
    return """
      NOT EXISTS (SELECT 1 FROM protection scope_q
        WHERE scope_q.person_id = \(person) AND scope_q.account_id IS NULL AND \(InForce.sql("scope_q"))
        AND NOT EXISTS (SELECT 1 FROM relation scope_v WHERE scope_v.person_id = scope_q.person_id
          AND scope_v.account_id = \(account) AND scope_v.kind IN (\(kinds)) AND \(InForce.sql("scope_v")))
        AND NOT EXISTS (SELECT 1 FROM protection scope_w WHERE scope_w.person_id = scope_q.person_id
          AND (scope_w.account_id = \(account) OR scope_w.account_id IN (\(away))) AND \(InForce.sql("scope_w")))\(kept))
      """
  }
}
