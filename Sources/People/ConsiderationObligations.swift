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
        verb: .actReview, deed: .review
      ).withPerson
    }
    var all: [Obligation] = []
    // Whoever ended it has decided already.
    let until = consideration.ended == nil ? terms.until : nil
    let shown = until?.adding(days: -21)
    // A look that was agreed for its last weeks is the thought before its end: one thing, on the day that was agreed.
    let isLastLook = shown.map { terms.review >= $0 } ?? false
    if !isLastLook, consideration.lastDay.map({ terms.review < $0 }) ?? true {
      all.append(
        owed(
          "review " + terms.review.iso, due: terms.review, shown: terms.review.adding(days: -7),
          .owedReview(wording: terms.wording.text)))
    }
    if let until, let shown {
      let isAgreed = isLastLook && terms.review < until
      all.append(
        owed(
          "until " + until.iso, due: isAgreed ? terms.review : until.adding(days: -7), keepsOff: isAgreed ? nil : .back,
          shown: shown, .owedLimitEnds(last: until, wording: terms.wording.text)))
    }
    return all
  }
}
