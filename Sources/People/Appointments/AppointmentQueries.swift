import Access
import Values

// Of appointments of either kind: `K` says whether they are the case circle's, or the counsellor's own.
extension Appointment {
  static let columns: ScopedSQL = """
    a.id, a.subject, a.version, a.circle, a.host_id, a.host_name, a.noted_day, a.on_day, a.from_time, a.until_time,
      a.party, a.party_name, a.means, a.place, a.way, a.words, a.childcare, a.interpreter_language,
      a.interpreter_wish, a.interpreter_state, a.interpreter_name, a.interpreter_minor, a.moves, a.outcome,
      a.outcome_day, a.called_off_by, a.why, a.why_words, a.tried_means, a.tried_day, a.tried_reached, a.next_id,
      a.settled_day, a.withdrawn_day
    """

  @Sendable static func decode(_ row: borrowing Columns) throws -> Appointment {
    let host = try row.idIfAny("host_id", AccountKind.self)
    return Appointment(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      host: try host.map { Host($0, try row.text("host_name")) }, isClosed: try row.text("circle") == "closed",
      noted: try row.date("noted_day"), details: try details(row), moves: try moves(row), outcome: try outcome(row),
      withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  private static func slot(_ row: borrowing Columns) throws -> Slot {
    guard let from = try row.timeIfAny("from_time") else { throw DamagedRecord(column: "from_time") }
    return Slot(on: try row.date("on_day"), from: from, until: try row.timeIfAny("until_time"))
  }

  private static func details(_ row: borrowing Columns) throws -> Details {
    var interpreter: Interpreter?
    if let language = try row.languageIfAny("interpreter_language") {
      interpreter = Interpreter(
        language, wish: try row.choice("interpreter_wish"), state: try row.choice("interpreter_state"),
        name: try row.textIfAny("interpreter_name"), minorBecause: try row.textIfAny("interpreter_minor"))
    }
    return Details(
      try slot(row), party: try row.choiceIfAny("party"), partyName: try row.textIfAny("party_name"),
      means: try row.choice("means"), place: try row.textIfAny("place"), way: try row.textIfAny("way"),
      words: try row.textIfAny("words"), childcare: try row.choice("childcare"), interpreter: interpreter)
  }

  private static func moves(_ row: borrowing Columns) throws -> [Move] {
    guard let text = try row.textIfAny("moves") else { return [] }
    guard let moves = [Move](stored: text) else { throw DamagedRecord(column: "moves") }
    return moves
  }

  private static func outcome(_ row: borrowing Columns) throws -> Outcome? {
    guard let code = try row.choiceIfAny("outcome", Outcome.Code.self) else { return nil }
    let day = try row.date("outcome_day")
    switch code {
    case .held: return .held(on: day)
    case .calledOff: return .calledOff(on: day, by: try row.choice("called_off_by"), try row.choiceIfAny("why"))
    case .missed:
      var tried: Try?
      if let means = try row.choiceIfAny("tried_means", ContactEntry.Means.self) {
        tried = Try(by: means, on: try row.date("tried_day"), reached: try row.flag("tried_reached"))
      }
      return .missed(
        Missed(
          on: day, tried: tried, why: try row.choiceIfAny("why"), words: try row.textIfAny("why_words"),
          next: try row.idIfAny("next_id"), settled: try row.dateIfAny("settled_day")))
    }
  }

  static func byID<K: Protected>(_ id: AppointmentID, _ kind: K.Type) -> Statement<K, Appointment> {
    Statement("SELECT \(part: columns) FROM \(rows: K.self, as: "a") WHERE a.id = \(id)", decode: decode)
  }

  /// Those of which nobody has said what came of them, the next one first; those whose day is over before it.
  static func toCome<K: Protected>(for person: PersonID, _ kind: K.Type) -> Statement<K, Appointment> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: K.self, as: "a")
      WHERE a.person_id = \(person) AND a.settled_day IS NULL AND a.withdrawn_day IS NULL
      ORDER BY a.on_day, a.from_time, a.id LIMIT \(most * 2)
      """, decode: decode)
  }

  /// Those of which nothing is left to do, the latest first, behind a place.
  static func over<K: Protected>(
    for person: PersonID, behind start: (day: String, id: String), limit: Int, _ kind: K.Type
  ) -> Statement<K, Appointment> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: K.self, as: "a")
      WHERE a.person_id = \(person) AND a.settled_day IS NOT NULL AND a.withdrawn_day IS NULL
        AND (a.on_day, a.id) < (\(start.day), \(start.id))
      ORDER BY a.on_day DESC, a.id DESC LIMIT \(limit)
      """, decode: decode)
  }

  /// All of them, the latest first, behind a place.
  static func all<K: Protected>(
    for person: PersonID, behind start: (day: String, id: String), limit: Int, _ kind: K.Type
  ) -> Statement<K, Appointment> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: K.self, as: "a")
      WHERE a.person_id = \(person) AND a.withdrawn_day IS NULL AND (a.on_day, a.id) < (\(start.day), \(start.id))
      ORDER BY a.on_day DESC, a.id DESC LIMIT \(limit)
      """, decode: decode)
  }

  /// What one of the workers has on a day, with whomever.
  static func with<K: Protected>(_ host: AccountID, on day: CivilDate, _ kind: K.Type) -> Statement<K, Appointment> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: K.self, as: "a")
      WHERE a.host_id = \(host) AND a.on_day = \(day) AND a.outcome IS NULL AND a.withdrawn_day IS NULL
      ORDER BY a.from_time, a.id LIMIT \(mostInADay)
      """, decode: decode)
  }

  /// The days, the first ones first, on which somebody met one of those who work with her, as was agreed before.
  static func talks(with person: PersonID, since day: CivilDate) -> Statement<AppointmentRecord, CivilDate> {
    Statement(
      """
      SELECT DISTINCT a.on_day, a.subject FROM \(rows: AppointmentRecord.self, as: "a")
      WHERE a.person_id = \(person) AND a.on_day >= \(day) AND a.withdrawn_day IS NULL AND a.outcome = 'held'
        AND a.host_id IS NOT NULL
      ORDER BY a.on_day LIMIT \(mostInADay)
      """
    ) { try $0.date("on_day") }
  }

  /// So many fit into anybody's day.
  private static let mostInADay = 50

  /// How many are still to come, or to be said something of.
  static func open<K: Protected>(for person: PersonID, _ kind: K.Type) -> Counting<K> {
    Counting(
      """
      FROM \(rows: K.self, as: "a")
      WHERE a.person_id = \(person) AND a.settled_day IS NULL AND a.withdrawn_day IS NULL
      """, upTo: most)
  }

  /// What this week is told of: those of which something is left to do, and the latest of the others.
  static func forWeek(for person: PersonID) -> Statement<AppointmentRecord, Appointment> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: AppointmentRecord.self, as: "a")
      WHERE a.person_id = \(person) AND a.withdrawn_day IS NULL
      ORDER BY CASE WHEN a.settled_day IS NULL THEN 0 ELSE 1 END, a.on_day DESC, a.id DESC LIMIT \(most * 2)
      """, decode: decode)
  }

  /// With whom an account has any.
  static func people(given account: AccountID) -> Statement<AppointmentRecord, PersonID> {
    Statement(
      """
      SELECT DISTINCT a.subject FROM \(rows: AppointmentRecord.self, as: "a") WHERE a.host_id = \(account)
      ORDER BY a.subject
      """
    ) { try $0.id("subject") }
  }
}

extension BusyTime {
  /// When somebody is not free, from a day on, for those who are told no more of it.
  static func of(_ person: PersonID, from day: CivilDate) -> Statement<ClosedAppointmentRecord, BusyTime> {
    Statement(
      """
      SELECT b.id, b.subject, b.on_day, b.from_time, b.until_time
      FROM \(rows: ClosedAppointmentRecord.self, as: "b")
      WHERE b.person_id = \(person) AND b.freed_day IS NULL AND b.on_day >= \(day)
      ORDER BY b.on_day, b.from_time, b.id LIMIT \(Appointment.most)
      """, showing: .presence
    ) { row in
      guard let from = try row.timeIfAny("from_time") else { throw DamagedRecord(column: "from_time") }
      return BusyTime(
        id: try row.id("id"), person: try row.id("subject"),
        slot: Appointment.Slot(on: try row.date("on_day"), from: from, until: try row.timeIfAny("until_time")))
    }
  }
}

// Earlier times as they are stored: `2026-12-01.10:00.11:00.2026-11-27`, one after the other.
extension [Appointment.Move] {
  init?(stored text: String) {
    var moves: [Appointment.Move] = []
    for line in text.split(separator: "~", omittingEmptySubsequences: false) {
      let parts = line.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 4, let day = CivilDate(iso: parts[0]), let from = ClockTime(text: parts[1]),
        let on = CivilDate(iso: parts[3])
      else { return nil }
      let until = ClockTime(text: parts[2])
      guard until != nil || parts[2] == "-" else { return nil }
      moves.append(Appointment.Move(from: Appointment.Slot(on: day, from: from, until: until), on: on))
    }
    self = moves
  }

  /// None where it was never moved.
  var stored: String? {
    isEmpty
      ? nil
      : map { "\($0.from.day.iso).\($0.from.from.iso).\($0.from.until?.iso ?? "-").\($0.on.iso)" }
        .joined(separator: "~")
  }
}
