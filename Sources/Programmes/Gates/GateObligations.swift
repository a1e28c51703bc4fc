import Access
import Language
import Rules
import Values
import Web
public import Work

extension Participations {
  /// What somebody asked for before a phase: owed by whoever can see to it, until it is there, the phase is, or nobody asks
  /// for it any more.
  public static func gateObligations(_ placements: PlacementsAtGate) -> ObligationSource {
    { subject, tx in
      guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
      return try tx.consult(GateRequest.of(person)).flatMap(tx) { requests, tx in
        guard !requests.isEmpty else { return Withheld(known: Outlook([])) }
        return try .together(
          consult(of: person, tx), tx.consult(Participation.PhaseSpell.of(person)),
          GateFacts.known(of: person, placements, tx)
        ) { ways, spells, facts in
          let ways = ways.map { Participation.with($0, spells, [], requests) }
          return GateObligations.of(ways, facts)
        }
      }
    }
  }
}

/// Pure: from what was asked for to what is owed.
enum GateObligations {
  static func of(_ ways: [Participation], _ facts: GateFacts) -> Outlook {
    let dues = ways.flatMap(\.requests).map(\.due)
    return Outlook(turning: ways.flatMap { $0.turns + facts.turns(of: $0) } + dues) { day in
      ways.filter { [.accepted, .expected].contains($0.state(on: day).kind) }.flatMap { way in
        way.standing.compactMap { owed($0, way, facts, on: day) }
      }
    }
  }

  /// What will be there by the day for which it was asked is not owed any more: nobody could do more for it.
  private static func owed(
    _ request: GateRequest, _ way: Participation, _ facts: GateFacts, on day: CivilDate
  ) -> Obligation? {
    guard facts.met(request.point, of: way, on: max(day, request.due)) == nil else { return nil }
    return Obligation(
      about: .person(way.person), in: .starts, key: Obligation.key(way.id, request.owedAs), due: request.due,
      shown: request.on, reason: request.point.owed(in: way.programme.name), at: ProgrammesAddress.gate(way.id),
      verb: .actOpen, deed: request.point.deed, because: way.id)
  }
}
