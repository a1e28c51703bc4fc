public import Access
public import Language
public import Values

/// Somebody owes something by a day: the unit of This week.
///
/// Obligations follow from facts and rules by pure functions. They are written in the transaction that changes the
/// facts, and only the calendar moves them from upcoming to due to overdue.
public struct Obligation: Sendable, Hashable {
  public let person: PersonID
  /// The heap of This week in which it lies.
  public let pile: Pile
  /// What it is about, where one acts on it.
  public let about: About
  /// Tells apart several obligations about the same thing, the same every time it is computed.
  public let occurrence: String
  public let due: CivilDate
  /// From this day on it is shown; before, it is only known.
  public let shown: CivilDate
  /// Why, in a sentence that can be said in any language.
  public let reason: Phrase
  /// The rule behind it, as people quote it; none when it is the programme's own practice.
  public let source: Wording?
  /// The day on which it was met; none while it is owed.
  public let done: CivilDate?
  /// Due since the day on which it was first known: computing it again does not put it off.
  public let standsSinceKnown: Bool

  public init(
    person: PersonID, pile: Pile, about: About, occurrence: String, due: CivilDate, shown: CivilDate? = nil,
    reason: Phrase, source: Wording? = nil, done: CivilDate? = nil, standsSinceKnown: Bool = false
  ) {
    self.standsSinceKnown = standsSinceKnown
    (self.person, self.pile, self.about, self.occurrence) = (person, pile, about, occurrence)
    (self.due, self.shown, self.reason, self.source, self.done) = (due, min(shown ?? due, due), reason, source, done)
  }

  /// The heaps, in the order in which they are worked through.
  public enum Pile: String, Sendable, CaseIterable {
    case noNextStep = "no-next-step"
    case starts
    case followUps = "follow-ups"
    case ladder
    case endings
  }

  /// What an obligation is about.
  public enum About: Sendable, Hashable {
    case person
    case participation(ParticipationID)
    case consideration(ConsiderationID)
    case placement(PlacementID)
    case ladder(PlacementID)
    case followUp(FollowUpID)

    /// The kind and id under which it is stored.
    var stored: (kind: String, id: String) {
      switch self {
      case .person: ("person", "")
      case .participation(let id): ("participation", id.text)
      case .consideration(let id): ("consideration", id.text)
      case .placement(let id): ("placement", id.text)
      case .ladder(let id): ("ladder", id.text)
      case .followUp(let id): ("follow-up", id.text)
      }
    }

    init?(kind: String, id: String) {
      switch kind {
      case "person": self = .person
      case "participation": self.init(ParticipationID(id), About.participation)
      case "consideration": self.init(ConsiderationID(id), About.consideration)
      case "placement": self.init(PlacementID(id), About.placement)
      case "ladder": self.init(PlacementID(id), About.ladder)
      case "follow-up": self.init(FollowUpID(id), About.followUp)
      default: return nil
      }
    }

    private init?<Of>(_ id: ID<Of>?, _ about: (ID<Of>) -> About) {
      guard let id else { return nil }
      self = about(id)
    }
  }
}

/// An obligation as it was stored, with its owner.
public struct OwedObligation: Sendable, Hashable {
  public let obligation: Obligation
  /// None when nobody is responsible for the person: everybody in reach then sees it.
  public let owner: AccountID?
  public let ownerName: String?

  public func isLate(on day: CivilDate) -> Bool { obligation.done == nil && obligation.due < day }
}

/// A room's function from its facts to what is owed about a person. Reads for the house: nobody is shown what it reads.
public typealias ObligationSource = @Sendable (PersonID, Transaction) throws -> Withheld<[Obligation]>
