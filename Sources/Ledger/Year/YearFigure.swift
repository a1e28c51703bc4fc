import Design
import Language
import Rules
import Values
import Web

/// The year as a drawing: what was worked where it was said, and what is planned for the weeks of which it was not.
struct YearFigure {
  let year: WeekYear
  let desk: Desk

  private var voice: Voice { desk.voice }

  var html: HTML {
    let current = ISOWeek(containing: desk.today)
    return YearChart(
      direction: voice.direction, categories: year.categories.map { $0.title.text(in: voice.language).text },
      columns: year.lines.map(column), thisWeek: year.lines.firstIndex { $0.week == current },
      words: YearChart.Words(
        title: voice(.weeksTitle(year: String(year.year))), summary: summary, thisWeek: voice(.ladderThisWeek),
        worked: voice(.weeksActual), planned: voice(.weeksPlanned), target: voice(.weeksTarget),
        away: voice(.weeksAway))
    ).html
  }

  private func column(_ line: WeekLine) -> YearChart.Column {
    let hours = line.worked.isEmpty ? line.planned : line.worked
    return YearChart.Column(
      label: voice(.ladderWeekShort(n: line.week.number)),
      parts: year.categories.enumerated().compactMap { place, category in
        hours[category.code].flatMap { $0 > .zero ? (category: place, hours: $0) : nil }
      }, isWorked: !line.worked.isEmpty, target: line.target,
      // A week of which most is free, or in which she pauses.
      isAway: line.isPaused || line.holidays >= 3)
  }

  /// What can be seen in it, in a sentence for whoever hears the page.
  private var summary: String {
    let (said, planned) = (year.lines.count { !$0.worked.isEmpty }, year.lines.count { !$0.planned.isEmpty })
    return voice(.weeksSummary(worked: said, planned: planned))
  }
}
