import Access
import Design
import Language
import People
import Values
import Web

/// What was said and tried with an employer or at a workplace, the newest first; and what is to come of it.
struct FirmContactCard {
  let firm: Firm
  let contacts: Excerpt<FirmContact>

  /// So many stand on the page; the others are a tap away.
  static let shown = 5

  func html(_ desk: Desk) -> HTML {
    let voice = desk.voice
    return Card(
      title: voice(.contactsTitle), id: "contacts",
      content: contacts.rows.isEmpty
        ? "<p class=\"quiet\">\(voice(.contactNone))</p>" : FirmContactLines(desk).html(contacts.rows, of: firm),
      buttons: (desk.might(Create.self, FirmContactRecord.self)
        ? [Button(voice(.contactLogTitle), .go(.to(firm.newContact)), tone: .main, icon: .plus)] : [])
        + (contacts.hasMore ? [Button(voice(.contactsAll), .go(.to(firm.contacts)))] : [])
    ).html
  }
}

/// Contacts as they are read; on the employer's page with the workplace at which each was.
struct FirmContactLines {
  private let desk: Desk

  init(_ desk: Desk) { self.desk = desk }

  /// - Parameter firm: on whose page they stand.
  func html(_ contacts: [FirmContact], of firm: Firm) -> HTML {
    "<ul class=\"plain\">\(each: contacts, { line($0, of: firm) })</ul>"
  }

  private func line(_ contact: FirmContact, of firm: Firm) -> HTML {
    ContactLine(
      contact, at: contact.place == firm.place ? nil : contact.workplaceName,
      place: FirmContactPages.place + contact.id.text,
      link: desk.might(Edit.self, FirmContactRecord.self) ? .to(EmployersAddress.firmContact(contact.id)) : nil,
      owner: contact.owner?.name, desk
    ).html
  }
}
