import Access
import Values
import Web

/// Questions whether the hours can go up as JSON.
struct HoursQuestionAPI: Sendable {
  let steps: HoursQuestionSteps

  func ofPerson(_ visit: Visit, _ person: PersonID) async throws -> Reply {
    try await visit.on(
      get: {
        .json(
          try await visit.work(.exchange) { tx, _ in
            try People.meet(person, tx)
            return try HoursQuestions.of(person, tx).map { ["items": .array($0.map(HoursQuestion.shape.json))] }
          })
      },
      post: {
        try await visit.write(
          status: 201, { PeopleResource.hoursQuestion(try steps.ask($1, about: person, $0)) },
          present: PeopleAPI.present)
      })
  }

  func hoursQuestion(_ visit: Visit, _ id: HoursQuestionID) async throws -> Reply {
    try await visit.on(
      get: { .record(try await visit.work(.exchange) { tx, _ in try PeopleAPI.present(tx, .hoursQuestion(id)) }) },
      patch: {
        try await visit.write(
          { tx, fields in
            let version = try visit.versionSeen(fields)
            _ = try steps.act(on: id, fields, isWhole: false, seen: version, tx)
            return PeopleResource.hoursQuestion(id)
          }, present: PeopleAPI.present)
      })
  }

  static let operations: [Operation] = [
    .lists(
      .each(PeopleResource.hoursQuestions),
      "Whether somebody could work more hours, as the counsellor was asked: the latest \(HoursQuestion.told), with the answers.",
      of: HoursQuestion.shape.schema),
    .makes(
      .each(PeopleResource.hoursQuestions),
      "Asks the person's counsellor whether she could work so many hours a week from a day on. “counsellor” is left out where one alone is with her.",
      from: .answers(to: HoursQuestionForm.open), HoursQuestion.shape.schema),
    .reads(.each(PeopleResource.hoursQuestion), "One question about hours.", HoursQuestion.shape.schema),
    .changes(
      .each(PeopleResource.hoursQuestion),
      "The counsellor answers it, in functional words; “answerHours” left out with “yes” are those that were asked about. Those who ask take it back.",
      with: .either([
        .answers(to: HoursQuestionForm.answering, isChange: true), .answers(to: [HoursQuestionForm.withdrawal]),
      ]), HoursQuestion.shape.schema),
  ]
}

extension HoursQuestion {
  static let shape = Shape<HoursQuestion>("HoursQuestion") { question in
    question.id("id") { $0.id }
    question.id("person") { $0.person }
    question.version { $0.version }
    question.id("askedBy") { $0.asked.by.account }
    question.words("askedByName") { $0.asked.by.name }
    question.day("askedOn") { $0.asked.on }
    question.hours("hours") { $0.asked.hours }
    question.day("from") { $0.asked.from }
    question.id("counsellor") { $0.counsellor.account }
    question.words("counsellorName") { $0.counsellor.name }
    question.code("answer") { $0.answer?.verdict.code }
    question.hours("answerHours") { $0.answer?.verdict.hours }
    question.day("answerDay") { $0.answer?.verdict.day }
    question.words("answerWords") { $0.answer?.words }
    question.words("answeredByName") { $0.answer?.by.name }
    question.day("answeredOn") { $0.answer?.on }
    question.day("withdrawnOn") { $0.withdrawn }
  }
}
