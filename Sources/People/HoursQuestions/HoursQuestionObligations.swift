import Access
import Language
import Values
import Web
import Work

/// What is owed about questions whether hours can go up: the counsellor's answer, and the look again that she named.
extension HoursQuestions {
  static let obligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(person, tx).flatMap(tx) { questions, tx in
      // About most people nothing is asked.
      guard !questions.isEmpty else { return Withheld(known: Outlook([])) }
      return try tx.consultWorkers(of: person, changing: HoursQuestionRecord.self).map {
        HoursQuestionObligations.of(questions, $0)
      }
    }
  }
}

/// Pure: from the questions to what is owed.
enum HoursQuestionObligations {
  /// An answer is owed within so many days, and before the day from which the hours would be worked.
  static let daysToAnswer = 7

  /// - Parameter counsellors: who can answer: where the one who was asked is with the person no more, another one does; where
  ///   nobody is, it is for whoever is responsible to see to.
  static func of(_ questions: [HoursQuestion], _ counsellors: [WorkingWith]) -> Outlook {
    guard !questions.isEmpty else { return Outlook([]) }
    return Outlook(turning: counsellors.turns) { day in
      let able = counsellors.filter { $0.holds(on: day) }.map(\.account)
      return questions.flatMap { question in
        owed(question, by: able.contains(question.counsellor.account) ? question.counsellor.account : able.first)
      }
    }
  }

  private static func owed(_ question: HoursQuestion, by owner: AccountID?) -> [Obligation] {
    [answer(question, owner), again(question, owner)].compactMap(\.self)
  }

  private static func answer(_ question: HoursQuestion, _ owner: AccountID?) -> Obligation {
    let asked = question.asked
    return Obligation(
      about: .person(question.person), in: .ladder, key: Obligation.key(question.id, "answer"),
      due: max(asked.on, min(asked.on.adding(days: daysToAnswer), asked.from.adding(days: -1))), keepsOff: .back,
      shown: asked.on,
      reason: owner == nil && question.isOpen
        ? .owedHoursQuestionNobody(hours: asked.hours) : .owedHoursQuestion(hours: asked.hours, day: asked.from),
      at: PeopleAddress.hoursQuestion(question.id), verb: .actHoursQuestion, deed: .hoursQuestion,
      owner: question.answer?.by.account ?? owner, done: question.answer?.on)
  }

  private static func again(_ question: HoursQuestion, _ owner: AccountID?) -> Obligation? {
    guard let answer = question.answer, question.waits else { return nil }
    let (day, hours) = (answer.verdict.day, question.asked.hours)
    let isTalk = answer.verdict.code == .talkFirst
    return Obligation(
      about: .person(question.person), in: .ladder, key: Obligation.key(question.id, "again"), due: day, keepsOff: .on,
      shown: isTalk ? answer.on : day.adding(days: -6),
      reason: isTalk ? .owedHoursQuestionTalk(hours: hours) : .owedHoursQuestionAgain(hours: hours),
      at: PeopleAddress.hoursQuestion(question.id), verb: .actHoursQuestion, deed: .hoursQuestion, owner: owner,
      isOnItsDay: !isTalk)
  }
}
