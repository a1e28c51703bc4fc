import Access
import Language
import People
import Rules
import Values
import Web

/// What is done with contacts with employers, from what was answered; on pages and in the API alike.
struct FirmContactSteps: Sendable {
  let calendars: Calendars

  /// The next working day: by then somebody sees to what cannot rest.
  private func usualDay(_ tx: Transaction) throws -> CivilDate {
    try Employers.suggestion(from: tx.today.adding(days: 1), calendars, tx)
  }

  /// - Parameter answered: the contact whose next step this is, where the page says it.
  func note(
    _ fields: Fields, at place: FirmPlace, answering answered: FirmContactID? = nil, _ tx: Transaction
  ) throws -> FirmContactID {
    // Who may not is not told either what is wrong with the answers, nor whether there is such a place.
    _ = try Employers.firm(at: place, tx)
    _ = try tx.grant(Edit.self, FirmContactRecord.self)
    let read = try ContactEntryForm.ofFirm(isNew: true).read(
      fields, today: tx.today, usually: usualDay(tx), answering: FirmContactKind.self)
    let earlier = try earlier(answered, read, at: place, tx)
    let next = read.next.map { read.details.outcome.isTry ? $0.stillToDo(of: earlier?.next) : $0 }
    return try whenThereIsRoom {
      try FirmContacts.note(read.details, next: next, at: place, answering: earlier, tx)
    }
  }

  /// The contact whose next step this one was: the one that is named, else the latest at the same place that was tried in
  /// vain, or whose day has come.
  private func earlier(
    _ answered: FirmContactID?, _ read: ContactEntryForm.Read<FirmContactKind>, at place: FirmPlace, _ tx: Transaction
  ) throws -> FirmContact? {
    guard let named = try (answered ?? read.answers).map({ try found($0, at: place, tx) }) else {
      return try FirmContacts.waiting(at: place, on: read.details.on, tx).act { $0.first }
    }
    if read.details.on < named.details.on {
      throw Refused(ContactEntryForm.on.name, .contactAnswerTooEarly(day: named.details.on))
    }
    guard named.next != nil, named.next?.done == nil else {
      // On a page somebody else was quicker: what was noted is noted all the same.
      guard answered == nil else { return nil }
      throw Refused(
        ContactEntryForm.answers.name, named.next?.done.map { .contactAnsweredAlready(day: $0) } ?? .contactAsksNothing)
    }
    return named
  }

  /// The earlier one at the same place; one at another is none.
  private func found(_ id: FirmContactID, at place: FirmPlace, _ tx: Transaction) throws -> FirmContact {
    let earlier: FirmContact?
    do { earlier = try FirmContacts.find(id, tx).act { $0 } } catch is NotFound { earlier = nil }
    guard let earlier, earlier.place == place else { throw Refused(ContactEntryForm.answers.name, .formNoReference) }
    if let day = earlier.withdrawn { throw Refused(ContactEntryForm.answers.name, .contactTakenBack(day: day)) }
    return earlier
  }

  /// Changes one, or takes it back; answers what it is about, and which was done.
  ///
  /// - Parameter fields: whole, or what is different from now.
  func act(
    on id: FirmContactID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> (contact: FirmContact, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, FirmContactRecord.self)
    return try FirmContacts.find(id, tx).act { contact in
      if let day = contact.withdrawn { throw Refused(nil, .contactTakenBack(day: day)) }
      guard fields[ContactEntryForm.withdrawal.name] != nil else {
        return (contact, try change(contact, fields, isWhole: isWhole, seen: version, tx))
      }
      var read = AnswerReader(fields, of: [ContactEntryForm.withdrawal])
      _ = read.choice(ContactEntryForm.withdrawal)
      try read.finish()
      do { try FirmContacts.withdraw(contact, seen: version, tx) } catch let stands as FirmContactStands {
        throw Refused(ContactEntryForm.withdrawal.name, stands.contact.stands(on: tx.today))
      }
      return (contact, .doneContactWithdrawn)
    }
  }

  private func change(
    _ contact: FirmContact, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> Phrase {
    let isMendable = contact.isMendable(by: tx.actor.account, on: tx.today)
    // The page of one that stands asks only for what is to come.
    let whole = isWhole && isMendable ? fields : fields.over(ContactEntryForm.answers(ofFirm: contact))
    var read = try ContactEntryForm.ofFirm(isNew: false).read(
      whole, today: tx.today, usually: usualDay(tx), answering: FirmContactKind.self)
    guard isMendable || read.details == contact.details else {
      // Whoever saw an older state is shown the newer one, before being told what cannot be changed.
      guard contact.version == version else { throw Stale(current: contact.version) }
      throw Refused(contact.firstChange(to: read.details), contact.stands(on: tx.today))
    }
    if isMendable {
      read.next = contact.next(mended: read.details, read.next)
    } else {
      try contact.requireNextKept(by: read.next)
    }
    if isMendable, read.details.on != contact.details.on { try requireLater(read.details.on, than: contact, tx) }
    try whenThereIsRoom { try FirmContacts.change(contact, to: read.details, next: read.next, seen: version, tx) }
    switch (contact.next?.done, read.next?.done) {
    case (nil, _?): return .doneContactNextDone
    case (_?, nil): return .doneContactNextOpen
    default: return .doneContactSaved
    }
  }

  /// Refuses a day before the one on which the step was agreed that the contact was.
  private func requireLater(_ day: CivilDate, than contact: FirmContact, _ tx: Transaction) throws {
    guard let answered = contact.answers else { return }
    try FirmContacts.find(answered, tx).act { earlier in
      if earlier.withdrawn == nil, day < earlier.details.on {
        throw Refused(ContactEntryForm.on.name, .contactAnswerTooEarly(day: earlier.details.on))
      }
    }
  }

  private func whenThereIsRoom<Made>(_ work: () throws -> Made) throws -> Made {
    do { return try work() } catch is TooManyStepsOfFirm {
      throw Refused(ContactEntryForm.due.name, .firmContactTooManyNext(n: ContactEntry.mostOpen))
    }
  }
}
