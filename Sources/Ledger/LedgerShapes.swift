import Programmes
import Rules
import Values
import Web

// What programs are told. A sum and a full week are left out for whoever is told the shared hours alone: they would
// tell what the others are.

/// A year in a language for the titles of its categories.
struct ToldYear: Sendable {
  let year: WeekYear
  let language: LanguageTag

  static let shape = Shape<ToldYear>("YearOfWeeks") { told in
    told.id("person") { $0.year.person }
    told.member("year", .integer(1900...2199)) { .integer($0.year.year) }
    told.member("categories", .list(ToldCategory.shape.schema)) { told in
      .array(told.year.categories.map { ToldCategory.shape.json(ToldCategory(category: $0, language: told.language)) })
    }
    told.list("weeks", of: ToldWeek.shape) { told in
      told.year.lines.map { ToldWeek(line: $0, categories: told.year.categories, isWhole: told.year.isWhole) }
    }
    // The one in which she is today, whoever asks; why stands in the participation.
    told.member("pause", PauseDays.shape.schema.orNull) { $0.year.pause.map(PauseDays.shape.json) ?? .null }
    told.list("planned", of: PlannedHours.shape) { $0.year.planned }
    told.sometimes("reductions", .list(WeekReduction.shape.schema)) { told in
      told.year.isWhole ? .array(told.year.reductions.map(WeekReduction.shape.json)) : nil
    }
  }
}

struct ToldCategory: Sendable {
  let category: HoursCategory
  let language: LanguageTag

  static let shape = Shape<ToldCategory>("HoursCategory") { one in
    one.words("code") { $0.category.code.text }
    one.words("title") { $0.category.title.text(in: $0.language).text }
    one.code("circle") { $0.category.circle }
    one.truth("inFullWeek") { $0.category.counts }
    one.truth("plannedByHand") { $0.category.isPlannedByHand }
  }
}

struct ToldWeek: Sendable {
  let line: WeekLine
  let categories: [HoursCategory]
  let isWhole: Bool

  static let shape = Shape<ToldWeek>("WeekOfHours") { week in
    week.week("week") { $0.line.week }
    week.member("planned", .map(of: .hours(most: .wholeWeek))) { hours($0.line.planned, $0.categories) }
    // A category that is not named was not said: never the same as no hours.
    week.member("worked", .map(of: .hours(most: .wholeWeek))) { hours($0.line.worked, $0.categories) }
    week.count("publicHolidays") { $0.line.holidays }
    week.sometimes("plannedSum", .hours(most: .wholeWeek).orNull) {
      whole($0) { $0.line.sum($0.line.planned, $0.categories) }
    }
    week.sometimes("workedSum", .hours(most: .wholeWeek).orNull) {
      whole($0) { $0.line.sum($0.line.worked, $0.categories) }
    }
    week.sometimes("fullWeek", .hours(most: .wholeWeek).orNull) { whole($0) { $0.line.full } }
    week.sometimes("target", .hours(most: .wholeWeek).orNull) { whole($0) { $0.line.target } }
    week.truth("paused") { $0.line.isPaused }
  }

  private static func hours(_ hours: [WeekCategoryCode: Hours], _ categories: [HoursCategory]) -> JSON {
    .object(
      categories.compactMap { category in hours[category.code].map { (category.code.text, .decimal($0.decimal)) } })
  }

  private static func whole(_ week: ToldWeek, _ get: (ToldWeek) -> Hours?) -> JSON? {
    week.isWhole ? get(week).map { .decimal($0.decimal) } ?? .null : nil
  }
}

extension WeekNoted {
  static let shape = Shape<WeekNoted>("NotedWeek") { week in
    week.id("person") { $0.person }
    week.version { $0.version }
    week.member("hours", ToldWeek.shape.schema) {
      ToldWeek.shape.json(ToldWeek(line: $0.line, categories: $0.categories, isWhole: $0.isWhole))
    }
    week.list("said", of: WorkedHours.shape) { $0.said }
  }
}

extension WorkedHours {
  static let shape = Shape<WorkedHours>("WorkedHours") { one in
    one.words("category") { $0.category.text }
    one.hours("hours") { $0.hours }
    one.words("notedBy") { $0.noted.by }
    one.day("notedOn") { $0.noted.on }
    one.day("correctedOn") { $0.corrected }
  }
}

extension PlannedHours {
  static let shape = Shape<PlannedHours>("PlannedHours") { one in
    one.id("id") { $0.id }
    one.id("person") { $0.person }
    one.version { $0.version }
    one.words("category") { $0.details.category.text }
    one.code("circle") { $0.circle }
    one.hours("hours") { $0.details.hours }
    one.week("from") { $0.details.from }
    one.week("until") { $0.details.until }
    one.words("words") { $0.details.words }
    one.words("notedBy") { $0.noted.by }
    one.day("notedOn") { $0.noted.on }
    one.day("withdrawnOn") { $0.withdrawn }
  }
}

extension WeekReduction {
  static let shape = Shape<WeekReduction>("WeekReduction") { one in
    one.id("id") { $0.id }
    one.id("person") { $0.person }
    one.version { $0.version }
    one.hours("hours") { $0.details.hours }
    one.day("from") { $0.details.from }
    one.day("until") { $0.details.until }
    one.words("reason") { $0.details.reason }
    one.words("decidedBy") { $0.details.decidedBy }
    one.day("decidedOn") { $0.details.decidedOn }
    one.words("pack") { $0.pack.text }
    one.day("withdrawnOn") { $0.withdrawn }
  }
}
