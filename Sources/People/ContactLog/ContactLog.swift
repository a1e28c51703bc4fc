public import Access
import Language
public import Values
import Web

/// What is done with the contact log.
public enum ContactLog {
  /// Writes down a contact, and what is to come of it. The next step of an earlier one that it was is done with it.
  public static func note(
    _ details: ContactEntry.Details, next: ContactEntry.NextStep?, of person: PersonID,
    answering earlier: ContactEntry? = nil, _ tx: Transaction
  ) throws -> ContactEntryID {
    let grant = try tx.grantToCreate(ContactEntryRecord.self, on: .person(person))
    if next != nil { try requireRoom(of: person, tx) }
    let id: ContactEntryID = tx.newID()
    try tx.insert(
      Insertion<ContactEntryRecord>(
        of: id, as: "contact.noted",
        """
        INSERT INTO \(into: ContactEntryRecord.self)
          (id, person_id, author_id, author_name, noted_day, on_day, party, party_name, means, outcome, words,
            next_words, next_due, next_owner_id, next_done, answers, withdrawn_day, placement_id, version)
        VALUES (\(id), \(within: person), \(tx.actor.account), \(tx.actor.name), \(tx.today), \(details.on),
          \(details.with.rawValue), \(details.name), \(details.means.rawValue), \(details.outcome.rawValue),
          \(details.words), \(next?.words), \(next?.due), \(next?.owner), \(next?.done), \(earlier?.id), NULL,
          \(details.placement), 1)
        """), grant)
    if let earlier, let open = earlier.next, open.done == nil {
      try settle(earlier, on: max(details.on, earlier.details.on), seen: earlier.version, tx)
    }
    return id
  }

  /// Says that what was to come of a contact is done, or that it is not: `nil` opens it again.
  static func settle(
    _ entry: ContactEntry, on day: CivilDate?, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<ContactEntryRecord>(
        of: entry.id, seen: version, as: day == nil ? "contact.reopened" : "contact.next-done",
        set: "next_done = \(day)"), try tx.grant(Edit.self, ContactEntryRecord.self))
  }

  /// What was noted, mended by whoever noted it; and what is to come, by anybody who works with the person.
  static func change(
    _ entry: ContactEntry, to details: ContactEntry.Details, next: ContactEntry.NextStep?, seen version: Version,
    _ tx: Transaction
  ) throws {
    if next != nil, entry.next == nil { try requireRoom(of: entry.person, tx) }
    if details.on != entry.details.on { try moveAnswer(of: entry, to: details.on, tx) }
    try tx.change(
      Change<ContactEntryRecord>(
        of: entry.id, seen: version, as: details == entry.details ? "contact.next-changed" : "contact.changed",
        set: """
          on_day = \(details.on), party = \(details.with.rawValue), party_name = \(details.name),
          means = \(details.means.rawValue), outcome = \(details.outcome.rawValue), words = \(details.words),
          placement_id = \(details.placement), next_words = \(next?.words), next_due = \(next?.due), next_owner_id = \(next?.owner), next_done = \(next?.done)
          """), try tx.grant(Edit.self, ContactEntryRecord.self))
  }

  /// What it had settled was done on its day, also on another one.
  private static func moveAnswer(of entry: ContactEntry, to day: CivilDate, _ tx: Transaction) throws {
    guard let answered = entry.answers else { return }
    try find(answered, tx).act { earlier in
      if earlier.withdrawn == nil, earlier.next?.done == max(entry.details.on, earlier.details.on) {
        try settle(earlier, on: max(day, earlier.details.on), seen: earlier.version, tx)
      }
    }
  }

  /// Refuses a day before the one on which the step was agreed that the contact was.
  static func requireLater(_ day: CivilDate, than answered: ContactEntryID, _ tx: Transaction) throws {
    try find(answered, tx).act { earlier in
      if earlier.withdrawn == nil, day < earlier.details.on {
        throw Refused(ContactEntryForm.on.name, .contactAnswerTooEarly(day: earlier.details.on))
      }
    }
  }

  /// Takes back what was noted by mistake. What it had settled is open again.
  ///
  /// Throws `ContactStands` for what its author may mend no more, or somebody else noted.
  static func withdraw(_ entry: ContactEntry, seen version: Version, _ tx: Transaction) throws {
    // Who may not change it is not told either whether it could be taken back.
    _ = try tx.grant(Edit.self, ContactEntryRecord.self)
    guard entry.version == version else { throw Stale(current: entry.version) }
    guard entry.isMendable(by: tx.actor.account, on: tx.today) else { throw ContactStands(entry: entry) }
    try tx.change(
      Change<ContactEntryRecord>(
        of: entry.id, seen: version, as: "contact.withdrawn", set: "withdrawn_day = \(tx.today)"),
      try tx.grant(Edit.self, ContactEntryRecord.self))
    guard let answered = entry.answers else { return }
    try find(answered, tx).act { earlier in
      if earlier.withdrawn == nil, earlier.next?.done == max(entry.details.on, earlier.details.on) {
        try settle(earlier, on: nil, seen: earlier.version, tx)
      }
    }
  }

  /// Nobody else writes while this transaction does.
  private static func requireRoom(of person: PersonID, _ tx: Transaction) throws {
    let isFull = try tx.count(ContactEntry.open(of: person), try tx.grant(Count.self, ContactEntryRecord.self)).act {
      $0 >= ContactEntry.mostOpen
    }
    if isFull { throw TooManyNextSteps() }
  }

  // MARK: Looking

  static func find(_ id: ContactEntryID, _ tx: Transaction) throws -> Disclosed<ContactEntry> {
    let found = try tx.one(ContactEntry.byID(id), try tx.grant(Read.self, ContactEntryRecord.self))
    return .together(found, try found.flatMap { try owners(of: [$0], $0.person, tx) }) { $0.seenTo(by: $1) }
  }

  /// That the same party was tried in vain by then, and has to be tried again.
  static func openTry(
    of person: PersonID, like details: ContactEntry.Details, _ tx: Transaction
  ) throws -> Disclosed<[ContactEntry]> {
    try tx.list(
      ContactEntry.openTry(of: person, with: details.with, until: details.on),
      try tx.grant(List.self, ContactEntryRecord.self))
  }

  /// The newest first, those behind a place.
  ///
  /// - Parameters:
  ///   - placement: only those about it.
  ///   - start: days and ids before this.
  static func of(
    _ person: PersonID, about placement: PlacementID? = nil, behind start: (day: String, id: String) = beforeAll,
    limit: Int, _ tx: Transaction
  ) throws -> Disclosed<Excerpt<ContactEntry>> {
    let found = try tx.list(
      { limit in
        placement.map { ContactEntry.of(person, about: $0, behind: start, limit: limit) }
          ?? ContactEntry.of(person, behind: start, limit: limit)
      }, upTo: limit, try tx.grant(List.self, ContactEntryRecord.self))
    return .together(found, try found.flatMap { try owners(of: $0.rows, person, tx) }) { found, workers in
      found.map { $0.seenTo(by: workers) }
    }
  }

  /// Behind every day, and every id.
  static let beforeAll = (day: "g", id: "")

  /// Of those whom what is to come was given to, the ones who can see to it today.
  private static func owners(
    of entries: [ContactEntry], _ person: PersonID, _ tx: Transaction
  ) throws -> Disclosed<[Worker]> {
    try tx.workers(of: person, seeing: ContactEntryRecord.self, among: Set(entries.compactMap { $0.next?.owner }))
  }

  // MARK: For the system

  /// About whom something was given to an account to see to, whether it may or not.
  public static func people(givenTo account: AccountID, _ tx: Transaction) throws -> Withheld<[PersonID]> {
    try tx.consult(ContactEntry.people(givenTo: account))
  }

  /// The days on which somebody was spoken with since one: by a contact that was noted, or at an appointment with one of
  /// those who work with her. What is between her and the counsellor alone is nobody's to count.
  public static func consultTalks(
    with person: PersonID, since day: CivilDate, _ tx: Transaction
  ) throws -> Withheld<Set<CivilDate>> {
    try .together(
      tx.consult(ContactEntry.talks(with: person, since: day)), tx.consult(Appointment.talks(with: person, since: day))
    ) { Set($0).union($1) }
  }

  static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<[ContactEntry]> {
    try tx.consult(ContactEntry.forWeek(of: person))
  }
}

/// As many next steps are open about somebody as can be seen to.
struct TooManyNextSteps: Error {}

/// What was noted stands: only its author mends it, and not for long.
struct ContactStands: Error { let entry: ContactEntry }

extension ContactEntry {
  /// As it is seen to today: whoever was named for it and works with the person no more is named for nothing. Then the
  /// responsible worker owes it.
  fileprivate func seenTo(by workers: [Worker]) -> ContactEntry {
    guard var next, !workers.contains(where: { $0.account == next.owner }) else { return self }
    next.owner = nil
    return ContactEntry(
      id: id, person: person, version: version, author: author, noted: noted, details: details, next: next,
      answers: answers, withdrawn: withdrawn)
  }
}
