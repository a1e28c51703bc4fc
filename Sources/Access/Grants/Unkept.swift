internal import Persistence
import Values

/// A condition on rows within reach: nobody is responsible for the person of a row on a day.
///
/// Like `Membership` it asks about the rows that a statement reads anyway. It holds for none of whom the actor is not told who
/// works with them: what nobody may see is not found out by looking for its absence.
struct Unkept: Sendable {
  /// The rows as the statement calls them; they have a `person_id`.
  let rows: StaticString
  let day: Bind
  /// Where it may be of few in this programme, these are gathered first.
  let gathered: Bind?

  /// The column that it reads, for the notary.
  var asked: String { "(\(rows.string).person_id = ?)" }

  var values: [SQLValue] {
    (gathered.map { [$0.value, day.value] } ?? []) + [day.value, day.value, .text(AssignmentNote.withdrawn)]
  }

  /// In the order of `values`.
  var sql: String {
    let few = """
      \(rows.string).person_id IN (
        SELECT scope_b.person_id FROM belonging scope_b WHERE scope_b.programme_id = ? AND scope_b.loose_until >= ?)
        AND
      """
    return """
      \(gathered == nil ? "" : few + " ")NOT EXISTS (SELECT 1 FROM relation scope_r
        WHERE scope_r.person_id = \(rows.string).person_id AND scope_r.kind = 'responsible' AND \(InForce.sql("scope_r"))
        AND (scope_r.end_reason IS NULL OR scope_r.end_reason <> ?))
      """
  }
}
