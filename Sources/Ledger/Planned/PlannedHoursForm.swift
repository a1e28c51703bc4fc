import Language
import Rules
import Values
import Web

/// The questions about hours that are planned by hand.
enum PlannedHoursForm {
  static func category(_ categories: [HoursCategory], in language: LanguageTag) -> Question {
    Question(
      "category", .plannedCategory,
      .choice(categories.map { Question.Choice($0.code.text, words: $0.title.text(in: language).text) }),
      hint: .plannedCategoryHint, required: true
    ).compact
  }
  /// For the description of the API: which there are, the rule pack says.
  private static let anyCategory = Question(
    "category", .plannedCategory, .text(longest: 64), hint: .plannedCategoryHint, required: true)
  static let hours = Question("hours", .plannedHoursWeekly, .hours(most: .wholeWeek), required: true)
  static let from = Question("from", .plannedFrom, .week, required: true)
  static let until = Question("until", .plannedUntil, .week, hint: .plannedUntilHint)
  static let words = Question("words", .plannedWords, .text(longest: 200), hint: .plannedWordsHint)

  static func questions(_ categories: [HoursCategory], in language: LanguageTag) -> [Question] {
    [category(categories, in: language), hours, from, until, words]
  }
  static let described = [anyCategory, hours, from, until, words]

  /// What was noted by mistake is taken back by giving it this outcome; nothing else of it is answered then.
  static let withdrawal = Question(
    "outcome", .plannedWithdraw, .choice([Question.Choice("withdrawn", .plannedWithdraw)]), required: true)

  static func usual(_ today: CivilDate) -> Fields { Fields(["from": ISOWeek(containing: today).iso]) }

  /// The answers that would give it again.
  static func answers(_ details: PlannedHours.Details, said: (Hours) -> String) -> Fields {
    Fields([
      "category": details.category.text, "hours": said(details.hours), "from": details.from.iso,
      "until": details.until?.iso ?? "", "words": details.words ?? "",
    ])
  }

  static func read(
    _ fields: Fields, _ categories: [HoursCategory], in language: LanguageTag, today: CivilDate
  ) throws(Refused) -> PlannedHours.Details {
    let category = category(categories, in: language)
    var read = AnswerReader(fields, of: questions(categories, in: language))
    let code = read.choice(category)
    let hours = read.hours(self.hours)
    let (from, until) = (read.week(self.from), read.week(self.until))
    let words = read.text(self.words)
    if let hours, hours == .zero { read.refuse(self.hours, .plannedNoHours) }
    // An introduction lasts some years; what is further away is a slip in the year.
    read.near(self.from, from?.monday, today, months: 72)
    read.near(self.until, until?.monday, today, months: 72, from: from?.monday)
    if let from, let until, until < from, !read.isRefused(self.until) {
      read.refuse(self.until, .plannedUntilTooEarly(week: from))
    }
    try read.finish()
    guard let code, let hours, let from else { throw Refused(nil, .formMissing) }
    return PlannedHours.Details(WeekCategoryCode(code), hours: hours, from: from, until: until, words: words)
  }
}
