import Access
import Design
import Language
import Values
import Web

/// This week as a value: what the page shows, without the database.
struct WeekPage {
  let week: ISOWeek
  let own: Bool
  let owed: [OwedObligation]
  /// There is more than is shown.
  let hasMore: Bool
  let names: [Subject: SubjectName]

  func document(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let open = owed.filter { $0.obligation.done == nil }
    let done = owed.filter { $0.obligation.done != nil }
    let piles = Obligation.Pile.allCases.map { pile in
      Pile(
        id: pile.rawValue, title: voice(pile.title),
        rows: open.filter { $0.obligation.pile == pile }.map { row($0, desk) }, whenEmpty: voice(pile.whenEmpty))
    }
    if own, owed.isEmpty { return desk.page(voice(.weekTitle), "\(switcher(desk))\(whose(desk))\(nothing(desk))") }
    let full: HTML = hasMore ? "<p class=\"quiet\">\(voice(.weekMore(n: WeekPages.most)))</p>" : ""
    return desk.page(
      voice(.weekTitle),
      "\(switcher(desk))\(whose(desk))\(piles.joined())\(full)\(doneList(done, desk))")
  }

  private func switcher(_ desk: Desk) -> WeekSwitcher {
    let voice = desk.voice
    func link(_ week: ISOWeek) -> Link {
      own
        ? .to(WorkAddress.week, query: ["week": week.iso])
        : .to(WorkAddress.week, query: ["week": week.iso, "whose": "team"])
    }
    let current = ISOWeek(containing: desk.today)
    return WeekSwitcher(
      label: voice(.weekLabel), week: voice.week(week),
      dates: voice(.weekDates(from: week.monday, until: week.sunday)),
      previous: (voice(.weekBefore), link(week.adding(weeks: -1))),
      next: (voice(.weekAfter), link(week.adding(weeks: 1))),
      current: week == current ? nil : (voice(.weekBack), .to(WorkAddress.week)))
  }

  /// Who looks after nobody has no team whose work could be looked at.
  private func hasTeam(_ desk: Desk) -> Bool { desk.actor.might(List.self, PersonRecord.self) }

  private func nothing(_ desk: Desk) -> EmptyState {
    let voice = desk.voice
    return EmptyState(
      title: voice(.weekNothing), text: voice(.weekNothingHint),
      button: hasTeam(desk)
        ? Button(voice(.weekSeeTeam), .go(.to(WorkAddress.week, query: ["week": week.iso, "whose": "team"]))) : nil)
  }

  private func whose(_ desk: Desk) -> HTML {
    guard hasTeam(desk) else { return "" }
    let voice = desk.voice
    return SubNavigation(
      label: voice(.weekWhose),
      items: [
        SubNavigation.Item(
          word: voice(.weekMine), link: .to(WorkAddress.week, query: ["week": week.iso]), isCurrent: own),
        SubNavigation.Item(
          word: voice(.weekTeam), link: .to(WorkAddress.week, query: ["week": week.iso, "whose": "team"]),
          isCurrent: !own),
      ]
    )
    .html
  }

  private func row(_ owed: OwedObligation, _ desk: Desk) -> Pile.Row {
    let voice = desk.voice
    let obligation = owed.obligation
    let name = name(of: obligation)
    let reason = voice(obligation.reason)
    let who = own && owed.owner != nil ? "" : owed.ownerWords(voice).map { " · " + $0 } ?? ""
    return Pile.Row(
      name: name, link: page(of: obligation),
      reason: reason + (obligation.source.map { " (" + $0.text(in: voice.language).text + ")" } ?? "") + who,
      due: due(obligation, desk), day: voice.date(obligation.due),
      button: Button(voice(obligation.verb), .go(obligation.address), tone: .plain, about: name + ", " + reason))
  }

  private func name(of obligation: Obligation) -> String { names[obligation.subject]?.name ?? "" }

  /// Where the name leads: to whom or what it is about, but with a referral to the referral, since whoever is asked about
  /// one has no page about the person yet.
  private func page(of obligation: Obligation) -> Link {
    (obligation.participation == nil ? names[obligation.subject]?.page : nil) ?? obligation.address
  }

  private func due(_ obligation: Obligation, _ desk: Desk) -> Tag {
    let voice = desk.voice
    let words = voice.relativeDays(until: obligation.due, from: desk.today)
    if obligation.due < desk.today { return Tag(words, .stop) }
    return Tag(words, obligation.due == desk.today ? .due : .plain)
  }

  private func doneList(_ done: [OwedObligation], _ desk: Desk) -> HTML {
    guard !done.isEmpty else { return "" }
    let voice = desk.voice
    return """
      <section class="pile done" aria-labelledby="done"><h2 id="done">\(voice(.weekDone)) \
      <span class="count">\(done.count)</span></h2><ul>\(each: done, { owed in
        """
        <li><div class="who"><a href="\(page(of: owed.obligation))">\
        \(name: name(of: owed.obligation))</a><p>\(voice(owed.obligation.reason))</p></div>\
        <div class="due">\(with: owed.obligation.done, { Tag(voice.date($0), .good).html })</div></li>
        """
      })</ul></section>
      """
  }
}
