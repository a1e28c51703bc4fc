import Design
import Language
import Values
import Web
import Work

/// The journey board: a column for each phase, a card for each person in it, the longest first.
struct BoardPage {
  let frame: BoardFrame
  let board: Board

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return desk.page(
      frame.title(voice), lead: voice(.boardLead), trail: [(voice(.navProgrammes), .to(ProgrammesAddress.programmes))],
      "\(frame.head(voice))\(ways(voice))<div class=\"board\" data-module=\"\(Link.asset(.board))\">\(each: board.lanes, { lane($0, desk) })</div>"
    )
  }

  /// On a narrow screen the columns stand one after another: from the first to each of them.
  private func ways(_ voice: Voice) -> HTML {
    """
    <nav class="tabs jump" aria-label="\(voice(.boardColumns))"><ul>\(each: board.lanes, { lane in
      """
      <li><a href="\(Link.here(lane.column.anchor))">\(frame.title(of: lane.column, voice)) \
      <span class="count">\(frame.count(lane, voice))</span></a></li>
      """
    })</ul></nav>
    """
  }

  private func lane(_ lane: Board.Lane, _ desk: Desk) -> HTML {
    let voice = desk.voice
    return """
      <details class="lane" id="\(lane.column.anchor)" data-drop="\(lane.column.entering)"\
      \(with: lane.column.leaving, { " data-leave=\"\($0)\"" }) open><summary><h2>\(frame.title(of: lane.column, voice)) \
      <span class="count">\(frame.count(lane, voice))</span></h2></summary>\
      \(if: lane.cards.isEmpty, "<p class=\"quiet\">\(voice(.boardNobody))</p>")\
      <ul>\(each: lane.cards, { card($0, in: lane.column, desk) })</ul>\
      \(if: lane.hasMore, all(lane, voice))</details>

      """
  }

  private func all(_ lane: Board.Lane, _ voice: Voice) -> HTML {
    """
    <p><a href="\(frame.link(to: lane.column))">\(voice(.boardAll(number: frame.count(lane, voice))))\
    <span class="unseen"> \(frame.title(of: lane.column, voice))</span></a></p>
    """
  }

  private func card(_ card: BoardCard, in column: BoardColumn, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let next = board.next(card)?.obligation
    return """
      <li class="piece"\(with: board.way(of: card, desk), { " data-way=\"\($0)\"" })><p class="who"><a href="\(board.page(of: card, in: column))">\(name: board.name(of: card))</a>\(desk.mark(of: card.person)) \
      <span class="quiet">\(voice(.boardDays(n: max(0, desk.today.days(since: card.since)))))</span></p>\
      \(with: next, { "<p>\(voice($0.reason)) \($0.dueAndDay(desk))</p>" })\
      \(if: next == nil, "<p class=\"quiet\">\(voice(.boardNoStep))</p>")\
      \(with: signs(card, in: column, desk), { "<p>\($0)</p>" })\
      \(with: board.moving(card, in: column, desk), { "<p>\($0)</p>" })</li>

      """
  }

  private func signs(_ card: BoardCard, in column: BoardColumn, _ desk: Desk) -> HTML? {
    let signs = board.signs(card, in: column, desk)
    return signs.isEmpty ? nil : "\(each: signs, { "\($0) " })"
  }
}

/// The same as a table: the first of each column, or one column whole.
struct BoardTable {
  let frame: BoardFrame
  let board: Board

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let more = board.lanes.filter(\.hasMore)
    return desk.page(
      frame.title(voice), lead: voice(.boardLead), trail: [(voice(.navProgrammes), .to(ProgrammesAddress.programmes))],
      """
      \(frame.head(voice))\(table(frame.title(voice), desk))\(with: more.isEmpty ? nil : rest(more, voice), { $0 })
      """)
  }

  /// The ways to the columns of which not all stand here.
  private func rest(_ lanes: [Board.Lane], _ voice: Voice) -> HTML {
    """
    <ul class="plain">\(each: lanes, { lane in
      """
      <li><a href="\(frame.link(to: lane.column))">\(frame.title(of: lane.column, voice)): \
      \(voice(.boardAll(number: frame.count(lane, voice))))</a></li>
      """
    })</ul>
    """
  }

  func document(of column: BoardColumn, isFirst: Bool, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let lane = board.lanes[0]
    let title = voice(.formTitleOf(title: frame.title(of: column, voice), name: frame.programme.name))
    return desk.page(
      title, lead: voice(.boardNumber(number: frame.count(lane, voice))),
      trail: [
        (voice(.navProgrammes), .to(ProgrammesAddress.programmes)),
        (frame.title(voice), frame.link(as: .board)),
      ],
      """
      \(table(title, desk))\
      \(Pagination(
        showing: voice(.boardNumber(number: frame.count(lane, voice))), label: voice(.listPages),
        previous: isFirst ? nil : (word: voice(.listBeginning), link: frame.link(to: column)), pieces: [],
        next: lane.hasMore
          ? lane.cards.last.map { (word: voice(.listNext), link: frame.link(to: column, behind: $0)) } : nil
      ))
      """)
  }

  private func table(_ caption: String, _ desk: Desk) -> HTML {
    let voice = desk.voice
    let rows = board.lanes.flatMap { lane in lane.cards.map { row($0, in: lane.column, desk) } }
    guard !rows.isEmpty else { return "<p class=\"quiet\">\(voice(.boardNobody))</p>" }
    return DataTable(
      caption: caption, hidesCaption: true,
      columns: [
        .init(voice(.placementPerson)), .init(voice(.participationPhase)), .init(voice(.participationFrom)),
        .init(voice(.boardNext)), .init(voice(.participationState), .status), .init(voice(.boardMove), .action),
      ], rows: rows
    ).html
  }

  private func row(_ card: BoardCard, in column: BoardColumn, _ desk: Desk) -> [HTML] {
    let voice = desk.voice
    let next = board.next(card)?.obligation
    return [
      "<a href=\"\(board.page(of: card, in: column))\">\(name: board.name(of: card))</a>\(desk.mark(of: card.person))",
      "\(frame.title(of: column, voice))",
      "\(voice.day(card.since)) <span class=\"quiet\">\(voice(.boardDays(n: max(0, desk.today.days(since: card.since)))))</span>",
      next.map { "\(voice($0.reason)) \($0.dueAndDay(desk))" } ?? "<span class=\"quiet\">\(voice(.boardNoStep))</span>",
      "\(each: board.signs(card, in: column, desk), { "\($0) " })",
      board.moving(card, in: column, desk)?.html ?? "",
    ]
  }
}
