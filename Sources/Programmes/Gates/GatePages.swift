import Access
import Design
import Language
import People
import Rules
import Values
import Web
import Work

extension ParticipationPages {
  /// What is missing before a phase may begin, with the ways on: to mend it, to ask for it, to begin all the same.
  func gate(_ visit: Visit, _ id: ParticipationID) async throws -> Reply {
    let phase = visit.request.query["phase"]
    let named = visit.request.query["on"]
    let day = named.flatMap { CivilDate(iso: $0) }
    if named != nil, day == nil { throw BadRequest("on must be a day such as 2026-11-22") }
    return try await visit.noting(
      form: { written, tx, desk in
        // For whoever moves people on; everybody else is shown what is written on the way itself.
        _ = try tx.grant(Edit.self, ParticipationRecord.self)
        let day = day ?? desk.today
        return try steps.gates(of: id, on: day, tx).flatMap { found -> Disclosed<HTML> in
          let desk = try desk.with(found.way.person, tx)
          let phases = shelf.model(of: found.way.programme)?.phases.map(\.id.text) ?? []
          if let phase, !phases.contains(phase) {
            throw BadRequest("phase must be one of " + phases.joined(separator: ", "))
          }
          return try .together(
            People.find(found.way.person, tx, desk.voice), GateFacts.told(of: found.way.person, steps.placements, tx),
            Obligations.about(.person(found.way.person), tx)
          ) { person, facts, owed in
            GatePage(
              way: found.way, person: person, gates: found.gates.filter { phase == nil || $0.phase.id.text == phase },
              facts: facts, owed: owed, day: day, steps: steps, written: written
            ).document(desk)
          }
        }
      },
      apart: [GateForm.act, GateForm.phaseName, GateForm.guardName], mending: { try $0.shown() },
      keep: { tx, fields in
        let version = try visit.versionSeen(fields)
        let page = Link.to(ProgrammesAddress.gate(id))
        switch fields[GateForm.act].flatMap(GateForm.Act.init(rawValue:)) {
        case .ask:
          let request = try steps.ask(
            fields, for: id, besides: [GateForm.act], seen: version, visit.voice.language, tx)
          return page.saying(.doneGateAsked, about: id, at: version.next, part: request.text)
        case .withdraw:
          try steps.withdrawRequest(fields, of: id, besides: [GateForm.act], seen: version, tx)
          return page.saying(.doneGateRequestWithdrawn, about: id, at: version.next)
        case nil: throw fields.noStep(GateForm.act)
        }
      })
  }
}
