import Access
import Design
import Language
import Values
import Web

/// What was said and tried about somebody, the newest first; and what is to come of it.
struct ContactLogCard {
  let person: PersonID
  let entries: Excerpt<ContactEntry>
  /// Follow-ups that were held: they are contacts too, and are logged where they are owed.
  let held: [TimelineEvent]
  let workers: [Worker]

  /// So many stand on the person's page; the others are a tap away.
  static let shown = 5

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let all = Button(voice(.contactsAll), .go(.to(PeopleAddress.contacts(person))))
    return Card(
      title: voice(.contactsTitle), sign: CircleSign(.case, voice(.circleCase)), id: "contacts",
      content: entries.rows.isEmpty && held.isEmpty
        ? "<p class=\"quiet\">\(voice(.contactNone))</p>" : "<ul class=\"plain\">\(each: lines(desk), { $0 })</ul>",
      buttons: (desk.might(Create.self, ContactEntryRecord.self)
        ? [Button(voice(.contactLogTitle), .go(.to(PeopleAddress.newContact(person))), tone: .main, icon: .plus)] : [])
        + (entries.hasMore ? [all] : [])
    ).html
  }
}

extension ContactLogCard {
  /// Both by their days, the newest first.
  private func lines(_ desk: Desk) -> [HTML] {
    let noted = ContactLines(workers: workers, desk: desk)
    let all =
      entries.rows.map { (day: $0.details.on, line: noted.line($0)) }
      + held.map { (day: $0.day, line: line($0, desk.voice)) }
    return all.enumerated().sorted { ($1.element.day, $0.offset) < ($0.element.day, $1.offset) }
      .prefix(ContactLogCard.shown).map(\.element.line)
  }

  private func line(_ held: TimelineEvent, _ voice: Voice) -> HTML {
    let title = voice(held.what.phrase)
    return """
      <li><p>\(with: held.link, { "<a href=\"\($0)\">\(title)</a>" })\(if: held.link == nil, "\(title)")\
      \(with: held.detail, { " · <span dir=\"auto\">\($0)</span>" })</p><p class="quiet">\(voice.day(held.day))</p></li>
      """
  }
}

/// Entries as they are read: what happened, by whom it was noted, and what is to come.
struct ContactLines {
  let workers: [Worker]
  let desk: Desk

  private var voice: Voice { desk.voice }

  func html(_ entries: [ContactEntry]) -> HTML {
    "<ul class=\"plain\">\(each: entries, { line($0) })</ul>"
  }

  func line(_ entry: ContactEntry) -> HTML {
    let details = entry.details
    let title = voice(details.means.phrase) + " · " + voice(details.with.phrase)
    let mayChange = desk.might(Edit.self, ContactEntryRecord.self)
    let link = Link.to(PeopleAddress.contact(entry.id))
    return """
      <li id="\(ContactLogPages.place + entry.id.text)"><p>\(if: mayChange, "<a href=\"\(link)\">\(title)</a>", else: "\(title)")\
      \(with: details.name, { " · \(name: $0)" }) \(Tag(voice(details.outcome.phrase), tone(details.outcome)))</p>\
      \(with: details.words, { "<p class=\"lines\" dir=\"auto\">\($0)</p>" })\(with: entry.next, { next($0, entry) })\
      <p class="quiet">\(voice.day(details.on)) · \(name: entry.author.name)</p></li>
      """
  }

  private func next(_ next: ContactEntry.NextStep, _ entry: ContactEntry) -> HTML {
    let owner = workers.first { $0.account == next.owner }?.name
    let what = next.words ?? voice(entry.details.outcome.owed(since: entry.details.on))
    let tag =
      next.done.map { Tag(voice(.contactNextDoneSaid(date: $0)), .good) }
      ?? Tag(
        voice(.obstacleDueSaid(date: next.due)),
        next.due < desk.today ? .stop : next.due == desk.today ? .due : .plain)
    return """
      <p><span class="quiet">\(voice(.contactNext))</span> <span dir="auto">\(what)</span> \(tag)\
      \(with: owner, { " · \(name: $0)" })</p>
      """
  }

  private func tone(_ outcome: ContactEntry.Outcome) -> Tag.Tone {
    switch outcome {
    case .well: .good
    case .watch: .info
    case .needsAct, .notReached, .didNotCome: .due
    }
  }
}
