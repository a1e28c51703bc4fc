public import Access
public import Design
public import Language
public import Values
public import Web

/// Somebody owes something by a day: the unit of This week.
///
/// Obligations follow from facts and rules by pure functions. They are written in the transaction that changes the
/// facts, and only the calendar moves them from upcoming to due to overdue.
public struct Obligation: Sendable, Hashable {
  /// Whom or what it is about; whoever reaches this reaches what is owed about it.
  public let subject: Subject
  /// The heap of This week in which it lies.
  public let pile: Pile
  /// Tells it apart from everything else owed about the subject; the same every time it is computed.
  public let key: String
  /// From this day on it is shown; before, it is only known.
  public private(set) var shown: CivilDate
  /// In whose place the owner owes it, while they are away.
  private(set) var covering: AccountID?
  public private(set) var due: CivilDate
  /// Why, in a sentence that can be said in any language.
  public let reason: Phrase
  /// The rule behind it, as people quote it; none when it is the programme's own practice.
  public let source: Wording?
  /// Where one acts on it, and the word on the button.
  public let address: Link
  public let verb: Phrase
  /// What whoever owes it does; none where whoever is responsible can do it, as what that may be.
  public let deed: Deed?
  /// Who owes it, where that is not the worker responsible for the person.
  public private(set) var owner: AccountID?
  /// Those who owe it together, as long as somebody there can do it; the owner does where nobody can.
  public private(set) var office: Office?
  /// The participation because of which it is owed: its referrer or its programme's team may have it to do.
  let because: ParticipationID?
  /// Where its day goes when nobody works on it.
  let keepsOff: Direction?
  /// The participation that it asks about: whoever is asked reaches it, before the person's case is theirs.
  public let participation: ParticipationID?
  /// The day on which it was met; none while it is owed.
  public let done: CivilDate?
  /// It is done on that day and not before: something begins then, or is to be tried again. Of anything else the day is the
  /// last.
  public let isOnItsDay: Bool
  /// Due from the day on which it was first known: computing it again does not put it off.
  public let standsSinceKnown: Bool
  /// Nobody can do it without the person: while she is away nothing of it is due.
  private(set) var needsPerson = false
  /// Until when it is owed about a person who takes part no more.
  public private(set) var lasting = Lasting.takingPart

  /// - Parameters:
  ///   - address: where one acts; its kind of record, and which of them, is what the key begins with.
  ///   - keepsOff: where the day goes when nobody works on it; none for a day that stands as it is: a law's, or one that
  ///     somebody named.
  public init(
    about subject: Subject, in pile: Pile, key: String, due: CivilDate, keepsOff: Direction? = nil,
    shown: CivilDate? = nil, reason: Phrase, source: Wording? = nil, at address: some Address, verb: Phrase,
    deed: Deed? = nil, because: ParticipationID? = nil, owner: AccountID? = nil,
    participation: ParticipationID? = nil, done: CivilDate? = nil, standsSinceKnown: Bool = false,
    isOnItsDay: Bool = false
  ) {
    self.init(
      about: subject, in: pile, key: key, due: due, keepsOff: keepsOff, shown: shown, reason: reason, source: source,
      at: .to(address), verb: verb, deed: deed, because: because, owner: owner, participation: participation,
      done: done, standsSinceKnown: standsSinceKnown, isOnItsDay: isOnItsDay)
  }

  /// As it was stored.
  init(
    about subject: Subject, in pile: Pile, key: String, due: CivilDate, keepsOff: Direction? = nil,
    shown: CivilDate? = nil, reason: Phrase, source: Wording? = nil, at address: Link, verb: Phrase,
    deed: Deed? = nil, because: ParticipationID? = nil, owner: AccountID? = nil,
    participation: ParticipationID? = nil, done: CivilDate? = nil, standsSinceKnown: Bool = false,
    isOnItsDay: Bool = false
  ) {
    (self.subject, self.pile, self.key) = (subject, pile, key)
    (self.due, self.shown, self.reason, self.source) = (due, min(shown ?? due, due), reason, source)
    (self.address, self.verb, self.owner, self.participation) = (address, verb, owner, participation)
    (self.deed, self.because, self.keepsOff) = (deed, because, keepsOff)
    (self.done, self.standsSinceKnown, self.isOnItsDay) = (done, standsSinceKnown, isOnItsDay)
  }

  /// How long something is owed about a person: most of it ends with her last programme.
  public enum Lasting: Sendable, Hashable {
    case takingPart
    /// Also behind that, as long as she lives: what a placement or a law asks for afterwards.
    case life
    /// Whatever becomes of her: what brings something to its end.
    case untilDone
  }

  /// Where a day goes on which nobody works.
  public enum Direction: Sendable, Hashable {
    /// What has to be ready by a day: to the open day before it, though not to one before it was known.
    case back
    /// What reminds of something: to the next open day.
    case on
  }

  /// The same, owed by whoever can do it, on a day on which they work. Where somebody is named for it, it is theirs.
  func owed(by owners: Owners, on day: CivilDate) -> Obligation {
    var owed = self
    var place: OrganisationID?
    if owner != nil, done != nil {
      // It was done by whoever did it, and stays theirs while they are away.
    } else if let named = owner, owners.isTold(named, on: day) {
      // What was given to somebody by name lies with whoever stands in for them while they are away.
      if let stand = owners.standingIn(for: named, on: day) { (owed.owner, owed.covering) = (stand, named) }
    } else {
      let found = owners.owing(deed, because: because, on: day)
      (owed.owner, owed.office, place) = (found.owner?.account, found.office, found.owner?.organisation)
      owed.covering = found.owner?.covering
      if case .organisation(let organisation)? = found.office { place = organisation }
    }
    guard let keepsOff, isDue else { return owed }
    owed.due = owners.days.open(due, keepsOff, from: shown, at: place)
    owed.shown = min(shown, owed.due)
    return owed
  }

  /// The same where nobody can do it without the person. What the law asks by a day is owed all the same.
  public var withPerson: Obligation {
    var same = self
    same.needsPerson = source == nil
    return same
  }

  /// The same, owed for longer than she takes part.
  public func lasting(_ lasting: Lasting) -> Obligation {
    var same = self
    same.lasting = lasting
    return same
  }

  func putOff(to day: CivilDate) -> Obligation {
    var later = self
    later.due = day
    return later
  }

  /// A key of something owed about a record: its id, and what about it.
  public static func key<Of>(_ record: ID<Of>, _ what: String) -> String { record.text + " " + what }

  /// The same after an earlier one under the same key: what stands since it was known is due since then.
  func standing(since earlier: Obligation) -> Obligation { standing(since: (earlier.due, earlier.shown)) }

  func standing(since known: (due: CivilDate, shown: CivilDate)) -> Obligation {
    guard standsSinceKnown else { return self }
    var standing = self
    (standing.due, standing.shown) = (min(due, known.due), min(shown, known.shown))
    return standing
  }
}

/// An obligation as it was stored, with its owner.
public struct OwedObligation: Sendable, Hashable {
  let id: ObligationID
  public let obligation: Obligation
  /// None when nobody is responsible for the person: everybody in reach then sees it.
  public let owner: AccountID?
  /// None also where it is not told to whoever asks.
  public let ownerName: String?
  /// Those who owe it together, in place of the owner; none where nobody there can do it.
  var office: Office?
  let officeName: String?
  /// Whose it is when they are not away.
  let coveredName: String?

  public func isLate(on day: CivilDate) -> Bool { obligation.done == nil && obligation.due < day }

  /// Who owes it; nothing where nobody does, or it is not told.
  public func ownerName(_ voice: Voice) -> String? {
    switch office {
    case .organisation?: officeName
    case .team?: officeName.map { voice(.weekOwedByTeam(programme: $0)) }
    case nil: ownerName
    }
  }

  /// Who owes it, or that nobody does; nothing where it is not told.
  func ownerWords(_ voice: Voice) -> String? {
    ownerName(voice) ?? (owner == nil && office == nil ? voice(.weekNobody) : nil)
  }

  /// Whom the reader stands in for, who owes it meanwhile.
  func standsInFor(_ actor: Actor) -> String? { owner == actor.account && office == nil ? coveredName : nil }

  /// As it stands with those who work here today.
  func among(_ offices: Offices) -> OwedObligation {
    guard let office, let deed = obligation.deed, !offices.canDo(deed.doing, in: office) else { return self }
    var owed = self
    owed.office = nil
    return owed
  }

  /// Where it stands in its heap.
  var place: PlaceInOrder<ObligationKind> {
    PlaceInOrder(sortKey: obligation.due.iso + " " + obligation.subject.stored.id, id: id)
  }
}
