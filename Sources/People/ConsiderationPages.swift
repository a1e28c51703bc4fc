import Access
import Language
import Values
import Web

/// The pages about considerations.
public struct ConsiderationPages: Sendable {
  public init() {}

  func agree(_ visit: Visit, with person: PersonID) async throws -> Reply {
    @Sendable func page(_ typed: Fields?, _ problems: [Problem], status: Int) async throws -> Reply {
      .page(
        try await visit.work(.casework) { tx, desk in
          _ = try tx.grantToCreate(ConsiderationRecord.self, on: .person(person))
          return try People.find(person, tx).map { person in
            let usual = Fields([
              "effect": Consideration.Effect.Kind.hours.rawValue, "wordingLanguage": desk.voice.language.text,
              "from": desk.today.iso, "review": desk.today.adding(weeks: 6).iso, "agreedOn": desk.today.iso,
            ])
            return desk.page(
              desk.voice(.considerationAgreeTitle), lead: desk.voice(.considerationAgreeLead),
              trail: [(person.calledName, .to(PeopleAddress.person(person.id)))],
              desk.form(
                QuestionForm(
                  PeopleAddress.newConsideration(person.id), ConsiderationForm.questions, answers: typed ?? usual,
                  problems: problems, submit: .considerationSave, cancel: .to(PeopleAddress.person(person.id)))))
          }
        }, status: status)
    }
    return try await visit.on(
      get: { try await page(nil, [], status: 200) },
      post: {
        do {
          return try await visit.submit(
            .casework, did: .doneConsiderationAgreed,
            reading: { try ConsiderationForm.read($0, today: visit.today) }
          ) { tx, read in
            _ = try ConsiderationSteps.agree(read.terms, on: read.agreed, with: person, tx)
            return .to(PeopleAddress.person(person), fragment: "considerations")
          }
        } catch let refused as Refused {
          return try await page(try visit.fields(), refused.problems, status: 422)
        }
      })
  }

  /// Ends a consideration on a day.
  func consideration(_ visit: Visit, _ id: ConsiderationID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.consideration(id), titled: .considerationEndTitle, cancel: .to(PeopleAddress.people),
      verb: .considerationEndVerb, done: .doneConsiderationEnded,
      editable: { tx, _ in
        _ = try tx.grant(End.self, ConsiderationRecord.self)
        return try Considerations.find(id, tx).map { consideration in
          Editable(
            version: consideration.version, answers: Fields(["lastDay": tx.today.iso]),
            name: consideration.terms.wording.text, questions: [ConsiderationForm.lastDay],
            back: .to(PeopleAddress.person(consideration.person), fragment: "considerations"))
        }
      },
      save: { tx, fields, version in
        .to(PeopleAddress.person(try ConsiderationSteps.end(id, fields, seen: version, tx)), fragment: "considerations")
      })
  }
}
