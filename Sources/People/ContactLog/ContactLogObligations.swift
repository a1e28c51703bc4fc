import Access
import Language
import Values
import Web
import Work

/// What is owed because of the contact log: what is to come of each contact, by its day.
extension ContactLog {
  static let obligations: ObligationSource = { subject, tx in
    guard case .person(let person) = subject else { return Withheld(known: Outlook([])) }
    return try consult(person, tx).flatMap(tx) { entries, tx in
      // Without an owner it is the responsible worker's, whoever else works with the person.
      let owners = Set(entries.compactMap { $0.next?.owner })
      return try tx.consultWorkers(of: person, seeing: ContactEntryRecord.self, among: owners).map {
        ContactLogObligations.of(entries, $0)
      }
    }
  }
}

/// Pure: from the contact log to what is owed.
enum ContactLogObligations {
  /// - Parameter workers: who works with the person: whoever does so no more owes nothing about them, and the responsible
  ///   worker does.
  static func of(_ entries: [ContactEntry], _ workers: [WorkingWith]) -> Outlook {
    let given = Set(entries.compactMap { $0.next?.owner })
    let workers = workers.filter { given.contains($0.account) }
    return Outlook(turning: workers.turns) { day in
      let owners = Set(workers.filter { $0.holds(on: day) }.map(\.account))
      return entries.compactMap { entry in
        entry.next.map { owed($0, of: entry, by: $0.owner.flatMap { owners.contains($0) ? $0 : nil }) }
      } + entries.filter { !isSaidByNext($0, among: entries) }.map(noted)
    }
  }

  /// What it was the next step of is done by it, and says so.
  private static func isSaidByNext(_ entry: ContactEntry, among all: [ContactEntry]) -> Bool {
    all.contains { $0.id == entry.answers && $0.next?.done == max(entry.details.on, $0.details.on) }
  }

  /// That there was a contact: what whoever noted it has done in its week.
  private static func noted(_ entry: ContactEntry) -> Obligation {
    let details = entry.details
    return Obligation(
      about: .person(entry.person), in: .contacts, key: Obligation.key(entry.id, "noted"), due: details.on,
      reason: details.outcome.isTry
        ? details.outcome.phrase : details.means == .call ? .owedContactCall : details.means.phrase,
      at: PeopleAddress.contact(entry.id), verb: .actOpen, deed: .contact, owner: entry.author.account,
      done: details.on)
  }

  private static func owed(
    _ next: ContactEntry.NextStep, of entry: ContactEntry, by owner: AccountID?
  ) -> Obligation {
    Obligation(
      about: .person(entry.person), in: .contacts, key: Obligation.key(entry.id, "next"), due: next.due,
      shown: entry.details.on,
      reason: next.words.map { .owedContactNext(words: $0, day: entry.details.on) }
        ?? entry.details.outcome.owed(since: entry.details.on),
      at: PeopleAddress.answerContact(entry.id), verb: .actLogContact, deed: .contact, owner: owner,
      done: next.done, isOnItsDay: next.isReminder(after: entry.details.outcome))
  }
}
