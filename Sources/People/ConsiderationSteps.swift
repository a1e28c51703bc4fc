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

  /// Ends one on a day, or takes its end or the agreement itself back; answers whose it is, which was done, and the part of
  /// that for the next page: that it had an end before, or what holds again.
  static func act(
    on id: ConsiderationID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase, part: String) {
    let before = try Considerations.find(id, tx).act { $0 }
    if fields[ConsiderationForm.retraction.name] != nil {
      let person = try withdraw(id, fields, seen: version, tx)
      return (person, .doneConsiderationWithdrawn, before.replaces?.text ?? "")
    }
    let part = before.ended == nil ? "" : Done<ConsiderationKind>.again
    return fields[ConsiderationForm.resumption.name] == nil
      ? (try end(id, fields, seen: version, tx), .doneConsiderationEnded, part)
      : (try resume(id, fields, seen: version, tx), .doneConsiderationResumed, part)
  }

  /// Opens one whose form has nothing but its button, as the writer has seen it.
  private static func press<Answer>(
    _ button: Question, on id: ConsiderationID, _ fields: Fields, seen version: Version, _ tx: Transaction,
    _ act: (Consideration, _ all: [Consideration]) throws -> Answer
  ) throws -> Answer {
    var read = AnswerReader(fields, of: [button])
    _ = read.choice(button)
    try read.finish()
    return try Considerations.find(id, tx).flatMap { current in
      try Considerations.of(current.person, tx).map { (current, $0) }
    }.act { current, all in
      // Who did not see the newest state is shown it before being told what is wrong with the old one.
      guard current.version == version else { throw Stale(current: current.version) }
      try refuseReplaced(current, among: all)
      return try act(current, all)
    }
  }

  private static func resume(
    _ id: ConsiderationID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> PersonID {
    try press(ConsiderationForm.resumption, on: id, fields, seen: version, tx) { current, _ in
      guard current.mayResume(on: tx.today) else {
        throw Refused(
          ConsiderationForm.resumption.name,
          current.ended.map { .considerationOver(last: $0) } ?? .considerationNotEnded)
      }
      try Considerations.resume(id, seen: version, tx)
      return current.person
    }
  }

  /// Takes the agreement itself back. What it stood in place of holds again, without an end.
  private static func withdraw(
    _ id: ConsiderationID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> PersonID {
    try press(ConsiderationForm.retraction, on: id, fields, seen: version, tx) { current, all in
      guard current.mayBeWithdrawn(on: tx.today) else {
        throw Refused(
          ConsiderationForm.retraction.name,
          current.ended.map { .undoConsiderationEnded(last: $0) } ?? .undoConsiderationStands(from: current.terms.from))
      }
      let earlier = all.first { $0.id == current.replaces }
      if let earlier, !current.mayGiveBack(earlier, on: tx.today) {
        throw Refused(ConsiderationForm.retraction.name, .undoConsiderationWords)
      }
      try Considerations.withdraw(current, seen: version, tx)
      if let earlier { try Considerations.resume(earlier.id, seen: earlier.version, tx) }
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
