import Access
import Design
import Language
import Values
import Web

/// What stands around the heaps: which week, and whose.
struct WeekFrame: Sendable {
  let week: ISOWeek
  let own: Bool

  /// As it stands today; a week to come as it will stand when it begins.
  func asked(_ tx: Transaction) -> WeekAsked {
    WeekAsked(me: tx.actor.account, own: own, week: week, standing: max(tx.today, week.monday))
  }

  /// Who sees nothing but what is their own has no team whose work could be looked at.
  func hasTeam(_ desk: Desk) -> Bool { desk.actor.might(List.self, ObligationRecord.self, beyond: [.author]) }

  func link(
    own: Bool, week: ISOWeek? = nil, pile: Obligation.Pile? = nil, after cursor: String? = nil
  ) -> Link {
    var link = Link.to(WorkAddress.week, query: ["week": (week ?? self.week).iso])
    if !own { link = link.adding(query: "whose", "team") }
    if let pile { link = link.adding(query: "pile", pile.rawValue) }
    return cursor.map { link.adding(query: "after", $0) } ?? link
  }

  func head(_ desk: Desk, pile: Obligation.Pile? = nil) -> HTML {
    "\(switcher(desk, pile))\(if: hasTeam(desk), whose(desk, pile))"
  }

  private func switcher(_ desk: Desk, _ pile: Obligation.Pile?) -> WeekSwitcher {
    let voice = desk.voice
    let current = ISOWeek(containing: desk.today)
    return WeekSwitcher(
      label: voice(.weekLabel), week: voice.week(week),
      dates: voice(.weekDates(from: week.monday, until: week.sunday)),
      previous: (voice(.weekBefore), link(own: own, week: week.adding(weeks: -1), pile: pile)),
      next: (voice(.weekAfter), link(own: own, week: week.adding(weeks: 1), pile: pile)),
      current: week == current ? nil : (voice(.weekBack), .to(WorkAddress.week)))
  }

  private func whose(_ desk: Desk, _ pile: Obligation.Pile?) -> HTML {
    let voice = desk.voice
    return SubNavigation(
      label: voice(.weekWhose),
      items: [
        SubNavigation.Item(word: voice(.weekMine), link: link(own: true, pile: pile), isCurrent: own),
        SubNavigation.Item(word: voice(.weekTeam), link: link(own: false, pile: pile), isCurrent: !own),
      ]
    ).html
  }
}

/// How one thing that is owed is shown.
struct WeekRows {
  let own: Bool
  let names: [Subject: SubjectName]
  let desk: Desk

  func row(_ owed: OwedObligation) -> Pile.Row {
    let voice = desk.voice
    let obligation = owed.obligation
    let name = name(of: obligation)
    let reason = voice(obligation.reason)
    let who = own && owed.owner != nil ? "" : owed.ownerWords(voice).map { " · " + $0 } ?? ""
    return Pile.Row(
      name: name, link: page(of: obligation),
      reason: reason + who,
      source: obligation.source.map { SourceNote($0.text(in: voice.language).text, title: voice(.sourceTitle)) },
      due: obligation.isDue ? due(obligation) : nil, day: obligation.isDue ? voice.date(obligation.due) : nil,
      button: button(obligation, about: name + ", " + reason))
  }

  /// Whoever may not do it finds no word for it there: they are led to where it is told. A placement that is still to be
  /// planned has no page for them: they are led to whom it is about.
  private func button(_ obligation: Obligation, about: String) -> Button {
    let mayDo = mayDo(obligation.verb)
    let isThere = mayDo || obligation.verb != .actPlan
    return Button(
      desk.voice(mayDo ? obligation.verb : .actOpen), .go(isThere ? obligation.address : page(of: obligation)),
      tone: .plain, about: about)
  }

  private func mayDo(_ verb: Phrase) -> Bool {
    switch verb {
    case .actPlan: desk.actor.might(Create.self, PlacementRecord.self)
    case .actLog: desk.actor.might(Edit.self, FollowUpRecord.self)
    case .actDecide: desk.actor.might(Create.self, LadderRecord.self)
    case .actMend: desk.actor.might(Edit.self, PlacementRecord.self)
    default: true
    }
  }

  func name(of obligation: Obligation) -> String { names[obligation.subject]?.name ?? "" }

  /// Where the name leads: to whom or what it is about, but with a referral to the referral, since whoever is asked about
  /// one has no page about the person yet.
  func page(of obligation: Obligation) -> Link {
    (obligation.participation == nil ? names[obligation.subject]?.page : nil) ?? obligation.address
  }

  private func due(_ obligation: Obligation) -> Tag {
    let words = desk.voice.relativeDays(until: obligation.due, from: desk.today)
    if obligation.due < desk.today { return Tag(words, .stop) }
    return Tag(words, obligation.due == desk.today ? .due : .plain)
  }
}
