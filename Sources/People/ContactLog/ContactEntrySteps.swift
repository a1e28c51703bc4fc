import Access
import Language
import Values
import Web

/// What is done with the contact log, from what was answered; on pages and in the API alike.
struct ContactEntrySteps: Sendable {
  /// The day itself, or the next on which the actor's office works.
  let suggesting: @Sendable (CivilDate, Transaction) throws -> CivilDate

  /// The next working day: by then somebody sees to what cannot rest.
  func usualDay(_ tx: Transaction) throws -> CivilDate { try suggesting(tx.today.adding(days: 1), tx) }

  /// - Parameter answered: the entry whose next step this is, where the page says it.
  func note(
    _ fields: Fields, of person: PersonID, answering answered: ContactEntryID? = nil, _ tx: Transaction
  ) throws -> ContactEntryID {
    try People.meet(person, tx)
    return try tx.workers(of: person, seeing: ContactEntryRecord.self).act { workers in
      let read = try ContactEntryForm(workers, isNew: true).read(fields, today: tx.today, usually: usualDay(tx))
      let earlier = try (answered ?? read.answers).map { try found($0, of: person, tx) }
      return try whenThereIsRoom {
        try ContactLog.note(read.details, next: read.next, of: person, answering: earlier, tx)
      }
    }
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
    on id: ContactEntryID, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
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
          throw Refused(ContactEntryForm.withdrawal.name, stands.entry.stands)
        }
        return (entry.person, .doneContactWithdrawn)
      }
      return try change(entry, fields, isWhole: isWhole, seen: version, tx)
    }
  }

  private func change(
    _ entry: ContactEntry, _ fields: Fields, isWhole: Bool, seen version: Version, _ tx: Transaction
  ) throws -> (person: PersonID, what: Phrase) {
    let isMendable = entry.isMendable(by: tx.actor.account, on: tx.today)
    // The page of one that stands asks only for what is to come.
    let whole = isWhole && isMendable ? fields : fields.over(ContactEntryForm.answers(entry))
    return try tx.workers(of: entry.person, seeing: ContactEntryRecord.self).act { workers in
      let read = try ContactEntryForm(workers, isNew: false).read(whole, today: tx.today, usually: usualDay(tx))
      guard isMendable || read.details == entry.details else {
        // Whoever saw an older state is shown the newer one, before being told what cannot be changed.
        guard entry.version == version else { throw Stale(current: entry.version) }
        throw Refused(entry.firstChange(to: read.details), entry.stands)
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

extension ContactEntry {
  /// Who could have changed it, and until when.
  var stands: Phrase { .contactStands(name: author.name, day: mendableUntil) }

  /// The question whose answer is another one now.
  fileprivate func firstChange(to other: Details) -> String? {
    if other.with != details.with { return ContactEntryForm.party.name }
    if other.means != details.means { return ContactEntryForm.means.name }
    if other.outcome != details.outcome { return ContactEntryForm.outcome.name }
    if other.words != details.words { return ContactEntryForm.words.name }
    return other.name != details.name ? ContactEntryForm.name.name : ContactEntryForm.on.name
  }
}
