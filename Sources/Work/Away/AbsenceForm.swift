import Access
import Language
import Values
import Web

/// The questions about an absence. Why somebody is away is not asked.
enum AbsenceForm {
  static let from = Question("from", .awayFrom, .date, required: true)
  static let until = Question("until", .awayUntil, .date, hint: .awayUntilHint, required: true)

  /// What was said by mistake is taken back by this answer, and nothing else is answered then.
  static let outcome = Question(
    "outcome", .toldAwayUndo, .choice([Question.Choice("withdrawn", .toldAwayUndo)]), required: true)

  static func cover(_ offered: [Offer]) -> Question {
    Question("cover", .awayCover, .choice(offered.map(\.choice)), hint: .awayCoverHint, required: true).compact
  }

  static func questions(_ offered: [Offer]) -> [Question] { [from, until, cover(offered)] }

  /// Before it is known of whom: who can stand in is open. In the API it is also said who is away.
  static let open: [Question] = [
    Question("account", .awayWho, .reference("account"), required: true), from, until, cover([]).asReference,
  ]

  struct Answers {
    let cover: Candidate
    let from: CivilDate
    let until: CivilDate
  }

  /// - Parameter account: who is away.
  static func read(
    _ fields: Fields, of account: AccountID, _ offered: [Offer], besides names: [String], today: CivilDate
  ) throws(Refused) -> Answers {
    let question = cover(offered)
    var read = AnswerReader(fields, of: questions(offered), besides: names)
    let from = read.date(from)
    let until = read.date(until)
    let chosen = read.choice(question).flatMap { AccountID($0) }
    let cover = offered.first { $0.candidate.account == chosen }?.candidate
    read.near(AbsenceForm.from, from, today, months: 12)
    checkReturn(until, after: from, today: today, &read)
    if let cover, cover.account == account { read.refuse(question, .awayNotBySelf) }
    try read.finish()
    guard let cover, let from, let until else { throw Refused(nil, .formMissing) }
    return Answers(cover: cover, from: from, until: until)
  }

  static func readReturn(_ fields: Fields, of absence: Absence, today: CivilDate) throws(Refused) -> CivilDate {
    var read = AnswerReader(fields, of: [until])
    let until = read.date(until)
    checkReturn(until, after: absence.from, today: today, &read)
    try read.finish()
    guard let until else { throw Refused(nil, .formMissing) }
    return until
  }

  private static func checkReturn(
    _ until: CivilDate?, after from: CivilDate?, today: CivilDate, _ read: inout AnswerReader
  ) {
    read.near(AbsenceForm.until, until, today, from: from)
    guard let until, !read.isRefused(AbsenceForm.until) else { return }
    if let from, until <= from {
      read.refuse(AbsenceForm.until, .awayBackBefore(date: from))
    } else if until < today {
      read.refuse(AbsenceForm.until, .awayBackPast)
    }
  }
}
