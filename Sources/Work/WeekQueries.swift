import Access
import Values
import Web

/// Whose week is asked for, and which.
struct WeekAsked: Sendable {
  /// For whom it is listed. Who owes something about a workplace is the worker of somebody who is to begin there: that is
  /// told to nobody else.
  let me: AccountID
  /// Only what is one's own; otherwise what is owed about everybody and everything within reach, also what nobody is
  /// named for.
  let own: Bool
  let week: ISOWeek
  /// The day on which it is to hold.
  let standing: CivilDate

  /// What was met in the week is a heap of its own.
  static let met = "met"

  /// So many of each heap of open obligations and of what was met, the earliest first. Each is read in the order of an
  /// index and ends when it has enough.
  func heaps(limit: Int) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      "SELECT o.* FROM (\(part: all(limit))) o ORDER BY o.due_day, o.about_id, o.id", decode: OwedObligation.decode)
  }

  /// The same as one list. What is open comes first: nothing that was met takes its place on a page that is full.
  func list(limit: Int) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      """
      SELECT o.* FROM (\(part: all(limit))) o
      ORDER BY CASE WHEN o.done_day IS NULL THEN 0 ELSE 1 END, o.due_day, o.about_id, o.id LIMIT \(limit)
      """, decode: OwedObligation.decode)
  }

  /// What is open in one heap, behind a place in its order.
  func heap(
    _ pile: Obligation.Pile, after place: PlaceInOrder<ObligationKind>?, limit: Int
  ) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      "SELECT o.* FROM (\(part: open(pile, behind(place), limit))) o ORDER BY o.due_day, o.about_id, o.id",
      decode: OwedObligation.decode)
  }

  /// How much is open in one heap, counted no further than `most`.
  func number(in pile: Obligation.Pile, upTo most: Int) -> Counting<ObligationRecord> {
    Counting(
      """
      FROM \(rows: ObligationRecord.self, as: "b", fromReach: !isOwn(pile)) WHERE \(part: isOpen(pile))
      """, upTo: most)
  }

  private func all(_ limit: Int) -> ScopedSQL {
    Obligation.Pile.allCases.reduce(met(limit)) { heaps, pile in
      "\(part: heaps) UNION ALL \(part: open(pile, "", limit))"
    }
  }

  private func open(_ pile: Obligation.Pile, _ behind: ScopedSQL, _ limit: Int) -> ScopedSQL {
    """
    SELECT n.* FROM (
      SELECT \(part: columns), b.pile AS heap
      FROM \(rows: ObligationRecord.self, as: "b", fromReach: !isOwn(pile))
      WHERE \(part: isOpen(pile))\(part: behind)
      ORDER BY b.due_day, b.about_id, b.id LIMIT \(limit)
    ) n
    """
  }

  private func met(_ limit: Int) -> ScopedSQL {
    """
    SELECT d.* FROM (
      SELECT \(part: columns), \(WeekAsked.met) AS heap
      FROM \(rows: ObligationRecord.self, as: "b", fromReach: !own)
      WHERE \(part: own ? mine : "") b.done_day >= \(week.monday) AND b.done_day <= \(week.sunday)
      ORDER BY b.done_day DESC, b.about_id DESC, b.id DESC LIMIT \(limit)
    ) d
    """
  }

  private func isOpen(_ pile: Obligation.Pile) -> ScopedSQL {
    """
    \(part: isOwn(pile) ? mine : "") b.pile = \(pile.rawValue) AND b.done_day IS NULL AND b.shown_day <= \(week.sunday)
      AND b.holds_from <= \(standing) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
    """
  }

  private func behind(_ place: PlaceInOrder<ObligationKind>?) -> ScopedSQL {
    guard let place else { return "" }
    let parts = place.sortKey.split(separator: " ", maxSplits: 1).map(String.init)
    return " AND (b.due_day, b.about_id, b.id) > (\(parts.first), \(parts.last), \(place.id))"
  }

  /// Who takes part in no programme is reached through no team: only by whoever is responsible, who owes it. So it is
  /// not looked for among everybody's.
  private func isOwn(_ pile: Obligation.Pile) -> Bool { own || pile == .noProgramme }

  private var mine: ScopedSQL { "b.owner_id = \(me) AND" }

  private var columns: ScopedSQL {
    """
    b.id, b.subject, b.about_kind, b.about_id, b.owner_id,
      CASE WHEN b.person_id IS NULL AND b.owner_id <> \(me) THEN NULL ELSE b.owner_name END AS owner_name,
      b.participation_id, b.pile, b.key, b.due_day, b.shown_day, b.reason, b.source, b.address, b.verb, b.done_day
    """
  }
}
