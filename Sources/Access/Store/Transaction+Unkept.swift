internal import Persistence
public import Values

extension Transaction {
  /// Whether it may be of no more than `most` people in the programme that nobody is responsible for them on a day: then they
  /// are found by that, and otherwise by looking at everybody in order. It decides how one looks, never what is found.
  public func unkeptAreFew(in programme: ProgrammeID, on day: CivilDate, upTo most: Int) throws -> Bool {
    let rows = try connection.rows(
      """
      SELECT COUNT(*) AS count FROM (
        SELECT 1 FROM belonging WHERE programme_id = ? AND loose_until >= ? LIMIT \(most + 1)) AS found
      """, [programme.bind.value, day.bind.value])
    return try rows.first.map { try Columns($0).integer("count") } ?? 0 <= most
  }

  /// Brings in line for how long it may be that nobody is responsible for somebody. Somebody who is responsible for good is
  /// until another fact about the person changes, and then it is asked again.
  func loosen(_ person: PersonID) throws {
    let kept = """
      CASE WHEN EXISTS (
        SELECT 1 FROM relation r WHERE r.person_id = belonging.person_id AND r.kind = 'responsible'
          AND r.until_day IS NULL AND (r.from_day <= ? OR r.begun_at_once = 1)
          AND (r.end_reason IS NULL OR r.end_reason <> ?))
        THEN '-' ELSE COALESCE(last_day, '9999-12-31') END
      """
    let values: [SQLValue] = [today.bind.value, .text(AssignmentNote.withdrawn)]
    _ = try connection.run(
      "UPDATE belonging SET loose_until = \(kept) WHERE person_id = ? AND loose_until <> \(kept)",
      values + [person.bind.value] + values)
  }
}
