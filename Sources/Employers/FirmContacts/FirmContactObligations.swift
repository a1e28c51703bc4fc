import Access
import Language
import People
import Values
import Web
import Work

/// What is owed because of contacts with employers and workplaces: what is to come of each, by its day, by whoever said so.
extension FirmContacts {
  static let obligations: ObligationSource = { subject, tx in
    let place: FirmPlace
    switch subject {
    case .organisation(let id): place = .organisation(id)
    case .workplace(let id): place = .workplace(id)
    case .person, .programme: return Withheld(known: Outlook([]))
    }
    return try consult(place, tx).flatMap(tx) { contacts, tx in
      let owners = Set(contacts.compactMap(\.owner?.account))
      return try tx.consultWhoever(can: Doing(Create.self, FirmContactRecord.self), among: owners).map {
        FirmContactObligations.of(contacts, $0)
      }
    }
  }
}

/// Pure: from contacts to what is owed.
enum FirmContactObligations {
  /// - Parameter able: who keeps contacts with employers: what was to be seen to by somebody who does so no more is nobody's.
  static func of(_ contacts: [FirmContact], _ able: [WorkingWith]) -> Outlook {
    Outlook(turning: able.turns) { day in
      let able = Set(able.filter { $0.holds(on: day) }.map(\.account))
      return contacts.compactMap { contact in
        contact.next.map { next in
          owed(next, of: contact, by: contact.owner.flatMap { able.contains($0.account) ? $0.account : nil })
        }
      } + contacts.filter { !isSaidByNext($0, among: contacts) }.map(noted)
    }
  }

  /// What it was the next step of is done by it, and says so.
  private static func isSaidByNext(_ contact: FirmContact, among all: [FirmContact]) -> Bool {
    all.contains { $0.id == contact.answers && $0.next?.done == max(contact.details.on, $0.details.on) }
  }

  /// That there was a contact: what whoever noted it has done in its week.
  private static func noted(_ contact: FirmContact) -> Obligation {
    let details = contact.details
    return Obligation(
      about: contact.place.subject, in: .contacts, key: Obligation.key(contact.id, "noted"), due: details.on,
      reason: details.outcome.isTry
        ? details.outcome.phrase : details.means == .call ? .owedContactCall : details.means.phrase,
      at: EmployersAddress.firmContact(contact.id), verb: .actOpen, deed: .firmContact, owner: contact.author.account,
      done: details.on)
  }

  /// Days before its day on which a step comes into the week: what an employer said about March is in nobody's way in
  /// November.
  private static let ahead = 7

  private static func owed(
    _ next: ContactEntry.NextStep, of contact: FirmContact, by owner: AccountID?
  ) -> Obligation {
    Obligation(
      about: contact.place.subject, in: .contacts, key: Obligation.key(contact.id, "next"), due: next.due,
      shown: max(contact.details.on, next.due.adding(days: -ahead)),
      reason: next.words.map { .owedContactNext(words: $0, day: contact.details.on) }
        ?? contact.details.outcome.owed(since: contact.details.on),
      at: EmployersAddress.answerFirmContact(contact.id), verb: .actLogContact, deed: .firmContact, owner: owner,
      done: next.done, isOnItsDay: next.isReminder(after: contact.details.outcome))
  }
}
