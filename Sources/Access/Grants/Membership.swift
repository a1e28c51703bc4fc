internal import Persistence
public import Values

/// A condition on rows within reach: whether the person of a row was in a programme, from its referral until its last day,
/// once the programme had taken her in.
///
/// It asks about the rows that a statement reads anyway and about nobody else, so that nobody stands in the journal who was
/// not shown. It holds for none where the actor is not told who takes part in what.
struct Membership: Sendable {
  /// The rows as the statement calls them; they have a `person_id`.
  let rows: StaticString
  let programme: Bind
  /// She was in it on some day between the two.
  let (from, until): (MembershipDay, MembershipDay)

  /// The columns of its rows that it reads, for the notary: it may not read what the mask hides.
  var asked: String {
    let days = [from, until].map { day in
      switch day {
      case .day: "''"
      case .column(let column): "\(rows.string).\(column.string)"
      }
    }
    return "(\(rows.string).person_id = ? AND \(days[0]) <= \(days[1]))"
  }

  var names: [StaticString] {
    [rows]
      + [from, until].compactMap { day -> StaticString? in
        if case .column(let column) = day { column } else { nil }
      }
  }

  var values: [SQLValue] { [programme.value] + [until, from].compactMap(\.value) }

  /// In the order of `values`.
  var sql: String {
    """
    EXISTS (SELECT 1 FROM belonging scope_b WHERE scope_b.person_id = \(rows.string).person_id
      AND scope_b.programme_id = ? AND scope_b.accepted = 1 AND scope_b.from_day <= \(until.sql(rows))
      AND (scope_b.last_day IS NULL OR scope_b.last_day >= \(from.sql(rows))))
    """
  }
}

/// A day that a condition asks about: one that is known, or what stands in a column of the row.
public enum MembershipDay: Sendable {
  case day(CivilDate)
  case column(StaticString)

  fileprivate var value: SQLValue? { if case .day(let day) = self { day.bind.value } else { nil } }

  fileprivate func sql(_ rows: StaticString) -> String {
    switch self {
    case .day: "?"
    case .column(let column): "\(rows.string).\(column.string)"
    }
  }
}
