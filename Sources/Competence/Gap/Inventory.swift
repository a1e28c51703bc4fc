public import Values

/// How well a claimed skill is backed; the highest entry counts (reference: the evidence ladder of the inventory).
public enum EvidenceLevel: Int, Sendable, Hashable, Comparable, Codable, CaseIterable {
  case said = 0
  case toldWithExample
  /// Photo, work sample, practical exercise.
  case shown
  /// By a former employer or a peer mentor.
  case confirmed
  /// By the supervisor at the workplace.
  case observed
  /// Tested, certified or formally recognised.
  case tested

  public static func < (a: EvidenceLevel, b: EvidenceLevel) -> Bool { a.rawValue < b.rawValue }
}

/// One dated observation behind a skill.
public struct Evidence: Sendable, Hashable {
  public let level: EvidenceLevel
  public let day: CivilDate
  /// Who stands for it, as shown to staff: "Bageriet i Havnegade (invented)".
  public let by: String

  public init(level: EvidenceLevel, day: CivilDate, by: String) {
    (self.level, self.day, self.by) = (level, day, by)
  }
}

/// What one person can do, as far as it is known. Free of health, residence and money: those live elsewhere.
public struct Inventory: Sendable {
  public struct Skill: Sendable, Hashable {
    public let uri: String
    public let label: String
    public let evidence: [Evidence]

    public init(uri: String, label: String, evidence: [Evidence]) {
      (self.uri, self.label, self.evidence) = (uri, label, evidence)
    }

    /// The entry that counts: the highest level, of equals the latest.
    public var strongest: Evidence? { evidence.max { ($0.level, $0.day) < ($1.level, $1.day) } }
  }

  /// Work done before, paid or not.
  public struct Experience: Sendable, Hashable {
    public let occupation: String
    public let label: String

    public init(occupation: String, label: String) {
      (self.occupation, self.label) = (occupation, label)
    }
  }

  public struct Licence: Sendable, Hashable {
    public let name: String
    /// Last day on which it is valid; `nil` when it does not expire.
    public let validUntil: CivilDate?

    public init(name: String, validUntil: CivilDate?) {
      (self.name, self.validUntil) = (name, validUntil)
    }
  }

  public var skills: [Skill]
  public var experience: [Experience]
  public var licences: [Licence]
  public var languages: [LanguageTag: LanguageLevel]

  public init(
    skills: [Skill] = [], experience: [Experience] = [], licences: [Licence] = [],
    languages: [LanguageTag: LanguageLevel] = [:]
  ) {
    (self.skills, self.experience, self.licences, self.languages) = (skills, experience, licences, languages)
  }
}

/// Levels of the Common European Framework of Reference for Languages.
public enum LanguageLevel: String, Sendable, Hashable, Comparable, Codable, CaseIterable {
  case a1 = "A1"
  case a2 = "A2"
  case b1 = "B1"
  case b2 = "B2"
  case c1 = "C1"
  case c2 = "C2"

  public static func < (a: LanguageLevel, b: LanguageLevel) -> Bool { a.rawValue < b.rawValue }
}

/// One line of an opening's list, as edited by job consultant and employer. ESCO may pre-fill it; people decide.
public struct Requirement: Sendable, Hashable {
  public enum What: Sendable, Hashable {
    case skill(uri: String)
    case licence(name: String)
    case language(LanguageTag, atLeast: LanguageLevel)
  }

  public enum Weight: Int, Sendable, Hashable, Comparable, Codable {
    case must = 0
    case learnableOnTheJob
    case nice

    public static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
  }

  public let what: What
  public let weight: Weight
  public let label: String
  /// The course or placement that teaches it, where one is known.
  public let taughtBy: String?

  public init(_ what: What, _ weight: Weight, label: String, taughtBy: String? = nil) {
    (self.what, self.weight, self.label, self.taughtBy) = (what, weight, label, taughtBy)
  }
}
