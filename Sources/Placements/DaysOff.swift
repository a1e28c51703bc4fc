import Design
import Employers
import Language
import Rules
import Values

/// The holidays and closures in the weeks that one plans now, as sentences; what is agreed for such a week is said beside
/// them, so that nobody expects hours that cannot be worked.
struct DaysOff {
  let around: PlacementCase
  let voice: Voice

  /// This week and the next two.
  private static let weeksAhead = 3

  var card: HTML {
    let sentences = closures + holidays
    guard !sentences.isEmpty else { return .nothing }
    return Card(
      title: voice(.daysOffTitle), id: "days-off",
      content: """
        <ul class="plain">\(each: sentences.sorted { $0.day < $1.day }, { "<li>\($0.words)</li>" })</ul>\
        \(each: hours, { "<p class=\"quiet\">\($0)</p>" })
        """
    ).html
  }

  private struct Sentence {
    let day: CivilDate
    let words: String
  }

  private var weeks: [ISOWeek] {
    (0..<DaysOff.weeksAhead).map { ISOWeek(containing: around.today).adding(weeks: $0) }
  }

  /// From today on, while the placement lasts.
  private var days: [CivilDate] {
    weeks.flatMap(\.days).filter { $0 >= around.today && around.placement.occupied.contains($0) }
  }

  private var closures: [Sentence] {
    around.calendar.closures.compactMap { closure in
      guard let first = days.first(where: closure.contains) else { return nil }
      return Sentence(day: first, words: voice(.dayOffClosure(closure: closure.said(by: voice))))
    }
  }

  private var holidays: [Sentence] {
    days.filter(isWorkedOn).compactMap { day in
      guard around.calendar.closure(on: day) == nil, let holiday = around.calendar.holiday(on: day) else { return nil }
      let name = holiday.name.text(in: voice.language).text
      let phrase: Phrase =
        switch holiday.kind {
        case .public: .dayOffHoliday(day: day, name: name)
        case .customary: .dayOffCustomary(day: day, name: name)
        case .local: .dayOffLocal(day: day, name: name)
        }
      return Sentence(day: day, words: voice(phrase))
    }
  }

  /// Whether the day is one of those agreed; where none are, every day but the weekend.
  private func isWorkedOn(_ day: CivilDate) -> Bool {
    around.placement.terms.working.isWorked(on: day) ?? (day.weekday.rawValue <= 5)
  }

  /// Of each week in which a day of work falls out.
  private var hours: [String] {
    weeks.compactMap { week in
      let isShorter = days.contains { week.contains($0) && isWorkedOn($0) && around.calendar.dayOff(on: $0) != nil }
      guard isShorter, let hours = around.steps.ladder.hours(in: week), hours > .zero else { return nil }
      return voice(.dayOffHours(week: week, hours: hours))
    }
  }
}

extension DayOff {
  /// Under a day on which something stands nevertheless.
  func said(by voice: Voice) -> String {
    switch self {
    case .weekend: voice(.dayOffOnWeekend)
    case .holiday(let holiday): voice(.dayOffOnHoliday(name: holiday.name.text(in: voice.language).text))
    case .closure(let closure): voice(.dayOffOnClosure(name: closure.name))
    }
  }
}

/// What is said of a follow-up that stands on a day on which nobody works: it may, if that is meant.
struct FollowUpDayOff {
  let why: String
  /// The next day on which somebody is there, within the placement.
  let next: CivilDate?

  /// Nothing where somebody can be met at the workplace, and nothing of what was held.
  init?(_ followUp: FollowUp, _ around: PlacementCase, _ voice: Voice) {
    guard followUp.result == nil, let off = around.calendar.dayOff(on: followUp.due) else { return nil }
    why = off.said(by: voice)
    let day = followUp.due.adding(days: 1)
    next = around.calendar.firstOpenDay(from: day, until: around.placement.lastDay ?? day.adding(days: 366))
  }

  /// The workplace is open, and the reader's office is not.
  init?(office day: CivilDate, next: CivilDate, _ voice: Voice) {
    guard next != day else { return nil }
    (why, self.next) = (voice(.dayOffOffice), next)
  }

  func said(by voice: Voice) -> String {
    next.map { voice(.dayOffNext(why: why, day: $0)) } ?? voice(.dayOffAlone(why: why))
  }
}
