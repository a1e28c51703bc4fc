import Access
import Design
import Language
import Rules
import Values
import Web

/// The same as the drawing, week by week: in words and numbers, with the way to say what was worked.
struct YearTable {
  let year: WeekYear
  let desk: Desk

  private var voice: Voice { desk.voice }
}

extension YearTable: Markup {
  /// In quarters, so that nobody has to scroll through a year: the one lies open that holds this week, or the first with hours.
  var html: HTML {
    let title = voice(.weeksTable)
    let current = ISOWeek(containing: desk.today)
    let quarters = [0..<13, 13..<26, 26..<39, 39..<year.lines.count].map { Array(year.lines[$0]) }
    let open =
      quarters.firstIndex { $0.contains { $0.week == current } }
      ?? quarters.firstIndex { $0.contains { !$0.isEmpty } } ?? 0
    return """
      <section class="stack" aria-labelledby="week-by-week"><h2 id="week-by-week">\(title)</h2>\
      \(each: quarters.enumerated(), { quarter(at: $0.offset, $0.element, isOpen: $0.offset == open) })</section>
      """
  }

  private func quarter(at place: Int, _ lines: [WeekLine], isOpen: Bool) -> HTML {
    guard let first = lines.first, let last = lines.last else { return .nothing }
    let title = voice(.ladderBetween(from: first.week, until: last.week))
    return """
      <details class="more"\(flag: "open", isOpen)><summary>\(title)</summary>\(table(title, lines))</details>

      """
  }

  private func table(_ title: String, _ lines: [WeekLine]) -> DataTable {
    DataTable(caption: title, hidesCaption: true, columns: columns, rows: lines.map(row))
  }

  private var columns: [DataTable.Column] {
    let plain: [DataTable.Column] = [
      .init(voice(.weeksWeek)), .init(voice(.weeksPlanned)), .init(voice(.weeksActual)),
    ]
    // A sum, or what is left of a full week, would tell hours that are not told.
    let sums: [DataTable.Column] = [
      .init(voice(.weeksPlannedSum), .number), .init(voice(.weeksActualSum), .number),
      .init(voice(.weeksTarget), .number),
    ]
    return plain + (year.isWhole ? sums : []) + [.init(voice(.weeksNote))]
  }

  private func row(_ line: WeekLine) -> [HTML] {
    let plain = [week(line), list(line.planned), list(line.worked)]
    let sums = [line.sum(line.planned, year.categories), line.sum(line.worked, year.categories), line.target].map {
      figure($0)
    }
    return plain + (year.isWhole ? sums : []) + [note(line)]
  }

  private func week(_ line: WeekLine) -> HTML {
    let said = voice.weekAndYear(line.week)
    let maySay =
      year.isWhole && !year.categories.isEmpty && line.week.monday <= desk.today
      && desk.might(Create.self, CaseHoursRecord.self)
    return """
      <span id="\(YearPage.place(of: line.week))">\(if: maySay,
        "<a href=\"\(Link.to(LedgerAddress.week(year.person, line.week)))\">\(said)</a>", else: "\(said)")</span>\
      <br><span class="quiet">\(voice.bareDay(line.week.monday))</span>
      """
  }

  private func list(_ hours: [WeekCategoryCode: Hours]) -> HTML {
    let lines = year.categories.compactMap { category in
      hours[category.code].map {
        voice(.weekOfCategory(category: category.title.text(in: voice.language).text, hours: $0))
      }
    }
    return "\(each: lines, { "<span class=\"line\">\($0)</span>" })"
  }

  private func figure(_ hours: Hours?) -> HTML { hours.map { "\(voice.hours($0))" } ?? .nothing }

  private func note(_ line: WeekLine) -> HTML {
    let words = [
      line.isPaused ? voice(.weekPaused) : nil,
      line.target.flatMap { target in line.full.flatMap { target < $0 ? voice(.weekLoweredTag) : nil } },
      line.holidays > 0 ? voice(.weekHolidays(n: line.holidays)) : nil,
    ].compactMap(\.self)
    return "\(each: words, { "<span class=\"line\">\($0)</span>" })"
  }
}
