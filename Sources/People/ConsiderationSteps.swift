import Access
import Language
import Values
import Web

/// What is done with considerations, from what was answered; on pages and in the API alike.
enum ConsiderationSteps {
  static func agree(
    _ terms: Consideration.Terms, on day: CivilDate, with person: PersonID, _ tx: Transaction
  ) throws -> ConsiderationID {
    try People.meet(person, tx)
    return try Considerations.agree(terms, with: person, on: day, tx)
  }

  /// Answers whose it was.
  static func end(
    _ id: ConsiderationID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> PersonID {
    var read = AnswerReader(fields, of: [ConsiderationForm.lastDay])
    let last = read.date(ConsiderationForm.lastDay)
    read.near(ConsiderationForm.lastDay, last, tx.today)
    try read.finish()
    let owner = try Considerations.find(id, tx).flatMap { current in
      try Considerations.of(current.person, tx).map { (current, $0) }
    }.act { current, all in
      try refuseReplaced(current, among: all)
      try refuseOver(current, on: tx.today)
      if let last, last < current.terms.from {
        throw Refused(ConsiderationForm.lastDay.name, .considerationUntilBeforeFrom(from: current.terms.from))
      }
      return current.person
    }
    guard let last else { throw NotFound() }
    try Considerations.end(id, lastDay: last, seen: version, tx)
    return owner
  }
}
