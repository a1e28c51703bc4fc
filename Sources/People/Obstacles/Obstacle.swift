public import Language
public import Values

/// Something that stands in somebody's way to work, and who sees to it by when: a letter that nobody understands, no
/// childcare on the early shift.
public struct Obstacle: Sendable, Hashable {
  public let id: ObstacleID
  public let person: PersonID
  public let version: Version
  public let details: Details
  /// The day on which it was taken back: it had been noted by mistake, and stands in nobody's way.
  public let withdrawn: CivilDate?

  public struct Details: Sendable, Hashable {
    public var kind: Kind
    /// What it is, in a sentence; the kind says enough for many.
    public var words: String?
    public var since: CivilDate
    /// Who sees to it: somebody who works with the person; none for whoever is responsible.
    public var owner: AccountID?
    /// The day by which it should be out of the way.
    public var due: CivilDate
    /// The day on which it was out of the way; none while it stands.
    public var solved: CivilDate?

    public init(
      kind: Kind, words: String?, since: CivilDate, owner: AccountID?, due: CivilDate, solved: CivilDate? = nil
    ) {
      (self.kind, self.words, self.since, self.owner) = (kind, words, since, owner)
      (self.due, self.solved) = (due, solved)
    }

    /// Days until it was out of the way; the day on which it came is not counted.
    public var taken: Int? { solved.map { $0.days(since: since) } }

    /// Whether both say the same stands in the way, whenever it is to be out of it and whoever sees to that.
    func isSame(as other: Details) -> Bool {
      kind == other.kind && Folding.order(words ?? "") == Folding.order(other.words ?? "")
    }
  }

  /// In functional words: what somebody has is the counsellor's, what it means at work is everybody's who helps.
  public enum Kind: String, Sendable, CaseIterable {
    case letter, childcare, transport, housing, limits, money, family, language, discrimination, other
  }

  /// Nobody has changed it since it was noted: it can be taken back.
  var isAsNoted: Bool { version == .first && withdrawn == nil }

  /// As many as stand in anybody's way at once: beyond them nobody sees to anything.
  static let most = 100

  public init(
    id: ObstacleID, person: PersonID, version: Version, details: Details, withdrawn: CivilDate? = nil
  ) {
    (self.id, self.person, self.version, self.details) = (id, person, version, details)
    self.withdrawn = withdrawn
  }
}

public enum ObstacleRowKind: Identified { public static let name = "obstacle" }
public typealias ObstacleID = ID<ObstacleRowKind>

extension Obstacle.Kind {
  public var phrase: Phrase {
    switch self {
    case .letter: .obstacleLetter
    case .childcare: .obstacleChildcare
    case .transport: .obstacleTransport
    case .housing: .obstacleHousing
    case .limits: .obstacleLimits
    case .money: .obstacleMoney
    case .family: .obstacleFamily
    case .language: .obstacleLanguage
    case .discrimination: .obstacleDiscrimination
    case .other: .obstacleOther
    }
  }

  /// As what has to be done about it.
  var owed: Phrase {
    switch self {
    case .letter: .owedObstacleLetter
    case .childcare: .owedObstacleChildcare
    case .transport: .owedObstacleTransport
    case .housing: .owedObstacleHousing
    case .limits: .owedObstacleLimits
    case .money: .owedObstacleMoney
    case .family: .owedObstacleFamily
    case .language: .owedObstacleLanguage
    case .discrimination: .owedObstacleDiscrimination
    case .other: .owedObstacleOther
    }
  }
}
