import Access
public import Design
import Language
import Values
public import Web

/// What stands around the heaps: which week, and whose.
struct WeekFrame: Sendable {
  let week: ISOWeek
  let own: Bool

  /// As it stands today; a week to come as it will stand when it begins.
  func asked(_ tx: Transaction) throws -> WeekAsked {
    let (me, offices) = (tx.actor.account, try tx.offices())
    return WeekAsked(
      me: me, own: own, week: week, standing: max(tx.today, week.monday), offices: offices,
      taken: try offices.taken(among: try tx.consult(OfficeDeed.beside(me, in: week)), tx))
  }

  /// What the page is called: another week than this one by its number.
  func title(_ desk: Desk) -> String {
    if isThis(desk) { return desk.voice(.weekTitle) }
    let name = desk.voice.weekAndYear(week)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  func isThis(_ desk: Desk) -> Bool { week == ISOWeek(containing: desk.today) }

  /// What is said of a heap in which nothing lies: of another week that nothing does, and not what will.
  func whenEmpty(_ pile: Obligation.Pile, _ desk: Desk) -> Phrase {
    if isThis(desk) { return pile.whenEmpty(own: own) }
    return week.sunday < desk.today ? .pileEmptyThen : .pileEmptyToCome
  }

  /// Of which day another week speaks: what was met since is not owed any more, and of what is to come only that is known
  /// which is known today.
  private func ofWhen(_ desk: Desk) -> HTML {
    guard !isThis(desk) else { return .nothing }
    return "<p class=\"quiet\">\(desk.voice(week.sunday < desk.today ? .weekPast : .weekToCome))</p>"
  }

  /// Who sees nothing but what is their own has no team whose work could be looked at.
  func hasTeam(_ desk: Desk) -> Bool { desk.actor.might(List.self, ObligationRecord.self, beyond: [.author]) }

  func link(
    own: Bool, week: ISOWeek? = nil, pile: Obligation.Pile? = nil, after cursor: String? = nil,
    before: String? = nil
  ) -> Link {
    var link = Link.to(WorkAddress.week, query: ["week": (week ?? self.week).iso])
    if !own { link = link.adding(query: "whose", "team") }
    if let pile { link = link.adding(query: "pile", pile.rawValue) }
    if let before { link = link.adding(query: "before", before) }
    return cursor.map { link.adding(query: "after", $0) } ?? link
  }

  func head(_ desk: Desk, pile: Obligation.Pile? = nil) -> HTML {
    "\(switcher(desk, pile))\(if: hasTeam(desk), whose(desk, pile))\(ofWhen(desk))"
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
    let who = own && owed.owner != nil && owed.office == nil ? "" : owed.ownerWords(voice).map { " · " + $0 } ?? ""
    return Pile.Row(
      name: name, link: page(of: obligation),
      mark: obligation.subject.person.flatMap(desk.shownProtected.contains) ?? false
        ? Tag(voice(.protectedMark), .due) : nil,
      reason: reason + who
        + (owed.standsInFor(desk.actor).map { " · " + voice(.awayForName(name: $0)) } ?? ""),
      source: obligation.source.map { SourceNote($0.text(in: voice.language).text, title: voice(.sourceTitle)) },
      due: obligation.isDue ? obligation.due(desk) : nil,
      day: obligation.isDue ? voice(obligation.dayInWords) : nil,
      button: button(obligation, about: name + ", " + reason))
  }

  private func button(_ obligation: Obligation, about: String) -> Button {
    let way = obligation.way(for: desk.actor, otherwise: page(of: obligation))
    return Button(desk.voice(way.verb), .go(way.link), tone: .plain, about: about)
  }

  func name(of obligation: Obligation) -> String { names[obligation.subject]?.name ?? "" }

  /// Where the name leads.
  func page(of obligation: Obligation) -> Link { obligation.page(names[obligation.subject]) }
}

extension Obligation {
  /// Its day, as what it is; one that a law sets without its week.
  fileprivate var dayInWords: Phrase {
    if source != nil { return isOnItsDay ? .weekDueOnLaw(date: due) : .weekDueByLaw(date: due) }
    return isOnItsDay ? .weekDueOn(date: due) : .weekDueBy(date: due)
  }

  func dueDay(_ voice: Voice) -> String { source == nil ? voice.date(due) : voice.day(due) }

  /// How far away its day is.
  public func due(_ desk: Desk) -> Tag {
    let words = desk.voice.relativeDays(until: due, from: desk.today)
    if due < desk.today { return Tag(words, .stop) }
    return Tag(words, due == desk.today ? .due : .plain)
  }

  /// How far away its day is, and which day that is: another one may stand in its sentence.
  public func dueAndDay(_ desk: Desk) -> HTML {
    "\(due(desk)) <span class=\"quiet\">\(desk.voice(dayInWords))</span>"
  }

  /// Whom or what it is about, but with a referral the referral, since whoever is asked about one has no page about the
  /// person yet.
  func page(_ name: SubjectName?) -> Link { (participation == nil ? name?.page : nil) ?? address }

  /// Whoever may not do it finds no word for it there: they are led to where it is told. What is done on a page that is
  /// there for nobody else leads them to whom it is about.
  func way(for actor: Actor, otherwise page: Link) -> (verb: Phrase, link: Link) {
    guard let deed, !deed.mightBeDone(by: actor) else { return (verb, address) }
    return (.actOpen, deed.hasPageOfItsOwn ? page : address)
  }
}
