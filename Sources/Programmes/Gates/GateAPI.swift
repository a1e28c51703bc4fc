import Access
import Language
import Rules
import Values
import Web

extension ProgrammesAPI {
  /// What is at the gates of somebody's way on a day, and asking for what is missing.
  func gate(_ visit: Visit, _ id: ParticipationID) async throws -> Reply {
    try await visit.on(
      get: {
        let named = visit.request.query["on"]
        let day = named.flatMap { CivilDate(iso: $0) }
        if named != nil, day == nil { throw BadRequest("on must be a day such as 2026-11-22") }
        return .json(
          try await visit.work(.exchange) { tx, desk in
            _ = try tx.grant(Edit.self, ParticipationRecord.self)
            return try steps.gates(of: id, on: day ?? desk.today, tx).map { found in
              [
                "items": .array(
                  found.gates.flatMap { gate in
                    gate.checks.map { Gate.shape.json((gate, $0, found.way, desk.voice)) }
                  })
              ]
            }
          })
      },
      post: {
        try await visit.write(
          { tx, fields in
            _ = try steps.ask(
              fields, for: id, seen: try visit.versionSeen(fields), visit.voice.language, tx)
            return ProgrammesResource.participation(id)
          }, present: ProgrammesAPI.present)
      },
      patch: {
        try await visit.write(
          { tx, fields in
            try steps.withdrawRequest(fields, of: id, seen: try visit.versionSeen(fields), tx)
            return ProgrammesResource.participation(id)
          }, present: ProgrammesAPI.present)
      })
  }

  static let gateOperations: [Operation] = [
    .tells(
      .each(ProgrammesResource.gate),
      "What each phase asks for that is neither there nor planned, and whether it is there on a day: today where none is named.",
      query: [Operation.Query("on", "The day on which the phase would begin.", .date)],
      .answer(["items": .list(Gate.shape.schema)])),
    .changes(
      .each(ProgrammesResource.gate), by: .post,
      "Asks for one thing that is missing before a phase: whoever can see to it owes it by the day “due”, until it is there or nobody asks for it any more.",
      with: .answers(to: [GateForm.phase([], .english), GateForm.point, GateForm.due]), Participation.shape.schema),
    .changes(
      .each(ProgrammesResource.gate), "Takes back that something was asked for; “request” is its id.",
      with: .answers(to: [GateForm.request]), Participation.shape.schema),
  ]
}

extension Gate {
  static let shape = Shape<(gate: Gate, check: Check, way: Participation, voice: Voice)>("GateCheck") { of in
    of.words("phase") { $0.gate.phase.id.text }
    of.code("guard") { $0.check.point }
    of.day("on") { $0.gate.day }
    of.truth("isThere") { $0.check.met != nil }
    of.words("sentence") { one in one.voice(one.check.met ?? one.check.point.missing(on: one.gate.day)) }
    of.id("request") { one in one.way.request(for: one.check.point, before: one.gate.phase.id)?.id }
  }
}

extension GateRequest {
  static let shape = Shape<GateRequest> { request in
    request.id("id") { $0.id }
    request.words("phase") { $0.phase.text }
    request.code("guard") { $0.point }
    request.day("due") { $0.due }
    request.words("askedBy") { $0.by }
    request.day("askedOn") { $0.on }
  }
}
