public import Access
public import People
public import Values
import Web

/// What is done with contacts with employers and workplaces.
public enum FirmContacts {
  /// Writes down a contact, and what is to come of it. The next step of an earlier one that it was is done with it.
  public static func note(
    _ details: ContactEntry.Details, next: ContactEntry.NextStep?, at place: FirmPlace,
    answering earlier: FirmContact? = nil, _ tx: Transaction
  ) throws -> FirmContactID {
    let (organisation, workplace) = try firm(of: place, tx)
    let grant = try tx.grantToCreate(FirmContactRecord.self, on: .organisation(organisation))
    if next != nil { try requireRoom(at: place, tx) }
    let id: FirmContactID = tx.newID()
    let owner = next == nil ? nil : tx.actor.account
    try tx.insert(
      Insertion<FirmContactRecord>(
        of: id, as: "firm-contact.noted",
        """
        INSERT INTO \(into: FirmContactRecord.self)
          (id, organisation_id, workplace_id, author_id, author_name, noted_day, on_day, party_name, means, outcome,
            words, next_words, next_due, next_owner_id, next_done, answers, withdrawn_day, version)
        VALUES (\(id), \(within: organisation), \(workplace), \(tx.actor.account), \(tx.actor.name), \(tx.today),
          \(details.on), \(details.name), \(details.means.rawValue), \(details.outcome.rawValue), \(details.words),
          \(next?.words), \(next?.due), \(owner), \(next?.done), \(earlier?.id), NULL, 1)
        """), grant)
    if let earlier, let open = earlier.next, open.done == nil {
      try settle(earlier, on: max(details.on, earlier.details.on), tx)
    }
    touch(place, tx)
    return id
  }

  /// What is owed about a place is no matter of who works with whom: the verb says what it was about.
  private static func touch(_ place: FirmPlace, _ tx: Transaction) { tx.touch(place.subject, for: .owing) }

  /// Says that what was to come of a contact is done, or that it is not: `nil` opens it again.
  private static func settle(_ contact: FirmContact, on day: CivilDate?, _ tx: Transaction) throws {
    try tx.change(
      Change<FirmContactRecord>(
        of: contact.id, seen: contact.version, as: day == nil ? "firm-contact.reopened" : "firm-contact.next-done",
        set: "next_done = \(day)"), try tx.grant(Edit.self, FirmContactRecord.self))
    touch(contact.place, tx)
  }

  /// What was noted, mended by whoever noted it; and what is to come, by anybody who keeps contacts. Whoever says anew what
  /// that is sees to it.
  static func change(
    _ contact: FirmContact, to details: ContactEntry.Details, next: ContactEntry.NextStep?, seen version: Version,
    _ tx: Transaction
  ) throws {
    if next != nil, contact.next == nil { try requireRoom(at: contact.place, tx) }
    let isSame = contact.next?.words == next?.words && contact.next?.due == next?.due
    let owner = next == nil ? nil : isSame ? contact.owner?.account : tx.actor.account
    try tx.change(
      Change<FirmContactRecord>(
        of: contact.id, seen: version,
        as: details == contact.details ? "firm-contact.next-changed" : "firm-contact.changed",
        set: """
          on_day = \(details.on), party_name = \(details.name), means = \(details.means.rawValue),
          outcome = \(details.outcome.rawValue), words = \(details.words), next_words = \(next?.words),
          next_due = \(next?.due), next_owner_id = \(owner), next_done = \(next?.done)
          """), try tx.grant(Edit.self, FirmContactRecord.self))
    touch(contact.place, tx)
    // What it had settled was done on its day, also on another one.
    if details.on != contact.details.on {
      try settled(by: contact, tx).act { earlier in
        if let earlier { try settle(earlier, on: max(details.on, earlier.details.on), tx) }
      }
    }
  }

  /// Takes back what was noted by mistake. What it had settled is open again.
  ///
  /// Throws `FirmContactStands` for what its author may mend no more, or somebody else noted.
  static func withdraw(_ contact: FirmContact, seen version: Version, _ tx: Transaction) throws {
    // Who may not change it is not told either whether it could be taken back.
    _ = try tx.grant(Edit.self, FirmContactRecord.self)
    guard contact.version == version else { throw Stale(current: contact.version) }
    guard contact.isMendable(by: tx.actor.account, on: tx.today) else { throw FirmContactStands(contact: contact) }
    try tx.change(
      Change<FirmContactRecord>(
        of: contact.id, seen: version, as: "firm-contact.withdrawn", set: "withdrawn_day = \(tx.today)"),
      try tx.grant(Edit.self, FirmContactRecord.self))
    touch(contact.place, tx)
    try settled(by: contact, tx).act { earlier in
      if let earlier { try settle(earlier, on: nil, tx) }
    }
  }

  /// The earlier one whose next step was done with this one, and by nothing else.
  private static func settled(by contact: FirmContact, _ tx: Transaction) throws -> Disclosed<FirmContact?> {
    guard let answered = contact.answers else { return tx.me.map { _ in nil } }
    return try find(answered, tx).map { earlier in
      earlier.withdrawn == nil && earlier.next?.done == max(contact.details.on, earlier.details.on) ? earlier : nil
    }
  }

  /// Nobody else writes while this transaction does.
  private static func requireRoom(at place: FirmPlace, _ tx: Transaction) throws {
    let isFull = try tx.count(FirmContact.open(at: place), try tx.grant(Count.self, FirmContactRecord.self)).act {
      $0 >= ContactEntry.mostOpen
    }
    if isFull { throw TooManyStepsOfFirm() }
  }

  private static func firm(
    of place: FirmPlace, _ tx: Transaction
  ) throws -> (organisation: OrganisationID, workplace: WorkplaceID?) {
    switch place {
    case .organisation(let id): try Employers.find(id, tx).act { ($0.id, nil) }
    case .workplace(let id): try Employers.find(id, tx).act { ($0.organisation, $0.id) }
    }
  }

  // MARK: Looking

  static func find(_ id: FirmContactID, _ tx: Transaction) throws -> Disclosed<FirmContact> {
    try tx.one(FirmContact.byID(id), try tx.grant(Read.self, FirmContactRecord.self))
  }

  /// The newest first, those behind a place: of an employer those at its workplaces, too.
  static func with(
    _ place: FirmPlace, after start: PlaceInOrder<FirmContactKind>? = nil, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<Excerpt<FirmContact>> {
    // Behind every day, and every id.
    let start = start.map { (day: $0.sortKey, id: $0.id.text) } ?? (day: "g", id: "")
    return try tx.list(
      { FirmContact.with(place, behind: start, limit: $0) }, upTo: limit,
      try tx.grant(List.self, FirmContactRecord.self))
  }

  /// What waits for a contact on a day.
  static func waiting(at place: FirmPlace, on day: CivilDate, _ tx: Transaction) throws -> Disclosed<[FirmContact]> {
    try tx.list(FirmContact.waiting(at: place, on: day), try tx.grant(List.self, FirmContactRecord.self))
  }

  // MARK: For the system

  /// About what something was given to an account to see to, whether it may or not.
  public static func subjects(givenTo account: AccountID, _ tx: Transaction) throws -> Withheld<[Subject]> {
    try tx.consult(FirmContact.places(givenTo: account)).map { $0.map(\.subject) }
  }

  static func consult(_ place: FirmPlace, _ tx: Transaction) throws -> Withheld<[FirmContact]> {
    try tx.consult(FirmContact.forWeek(about: place))
  }
}

extension FirmPlace {
  var subject: Subject {
    switch self {
    case .organisation(let id): .organisation(id)
    case .workplace(let id): .workplace(id)
    }
  }
}

/// As many next steps are open about a place as can be seen to.
struct TooManyStepsOfFirm: Error {}

/// What was noted stands: only its author mends it, and not for long.
struct FirmContactStands: Error { let contact: FirmContact }
