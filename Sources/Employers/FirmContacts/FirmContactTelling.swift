import Access
import Design
import Language
import People
import Values
import Web

// What is said on the page behind an act on a contact with an employer, and the way back from it.

extension FirmContacts {
  static let telling = Telling(of: FirmContactKind.self) { done, tx, desk in
    let found = try find(done.id, tx)
    return .together(found, try found.flatMap { try Employers.firm(at: $0.place, tx) }) { contact, firm in
      guard done.isLatest(contact.version) else { return desk.saidBefore(of: firm.name) }
      let mayChange = desk.might(Edit.self, FirmContactRecord.self)
      if done.was(.doneContactNextDone) {
        return desk.said(done, of: firm.name, undo: mayChange ? contact.nextOpen(desk) : nil)
      }
      if done.was(.doneContactSaved, .doneContactNextOpen) {
        return desk.said(
          done, of: firm.name, undo: mayChange ? desk.changing(EmployersAddress.firmContact(contact.id)) : nil)
      }
      guard done.was(.doneContactNoted) else { return desk.said(done, of: firm.name) }
      let what = desk.voice(contact.details.outcome.phrase)
      return Said(
        contact.next.map { desk.voice(.toldContactNotedWithNext(name: firm.name, outcome: what, day: $0.due)) }
          ?? desk.voice(.toldContactNoted(name: firm.name, outcome: what)),
        undo: mayChange && contact.isMendable(by: desk.actor.account, on: desk.today) ? contact.withdrawal(desk) : nil)
    }
  }
}

extension FirmContact {
  fileprivate func withdrawal(_ desk: Desk) -> Button {
    button(
      .obstacleWithdraw, [Hidden(name: ContactEntryForm.withdrawal.name, value: "yes")],
      about: desk.voice(details.means.phrase), desk)
  }

  /// The same answers without the day on which the next step was done.
  fileprivate func nextOpen(_ desk: Desk) -> Button {
    let answers = ContactEntryForm.answers(ofFirm: self)
    return button(
      .undoNext,
      answers.names.map { Hidden(name: $0, value: $0 == ContactEntryForm.done.name ? "" : answers[$0] ?? "") },
      about: nil, desk)
  }

  private func button(_ verb: Phrase, _ answers: [Hidden], about: String?, _ desk: Desk) -> Button {
    desk.takingBack(verb, at: EmployersAddress.firmContact(id), version, answers, about: about)
  }
}
