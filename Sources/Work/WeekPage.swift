import Access
import Design
import Language
import Values
import Web

/// What a week holds, heap by heap: the first of each.
struct WeekHeaps: Sendable {
  let found: [String: Excerpt<OwedObligation>]
  /// How many there are of the heaps of which not all were found.
  let numbers: [Obligation.Pile: Int]
  /// How much was met in the week.
  let numberMet: Int
  /// Nothing is counted further than this.
  let counted: Int

  var rows: [OwedObligation] { found.values.flatMap(\.rows) }
  var met: Excerpt<OwedObligation>? { found[WeekAsked.met] }

  func open(_ pile: Obligation.Pile) -> [OwedObligation] { found[pile.rawValue]?.rows ?? [] }
}

/// This week as a value: what the page shows, without the database.
struct WeekPage {
  let frame: WeekFrame
  let heaps: WeekHeaps
  let names: [Subject: SubjectName]
  /// For whom the reader stands in, by whom it is about.
  /// The reader's own absences, and those in which she stands in.
  let away: [Absence]
  /// What only the reader finds in her own week; see `WeekAside`.
  let ownHeaps: [Pile]
  let people: [PersonWithMe]

  func document(_ desk: Desk) -> HTML {
    if frame.own, heaps.rows.isEmpty {
      return desk.page(
        frame.title(desk),
        """
        \(frame.head(desk))\(AwayNotice(away).html(desk))\(ownHeaps.joined())\
        \(if: ownHeaps.isEmpty, nothing(desk).html)\(WeekAside.section(people, desk))\(foot(desk))
        """)
    }
    // Where nothing has to be mended nothing is said of it: the first heap is not there to be empty.
    let piles = Obligation.Pile.heaps.filter { $0 != .mend || !heaps.open(.mend).isEmpty }.map { pile($0, desk) }
    return desk.page(
      frame.title(desk),
      """
      \(frame.head(desk))\(AwayNotice(away).html(desk))\(ownHeaps.joined())\(piles.joined())\
      \(metList(desk))\(WeekAside.section(people, desk))\(foot(desk))
      """)
  }

  private func foot(_ desk: Desk) -> HTML {
    guard frame.own else { return .nothing }
    let pocket = Link.to(WorkAddress.pocket, query: ["week": frame.week.iso])
    let isEmpty = heaps.rows.isEmpty
    return ButtonRow(
      (isEmpty ? [] : [Button(desk.voice(.pocketTitle), .go(pocket), tone: .quiet)])
        + (desk.actor.might(List.self, AbsenceRecord.self)
          ? [Button(desk.voice(.awayTitle), .go(.to(WorkAddress.away)), tone: .quiet)] : [])
    ).html
  }

  private func nothing(_ desk: Desk) -> EmptyState {
    let voice = desk.voice
    return EmptyState(
      title: voice(frame.isThis(desk) ? .weekNothing : .weekNothingThen),
      text: voice(frame.isThis(desk) ? .weekNothingHint : frame.whenEmpty(.mend, desk)),
      button: frame.hasTeam(desk) ? Button(voice(.weekSeeTeam), .go(frame.link(own: false))) : nil)
  }

  private func pile(_ pile: Obligation.Pile, _ desk: Desk) -> Pile {
    let voice = desk.voice
    let rows = WeekRows(own: frame.own, names: names, desk: desk)
    let shown = heaps.open(pile)
    var (count, more): (String, Pile.More?) = (voice.number(shown.count), nil)
    if let number = heaps.numbers[pile] {
      let isMore = number > heaps.counted
      count = isMore ? voice(.weekMoreThan(n: heaps.counted)) : voice.number(number)
      more = Pile.More(
        words: isMore
          ? voice(.weekFirstOfMore(n: shown.count, total: heaps.counted))
          : voice(.weekFirstOf(n: shown.count, total: number)),
        button: Button(
          voice(.weekShowAll), .go(frame.link(own: frame.own, pile: pile)), about: voice(pile.title)))
    }
    return Pile(
      id: pile.rawValue, title: voice(pile.title), count: count, rows: shown.map(rows.row),
      whenEmpty: voice(frame.whenEmpty(pile, desk)), more: more,
      aside: pile == .noNextStep ? noProgramme(desk) : nil, isStop: pile == .mend)
  }

  /// Those for whom no programme has been found lie in the same heap, and nothing of it is due.
  private func noProgramme(_ desk: Desk) -> Pile.Aside? {
    let voice = desk.voice
    let shown = heaps.open(.noProgramme)
    guard !shown.isEmpty else { return nil }
    let rows = WeekRows(own: frame.own, names: names, desk: desk)
    let number = heaps.numbers[.noProgramme] ?? shown.count
    let isMore = number > heaps.counted
    return Pile.Aside(
      title: voice(.pileNoProgramme), count: isMore ? voice(.weekMoreThan(n: heaps.counted)) : voice.number(number),
      rows: shown.map(rows.row),
      more: number == shown.count
        ? nil
        : Pile.More(
          words: isMore
            ? voice(.weekFirstOfMore(n: shown.count, total: heaps.counted))
            : voice(.weekFirstOf(n: shown.count, total: number)),
          button: Button(
            voice(.weekShowAll), .go(frame.link(own: frame.own, pile: .noProgramme)),
            about: voice(.pileNoProgramme))))
  }

  private func metList(_ desk: Desk) -> HTML {
    guard let met = heaps.met else { return "" }
    let voice = desk.voice
    let rows = WeekRows(own: frame.own, names: names, desk: desk)
    let count =
      heaps.numberMet > heaps.counted ? voice(.weekMoreThan(n: heaps.counted)) : voice.number(heaps.numberMet)
    return """
      <section class="pile done" aria-labelledby="done"><h2 id="done">\(voice(frame.isThis(desk) ? .weekDone : .weekDoneThen)) \
      <span class="count">\(count)</span></h2><ul>\(each: met.rows, { owed in
        """
        <li><div class="who"><a href="\(rows.page(of: owed.obligation))">\
        \(name: rows.name(of: owed.obligation))</a><p>\(voice(owed.obligation.reason))</p></div>\
        <div class="due">\(with: owed.obligation.done, { Tag(voice.day($0), .good).html })</div></li>
        """
      })</ul>\(if: met.hasMore, "<p class=\"quiet\">\(voice(.weekLatest(n: met.rows.count)))</p>")</section>
      """
  }
}

/// One heap of the week by itself, page by page.
struct HeapPage {
  let frame: WeekFrame
  let pile: Obligation.Pile
  let heap: WeekPages.Heap
  /// How many there are, counted no further than one beyond `WeekPages.counted`.
  let number: Int
  let names: [Subject: SubjectName]
  /// For whom the reader stands in, by whom it is about.

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let rows = WeekRows(own: frame.own, names: names, desk: desk)
    return desk.page(
      frame.isThis(desk) ? voice(pile.title) : desk.title(pile.title, of: voice.weekAndYear(frame.week)),
      trail: [(frame.title(desk), frame.link(own: frame.own))],
      """
      \(frame.head(desk, pile: pile))\
      \(Pile(
        id: pile.rawValue, title: voice.week(frame.week), count: count(voice), rows: heap.owed.rows.map(rows.row),
        whenEmpty: voice(number == 0 ? frame.whenEmpty(pile, desk) : .listPastTheEnd)))\
      \(ways(voice))
      """)
  }

  private func count(_ voice: Voice) -> String {
    number > WeekPages.counted ? voice(.weekMoreThan(n: WeekPages.counted)) : voice.number(number)
  }

  private func ways(_ voice: Voice) -> HTML {
    func link(after: String? = nil, before: String? = nil) -> Link {
      frame.link(own: frame.own, pile: pile, after: after, before: before)
    }
    guard !heap.owed.rows.isEmpty else {
      return number == 0 ? .nothing : ButtonRow([Button(voice(.listBeginning), .go(link()))]).html
    }
    let previous = heap.previous.map { (word: voice(.listPrevious), link: link(before: $0.cursor)) }
    let next = heap.next.map { (word: voice(.listNext), link: link(after: $0.cursor)) }
    guard previous != nil || next != nil else { return .nothing }
    return Pagination(showing: "", label: voice(.listPages), previous: previous, pieces: [], next: next).html
  }
}
