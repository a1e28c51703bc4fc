public import Values

/// A person as matching needs to know them: what is possible and what is wished, nothing about why.
///
/// Everything may be unknown (`nil`); an unknown is asked about, never held against the person.
public struct Seeker: Sendable, Hashable {
  public var id: ParticipationID
  public var home: Spot?
  /// How far the person can travel, in units of 10 m.
  public var commute: Int?
  /// Levels per language. A language that is missing is unknown, not absent.
  public var languages: [LanguageTag: Levels]
  /// The most that was agreed for now: the cap of the running considerations, else what the person offers.
  public var hoursCap: Hours?
  /// Least hours that make sense for the person, `zero` when any do.
  public var leastHours: Hours
  /// What must not be asked of the person. `nil`: nobody has talked about it yet.
  public var mustAvoid: Demands?
  /// When the person can work, childcare and courses taken off.
  public var shifts: Shifts?
  /// Permits and certificates that were seen.
  public var permits: Set<Permit>
  /// Permits that were asked about and are not held.
  public var lacks: Set<Permit>
  public var groups: Set<IntendedGroup>
  /// Groups that the person is known not to belong to.
  public var notInGroups: Set<IntendedGroup>
  /// Wished branches, first wish first.
  public var wishes: [Branch]
  /// Takes work in any branch that needs no experience.
  public var isOpenToAnyBranch: Bool
  public var skills: Set<SkillCode>

  public init(
    id: ParticipationID, home: Spot? = nil, commute: Int? = nil, languages: [LanguageTag: Levels] = [:],
    hoursCap: Hours? = nil, leastHours: Hours = .zero, mustAvoid: Demands? = nil, shifts: Shifts? = nil,
    permits: Set<Permit> = [], lacks: Set<Permit> = [], groups: Set<IntendedGroup> = [],
    notInGroups: Set<IntendedGroup> = [], wishes: [Branch] = [], isOpenToAnyBranch: Bool = false,
    skills: Set<SkillCode> = []
  ) {
    (self.id, self.home, self.commute, self.languages) = (id, home, commute, languages)
    (self.hoursCap, self.leastHours, self.mustAvoid, self.shifts) = (hoursCap, leastHours, mustAvoid, shifts)
    (self.permits, self.lacks, self.groups, self.notInGroups) = (permits, lacks, groups, notInGroups)
    (self.wishes, self.isOpenToAnyBranch, self.skills) = (wishes, isOpenToAnyBranch, skills)
  }

  /// `commute` within what the map can hold; below 0 nothing is near enough.
  var reach: Int? { commute.map { max(-1, min($0, 10_000_000)) } }
}
