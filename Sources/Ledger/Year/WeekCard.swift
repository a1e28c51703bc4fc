import Access
import Design
import Language
import Rules
import Values
import Web

/// This week's hours, on a person's page.
struct WeekCard {
  /// One week of it.
  let year: WeekYear

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let line = year.lines[0]
    let rows = year.categories.compactMap { category -> SummaryList.Row? in
      let (planned, worked) = (line.planned[category.code], line.worked[category.code])
      guard planned != nil || worked != nil else { return nil }
      return SummaryList.Row(
        category.title.text(in: voice.language).text, "\(WeekWords(voice: voice).both(planned, worked))")
    }
    return Card(
      title: voice(.weekCardTitle),
      sign: year.isWhole
        ? CircleSign(.case, voice(.circleCase)) : CircleSign(.shared, voice(.circleShared)), id: "weeks",
      content: """
        \(rows.isEmpty ? "<p class=\"quiet\">\(voice(.weekNothingPlanned))</p>" : SummaryList(rows).html)\
        \(WeekWords(voice: voice).held(line, year.categories))
        """,
      buttons: [
        desk.might(Create.self, CaseHoursRecord.self) && !year.categories.isEmpty
          ? Button(voice(.weekSay), .go(.to(LedgerAddress.week(year.person, line.week)))) : nil,
        Button(voice(.weekShowYear), .go(.to(LedgerAddress.weeks(year.person)))),
      ].compactMap(\.self)
    ).html
  }
}

/// Hours of a week in words.
struct WeekWords {
  let voice: Voice

  /// Planned and worked of one category. What nobody said is not nought.
  func both(_ planned: Hours?, _ worked: Hours?) -> String {
    switch (planned, worked) {
    case (let planned?, let worked?): voice(.weekBoth(planned: planned, worked: worked))
    case (let planned?, nil): voice(.weekPlannedOnly(planned: planned))
    case (nil, let worked?): voice(.weekWorkedOnly(worked: worked))
    case (nil, nil): ""
    }
  }

  /// The sums against the full week, for whoever is told of it; with what lowers it.
  func held(_ line: WeekLine, _ categories: [HoursCategory]) -> HTML {
    guard let full = line.full, let target = line.target else { return .nothing }
    let (planned, worked) = (line.sum(line.planned, categories), line.sum(line.worked, categories))
    // Of what was planned, something may not have been said yet: then the sum is not the week's.
    let isPartly = categories.contains { line.planned[$0.code] != nil && line.worked[$0.code] == nil }
    let sums =
      if isPartly, let planned, let worked { voice(.weekBothSoFar(planned: planned, worked: worked)) } else {
        both(planned, worked)
      }
    return """
      <p>\(if: !sums.isEmpty, "\(voice(.weekTogether(sums: sums))) ")\
      \(target < full ? voice(.weekLoweredSaid(full: full, hours: target)) : voice(.weekFullSaid(hours: full)))</p>\
      \(if: line.isPaused, "<p>\(Tag(voice(.weekPaused), .info))</p>")
      """
  }
}
