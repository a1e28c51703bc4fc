import Access
import Language
import Values
import Web
import Work

/// What is owed about limits: a look at them on the agreed day, and a thought before they end.
extension Considerations {
  static let obligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(person, tx).map { ConsiderationObligations.of($0) }
  }
}

/// Pure: from what was agreed to what is owed.
enum ConsiderationObligations {
  static func of(_ considerations: [Consideration]) -> Outlook {
    // Over its last day a limit asks for nothing any more; until then it does, also where its end was set ahead.
    Outlook(turning: considerations.compactMap { $0.lastDay?.adding(days: 1) }) { day in
      considerations.filter { $0.lastDay.map { day <= $0 } ?? true }.flatMap(of)
    }
  }

  private static func of(_ consideration: Consideration) -> [Obligation] {
    let terms = consideration.terms
    func owed(
      _ what: String, due: CivilDate, keepsOff: Obligation.Direction? = nil, shown: CivilDate, _ reason: Phrase
    ) -> Obligation {
      Obligation(
        about: .person(consideration.person), in: .endings, key: Obligation.key(consideration.id, what), due: due,
        keepsOff: keepsOff, shown: shown, reason: reason, at: PeopleAddress.person(consideration.person),
        verb: .actReview, deed: .review)
    }
    var all: [Obligation] = []
    if consideration.lastDay.map({ terms.review < $0 }) ?? true {
      all.append(
        owed(
          "review " + terms.review.iso, due: terms.review, shown: terms.review.adding(days: -7),
          .owedReview(wording: terms.wording.text)))
    }
    // Whoever ended it has decided already.
    if let until = terms.until, consideration.ended == nil {
      all.append(
        owed(
          "until " + until.iso, due: until.adding(days: -7), keepsOff: .back, shown: until.adding(days: -21),
          .owedLimitEnds(last: until, wording: terms.wording.text)))
    }
    return all
  }
}
