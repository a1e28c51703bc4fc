import Access
import Language
import Values
import Web
public import Work

extension Participations {
  /// What is owed because of somebody's way through a programme: whoever is asked about a referral answers it.
  public static let obligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(of: person, tx).map { Outlook($0.flatMap(\.owed)) }
  }
}

extension Participation {
  /// Days within which a referral should be answered.
  private static let answerWithin = 14

  fileprivate var owed: [Obligation] {
    guard case .none = decision else { return [] }
    return [
      Obligation(
        about: .person(person), in: .starts, key: Obligation.key(id, "answer"),
        due: referral.on.adding(days: Participation.answerWithin), shown: referral.on,
        reason: .owedAnswerReferral(programme: programme.name), at: ProgrammesAddress.participation(id),
        verb: .actAnswer,
        participation: id)
    ]
  }
}
