import Access
import Programmes
import Rules
import Values

// Every statement about placements, ladders, follow-ups and taken places, whole.

extension Placement {
  private static let columns: ScopedSQL =
    """
    l.id, l.subject, l.participation_id, l.workplace_id, l.version, l.measure, l.basis, l.group_code, l.purpose,
      l.tasks, l.from_day, l.until_day, l.work_days, l.work_from, l.work_until, l.work_changes, l.last_employer, l.state, l.is_started,
      l.ended_day, l.end_reason, l.ended_by, l.next_step, l.approved_day, l.case_number, l.place_turn, l.extensions,
      l.ended_noted, l.start_noted
    """

  /// Papers follow in `Paper.of`.
  @Sendable static func decode(_ row: borrowing Columns) throws -> Placement {
    guard let period = Period(from: try row.date("from_day"), until: try row.dateIfAny("until_day")) else {
      throw DamagedRecord(column: "until_day")
    }
    let isStarted = try row.flag("is_started")
    // A stored *ended* is what is over for good, and says nothing that the day does not.
    let stage: Stage =
      isStarted ? .started : try row.choice("state", Stored.self) == .checked ? .checked : .draft
    var ending: Ending?
    if let day = try row.dateIfAny("ended_day") {
      ending = Ending(
        on: day, reason: try row.choice("end_reason"), by: try row.choice("ended_by"),
        nextStep: try row.text("next_step"))
    }
    return Placement(
      id: try row.id("id"), person: try row.id("subject"), participation: try row.id("participation_id"),
      workplace: try row.id("workplace_id"), version: try row.version(),
      terms: Terms(
        measure: MeasureCode(try row.text("measure")), basis: BasisCode(try row.text("basis")),
        group: try row.textIfAny("group_code").map { GroupCode($0) },
        purpose: try row.textIfAny("purpose").map { PurposeCode($0) }, tasks: try row.text("tasks"), period: period,
        working: try working(row), lastEmployer: try row.choice("last_employer")), stage: stage,
      startNoted: try row.dateIfAny("start_noted"), ending: ending, endingNoted: try row.dateIfAny("ended_noted"),
      turn: try row.textIfAny("place_turn").flatMap { PlaceTurn(text: $0) }, extensions: try row.integer("extensions"),
      papers: Papers(approved: try row.dateIfAny("approved_day"), caseNumber: try row.textIfAny("case_number")))
  }

  private static func working(_ row: borrowing Columns) throws -> Timetable {
    let (days, from) = (try row.weekdays("work_days"), try row.timeIfAny("work_from"))
    let first =
      days.isEmpty && from == nil ? nil : WorkingTimes(days: days, from: from, to: try row.timeIfAny("work_until"))
    guard let working = Timetable(first, changesText: try row.textIfAny("work_changes")) else {
      throw DamagedRecord(column: "work_changes")
    }
    return working
  }

  static func byID(_ id: PlacementID) -> Statement<PlacementRecord, Placement> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: PlacementRecord.self, as: "l") WHERE l.id = \(id)
      """, decode: decode)
  }

  static func of(_ person: PersonID) -> Statement<PlacementRecord, Placement> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: PlacementRecord.self, as: "l") WHERE l.person_id = \(person) ORDER BY l.from_day DESC, l.id DESC
      """, decode: decode)
  }

  /// Those of some people that run on a day.
  static func running(among people: [PersonID], on day: CivilDate) -> Statement<PlacementRecord, Placement> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: PlacementRecord.self, as: "l")
      WHERE l.person_id IN \(any: people) AND \(part: stands(.running, on: day)) ORDER BY l.person_id, l.from_day, l.id
      """, decode: decode)
  }

  /// Of everybody within reach, or those of them that stand so on a day; the newest first.
  static func all(
    _ state: State.Kind?, on day: CivilDate, after id: String, limit: Int
  ) -> Statement<PlacementRecord, Placement> {
    guard state == .ended else {
      return Statement(
        """
        SELECT \(part: columns)
        FROM \(rows: PlacementRecord.self, as: "l", fromReach: true)
        WHERE \(part: state.map { stands($0, on: day) } ?? "1 = 1") AND l.id < \(id)
        ORDER BY l.id DESC LIMIT \(limit)
        """, decode: decode)
    }
    // Both parts are read in the order of an index, and no further than the page.
    return Statement(
      """
      SELECT e.* FROM (
        SELECT o.* FROM (
          SELECT \(part: columns) FROM \(rows: PlacementRecord.self, as: "l", fromReach: true)
          WHERE l.state = 'ended' AND l.id < \(id) ORDER BY l.id DESC LIMIT \(limit)
        ) o
        UNION ALL
        SELECT n.* FROM (
          SELECT \(part: columns) FROM \(rows: PlacementRecord.self, as: "l", fromReach: true)
          WHERE \(part: stands(.ended, on: day)) AND l.id < \(id) ORDER BY l.id DESC LIMIT \(limit)
        ) n
      ) e ORDER BY e.id DESC LIMIT \(limit)
      """, decode: decode)
  }

  /// The same in front of one of them, the last ones first.
  static func inFront(
    of id: PlacementID, _ state: State.Kind?, on day: CivilDate, limit: Int
  ) -> Statement<PlacementRecord, Placement> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: PlacementRecord.self, as: "l", fromReach: true)
      WHERE \(part: isAny(state, on: day)) AND l.id > \(id) ORDER BY l.id LIMIT \(limit)
      """, decode: decode)
  }

  /// How many there are, counted no further than `most`.
  static func number(_ state: State.Kind?, on day: CivilDate, upTo most: Int) -> Counting<PlacementRecord> {
    Counting(
      """
      FROM \(rows: PlacementRecord.self, as: "l", fromReach: true) WHERE \(part: isAny(state, on: day))
      """, upTo: most)
  }

  private static func isAny(_ state: State.Kind?, on day: CivilDate) -> ScopedSQL {
    switch state {
    case nil: "1 = 1"
    case .ended: "(l.state = 'ended' OR (\(part: stands(.ended, on: day))))"
    case .some(let state): stands(state, on: day)
    }
  }

  /// The same as `state(on:)`, for the database. What is stored as *ended* was given up before it began, or is over for so
  /// long that `close` has put it away; the others are told apart by their days.
  private static func stands(_ state: State.Kind, on day: CivilDate) -> ScopedSQL {
    switch state {
    case .draft: "l.state = 'draft'"
    case .checked: "l.state = 'checked'"
    case .ready:
      """
      l.state = 'running' AND l.from_day > \(day)
        AND (l.ended_day IS NULL OR l.ended_day >= l.from_day OR l.ended_day > \(day))
      """
    case .running:
      """
      l.state = 'running' AND l.from_day <= \(day) AND (l.until_day IS NULL OR l.until_day >= \(day))
        AND (l.ended_day IS NULL OR l.ended_day >= \(day))
      """
    case .lastDayPassed: "l.state = 'running' AND l.until_day < \(day) AND l.ended_day IS NULL"
    case .ended:
      """
      l.state = 'running' AND l.ended_day IS NOT NULL AND (l.ended_day < \(day) OR l.until_day < \(day)
        OR (l.ended_day < l.from_day AND l.ended_day <= \(day)))
      """
    }
  }

  /// How it is stored.
  private enum Stored: String, CaseIterable { case draft, checked, running, ended }

  /// Those that a search finds by the number of their case, the oldest first, after one of them.
  static func found(
    by search: SearchText, after id: PlacementID?, limit: Int
  ) -> Statement<PlacementRecord, Placement> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(found: PlacementRecord.self, as: "l", by: search, after: id.map { (key: "", id: $0.text) }, limit: limit)
      ORDER BY l.found_key, l.id LIMIT \(limit)
      """, decode: decode)
  }

  static func number(foundBy search: SearchText, upTo most: Int) -> Counting<PlacementRecord> {
    Counting("FROM \(found: PlacementRecord.self, as: "l", by: search, after: nil, limit: most)", upTo: most)
  }

  /// Placements at a workplace that are not over, for the system to check anew when something there changes.
  static func openAt(_ workplace: WorkplaceID) -> Statement<PlacementRecord, Placement> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: PlacementRecord.self, as: "l") WHERE l.workplace_id = \(workplace) AND l.state <> 'ended'
      ORDER BY l.id
      """, decode: decode)
  }
}

extension Placement {
  /// Started ones whose last day lies before a day, for the system to put away.
  static func over(before day: CivilDate, limit: Int) -> Statement<PlacementRecord, PlacementID> {
    Statement(
      """
      SELECT l.id, l.subject FROM \(rows: PlacementRecord.self, as: "l")
      WHERE l.state = 'running' AND l.ended_day IS NOT NULL AND (l.ended_day < \(day) OR l.until_day < \(day))
      ORDER BY l.id LIMIT \(limit)
      """
    ) { try $0.id("id") }
  }

  /// Where somebody has a placement that is not over, in the order of ids; once for each placement.
  static func workplaces(after workplace: WorkplaceID?, limit: Int) -> Statement<PlacementRecord, WorkplaceID> {
    Statement(
      """
      SELECT l.workplace_id, l.subject FROM \(rows: PlacementRecord.self, as: "l")
      WHERE l.state <> 'ended' AND l.workplace_id > \(workplace?.text ?? "")
      ORDER BY l.workplace_id LIMIT \(limit)
      """
    ) { try $0.id("workplace_id") }
  }

  static let numberOfWorkplaces = Counting<PlacementRecord>(
    """
    FROM \(rows: PlacementRecord.self, as: "l") WHERE l.state <> 'ended' GROUP BY l.workplace_id
    """)
}

extension Slot {
  /// Places that are taken at a workplace, under each record of it, without those of one placement: what and when, never
  /// who.
  static func taken(at workplaces: [WorkplaceID], without own: PlacementID?) -> Statement<QuotaSlotRecord, Slot> {
    Statement(
      """
      SELECT q.measure, q.basis, q.from_day, q.place_turn,
        CASE WHEN q.ended_day < q.until_day OR q.until_day IS NULL THEN q.ended_day ELSE q.until_day END AS last_day
      FROM \(rows: QuotaSlotRecord.self, as: "q")
      WHERE q.workplace_id IN \(any: workplaces) AND q.id <> \(own?.text ?? "")
        AND (q.ended_day IS NULL OR q.ended_day >= q.from_day)
      ORDER BY q.from_day, q.id
      """
    ) { row in
      guard let period = Period(from: try row.date("from_day"), until: try row.dateIfAny("last_day")) else {
        throw DamagedRecord(column: "until_day")
      }
      return Slot(
        MeasureCode(try row.text("measure")), BasisCode(try row.text("basis")), period,
        turn: try row.textIfAny("place_turn").flatMap { PlaceTurn(text: $0) })
    }
  }
}
