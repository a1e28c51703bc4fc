public import Access
public import Design
import Language
public import Values
public import Web

/// The steps of the ladders that somebody's placements have, for whoever may decide one; the rooms above know them.
public typealias LadderWays = @Sendable (PersonID, Transaction, Desk) throws -> Disclosed<[Button]>

/// The pages about questions whether the hours can go up, and what they add to the person's page.
struct HoursQuestionPages: Sendable {
  let steps: HoursQuestionSteps
  let ladders: LadderWays
  /// The day itself, or the next on which the actor's office works.
  let suggesting: @Sendable (CivilDate, Transaction) throws -> CivilDate

  /// Where one stands on its person's page, after this and its id.
  static let place = "hours-question-"

  static func link(to id: HoursQuestionID, of person: PersonID) -> Link {
    .to(PeopleAddress.person(person), fragment: place + id.text)
  }

  func ask(_ visit: Visit, about person: PersonID) async throws -> Reply {
    try await visit.noting(
      form: { written, tx, desk in
        _ = try tx.grantToCreate(HoursQuestionRecord.self, on: .person(person))
        let first = try suggesting(desk.today.adding(weeks: 2), tx)
        return try .together(
          People.find(person, tx, desk.voice), tx.workers(of: person, changing: HoursQuestionRecord.self)
        ) { person, counsellors in
          let counsellors = counsellors.inOrder(for: desk)
          let (back, questions) = (
            Link.to(PeopleAddress.person(person.id)), HoursQuestionForm.questions(counsellors)
          )
          return desk.page(
            desk.title(.hoursQuestionTitle, of: person.toldName), lead: desk.voice(.hoursQuestionLead),
            trail: [(person.toldName, back)],
            counsellors.isEmpty
              ? ClosedForm(.hoursQuestionNobody, way: HoursQuestionPages.naming(person.id, desk)).html(
                desk, back: (person.toldName, back), questions: questions, typed: written.answers)
              : """
              <p>\(desk.voice(.hoursQuestionGoesTo(names: desk.voice.list(HoursQuestionPages.names(counsellors)))))</p>\
              \(desk.form(
                QuestionForm(
                  PeopleAddress.newHoursQuestion(person.id), questions,
                  answers: written.answers ?? Fields(["from": first.iso]), problems: written.problems,
                  submit: .hoursQuestionSubmit, cancel: back)))
              """)
        }
      },
      takingBack: TakingBack(HoursQuestionKind.self) { tx, id in
        if try HoursQuestions.find(id, tx).act({ $0.withdrawn != nil }) { return }
        _ = try steps.act(
          on: id, Fields([HoursQuestionForm.withdrawal.name: "withdrawn"]), isWhole: true, seen: .first, tx)
      },
      keep: { tx, fields in
        let id = try steps.ask(fields, about: person, tx)
        return HoursQuestionPages.link(to: id, of: person).saying(.doneHoursQuestionAsked, about: id, at: .first)
      })
  }

  private static func names(_ workers: [Worker]) -> [String] {
    var seen: Set<AccountID> = []
    return workers.filter { seen.insert($0.account).inserted }.map(\.name)
  }

  /// The way to where a counsellor is named, for whoever may name one.
  private static func naming(_ person: PersonID, _ desk: Desk) -> (word: Phrase, link: Link)? {
    desk.might(Create.self, AssignmentRecord.self)
      ? (.aroundNameTitle, .to(PeopleAddress.newAround(person))) : nil
  }

  func hoursQuestion(_ visit: Visit, _ id: HoursQuestionID) async throws -> Reply {
    try await visit.editing(
      PeopleAddress.hoursQuestion(id), titled: .hoursQuestionTitle, cancel: .to(PeopleAddress.people),
      verb: .hoursQuestionAnswerSubmit, done: nil, unchanged: .doneUnchanged, editable: editable(id),
      save: { tx, fields, version in
        let done = try steps.act(on: id, fields, isWhole: true, seen: version, tx)
        return HoursQuestionPages.link(to: id, of: done.person).saying(done.what, about: id, at: version.next)
      })
  }

  private func editable(_ id: HoursQuestionID) -> @Sendable (Transaction, Desk) throws -> Disclosed<Editable> {
    { tx, desk in
      // Read by whoever asks and whoever answers; answered by the counsellor alone.
      let mayAnswer = tx.actor.might(Edit.self, HoursQuestionRecord.self)
      if mayAnswer {
        _ = try tx.grant(Edit.self, HoursQuestionRecord.self)
      } else {
        _ = try tx.grant(End.self, HoursQuestionRecord.self)
      }
      let found = try HoursQuestions.find(id, tx)
      let person = try found.flatMap { try People.find($0.person, tx, desk.voice) }
      let desk = try found.act { try desk.with($0.person, tx) }
      let isReadOnly = try found.act { try desk.closed(about: $0.person, tx) }
      let ways = try found.flatMap { try self.ways(from: $0, tx, desk) }
      return .together(found, person, ways) { question, person, ways in
        Editable(
          version: question.version, answers: HoursQuestionForm.answers(question.answer), name: person.toldName,
          questions: HoursQuestionForm.answering, back: HoursQuestionPages.link(to: id, of: person.id),
          above: HoursQuestionLine(question: question, desk: desk).summary(ways),
          closed: isReadOnly ?? question.withdrawn.map { ClosedForm(.hoursQuestionTakenBack(day: $0)) }
            ?? (mayAnswer ? nil : ClosedForm(.hoursQuestionCounsellorAnswers)))
      }
    }
  }

  /// From a yes to where it is put to use: the limit that is agreed with the person, and the step of the ladder.
  private func ways(from question: HoursQuestion, _ tx: Transaction, _ desk: Desk) throws -> Disclosed<[Button]> {
    guard question.withdrawn == nil, let answer = question.answer, answer.verdict.hours != nil,
      answer.verdict.day >= desk.today
    else { return tx.me.map { _ in [] } }
    let limit =
      desk.might(Create.self, ConsiderationRecord.self)
      ? [
        Button(
          desk.voice(.considerationAgreeTitle),
          .go(.to(PeopleAddress.newConsideration(question.person), query: [HoursQuestionPages.from: question.id.text])),
          tone: .main)
      ] : []
    return try ladders(question.person, tx, desk).map { limit + $0 }
  }

  /// In the address of the form on which a limit is agreed: from the answer to which question it begins.
  static let from = "from-question"

  // MARK: On the person's page

  var panel: PeoplePages.Panel {
    { person, tx, desk in
      guard desk.actor.might(List.self, HoursQuestionRecord.self) else { return tx.me.map { _ in .nothing } }
      return try HoursQuestions.of(person, tx).flatMap { all in
        // Only the latest answer leads on.
        let latest = all.first { $0.answer?.verdict.hours != nil }
        return try (latest.map { try ways(from: $0, tx, desk) } ?? tx.me.map { _ in [] }).map { ways in
          HoursQuestionCard(person: person, questions: all, ways: ways).html(desk)
        }
      }
    }
  }
}

extension HoursQuestions {
  /// What the form of a limit is answered with from a yes: nothing where it is none, or not told to the reader.
  static func limit(from id: HoursQuestionID, of person: PersonID, _ tx: Transaction) throws -> Disclosed<Fields?> {
    guard tx.actor.might(Read.self, HoursQuestionRecord.self) else { return tx.me.map { _ in nil } }
    return try tx.first(HoursQuestion.byID(id), try tx.grant(Read.self, HoursQuestionRecord.self)).map {
      found -> Fields? in
      guard let found, found.person == person, found.withdrawn == nil,
        case .yes(let hours, let day)? = found.answer?.verdict,
        day >= tx.today
      else { return nil }
      let first = max(found.asked.from, tx.today)
      guard first <= day else { return nil }
      return Fields([
        "effect": Consideration.Effect.Kind.hours.rawValue, "hoursCap": hours.description, "from": first.iso,
        "until": day.iso, "review": day.iso,
      ])
    }
  }
}
