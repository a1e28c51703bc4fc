public import Values

public enum OpeningKind: Identified { public static let name = "opening" }
public typealias OpeningID = ID<OpeningKind>

/// A place or job that a workplace offers: what it asks and how many it takes.
public struct Opening: Sendable, Hashable {
  public var id: OpeningID
  public var workplace: WorkplaceID
  public var seats: Int
  public var place: Spot?
  public var branch: Branch?
  public var needsNoExperience: Bool
  /// Levels per language skill; a skill that is missing is not needed.
  public var languages: [LanguageTag: Levels]
  /// Weekly hours from the least that the place can use to the most it offers.
  public var hours: ClosedRange<Hours>
  public var demands: Demands
  /// Every one of these must be possible.
  public var shifts: Shifts
  /// Every one of these must be held.
  public var permits: Set<Permit>
  /// Meant for people of this group only.
  public var intendedFor: IntendedGroup?
  public var wantedSkills: Set<SkillCode>
  /// How many of the last thousand placements here went on to a job: the firm's record, not the person's.
  public var ledToJobs: Int

  public init(
    id: OpeningID, workplace: WorkplaceID, seats: Int = 1, place: Spot? = nil, branch: Branch? = nil,
    needsNoExperience: Bool = false, languages: [LanguageTag: Levels] = [:],
    hours: ClosedRange<Hours> = Hours.zero...Hours(37), demands: Demands = [], shifts: Shifts = [],
    permits: Set<Permit> = [], intendedFor: IntendedGroup? = nil, wantedSkills: Set<SkillCode> = [], ledToJobs: Int = 0
  ) {
    (self.id, self.workplace, self.seats, self.place) = (id, workplace, max(0, min(seats, 100_000)), place)
    (self.branch, self.needsNoExperience, self.languages) = (branch, needsNoExperience, languages)
    (self.hours, self.demands, self.shifts, self.permits) = (hours, demands, shifts, permits)
    (self.intendedFor, self.wantedSkills) = (intendedFor, wantedSkills)
    self.ledToJobs = max(0, min(ledToJobs, 1000))
  }
}
