import Access
import Language
import Values
import Web

/// The questions about a question whether the hours can go up, and about its answer.
enum HoursQuestionForm {
  /// Nobody works more in a week.
  private static let mostHours = Hours(60)

  static let hours = Question("hours", .hoursQuestionHours, .hours(most: mostHours), required: true)
  static let from = Question("from", .hoursQuestionFrom, .date, required: true)

  /// - Parameter counsellors: those who are with the person today; none where that is open.
  static func counsellor(_ counsellors: [Worker]) -> Question {
    var seen: Set<AccountID> = []
    let choices = counsellors.filter { seen.insert($0.account).inserted }
      .map { Question.Choice($0.account.text, words: $0.name) }
    return Question("counsellor", .hoursQuestionCounsellor, .choice(choices), required: choices.count != 1).compact
  }

  /// One counsellor is asked without a choice.
  static func questions(_ counsellors: [Worker]) -> [Question] {
    [hours, from] + (Set(counsellors.map(\.account)).count == 1 ? [] : [counsellor(counsellors)])
  }

  /// All that may be answered, whoever is with the person.
  static var open: [Question] {
    [hours, from, Question("counsellor", .hoursQuestionCounsellor, .choice([])).asReference]
  }

  struct Entry: Sendable {
    let hours: Hours
    let from: CivilDate
    let counsellor: AccountID
  }

  static func read(_ fields: Fields, among counsellors: [Worker], today: CivilDate) throws(Refused) -> Entry {
    let whom = counsellor(counsellors)
    var read = AnswerReader(fields, of: [hours, from, whom])
    let number = read.hours(hours)
    let first = read.date(from)
    let named = read.choice(whom).flatMap { AccountID($0) }
    read.near(from, first, today, from: today)
    if let first, first < today, !read.isRefused(from) { read.refuse(from, .hoursQuestionFromEarlier) }
    if let number, number.quarters == 0, !read.isRefused(hours) { read.refuse(hours, .hoursQuestionNoHours) }
    try read.finish()
    guard let number, let first, let asked = named ?? counsellors.first?.account else {
      throw Refused(nil, .formMissing)
    }
    return Entry(hours: number, from: first, counsellor: asked)
  }

  // MARK: The answer

  static let verdict = Question(
    "answer", .hoursQuestionAnswer,
    .choice(HoursQuestion.Verdict.Code.allCases.map { Question.Choice($0.rawValue, $0.phrase) }), required: true)
  static let upTo = Question("answerHours", .hoursQuestionUpTo, .hours(most: mostHours), hint: .hoursQuestionUpToHint)
  static let day = Question("answerDay", .hoursQuestionDay, .date, hint: .hoursQuestionDayHint, required: true)
  static let words = Question("answerWords", .hoursQuestionWords, .text(longest: 300), hint: .hoursQuestionWordsHint)

  static let answering = [verdict, upTo, day, words]

  /// A question is taken back by giving it this outcome; nothing else is answered then.
  static let withdrawal = Question(
    "outcome", .hoursQuestionWithdraw, .choice([Question.Choice("withdrawn", .hoursQuestionWithdraw)]), required: true)

  /// The answers that would give an answer again.
  static func answers(_ answer: HoursQuestion.Answer?) -> Fields {
    Fields([
      "answer": answer?.verdict.code.rawValue ?? "", "answerHours": answer?.verdict.hours?.description ?? "",
      "answerDay": answer?.verdict.day.iso ?? "", "answerWords": answer?.words ?? "",
    ])
  }

  static func readAnswer(
    _ fields: Fields, to asked: HoursQuestion.Asked, today: CivilDate
  ) throws(Refused) -> (verdict: HoursQuestion.Verdict, words: String?) {
    var read = AnswerReader(fields, of: answering)
    let code = read.choice(verdict, as: HoursQuestion.Verdict.Code.self)
    let number = read.hours(upTo)
    let last = read.date(day)
    let said = read.text(words)
    read.near(day, last, today, from: today)
    if let last, last < today, !read.isRefused(day) { read.refuse(day, .hoursQuestionDayEarlier) }
    if let last, code == .yes, last >= today, last < asked.from, !read.isRefused(day) {
      read.refuse(day, .hoursQuestionDayBeforeFrom(day: asked.from))
    }
    if let code, code != .yes, read.isAnswered(upTo), !read.isRefused(upTo) {
      read.refuse(upTo, .hoursQuestionUpToSurplus)
    }
    if let number, number.quarters == 0, !read.isRefused(upTo) { read.refuse(upTo, .hoursQuestionNoHours) }
    try read.finish()
    guard let code, let last else { throw Refused(nil, .formMissing) }
    let verdict: HoursQuestion.Verdict =
      switch code {
      case .yes: .yes(number ?? asked.hours, until: last)
      case .notYet: .notYet(again: last)
      case .talkFirst: .talkFirst(again: last)
      }
    return (verdict, said)
  }
}
