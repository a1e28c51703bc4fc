import Access
import Language
import People
import Values
public import Work

/// What is owed about limits: a look at them on the agreed day, and a thought before they end. People lies below Work
/// and cannot owe anything itself; limits matter where hours are, so this room speaks for them.
extension Placements {
  public static var considerationSource: ObligationSource {
    { person, tx in
      try Considerations.consult(person, tx).map { all in
        all.filter { $0.ended == nil }.flatMap { consideration -> [Obligation] in
          let terms = consideration.terms
          var owed: [Obligation] = []
          if terms.until.map({ terms.review < $0 }) ?? true {
            owed.append(
              Obligation(
                person: person, pile: .endings, about: .consideration(consideration.id),
                occurrence: "review " + terms.review.iso, due: terms.review, shown: terms.review.adding(days: -7),
                reason: .owedReview(wording: terms.wording.text)))
          }
          if let until = terms.until {
            owed.append(
              Obligation(
                person: person, pile: .endings, about: .consideration(consideration.id),
                occurrence: "until " + until.iso, due: until.adding(days: -7), shown: until.adding(days: -21),
                reason: .owedLimitEnds(last: until, wording: terms.wording.text)))
          }
          return owed
        }
      }
    }
  }
}
