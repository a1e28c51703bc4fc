import Access
import Design
import Language
import Values
import Web

/// The questions about who stands for somebody under 18.
enum GuardianForm {
  static let name = Question("name", .personName, .text(longest: 200), required: true)
  static let kind = Question(
    "kind", .guardianKind, .choice(Guardian.Kind.allCases.map { Question.Choice($0.rawValue, $0.phrase) }),
    required: true)
  static let from = Question("from", .workPermissionFrom, .date, hint: .guardianFromHint, required: true)
  static let until = Question("until", .workPermissionUntil, .date, hint: .guardianUntilHint)
  static let phone = Question("phone", .personPhone, .phone, hint: .personPhoneHint)
  static let language = Question("language", .guardianLanguage, .language)
  static let interpreter = Question("needsInterpreter", .guardianInterpreter, .flag)

  static let questions = [name, kind, from, until, phone, language, interpreter]

  /// What was noted by mistake is taken back by giving it this outcome; nothing else of it is answered then.
  static let withdrawal = Question(
    "outcome", .workPermissionWithdraw, .choice([Question.Choice("withdrawn", .workPermissionWithdraw)]), required: true
  )

  /// What is answered unless somebody says otherwise.
  static func usual(_ today: CivilDate) -> Fields { Fields(["from": today.iso]) }

  /// The answers that would give it again.
  static func answers(_ details: Guardian.Details) -> Fields {
    Fields([
      "name": details.name, "kind": details.kind.rawValue, "from": details.from.iso,
      "until": details.until?.iso ?? "", "phone": details.phone.map(Telephone.shown) ?? "",
      "language": details.language?.text ?? "", "needsInterpreter": details.needsInterpreter ? "yes" : "",
    ])
  }

  /// - Parameter born: when the person was born, if that is known: nobody stands for her before, nor once she is 18.
  static func read(
    _ fields: Fields, today: CivilDate, born: BirthDate?, _ dialling: Dialling
  ) throws(Refused) -> Guardian.Details {
    var read = AnswerReader(fields, of: questions)
    let (name, kind) = (read.text(self.name), read.choice(self.kind, as: Guardian.Kind.self))
    let (from, until) = (read.date(self.from), read.date(self.until))
    let (phone, language) = (dialling.number(self.phone, &read), read.language(self.language))
    let needsInterpreter = read.flag(interpreter)
    read.near(self.from, from, today, months: childhood, until: today.adding(months: 24))
    read.near(self.until, until, today, months: childhood, from: from)
    if let from, from > today.adding(months: 24), !read.isRefused(self.from) {
      read.refuse(self.from, .formDayFar(first: today.adding(months: -childhood), last: today.adding(months: 24)))
    }
    if let from, let until, until < from, !read.isRefused(self.until) {
      read.refuse(self.until, .workPermissionUntilTooEarly(date: from))
    }
    if let last = born?.minority.lastPossible {
      if let from, from > last, !read.isRefused(self.from) { read.refuse(self.from, .guardianOfAge(last: last)) }
      if let until, until > last, !read.isRefused(self.until) { read.refuse(self.until, .guardianOfAge(last: last)) }
    }
    if let from, let first = born?.earliest, from < first, !read.isRefused(self.from) {
      read.refuse(self.from, .guardianBeforeBirth(date: first))
    }
    if needsInterpreter, language == nil, !read.isRefused(self.language) {
      read.refuse(self.language, .guardianLanguageMissing)
    }
    try read.finish()
    guard let name, let kind, let from else { throw Refused(nil, .formMissing) }
    return Guardian.Details(
      name, as: kind, from: from, until: until, phone: phone, language: language, needsInterpreter: needsInterpreter)
  }

  /// Months of it, with some to spare: what is further away is a slip.
  private static let childhood = 240
}

extension BirthDate {
  /// The first day that may be that of the birth.
  var earliest: CivilDate {
    switch precision {
    case .day, .given: date
    case .month: CivilDate(year: date.year, month: date.month, day: 1) ?? date
    case .year: CivilDate(year: date.year, month: 1, day: 1) ?? date
    }
  }
}
