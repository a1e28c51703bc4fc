import Access
import Language
import Values
import Web

/// What is done with considerations, from what was answered; on pages and in the API alike.
enum ConsiderationSteps {
  static func agree(
    _ entry: ConsiderationForm.Entry, with person: PersonID, _ tx: Transaction
  ) throws -> ConsiderationID {
    try People.meet(person, tx)
    if !entry.isAnother { try refuseAgreed(entry.terms, with: person, tx) }
    return try Considerations.agree(entry.terms, with: person, on: entry.agreed, tx)
  }

  /// What is agreed for the same days already is agreed in new words there: whoever writes it down once more is told of it.
  private static func refuseAgreed(_ terms: Consideration.Terms, with person: PersonID, _ tx: Transaction) throws {
    try Considerations.shown(of: person, tx).act { all in
      guard let same = all.first(where: { $0.successor(among: all) == nil && $0.isSame(as: terms) }) else { return }
      throw Refused([
        Problem(
          ConsiderationForm.another.name, .considerationAgreedAlready(from: same.terms.from),
          record: RecordNamed(
            same.terms.wording.text, at: .to(PeopleAddress.newWording(same.id)),
            inAPI: .to(PeopleAddress.api(.consideration(same.id)))))
      ])
    }
  }

  /// Ends one on a day, or takes its end back; answers whose it is, which was done, and whether it had no end before.
  static func act(
    on id: ConsiderationID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase, isFirst: Bool) {
    let isFirst = try Considerations.find(id, tx).act { $0.ended == nil }
    return fields[ConsiderationForm.resumption.name] == nil
      ? (try end(id, fields, seen: version, tx), .doneConsiderationEnded, isFirst)
      : (try resume(id, fields, seen: version, tx), .doneConsiderationResumed, isFirst)
  }

  /// The form has nothing but its button.
  private static func resume(
    _ id: ConsiderationID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> PersonID {
    var read = AnswerReader(fields, of: [ConsiderationForm.resumption])
    _ = read.choice(ConsiderationForm.resumption)
    try read.finish()
    return try Considerations.find(id, tx).flatMap { current in
      try Considerations.of(current.person, tx).map { (current, $0) }
    }.act { current, all in
      // Who did not see the newest state is shown it before being told what is wrong with the old one.
      guard current.version == version else { throw Stale(current: current.version) }
      try refuseReplaced(current, among: all)
      guard current.mayResume(on: tx.today) else {
        throw Refused(
          ConsiderationForm.resumption.name,
          current.ended.map { .considerationOver(last: $0) } ?? .considerationNotEnded)
      }
      try Considerations.resume(id, seen: version, tx)
      return current.person
    }
  }

  /// Answers whose it was.
  private static func end(
    _ id: ConsiderationID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> PersonID {
    var read = AnswerReader(fields, of: [ConsiderationForm.lastDay])
    let last = read.date(ConsiderationForm.lastDay)
    try read.finish()
    let owner = try Considerations.find(id, tx).flatMap { current in
      try Considerations.of(current.person, tx).map { (current, $0) }
    }.act { current, all in
      try refuseReplaced(current, among: all)
      try refuseOver(current, on: tx.today)
      read.near(ConsiderationForm.lastDay, last, tx.today, from: current.terms.from)
      try read.finish()
      if let last, last < current.terms.from {
        throw Refused(ConsiderationForm.lastDay.name, .considerationUntilBeforeFrom(from: current.terms.from))
      }
      if let last, let until = current.terms.until, last > until {
        throw Refused(ConsiderationForm.lastDay.name, .considerationEndAfterUntil(last: until))
      }
      return current.person
    }
    guard let last else { throw NotFound() }
    try Considerations.end(id, lastDay: last, seen: version, tx)
    return owner
  }
}
