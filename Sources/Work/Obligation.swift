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
  public private(set) var due: CivilDate
  /// Why, in a sentence that can be said in any language.
  public let reason: Phrase
  /// The rule behind it, as people quote it; none when it is the programme's own practice.
  public let source: Wording?
  /// Where one acts on it, and the word on the button.
  public let address: Link
  public let verb: Phrase
  /// Who owes it, where that is not the worker responsible for the person.
  public private(set) var owner: AccountID?
  /// The participation that it asks about: whoever is asked reaches it, before the person's case is theirs.
  public let participation: ParticipationID?
  /// The day on which it was met; none while it is owed.
  public let done: CivilDate?
  /// Due from the day on which it was first known: computing it again does not put it off.
  public let standsSinceKnown: Bool

  /// - Parameter address: where one acts; its kind of record, and which of them, is what the key begins with.
  public init(
    about subject: Subject, in pile: Pile, key: String, due: CivilDate, shown: CivilDate? = nil, reason: Phrase,
    source: Wording? = nil, at address: some Address, verb: Phrase, owner: AccountID? = nil,
    participation: ParticipationID? = nil, done: CivilDate? = nil, standsSinceKnown: Bool = false
  ) {
    self.init(
      about: subject, in: pile, key: key, due: due, shown: shown, reason: reason, source: source, at: .to(address),
      verb: verb, owner: owner, participation: participation, done: done, standsSinceKnown: standsSinceKnown)
  }

  /// As it was stored.
  init(
    about subject: Subject, in pile: Pile, key: String, due: CivilDate, shown: CivilDate? = nil, reason: Phrase,
    source: Wording? = nil, at address: Link, verb: Phrase, owner: AccountID? = nil,
    participation: ParticipationID? = nil, done: CivilDate? = nil, standsSinceKnown: Bool = false
  ) {
    (self.subject, self.pile, self.key) = (subject, pile, key)
    (self.due, self.shown, self.reason, self.source) = (due, min(shown ?? due, due), reason, source)
    (self.address, self.verb, self.owner, self.participation) = (address, verb, owner, participation)
    (self.done, self.standsSinceKnown) = (done, standsSinceKnown)
  }

  /// The same, owed by whoever is responsible where nobody else is named.
  func owed(by responsible: AccountID?) -> Obligation {
    var owed = self
    owed.owner = owner ?? responsible
    return owed
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

  public func isLate(on day: CivilDate) -> Bool { obligation.done == nil && obligation.due < day }

  /// Who owes it, or that nobody does; nothing where it is not told.
  func ownerWords(_ voice: Voice) -> String? { ownerName ?? (owner == nil ? voice(.weekNobody) : nil) }

  /// Where it stands in its heap.
  var place: PlaceInOrder<ObligationKind> {
    PlaceInOrder(sortKey: obligation.due.iso + " " + obligation.subject.stored.id, id: id)
  }
}
