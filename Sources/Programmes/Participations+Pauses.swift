import Access
import Values

// What is done with pauses. Each act is a change of the participation, so that whoever saw another state of it is told.

extension Participations {
  @discardableResult
  static func pause(
    _ participation: Participation, _ terms: Participation.Pause.Terms, seen version: Version, _ tx: Transaction
  ) throws -> EntryID {
    let id = tx.newID(EntryKind.self)
    try take(
      .pause, on: participation, seen: version, as: "pause.begun", tx,
      .adding(
        "pause", to: participation.id,
        "id, person_id, reason, from_day, expected_day, meanwhile, noted_day",
        values: """
          \(id), \(participation.person), \(terms.reason.rawValue), \(terms.from), \(terms.expected),
            \(terms.meanwhile?.rawValue), \(tx.today)
          """))
    return id
  }

  /// Another reason or day of return, or what is agreed about placements; the first day stays.
  static func change(
    _ pause: Participation.Pause, of participation: Participation, to terms: Participation.Pause.Terms,
    seen version: Version, _ tx: Transaction
  ) throws {
    try take(
      .changePause, on: participation, seen: version, as: "pause.changed", tx,
      .changing(
        "pause", of: participation.id,
        set: """
          reason = \(terms.reason.rawValue), expected_day = \(terms.expected), meanwhile = \(terms.meanwhile?.rawValue)
          """, where: "id = \(pause.id) AND back_day IS NULL"))
  }

  /// She is there again from `day` on.
  static func comeBack(
    from pause: Participation.Pause, of participation: Participation, on day: CivilDate, seen version: Version,
    _ tx: Transaction
  ) throws {
    try take(
      .comeBack, on: participation, seen: version, as: "pause.ended", tx,
      .changing(
        "pause", of: participation.id, set: "back_day = \(day), back_noted = \(tx.today)",
        where: "id = \(pause.id) AND back_day IS NULL"))
  }

  /// Takes a return back that was written down today: she is not back yet.
  static func keep(
    _ pause: Participation.Pause, of participation: Participation, seen version: Version, _ tx: Transaction
  ) throws {
    try take(
      .keepPause, on: participation, seen: version, as: "pause.end-withdrawn", tx,
      .changing(
        "pause", of: participation.id, set: "back_day = NULL, back_noted = NULL",
        where: "id = \(pause.id) AND back_noted = \(tx.today)"))
  }

  /// Takes a pause back that has not begun, or was written down today: that it was stays in the journal.
  static func takeBack(
    _ pause: Participation.Pause, of participation: Participation, seen version: Version, _ tx: Transaction
  ) throws {
    try take(
      .takeBackPause, on: participation, seen: version, as: "pause.taken-back", tx,
      .removing("pause", of: participation.id, where: "id = \(pause.id) AND back_day IS NULL"))
  }
}

/// A pause with the participation that it belongs to.
struct PauseOfParticipation: Sendable {
  let participation: ParticipationID
  let pause: Participation.Pause
}

extension Participation.Pause {
  static func of(_ person: PersonID) -> Statement<ParticipationRecord, PauseOfParticipation> {
    Statement(
      """
      SELECT z.id, t.id AS participation, t.subject, z.reason, z.from_day, z.expected_day, z.meanwhile, z.back_day,
        z.noted_day, z.back_noted
      FROM \(rows: ParticipationRecord.self, as: "t")
        JOIN \(part: "pause", of: ParticipationRecord.self, as: "z") ON z.participation_id = t.id
      WHERE t.person_id = \(person) ORDER BY z.from_day, z.id
      """
    ) { row in
      PauseOfParticipation(
        participation: try row.id("participation"),
        pause: Participation.Pause(
          id: try row.id("id"),
          terms: Terms(
            reason: try row.choice("reason"), from: try row.date("from_day"), expected: try row.date("expected_day"),
            meanwhile: try row.choiceIfAny("meanwhile")),
          back: try row.dateIfAny("back_day"), noted: try row.date("noted_day"),
          backNoted: try row.dateIfAny("back_noted")))
    }
  }
}
