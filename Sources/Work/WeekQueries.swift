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
  /// What holds since later is no matter of a week that is over.
  private var known: CivilDate { min(standing, week.sunday) }
  /// Who works where: what an office owes is one's own where one can do it.
  let offices: Offices
  /// Each begins with what an index holds: what one owes by oneself, in one's organisation, in one's teams.
  private let mine: [ScopedSQL]

  /// - Parameter taken: what stands beside one's own and is owed by an office by now.
  init(
    me: AccountID, own: Bool, week: ISOWeek, standing: CivilDate, offices: Offices = .none, taken: [OfficeDeed] = []
  ) {
    (self.me, self.own, self.week, self.standing, self.offices) = (me, own, week, standing, offices)
    mine = WeekAsked.mine(me, offices, taken)
  }

  private var decode: @Sendable (borrowing Columns) throws -> OwedObligation {
    { [offices] in try OwedObligation.decode($0).among(offices) }
  }

  /// A team's heaps are read in the order of an index, whichever it is; planning them takes PostgreSQL longer than reading.
  /// One's own are few or many, and read accordingly.
  private var isPlannedOnce: Bool { !own }

  /// What was met in the week is a heap of its own.
  static let met = "met"

  /// So many of each heap of open obligations and of what was met, the earliest first. Each is read in the order of an
  /// index and ends when it has enough.
  func heaps(limit: Int) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      "SELECT o.* FROM (\(part: all(limit))) o ORDER BY o.due_day, o.about_id, o.id", plannedOnce: isPlannedOnce,
      decode: decode)
  }

  /// The same as one list. What is open comes first: nothing that was met takes its place on a page that is full.
  func list(limit: Int) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      """
      SELECT o.* FROM (\(part: all(limit))) o
      ORDER BY CASE WHEN o.done_day IS NULL THEN 0 ELSE 1 END, o.due_day, o.about_id, o.id LIMIT \(limit)
      """, plannedOnce: isPlannedOnce, decode: decode)
  }

  /// What is open in one heap, behind a place in its order.
  func heap(
    _ pile: Obligation.Pile, after place: PlaceInOrder<ObligationKind>?, limit: Int
  ) -> Statement<ObligationRecord, OwedObligation> {
    Statement(
      "SELECT o.* FROM (\(part: open(pile, behind(place), limit))) o ORDER BY o.due_day, o.about_id, o.id",
      decode: decode)
  }

  /// What is open in one heap in front of a place in its order, the last ones first.
  func heap(
    _ pile: Obligation.Pile, before place: PlaceInOrder<ObligationKind>, limit: Int
  ) -> Statement<ObligationRecord, OwedObligation> {
    let place = placed(place)
    let parts = owing(pile).map { owing -> ScopedSQL in
      """
      SELECT n.* FROM (
        SELECT \(part: columns), b.pile AS heap
        FROM \(rows: ObligationRecord.self, as: "b", fromReach: !isOwn(pile))
        WHERE \(part: owing)\(part: isOpen(pile))
          AND (b.due_day, b.about_id, b.id) < (\(place.due), \(place.about), \(place.id))
        ORDER BY b.due_day DESC, b.about_id DESC, b.id DESC LIMIT \(limit)
      ) n
      """
    }
    return Statement(
      """
      SELECT o.* FROM (\(part: together(parts))) o
      ORDER BY o.due_day DESC, o.about_id DESC, o.id DESC LIMIT \(limit)
      """, decode: decode)
  }

  /// How much is open in one heap, counted no further than `most`: of what one owes by oneself, and of what one owes
  /// with others, each by itself; nothing is in two of them.
  func numbers(in pile: Obligation.Pile, upTo most: Int) -> [Counting<ObligationRecord>] {
    owing(pile).map { owing in
      Counting(
        """
        FROM \(rows: ObligationRecord.self, as: "b", fromReach: !isOwn(pile)) WHERE \(part: owing)\(part: isOpen(pile))
        """, upTo: most)
    }
  }

  /// How much was met in the week, likewise.
  func numbersMet(upTo most: Int) -> [Counting<ObligationRecord>] {
    (own ? mine : [""]).map { owing in
      Counting(
        "FROM \(rows: ObligationRecord.self, as: "b", fromReach: !own) WHERE \(part: owing)\(part: isMet)", upTo: most)
    }
  }

  private func all(_ limit: Int) -> ScopedSQL {
    Obligation.Pile.allCases.reduce(met(limit)) { heaps, pile in
      "\(part: heaps) UNION ALL \(part: open(pile, "", limit))"
    }
  }

  private func open(_ pile: Obligation.Pile, _ behind: ScopedSQL, _ limit: Int) -> ScopedSQL {
    let parts = owing(pile).map { owing -> ScopedSQL in
      """
      SELECT n.* FROM (
        SELECT \(part: columns), b.pile AS heap
        FROM \(rows: ObligationRecord.self, as: "b", fromReach: !isOwn(pile))
        WHERE \(part: owing)\(part: isOpen(pile))\(part: behind)
        ORDER BY b.due_day, b.about_id, b.id LIMIT \(limit)
      ) n
      """
    }
    return parts.count == 1
      ? parts[0]
      : """
      SELECT m.* FROM (
        SELECT h.* FROM (\(part: together(parts))) h ORDER BY h.due_day, h.about_id, h.id LIMIT \(limit)
      ) m
      """
  }

  private func met(_ limit: Int) -> ScopedSQL {
    let parts = (own ? mine : [""]).map { owing -> ScopedSQL in
      """
      SELECT d.* FROM (
        SELECT \(part: columns), \(WeekAsked.met) AS heap
        FROM \(rows: ObligationRecord.self, as: "b", fromReach: !own)
        WHERE \(part: owing)\(part: isMet)
        ORDER BY b.done_day DESC, b.about_id DESC, b.id DESC LIMIT \(limit)
      ) d
      """
    }
    return parts.count == 1
      ? parts[0]
      : """
      SELECT f.* FROM (
        SELECT e.* FROM (\(part: together(parts))) e
        ORDER BY e.done_day DESC, e.about_id DESC, e.id DESC LIMIT \(limit)
      ) f
      """
  }

  private var isMet: ScopedSQL {
    """
    b.done_day >= \(week.monday) AND b.done_day <= \(week.sunday)
      AND b.holds_from <= \(standing) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
    """
  }

  private func together(_ parts: [ScopedSQL]) -> ScopedSQL {
    parts.dropFirst().reduce(parts[0]) { all, part in "\(part: all) UNION ALL \(part: part)" }
  }

  private func isOpen(_ pile: Obligation.Pile) -> ScopedSQL {
    """
    b.pile = \(pile.rawValue) AND b.done_day IS NULL AND b.shown_day <= \(week.sunday)
      AND b.holds_from <= \(known) AND (b.holds_until IS NULL OR b.holds_until >= \(standing))
    """
  }

  private func behind(_ place: PlaceInOrder<ObligationKind>?) -> ScopedSQL {
    guard let place = place.map(placed) else { return "" }
    return " AND (b.due_day, b.about_id, b.id) > (\(place.due), \(place.about), \(place.id))"
  }

  private func placed(_ place: PlaceInOrder<ObligationKind>) -> (due: String?, about: String?, id: ObligationID) {
    let parts = place.sortKey.split(separator: " ", maxSplits: 1).map(String.init)
    return (parts.first, parts.last, place.id)
  }

  /// Who takes part in no programme is reached through no team: only by whoever is responsible, who owes it. So it is
  /// not looked for among everybody's.
  private func isOwn(_ pile: Obligation.Pile) -> Bool { own || pile == .noProgramme }

  private func owing(_ pile: Obligation.Pile) -> [ScopedSQL] { isOwn(pile) ? mine : [""] }

  private static func mine(_ me: AccountID, _ offices: Offices, _ taken: [OfficeDeed]) -> [ScopedSQL] {
    ["b.owner_id = \(me) AND \(part: notOfAnOffice(taken))"]
      + own(offices) { $0.organisation }.map { place, deeds in
        "b.office_id = \(place) AND b.deed IN \(any: deeds) AND "
      }
      + own(offices) { $0.team }.map { place, deeds in "b.team_id = \(place) AND b.deed IN \(any: deeds) AND " }
  }

  /// What an office owes where somebody can do it is no longer whoever is responsible's.
  private static func notOfAnOffice(_ taken: [OfficeDeed]) -> ScopedSQL {
    guard !taken.isEmpty else { return "" }
    return """
      (b.deed IS NULL OR b.office_id IS NULL AND b.team_id IS NULL
        OR b.deed || ' ' || COALESCE(b.office_id, b.team_id) NOT IN \(any: taken.map(\.key))) AND\(part: " ")
      """
  }

  /// The actor's offices of a sort, with what the actor can do there.
  private static func own<Place: Hashable & Comparable>(
    _ offices: Offices, _ sort: (Office) -> Place?
  ) -> [(place: Place, deeds: [String])] {
    var found: [Place: [String]] = [:]
    for deed in Obligation.Deed.allCases {
      for place in offices.own(doing: deed.doing).compactMap(sort) { found[place, default: []].append(deed.rawValue) }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private var columns: ScopedSQL {
    """
    b.id, b.subject, b.about_kind, b.about_id, b.owner_id,
      CASE WHEN b.person_id IS NULL AND b.owner_id <> \(me) THEN NULL ELSE b.owner_name END AS owner_name,
      CASE WHEN b.owner_id = \(me) THEN b.covered_name ELSE NULL END AS covered_name,
      b.office_id, b.office_name, b.team_id, b.team_name, b.participation_id, b.pile, b.key, b.due_day, b.shown_day,
      b.reason, b.source, b.address, b.verb, b.deed, b.done_day, b.on_its_day
    """
  }
}
