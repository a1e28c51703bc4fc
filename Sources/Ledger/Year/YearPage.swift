import Access
import Design
import Language
import People
import Programmes
import Rules
import Values
import Web

/// The weeks of one year: a drawing, the same as a table, what is planned and what lowers the full week.
struct YearPage {
  let year: WeekYear
  /// None for whoever is not told what somebody is called.
  let name: String?
  /// For a workplace, which has no page about her.
  let mayWork: MayWork?

  static let (planned, reductions) = ("planned", "reductions")

  static func place(of week: ISOWeek) -> String { week.iso }

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let title = voice(.weeksTitle(year: String(year.year)))
    return desk.page(
      name.map { voice(.formTitleOf(title: title, name: $0)) } ?? title,
      lead: year.isWhole ? nil : voice(.weeksSharedLead),
      trail: name.map { [($0, Link.to(PeopleAddress.person(year.person)))] } ?? [],
      """
      \(with: year.pause, { $0.tag(desk) })\(with: mayWork, { $0.line(desk) })\(ways(desk))\(law(desk))\
      \(hasAny ? YearFigure(year: year, desk: desk).html : "<p class=\"lead\">\(voice(.weeksNone))</p>")\
      \(plannedPart(desk))\(reductionsPart(desk))\(YearTable(year: year, desk: desk))
      """)
  }

  private var hasAny: Bool { year.lines.contains { !$0.isEmpty || $0.target != nil } }

  private func ways(_ desk: Desk) -> HTML {
    let voice = desk.voice
    func to(_ other: Int) -> Button {
      Button(String(other), .go(.to(LedgerAddress.weeks(year.person), query: ["year": String(other)])), tone: .quiet)
    }
    let current = ISOWeek(containing: desk.today)
    let mayNote = desk.might(Create.self, CaseHoursRecord.self) && year.isWhole
    let mayLower = desk.might(Create.self, WeekReductionRecord.self) && year.isWhole
    return """
      <nav aria-label="\(voice(.weeksYears))">\(ButtonRow([to(year.year - 1), to(year.year + 1)]))</nav>\
      \(ButtonRow([
        mayNote && !year.categories.isEmpty
          ? Button(voice(.weekSay), .go(.to(LedgerAddress.week(year.person, current))), tone: .main) : nil,
        mayNote && !year.categories.isEmpty
          ? Button(voice(.plannedNewTitle), .go(.to(LedgerAddress.newPlannedHours(year.person)))) : nil,
        mayLower && year.pack?.fullWeek.stated.value != nil
          ? Button(voice(.reductionNewTitle), .go(.to(LedgerAddress.newReduction(year.person)))) : nil,
      ].compactMap(\.self)))
      """
  }

  /// What the hours are held against, for whoever keeps the case.
  private func law(_ desk: Desk) -> HTML {
    guard year.isWhole else { return .nothing }
    guard let pack = year.pack else { return "<p>\(desk.voice(.weekNoCategories))</p>" }
    return WeekLaw(pack: pack, desk: desk).fullWeek
  }

  private func plannedPart(_ desk: Desk) -> HTML {
    guard !year.planned.isEmpty else { return .nothing }
    let voice = desk.voice
    let title = voice(.plannedList)
    let part = desk.part(of: year.planned, "spans", at: YearPage.planned, title)
    return """
      <section class="stack" aria-labelledby="\(YearPage.planned)"><h2 id="\(YearPage.planned)">\(title)</h2>\
      <ul class="plain">\(each: part.items, { line($0, desk) })</ul>\(part.ways)</section>
      """
  }

  private func line(_ one: PlannedHours, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let category = year.categories.first { $0.code == one.details.category }
    let name = category?.title.text(in: voice.language).text ?? one.details.category.text
    let mayChange = desk.might(Edit.self, WeekHoursRecord.self) && year.isWhole
    let words = voice(.weekOfCategory(category: name, hours: one.details.hours))
    let weeks =
      one.details.until.map { voice(.plannedBetween(from: one.details.from, until: $0)) }
      ?? voice(.plannedSince(from: one.details.from))
    return """
      <li><p>\(if: mayChange, "<a href=\"\(Link.to(LedgerAddress.plannedHours(one.id)))\">\(words)</a>", else: "\(words)") \
      \(if: year.isWhole && one.circle == .case, "\(Tag(voice(.circleCase), .info)) ")\(weeks)</p>\
      \(with: one.details.words, { "<p dir=\"auto\">\($0)</p>" })\
      <p class="quiet" dir="auto">\(voice(.weekNoted(name: one.noted.by, day: one.noted.on)))</p></li>
      """
  }

  private func reductionsPart(_ desk: Desk) -> HTML {
    guard !year.reductions.isEmpty else { return .nothing }
    let voice = desk.voice
    let title = voice(.reductionList)
    return Card(
      title: title, sign: CircleSign(.case, voice(.circleCase)), id: YearPage.reductions,
      content: "<ul class=\"plain\">\(each: year.reductions, { line($0, desk) })</ul>"
    ).html
  }

  private func line(_ one: WeekReduction, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let details = one.details
    let words =
      details.until.map { voice(.reductionBetween(hours: details.hours, from: details.from, until: $0)) }
      ?? voice(.reductionSince(hours: details.hours, from: details.from))
    let mayChange = desk.might(Edit.self, WeekReductionRecord.self)
    let law = year.packs.first { $0.code == one.pack }
    return """
      <li><p>\(if: mayChange, "<a href=\"\(Link.to(LedgerAddress.reduction(one.id)))\">\(words)</a>", else: "\(words)")</p>\
      <p dir="auto">\(details.reason)</p>\
      <p class="quiet" dir="auto">\(voice(.reductionDecided(name: details.decidedBy, day: details.decidedOn)))</p>\
      \(with: law, { WeekLaw(pack: $0, desk: desk).loweringSource })</li>
      """
  }
}
