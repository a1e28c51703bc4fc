import Access
import Design
import Language
import Values
import Web

/// The pages about considerations.
public struct ConsiderationPages: Sendable {
  /// The day itself, or the next on which the actor's office works.
  let suggesting: @Sendable (CivilDate, Transaction) throws -> CivilDate

  func agree(_ visit: Visit, with person: PersonID) async throws -> Reply {
    let asked = try visit.request.query[HoursQuestionPages.from].map { text in
      guard let id = HoursQuestionID(text) else {
        throw BadRequest("\(HoursQuestionPages.from) must be the id of a question")
      }
      return id
    }
    return try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(ConsiderationRecord.self, on: .person(person))
        let review = try suggesting(desk.today.adding(weeks: 6), tx)
        let begun = try asked.map { try HoursQuestions.limit(from: $0, of: person, tx) } ?? tx.me.map { _ in nil }
        return try .together(People.find(person, tx, desk.voice), begun) { person, begun in
          let plain = Fields([
            "effect": Consideration.Effect.Kind.hours.rawValue, "wordingLanguage": desk.voice.language.text,
            "from": desk.today.iso, "review": review.iso, "agreedOn": desk.today.iso,
          ])
          let usual = begun?.over(plain) ?? plain
          return desk.page(
            desk.title(.considerationAgreeTitle, of: person.toldName), lead: desk.voice(.considerationAgreeLead),
            trail: [(person.toldName, .to(PeopleAddress.person(person.id)))],
            desk.form(
              QuestionForm(
                PeopleAddress.newConsideration(person.id), ConsiderationForm.questions,
                answers: written.answers ?? usual,
                problems: written.problems, submit: .considerationSave, cancel: .to(PeopleAddress.person(person.id))
              ).offering(.considerationAnother, of: ConsiderationForm.another)))
        }
      },
      reading: { try ConsiderationForm.read($0, today: visit.today) },
      mending: { made in
        guard let id: ConsiderationID = made.record(in: ConsiderationPages.place) else { throw NotFound() }
        return try await visit.mending(
          PeopleAddress.newWording(id), titled: .considerationAgainTitle,
          cancel: .to(PeopleAddress.person(person)), verb: .considerationAgainSave, hint: .considerationMadeHint,
          editable: rewordable(id))
      },
      keep: { tx, read in
        let id = try ConsiderationSteps.agree(read, with: person, tx)
        return ConsiderationPages.link(to: id, of: person).saying(.doneConsiderationAgreed, about: id, at: .first)
      })
  }

  /// Where one stands on its person's page, after this and its id.
  static let place = "consideration-"

  private static func link(to id: ConsiderationID, of person: PersonID) -> Link {
    .to(PeopleAddress.person(person), fragment: place + id.text)
  }

  /// The same thing agreed again in other words.
  func newWording(_ visit: Visit, _ id: ConsiderationID) async throws -> Reply {
    if let newest = try await newest(visit, id) {
      if visit.request.method.isSafe { return .seeOther(.to(PeopleAddress.newWording(newest))) }
      return try await visit.conflict(
        at: PeopleAddress.newWording(newest), titled: .considerationAgainTitle, cancel: .to(PeopleAddress.people),
        verb: .considerationAgainSave, editable: rewordable(newest))
    }
    return try await visit.editing(
      PeopleAddress.newWording(id), titled: .considerationAgainTitle, cancel: .to(PeopleAddress.people),
      verb: .considerationAgainSave, done: nil,
      editable: rewordable(id),
      reading: { try ConsiderationForm.read($0, today: visit.today, isAgain: true) },
      save: { tx, read, version in
        let hadEnd = try Considerations.find(id, tx).act { $0.ended != nil }
        let again = try ConsiderationSteps.agreeAgain(id, read, seen: version, tx)
        return ConsiderationPages.link(to: again.made, of: again.person)
          .saying(
            .doneConsiderationAgreedAgain, about: again.made, at: .first,
            part: hadEnd ? Done<ConsiderationKind>.again : "")
      })
  }

  /// What stands in its place by now: it is agreed again there, and whoever wrote meanwhile sees both. Nothing where it
  /// stands itself.
  private func newest(_ visit: Visit, _ id: ConsiderationID) async throws -> ConsiderationID? {
    // What cannot be read asks nothing, and looks at nobody.
    if visit.request.method == .post { _ = try visit.fields() }
    guard [.get, .head, .post].contains(visit.request.method) else { return nil }
    return try await visit.work(.casework) { tx, _ in
      try Considerations.find(id, tx).flatMap { found in
        try Considerations.of(found.person, tx).map { found.newest(among: $0).id }
      }.act { $0 == id ? nil : $0 }
    }
  }

  private func rewordable(
    _ id: ConsiderationID
  ) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { [suggesting] tx, desk in
      _ = try tx.grant(End.self, ConsiderationRecord.self)
      let earlier = try Considerations.find(id, tx)
      let review = try suggesting(tx.today.adding(weeks: 6), tx)
      let closed = try ConsiderationPages.closed(earlier, tx, desk)
      return try .together(earlier, earlier.flatMap { try People.find($0.person, tx, desk.voice) }) { earlier, person in
        var editable = Editable(
          version: earlier.version, answers: ConsiderationForm.answers(earlier.terms, on: tx.today, review: review),
          name: person.toldName, questions: ConsiderationForm.questions,
          back: ConsiderationPages.link(to: id, of: person.id), closed: closed)
        editable.stored = ConsiderationForm.stored(earlier)
        return editable
      }
    }
  }

  /// What other words stand in place of, and what is over, is neither ended nor agreed in new words.
  private static func closed(
    _ found: Disclosed<Consideration>, _ tx: Transaction, _ desk: Desk
  ) throws -> ClosedForm? {
    try found.flatMap { consideration in
      try Considerations.of(consideration.person, tx).map { (consideration, $0) }
    }.act { consideration, all in
      if let closed = try desk.closed(about: consideration.person, tx) { return closed }
      if let next = consideration.successor(among: all) {
        return ClosedForm(
          .considerationReplaced(from: next.terms.from),
          way: (
            .considerationAgainVerb, .to(PeopleAddress.newWording(consideration.newest(among: all).id))
          ))
      }
      guard consideration.neverHeld || consideration.lastDay.map({ $0 < tx.today }) ?? false else {
        return nil
      }
      let way: (Phrase, Link)? =
        desk.might(Create.self, ConsiderationRecord.self)
        ? (.considerationAgreeTitle, .to(PeopleAddress.newConsideration(consideration.person))) : nil
      return ClosedForm(consideration.overSaid, way: way)
    }
  }

  /// Ends a consideration on a day.
  func consideration(_ visit: Visit, _ id: ConsiderationID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.consideration(id), titled: .considerationEndTitle, cancel: .to(PeopleAddress.people),
      verb: .considerationEndVerb, done: nil,
      editable: { tx, desk in
        _ = try tx.grant(End.self, ConsiderationRecord.self)
        let found = try Considerations.find(id, tx)
        let closed = try ConsiderationPages.closed(found, tx, desk)
        return try found.flatMap { consideration in
          try People.title(of: consideration.person, tx, desk.voice).map { name in
            var editable = Editable(
              version: consideration.version, answers: Fields(["endedOn": tx.today.iso]),
              name: name ?? "", questions: [ConsiderationForm.lastDay],
              back: ConsiderationPages.link(to: id, of: consideration.person),
              above: """
                <p class="lead"\(passageIn: consideration.terms.wording.language)>\(consideration.terms.wording.text)</p>
                """, closed: closed)
            editable.stored = Fields(["endedOn": consideration.ended?.iso ?? ""])
            return editable
          }
        }
      },
      save: { tx, fields, version in
        let done = try ConsiderationSteps.act(on: id, fields, seen: version, tx)
        return ConsiderationPages.link(to: id, of: done.person)
          .saying(done.what, about: id, at: version.next, part: done.part)
      })
  }
}

extension Consideration {
  /// That it is over, or never was.
  var overSaid: Phrase {
    neverHeld ? .considerationUndone : lastDay.map { .considerationOver(last: $0) } ?? .considerationUndone
  }
}
