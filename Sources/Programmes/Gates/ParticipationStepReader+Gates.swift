import Access
import Language
import Rules
import Values
import Web

extension ParticipationStepReader {
  /// Begins a phase, if nothing is missing on its first day or somebody says why it begins all the same.
  ///
  /// Throws `GateClosed` where nobody was asked for a reason yet.
  func begin(
    _ code: PhaseCode, of way: Participation, _ model: ProgrammeModel, on day: CivilDate, reason: String?,
    isAsked: Bool, past gates: PlacementsAtGate, seen version: Version, _ tx: Transaction
  ) throws -> EntryID {
    guard let phase = model.phases.first(where: { $0.id == code }), !phase.guards.isEmpty else {
      if reason != nil { throw Refused(ParticipationForm.without.name, .gateNothingMissing) }
      return try Participations.beginPhase(code, of: way, on: day, seen: version, tx)
    }
    return try GateFacts.known(of: way.person, gates, tx).decide(tx) { facts, tx -> EntryID in
      let missing = facts.missing(phase, of: way, on: day)
      switch (missing.isEmpty, reason) {
      case (true, nil): return try Participations.beginPhase(code, of: way, on: day, seen: version, tx)
      case (true, _?): throw Refused(ParticipationForm.without.name, .gateNothingMissing)
      case (false, nil) where isAsked: throw Refused(ParticipationForm.without.name, .formMissing)
      case (false, nil):
        let words = said(missing)
        throw GateClosed(
          phase: code, day: day, refused: Refused(ParticipationForm.without.name, .gateClosed(day: day, what: words)))
      case (false, let reason?):
        let without = Participation.PhaseSpell.Without(
          guards: missing, reason: reason, by: tx.actor.name, on: tx.today)
        return try Participations.beginPhase(code, of: way, on: day, without: without, seen: version, tx)
      }
    }
  }

  /// Gives a phase another first day. What was missing and is there by then is not missing any more; what is missing on that
  /// day alone nobody has answered for.
  func move(
    _ spell: Participation.PhaseSpell, of way: Participation, _ model: ProgrammeModel, to day: CivilDate,
    past gates: PlacementsAtGate, seen version: Version, _ tx: Transaction
  ) throws {
    guard let phase = model.phases.first(where: { $0.id == spell.phase }), !phase.guards.isEmpty else {
      return try Participations.movePhase(
        spell.id, of: way, to: day, without: spell.without, seen: version, tx)
    }
    try GateFacts.known(of: way.person, gates, tx).decide(tx) { facts, tx -> Void in
      let missing = facts.missing(phase, of: way, on: day)
      let answered = spell.without?.guards ?? []
      let open = missing.filter { !answered.contains($0) }
      guard open.isEmpty else {
        let words = said(open)
        throw Refused(ParticipationForm.day.name, .gateNotOn(day: day, what: words))
      }
      try Participations.movePhase(
        spell.id, of: way, to: day, without: spell.without?.keeping(missing), seen: version, tx)
    }
  }

  private func said(_ points: [PhaseGuard]) -> String {
    let voice = Voice(language)
    return voice.list(points.map { voice($0.phrase) })
  }
}
