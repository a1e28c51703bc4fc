import Access
import Language
import Values
import Web

/// What is done with questions about hours, from what was answered; on pages and in the API alike.
struct HoursQuestionSteps: Sendable {
  /// Asked before anything is begun for somebody.
  let living: RequireLiving

  func ask(_ fields: Fields, about person: PersonID, _ tx: Transaction) throws -> HoursQuestionID {
    try People.meet(person, tx)
    // Who may ask nothing is not told either why nothing can be asked.
    _ = try tx.grantToCreate(HoursQuestionRecord.self, on: .person(person))
    try living(person, tx)
    return try tx.workers(of: person, changing: HoursQuestionRecord.self).act { counsellors in
      if counsellors.isEmpty { throw Refused(nil, .hoursQuestionNobody) }
      let entry = try HoursQuestionForm.read(fields, among: counsellors, today: tx.today)
      do {
        return try HoursQuestions.ask(entry.hours, from: entry.from, of: entry.counsellor, about: person, tx)
      } catch is TooManyHoursQuestions {
        throw Refused(HoursQuestionForm.hours.name, .hoursQuestionTooMany(n: HoursQuestion.most))
      }
    }
  }

  /// Answers one, or takes it back; answers whose it is, and which was done.
  func act(
    on id: HoursQuestionID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    fields[HoursQuestionForm.withdrawal.name] == nil
      ? (try answer(id, fields, isWhole: isWhole, seen: version, tx), .doneHoursQuestionAnswered)
      : (try withdraw(id, fields, seen: version, tx), .doneHoursQuestionWithdrawn)
  }

  private func answer(
    _ id: HoursQuestionID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> PersonID {
    // Who may not answer it is not told either what became of it.
    _ = try tx.grant(Edit.self, HoursQuestionRecord.self)
    return try HoursQuestions.find(id, tx).act { question in
      try refuseTakenBack(question)
      let whole = isWhole ? fields : fields.over(HoursQuestionForm.answers(question.answer))
      let (verdict, words) = try HoursQuestionForm.readAnswer(whole, to: question.asked, today: tx.today)
      try HoursQuestions.answer(id, verdict, words: words, seen: version, tx)
      return question.person
    }
  }

  private func withdraw(
    _ id: HoursQuestionID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> PersonID {
    _ = try tx.grant(End.self, HoursQuestionRecord.self)
    var read = AnswerReader(fields, of: [HoursQuestionForm.withdrawal])
    _ = read.choice(HoursQuestionForm.withdrawal)
    try read.finish()
    return try HoursQuestions.find(id, tx).act { question in
      guard question.version == version else { throw Stale(current: question.version) }
      try refuseTakenBack(question)
      try HoursQuestions.withdraw(id, seen: version, tx)
      return question.person
    }
  }

  private func refuseTakenBack(_ question: HoursQuestion) throws {
    if let day = question.withdrawn { throw Refused(nil, .hoursQuestionTakenBack(day: day)) }
  }
}
