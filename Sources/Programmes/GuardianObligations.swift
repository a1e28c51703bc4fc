import Access
import Language
import People
import Values
import Web
public import Work

extension Participations {
  /// What is owed for whoever takes part and is under 18: that somebody is known who stands for her.
  public static let guardianObligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(of: person, tx).flatMap(tx) { ways, tx in
      // Of whom nobody expects anything yet nothing is asked.
      guard ways.contains(where: { $0.acceptedOn != nil }) else { return Withheld(known: Outlook([])) }
      return try Guardians.consult(person, tx).map { GuardianObligations.of($0, ways) }
    }
  }
}

/// Pure: from who stands for somebody, and her way through programmes, to what is owed.
enum GuardianObligations {
  /// Days within which somebody finds out: the product's own practice, no law's. The first papers ask for a signature.
  private static let within = 7

  static func of(_ known: Guardianship, _ ways: [Participation]) -> Outlook {
    Outlook(turning: ways.flatMap(\.turns) + known.turns) { day in
      guard known.isMissing(on: day), let (way, first) = running(ways, on: day) else { return [] }
      let since = max(first, known.missingSince(upTo: day) ?? first)
      return [
        Obligation(
          about: .person(way.person), in: .starts, key: Obligation.key(way.id, "guardian " + since.iso),
          due: since.adding(days: within), keepsOff: .back, shown: since, reason: .owedGuardian,
          at: PeopleAddress.newGuardian(way.person), verb: .actNote, deed: .guardian, because: way.id)
      ]
    }
  }

  /// The one that somebody has taken part in for longest, and since when.
  private static func running(_ ways: [Participation], on day: CivilDate) -> (Participation, CivilDate)? {
    ways.compactMap { way in
      guard way.state(on: day).kind == .accepted, let first = way.acceptedOn else { return nil }
      return (way, first)
    }.min { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
  }
}
