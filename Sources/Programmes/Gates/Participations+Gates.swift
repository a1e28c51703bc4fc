public import Access
import Language
public import Rules
public import Values
import Web

extension Participations {
  /// Asks for what is missing at the gate of a phase. Whoever can see to it owes it by that day.
  @discardableResult
  public static func ask(
    for point: PhaseGuard, before phase: PhaseCode, by due: CivilDate, of participation: Participation,
    seen version: Version, _ tx: Transaction
  ) throws -> EntryID {
    try take(.beginPhase, on: participation, seen: version, as: "gate.asked", tx)
    let id = tx.newID(EntryKind.self)
    try tx.complete(
      Completion<ParticipationRecord>.adding(
        "gate_request", to: participation.id, "id, person_id, phase, guard, due_day, asked_by, asked_day",
        values: """
          \(id), \(participation.person), \(phase.text), \(point.rawValue), \(due), \(tx.actor.name), \(tx.today)
          """))
    return id
  }

  /// Takes back that something was asked for: nobody owes it any more.
  static func withdrawRequest(
    _ request: EntryID, of participation: Participation, seen version: Version, _ tx: Transaction
  ) throws {
    try take(
      .beginPhase, on: participation, seen: version, as: "gate.request-withdrawn", tx,
      .removing("gate_request", of: participation.id, where: "id = \(request)"))
  }
}
