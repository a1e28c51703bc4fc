public import Access
public import Rules
public import Values

// What is done with the phases of a participation. Each act is a change of the participation, so that whoever saw another
// state of it is told.

extension Participations {
  @discardableResult
  public static func beginPhase(
    _ phase: PhaseCode, of participation: Participation, on day: CivilDate,
    without: Participation.PhaseSpell.Without? = nil, seen version: Version, _ tx: Transaction
  ) throws -> EntryID {
    try take(
      .beginPhase, on: participation, seen: version, as: without == nil ? "phase.begun" : "phase.begun-without", tx)
    return try begin(phase, of: participation, on: day, without: without, tx)
  }

  /// `day` is the last day of the phase. One that is still to come can be given again.
  public static func endPhase(
    _ spell: EntryID, of participation: Participation, on day: CivilDate, seen version: Version, _ tx: Transaction
  ) throws {
    try take(
      .endPhase, on: participation, seen: version, as: "phase.ended", tx,
      .changing(
        "phase_spell", of: participation.id, set: "ended_day = \(day), last_day = \(day)",
        where: "id = \(spell) AND (ended_day IS NULL OR ended_day >= \(tx.today))"))
  }

  /// Takes the last day of a phase back that is not over: it goes on without one.
  public static func keepPhase(
    _ spell: EntryID, of participation: Participation, seen version: Version, _ tx: Transaction
  ) throws {
    try take(
      .keepPhase, on: participation, seen: version, as: "phase.end-withdrawn", tx,
      .changing(
        "phase_spell", of: participation.id, set: "ended_day = NULL, last_day = \(participation.exit?.on)",
        where: "id = \(spell) AND ended_day >= \(tx.today)"))
  }

  /// Gives a phase another first day that has not begun yet, or began today.
  ///
  /// - Parameter without: what is missing on that day, of what was missing before.
  public static func movePhase(
    _ spell: EntryID, of participation: Participation, to day: CivilDate,
    without: Participation.PhaseSpell.Without? = nil, seen version: Version, _ tx: Transaction
  ) throws {
    try take(
      .movePhase, on: participation, seen: version, as: "phase.moved", tx,
      .changing(
        "phase_spell", of: participation.id,
        set: """
          begun_day = \(day), without_guards = \(without?.codes), without_reason = \(without?.reason),
          without_by = \(without?.by), without_day = \(without?.on)
          """, where: "id = \(spell) AND begun_day >= \(tx.today)"))
  }

  /// Takes a phase back that has not begun yet, or began today: that it was planned stays in the journal.
  public static func takeBackPhase(
    _ spell: EntryID, of participation: Participation, seen version: Version, _ tx: Transaction
  ) throws {
    try take(
      .takeBackPhase, on: participation, seen: version, as: "phase.taken-back", tx,
      .removing(
        "phase_spell", of: participation.id, where: "id = \(spell) AND begun_day >= \(tx.today)"))
  }

  /// One act about a phase or a pause: open on the day, a change of the participation that was seen, and what it does to
  /// the part.
  static func take(
    _ step: Participation.State.Kind.Step, on participation: Participation, seen version: Version,
    as event: StaticString, _ tx: Transaction, _ spell: Completion<ParticipationRecord>? = nil
  ) throws {
    try require(step, of: participation, on: tx.today)
    try tx.change(
      Change<ParticipationRecord>(
        of: participation.id, seen: version, as: event, set: "state = state"),
      try tx.grant(Edit.self, ParticipationRecord.self))
    if let spell { try tx.complete(spell) }
  }

  /// The last day of each phase, as it is found by: with the exit, or as it was ended before that.
  static func endPhases(of participation: Participation, with exit: CivilDate?, _ tx: Transaction) throws {
    let last: ScopedSQL =
      exit.map { "CASE WHEN ended_day IS NULL OR ended_day > \($0) THEN \($0) ELSE ended_day END" } ?? "ended_day"
    try tx.complete(
      Completion<ParticipationRecord>.changing(
        "phase_spell", of: participation.id, set: "last_day = \(part: last)", where: "1 = 1"))
  }

  @discardableResult
  static func begin(
    _ phase: PhaseCode, of participation: Participation, on day: CivilDate,
    without: Participation.PhaseSpell.Without? = nil, _ tx: Transaction
  ) throws -> EntryID {
    let id = tx.newID(EntryKind.self)
    try tx.complete(
      Completion<ParticipationRecord>.adding(
        "phase_spell", to: participation.id,
        "id, person_id, phase, begun_day, last_day, without_guards, without_reason, without_by, without_day",
        values: """
          \(id), \(participation.person), \(phase.text), \(day), \(participation.exit?.on), \(without?.codes),
          \(without?.reason), \(without?.by), \(without?.on)
          """))
    return id
  }
}
