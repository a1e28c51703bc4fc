import Language
import Rules
import Values
import Web

/// The questions about what was worked in one week: one for each category, all at once. What is left empty is not said, which
/// is never the same as no hours.
enum WeekForm {
  private static let group = Question.Group("hours")

  static func name(_ code: WeekCategoryCode) -> String { "hours." + code.text }

  static func questions(_ categories: [HoursCategory], in language: LanguageTag) -> [Question] {
    categories.map { category in
      Question(
        name(category.code), .weekCategoryHours(category: category.title.text(in: language).text),
        .hours(most: .wholeWeek)
      ).inside(group)
    }
  }

  /// The answers that would say the same again.
  static func answers(
    _ worked: [WeekCategoryCode: Hours], _ categories: [HoursCategory], said: (Hours) -> String
  ) -> Fields {
    var fields = Fields()
    for category in categories { fields.append(worked[category.code].map(said) ?? "", to: name(category.code)) }
    return fields
  }

  /// What is said of those categories that are named; of the others nothing changes.
  static func read(
    _ fields: Fields, _ categories: [HoursCategory], in language: LanguageTag
  ) throws(Refused) -> [WeekCategoryCode: Hours?] {
    let questions = questions(categories, in: language)
    var read = AnswerReader(fields, of: questions)
    var said: [WeekCategoryCode: Hours?] = [:]
    for (category, question) in zip(categories, questions) where !fields.all(question.name).isEmpty {
      said.updateValue(read.hours(question), forKey: category.code)
    }
    try read.finish()
    return said
  }
}
