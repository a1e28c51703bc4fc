import Access
import Design
import Language
import Values
import Web

/// What was said and tried about somebody, the newest first; and what is to come of it.
struct ContactLogCard {
  let person: PersonID
  let contacts: ContactedPage

  /// So many stand on the person's page; the others are a tap away.
  static let shown = 5

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    let all = Button(voice(.contactsAll), .go(.to(PeopleAddress.contacts(person))))
    return Card(
      title: voice(.contactsTitle), sign: CircleSign(.case, voice(.circleCase)), id: "contacts",
      content: contacts.rows.isEmpty ? "<p class=\"quiet\">\(voice(.contactNone))</p>" : contacts.html(desk),
      buttons: (desk.might(Create.self, ContactEntryRecord.self)
        ? [Button(voice(.contactLogTitle), .go(.to(PeopleAddress.newContact(person))), tone: .main, icon: .plus)] : [])
        + (contacts.hasMore ? [all] : [])
    ).html
  }
}

extension ContactedPage {
  func html(_ desk: Desk) -> HTML {
    let noted = ContactLines(workers: workers, desk: desk)
    return """
      <ul class="plain">\(each: rows, { row in
        switch row {
        case .noted(let entry): noted.line(entry)
        case .held(let event): line(event, desk.voice)
        }
      })</ul>
      """
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

  func html(_ entries: [ContactEntry]) -> HTML {
    "<ul class=\"plain\">\(each: entries, { line($0) })</ul>"
  }

  func line(_ entry: ContactEntry) -> HTML {
    ContactLine(
      entry, with: entry.details.with.phrase, place: ContactLogPages.place + entry.id.text,
      link: desk.might(Edit.self, ContactEntryRecord.self) ? .to(PeopleAddress.contact(entry.id)) : nil,
      owner: workers.first { $0.account == entry.next?.owner }?.name, desk
    ).html
  }
}
