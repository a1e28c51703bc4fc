import Access
import Language
import Values
import Web

/// What is done with the contact log, from what was answered; on pages and in the API alike.
struct ContactEntrySteps: Sendable {
  /// The day itself, or the next on which the actor's office works.
  let suggesting: @Sendable (CivilDate, Transaction) throws -> CivilDate
  let placements: PlacementNames

  /// The next working day: by then somebody sees to what cannot rest.
  func usualDay(_ tx: Transaction) throws -> CivilDate { try suggesting(tx.today.adding(days: 1), tx) }

  /// - Parameter answered: the entry whose next step this is, where the page says it.
  func note(
    _ fields: Fields, of person: PersonID, answering answered: ContactEntryID? = nil, _ voice: Voice,
    _ tx: Transaction
  ) throws -> ContactEntryID {
    try People.meet(person, tx)
    return try asking(about: person, voice, tx).act { asking in
      let (workers, placements) = asking
      let read = try ContactEntryForm(workers, placements, isNew: true).read(
        fields, today: tx.today, usually: usualDay(tx), answering: ContactEntryKind.self)
      let earlier = try earlier(answered, read, of: person, tx)
      let next = read.next.map { read.details.outcome.isTry ? $0.stillToDo(of: earlier?.next) : $0 }
      return try whenThereIsRoom {
        try ContactLog.note(read.details, next: next, of: person, answering: earlier, tx)
      }
    }
  }

  /// Who can see to what is to come, and which placements there are.
  func asking(
    about person: PersonID, _ voice: Voice, _ tx: Transaction
  ) throws -> Disclosed<(workers: [Worker], placements: [PlacementName])> {
    try .together(tx.workers(of: person, seeing: ContactEntryRecord.self), placements(person, tx, voice)) {
      (workers: $0, placements: $1)
    }
  }

  /// The entry whose next step this contact was: the one that is named, else the one of the same party that was tried in
  /// vain and had to be tried again. One that asks for nothing any more is answered by nobody.
  private func earlier(
    _ answered: ContactEntryID?, _ read: ContactEntryForm.Read<ContactEntryKind>, of person: PersonID, _ tx: Transaction
  ) throws -> ContactEntry? {
    guard let named = try (answered ?? read.answers).map({ try found($0, of: person, tx) }) else {
      return try ContactLog.openTry(of: person, like: read.details, tx).act { $0.first }
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

  /// The earlier entry of the same person; one that is somebody else's is none.
  private func found(_ id: ContactEntryID, of person: PersonID, _ tx: Transaction) throws -> ContactEntry {
    let earlier: ContactEntry?
    do { earlier = try ContactLog.find(id, tx).act { $0 } } catch is NotFound { earlier = nil }
    guard let earlier, earlier.person == person else {
      throw Refused(ContactEntryForm.answers.name, .formNoReference)
    }
    if let day = earlier.withdrawn { throw Refused(ContactEntryForm.answers.name, .contactTakenBack(day: day)) }
    return earlier
  }

  /// Changes one, or takes it back; answers whose it is, and which was done.
  ///
  /// - Parameter fields: whole, or what is different from now.
  func act(
    on id: ContactEntryID, _ fields: Fields, isWhole: Bool, seen version: Version, _ voice: Voice, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    // Who may not change it is not told either what became of it.
    _ = try tx.grant(Edit.self, ContactEntryRecord.self)
    return try ContactLog.find(id, tx).act { entry in
      if let day = entry.withdrawn { throw Refused(nil, .contactTakenBack(day: day)) }
      if fields[ContactEntryForm.withdrawal.name] != nil {
        var read = AnswerReader(fields, of: [ContactEntryForm.withdrawal])
        _ = read.choice(ContactEntryForm.withdrawal)
        try read.finish()
        do { try ContactLog.withdraw(entry, seen: version, tx) } catch let stands as ContactStands {
          throw Refused(ContactEntryForm.withdrawal.name, stands.entry.stands(on: tx.today))
        }
        return (entry.person, .doneContactWithdrawn)
      }
      return try change(entry, fields, isWhole: isWhole, seen: version, voice, tx)
    }
  }

  private func change(
    _ entry: ContactEntry, _ fields: Fields, isWhole: Bool, seen version: Version, _ voice: Voice,
    _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    let isMendable = entry.isMendable(by: tx.actor.account, on: tx.today)
    // The page of one that stands asks only for what is to come.
    let whole = isWhole && isMendable ? fields : fields.over(ContactEntryForm.answers(entry))
    return try asking(about: entry.person, voice, tx).act { asking in
      let (workers, placements) = asking
      var read = try ContactEntryForm(workers, placements, isNew: false).read(
        whole, today: tx.today, usually: usualDay(tx), answering: ContactEntryKind.self)
      guard isMendable || read.details == entry.details else {
        // Whoever saw an older state is shown the newer one, before being told what cannot be changed.
        guard entry.version == version else { throw Stale(current: entry.version) }
        throw Refused(entry.firstChange(to: read.details), entry.stands(on: tx.today))
      }
      if isMendable {
        read.next = entry.next(mended: read.details, read.next)
      } else {
        try entry.requireNextKept(by: read.next)
      }
      if isMendable, let answered = entry.answers, read.details.on != entry.details.on {
        try ContactLog.requireLater(read.details.on, than: answered, tx)
      }
      try whenThereIsRoom { try ContactLog.change(entry, to: read.details, next: read.next, seen: version, tx) }
      switch (entry.next?.done, read.next?.done) {
      case (nil, _?): return (entry.person, .doneContactNextDone)
      case (_?, nil): return (entry.person, .doneContactNextOpen)
      default: return (entry.person, .doneContactSaved)
      }
    }
  }

  private func whenThereIsRoom<Made>(_ work: () throws -> Made) throws -> Made {
    do { return try work() } catch is TooManyNextSteps {
      throw Refused(ContactEntryForm.due.name, .contactTooManyNext(n: ContactEntry.mostOpen))
    }
  }
}
