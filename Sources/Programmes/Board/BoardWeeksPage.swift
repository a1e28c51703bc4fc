import Design
import Language
import Values
import Web

/// The board week by week: a row for each person, a column for each week, in it what is there.
struct BoardWeeksPage {
  let frame: BoardFrame
  let found: BoardWeeks
  /// Where this page begins among all; none where it is not the first.
  let isFirst: Bool

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let lane = found.board.lanes[0]
    let number = voice(.boardNumber(number: frame.count(lane, voice)))
    return desk.page(
      frame.title(voice), lead: voice(.boardWeeksLead(number: frame.count(lane, voice))),
      trail: [(voice(.navProgrammes), .to(ProgrammesAddress.programmes))],
      """
      \(frame.head(voice))\(table(lane, desk))\
      \(Pagination(
        showing: number, label: voice(.listPages),
        previous: isFirst ? nil : (word: voice(.listBeginning), link: frame.link(as: .weeks)), pieces: [],
        next: lane.hasMore ? lane.cards.last.map { next(behind: $0, voice) } : nil
      ))
      """)
  }

  private func next(behind card: BoardCard, _ voice: Voice) -> (word: String, link: Link) {
    (word: voice(.listNext), link: frame.link(as: .weeks).adding(query: "after", card.place.cursor))
  }

  private func table(_ lane: Board.Lane, _ desk: Desk) -> HTML {
    let voice = desk.voice
    guard !lane.cards.isEmpty else { return "<p class=\"quiet\">\(voice(.boardNobody))</p>" }
    return DataTable(
      caption: frame.title(voice), hidesCaption: true,
      columns: [.init(voice(.placementPerson))] + found.weeks.map { .init(voice.weekAndYear($0)) },
      rows: lane.cards.map { card in
        [person(card, desk)] + found.weeks.map { cell(card, $0, voice) }
      }
    ).html
  }

  /// Of whom there is nothing in any of the weeks it is said once, and not week by week.
  private func person(_ card: BoardCard, _ desk: Desk) -> HTML {
    let isEmpty = found.weeks.allSatisfy { found.entries(of: card.person, in: $0).isEmpty }
    return """
      <a href="\(found.board.page(of: card, in: .taking))">\(name: found.board.name(of: card))</a>\(desk.mark(of: card.person))\
      \(if: isEmpty, " <span class=\"quiet\">\(desk.voice(.boardNothingInWeeks))</span>")
      """
  }

  /// A week with nothing in it stays empty, and is left out where each week is a line of its own.
  private func cell(_ card: BoardCard, _ week: ISOWeek, _ voice: Voice) -> HTML {
    let entries = found.entries(of: card.person, in: week)
    guard !entries.isEmpty else { return .nothing }
    return """
      <ul class="plain">\(each: entries, { entry in
        "<li>\(with: entry.day, { "<span class=\"quiet\">\(voice.day($0))</span> " })\(words(entry))</li>"
      })</ul>
      """
  }

  private func words(_ entry: BoardEntry) -> HTML {
    entry.link.map { "<a href=\"\($0)\">\(entry.words)</a>" } ?? "\(entry.words)"
  }
}
