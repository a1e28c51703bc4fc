import Access
import Design
import Language
import People
import Values
import Web
import Work

/// The programmes that run here, each with the way to its board.
struct ProgrammesPage {
  let programmes: [Programme]
  let shelf: ProgrammeShelf

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let all = programmes.inOrder(of: Alphabet(readingIn: voice.language)) { $0.name }
    let mayReadObstacles = desk.actor.might(List.self, ObstacleRecord.self)
    return desk.page(
      voice(.navProgrammes),
      all.isEmpty
        ? "\(EmptyState(title: voice(.programmesNone), text: voice(.programmesNoneWhy)))"
        : """
        <ul class="plain">\(each: all, { programme in
          """
          <li><h2><a href="\(Link.to(ProgrammesAddress.board(programme.id)))">\(name: programme.name)</a></h2>\
          \(with: shelf.model(of: programme)?.summary.text(in: voice.language).text, { "<p>\($0)</p>" })\
          \(if: mayReadObstacles, obstacles(programme, voice))</li>
          """
        })</ul>
        """)
  }

  private func obstacles(_ programme: Programme, _ voice: Voice) -> HTML {
    """
    <p><a href="\(Link.to(ProgrammesAddress.obstacles(programme.id)))">\(voice(.programmeObstaclesTitle))\
    <span class="unseen"> \(name: programme.name)</span></a></p>
    """
  }
}

/// What every form of the board has: what it is called, whose it is, and the ways between its forms.
struct BoardFrame {
  let programme: Programme
  let model: ProgrammeModel
  let form: BoardPages.Form
  let readers: BoardReaders

  private var whose: BoardReader { readers.whose }

  func title(_ voice: Voice) -> String { voice(.boardTitle(programme: programme.name)) }

  func head(_ voice: Voice) -> HTML {
    let forms = SubNavigation(
      label: voice(.boardForm),
      items: BoardPages.Form.allCases.map { form in
        SubNavigation.Item(
          word: voice(form.phrase), link: link(as: form, whose),
          isCurrent: form == self.form)
      })
    let ways = SubNavigation(
      label: voice(.boardWhose),
      items: [(BoardReader.team, Phrase.boardTeam), (.own, .boardOwn), (.nobody, .boardNobodyResponsible)].map {
        whose, word in
        SubNavigation.Item(word: voice(word), link: link(as: form, whose), isCurrent: whose == self.whose)
      })
    return "\(forms)\(ways)\(if: !readers.colleagues.isEmpty, colleagues(voice))"
  }

  /// One colleague's, by name. It works without a script, and keeps the form of the board.
  private func colleagues(_ voice: Voice) -> HTML {
    let sorted = readers.colleagues.inOrder(of: Alphabet(readingIn: voice.language)) { $0.name }
    return """
      <form class="filter" role="search" method="get" action="\(Link.to(ProgrammesAddress.board(programme.id)))">\
      <input type="hidden" name="as" value="\(form.rawValue)"><label for="colleague">\(voice(.boardColleague))</label>\
      <select id="colleague" name="\(BoardReader.name)">\
      <option value="\(BoardReader.team.code)">\(voice(.boardTeam))</option>\
      \(each: sorted, { one in
        """
        <option value="\(one.account.text)"\(flag: "selected", whose == .colleague(one.account))>\(one.name)</option>
        """
      })</select><button class="button">\(voice(.boardShow))</button></form>
      """
  }

  func link(as form: BoardPages.Form) -> Link { link(as: form, whose) }

  private func link(as form: BoardPages.Form, _ whose: BoardReader) -> Link {
    .to(ProgrammesAddress.board(programme.id), query: ["as": form.rawValue, BoardReader.name: whose.code])
  }

  /// One column by itself, from its beginning or behind a card.
  func link(to column: BoardColumn, behind card: BoardCard? = nil) -> Link {
    let link = Link.to(
      ProgrammesAddress.board(programme.id), query: ["column": column.code, BoardReader.name: whose.code])
    return card.map { link.adding(query: "after", $0.place.cursor) } ?? link
  }

  func title(of column: BoardColumn, _ voice: Voice) -> String {
    switch column {
    case .referred: voice(.boardReferred)
    case .phase(let phase): model.title(of: phase, in: voice.language)
    case .paused: voice(.boardPaused)
    case .taking: voice(.stateAccepted)
    }
  }

  /// How many stand in a column, or that there are more than are counted.
  func count(_ lane: Board.Lane, _ voice: Voice) -> String {
    lane.number > Board.counted ? voice(.weekMoreThan(n: Board.counted)) : voice.number(lane.number)
  }
}

extension Board {
  func name(of card: BoardCard) -> String { names[card.person] ?? "" }

  /// What is owed first.
  func next(_ card: BoardCard) -> OwedObligation? { owed[card.person]?.first }

  /// What is to be known at a glance, beside what comes next.
  func signs(_ card: BoardCard, in column: BoardColumn, _ desk: Desk) -> [Tag] {
    let voice = desk.voice
    let all = owed[card.person]?.map(\.obligation) ?? []
    let next = next(card)?.obligation
    let back = paused[card.participation].map { day in
      Tag(voice(day < desk.today ? .pausePassedTag(day: day) : .pauseTag(day: day)), .due)
    }
    let leaves = card.leaving.map { Tag(voice(.exitAnnouncedTag(day: $0)), .due) }
    let permission = all.first { $0.deed == .permission && $0.key != next?.key }
      .map { Tag(voice(.boardPermission(day: $0.due)), $0.due < desk.today ? .stop : .due) }
    let obstacle = all.first { $0.pile == .obstacles && $0.key != next?.key }
      .map { Tag(voice(.boardObstacle), $0.due < desk.today ? .stop : .due) }
    return [back, leaves, permission, obstacle].compactMap(\.self)
  }

  /// Where a card is moved: the steps of the participation, with what each phase waits for.
  func moving(_ card: BoardCard, in column: BoardColumn, _ desk: Desk) -> Button? {
    guard desk.might(Edit.self, ParticipationRecord.self) else { return nil }
    return Button(
      desk.voice(column == .referred ? .actAnswer : column == .paused ? .boardBack : .boardMove),
      .go(.to(ProgrammesAddress.participation(card.participation))), tone: .plain, about: name(of: card))
  }

  /// Where a card is moved by drawing it onto another column.
  func way(of card: BoardCard, _ desk: Desk) -> Link? {
    desk.might(Edit.self, ParticipationRecord.self) ? .to(ProgrammesAddress.participation(card.participation)) : nil
  }

  /// Where the name leads: of somebody who was referred, to the referral.
  func page(of card: BoardCard, in column: BoardColumn) -> Link {
    column == .referred
      ? .to(ProgrammesAddress.participation(card.participation)) : .to(PeopleAddress.person(card.person))
  }
}
