import Access
import Language
import Rules
import Values
import Web

extension ParticipationSteps {
  /// What is at the gates of somebody's way, in the order of the programme.
  func gates(
    of id: ParticipationID, on day: CivilDate, _ tx: Transaction
  ) throws -> Disclosed<(way: Participation, gates: [Gate])> {
    let way = try Participations.find(id, tx)
    let facts = try way.flatMap { try GateFacts.told(of: $0.person, placements, tx) }
    return .together(way, facts) { way, facts in
      let phases = shelf.model(of: way.programme)?.gates(of: way) ?? []
      return (way, phases.map { Gate($0, of: way, facts, on: day) })
    }
  }

  /// Asks for one thing that is missing. Answers under which id it is asked for.
  func ask(
    _ fields: Fields, for id: ParticipationID, besides names: [String] = [], seen version: Version,
    _ language: LanguageTag, _ tx: Transaction
  ) throws -> EntryID {
    try Participations.find(id, tx).act { way in
      guard way.version == version else { throw Stale(current: way.version) }
      guard let model = shelf.model(of: way.programme) else { throw Refused(nil, .participationModelMissing) }
      // Whoever has left, or was not accepted, stands at no gate.
      guard way.steps(on: tx.today).contains(.beginPhase) else { throw Refused(nil, .participationStepNotOpen) }
      let phases = GateForm.phase(model.gates(of: way), language)
      var read = AnswerReader(fields, of: [phases, GateForm.point, GateForm.due], besides: names)
      let code = read.choice(phases)
      let point = read.choice(GateForm.point, as: PhaseGuard.self)
      let due = read.date(GateForm.due)
      if let due, due < tx.today { read.refuse(GateForm.due, .participationDayTooEarly(date: tx.today)) }
      if let due, due > GateForm.latest(tx.today) {
        read.refuse(GateForm.due, .participationDayTooFar(latest: GateForm.latest(tx.today)))
      }
      let phase = model.phases.first { $0.id.text == code }
      if let phase, let point, !phase.guards.contains(point) { read.refuse(GateForm.point, .formNoChoice) }
      if let phase, let point, let asked = way.request(for: point, before: phase.id) {
        read.refuse(GateForm.point, .gateAskedAlready(day: asked.due))
      }
      try read.finish()
      guard let phase, let point, let due else { throw Refused(nil, .formMissing) }
      return try GateFacts.known(of: way.person, placements, tx).decide(tx) { facts, tx -> EntryID in
        if facts.met(point, of: way, on: due) != nil { throw Refused(GateForm.guardName, .gateThereAlready(day: due)) }
        return try Participations.ask(for: point, before: phase.id, by: due, of: way, seen: version, tx)
      }
    }
  }

  /// Takes back that something was asked for, also once it is there.
  func withdrawRequest(
    _ fields: Fields, of id: ParticipationID, besides names: [String] = [], seen version: Version, _ tx: Transaction
  ) throws {
    try Participations.find(id, tx).act { way in
      guard way.version == version else { throw Stale(current: way.version) }
      guard way.steps(on: tx.today).contains(.beginPhase) else { throw Refused(nil, .participationStepNotOpen) }
      var read = AnswerReader(fields, of: [GateForm.request], besides: names)
      let request = read.id(GateForm.request, EntryKind.self)
      if let request, !way.requests.contains(where: { $0.id == request }) {
        read.refuse(GateForm.request, .formNoReference)
      }
      try read.finish()
      guard let request else { throw Refused(nil, .formMissing) }
      try Participations.withdrawRequest(request, of: way, seen: version, tx)
    }
  }
}
