public import Language
public import Values

/// Something that was said or tried about somebody: a call, a visit, a message, a door at which nobody opened. Whoever works
/// with the person notes it in a moment, and what is to come of it gets a day and an owner.
public struct ContactEntry: NotedContact, Sendable, Hashable {
  public let id: ContactEntryID
  public let person: PersonID
  public let version: Version
  /// Who noted it: the account, and the name that it had.
  public let author: Author
  /// The day on which it was noted.
  public let noted: CivilDate
  public let details: Details
  /// What is to come of it; none where nothing is.
  public let next: NextStep?
  /// The earlier entry whose next step this was.
  public let answers: ContactEntryID?
  /// The day on which it was taken back: it had been noted by mistake.
  public let withdrawn: CivilDate?

  public struct Author: Sendable, Hashable {
    public let account: AccountID?
    public let name: String

    public init(account: AccountID?, name: String) { (self.account, self.name) = (account, name) }
  }

  public struct Details: Sendable, Hashable {
    public var on: CivilDate
    public var with: Party
    /// What the other one is called, where the person's own name does not say it.
    public var name: String?
    public var means: Means
    public var outcome: Outcome
    /// What came of it, in a sentence or more.
    public var words: String?
    /// The placement of the person's that it was about; none where it was about more than one, or about none.
    public var placement: PlacementID?

    public init(
      on day: CivilDate, with party: Party, name: String? = nil, by means: Means, outcome: Outcome,
      words: String? = nil, about placement: PlacementID? = nil
    ) {
      (on, with, self.name, self.means) = (day, party, name, means)
      (self.outcome, self.words, self.placement) = (outcome, words, placement)
    }
  }

  /// What was agreed to come next, who sees to it, and by when.
  public struct NextStep: Sendable, Hashable {
    public var words: String?
    public var due: CivilDate
    /// Somebody who works with the person; none for whoever is responsible.
    public var owner: AccountID?
    /// The day on which it was done; none while it is open.
    public var done: CivilDate?

    public init(_ words: String?, due: CivilDate, owner: AccountID? = nil, done: CivilDate? = nil) {
      (self.words, self.due, self.owner, self.done) = (words, due, owner, done)
    }
  }

  /// With whom.
  public enum Party: String, Sendable, CaseIterable {
    case person, workplace, mentor, authority, family, other
  }

  public enum Means: String, Sendable, CaseIterable {
    case call, talk, visit, message
  }

  /// How it stands after it. The last two are tries: nobody was met.
  public enum Outcome: String, Sendable, CaseIterable {
    case well, watch
    case needsAct = "needs-act"
    case notReached = "not-reached"
    case didNotCome = "did-not-come"

    /// Of a firm one does not say that it did not come.
    static let ofFirms: [Outcome] = [.well, .watch, .needsAct, .notReached]

    /// Whether it cannot rest: somebody sees to it, also where nobody says how.
    public var asksForMore: Bool { self != .well && self != .watch }

    /// Nobody was met: what was to be done is still to be done.
    public var isTry: Bool { self == .notReached || self == .didNotCome }
  }

  /// Months: how far back somebody remembers a contact well enough to note it.
  static let oldest = 12
  /// As many next steps as are open about anybody at once: beyond them nobody sees to anything.
  public static let mostOpen = 50
}

public enum ContactEntryKind: Identified { public static let name = "contact-entry" }
public typealias ContactEntryID = ID<ContactEntryKind>

extension ContactEntry.Party {
  public var phrase: Phrase {
    switch self {
    case .person: .contactWithPerson
    case .workplace: .contactWithWorkplace
    case .mentor: .contactWithMentor
    case .authority: .contactWithAuthority
    case .family: .contactWithFamily
    case .other: .contactWithOther
    }
  }
}

extension ContactEntry.Means {
  public var phrase: Phrase {
    switch self {
    case .call: .contactByCall
    case .talk: .contactByTalk
    case .visit: .contactByVisit
    case .message: .contactByMessage
    }
  }
}

extension ContactEntry.Outcome {
  public var phrase: Phrase {
    switch self {
    case .well: .contactWell
    case .watch: .contactWatch
    case .needsAct: .contactNeedsAct
    case .notReached: .contactNotReached
    case .didNotCome: .contactDidNotCome
    }
  }

  /// As what has to be done, where nobody has said it in words.
  public func owed(since day: CivilDate) -> Phrase {
    switch self {
    case .well, .watch: .owedContactAgain(day: day)
    case .needsAct: .owedContactAct(day: day)
    case .notReached: .owedContactReach(day: day)
    case .didNotCome: .owedContactMissed(day: day)
    }
  }
}
