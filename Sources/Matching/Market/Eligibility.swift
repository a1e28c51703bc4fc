public import Values

/// One thing that an opening asks, held against one person.
public enum Requirement: Sendable, Hashable {
  case language(LanguageTag, LanguageSkill)
  case hours
  case functionalLimits
  case shifts
  case permit(Permit)
  case commute
  case intendedGroup(IntendedGroup)
  case branch
}

/// How a requirement stands, with the sentence that says so.
public struct Verdict: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable, Codable {
    case match, gap, unknown
  }

  /// What was compared. Screens that translate write their own sentence from this.
  public enum Finding: Sendable, Hashable {
    case level(needed: Level, has: Level?)
    case hours(offered: ClosedRange<Hours>, cap: Hours?, least: Hours)
    /// Without a word on what it is about: that is `LimitReasons`, for the caseworker alone.
    case tasks(asksNothing: Bool)
    case shifts(asked: Shifts, possible: Shifts?)
    case present
    /// Distance and limit in units of 10 m.
    case distance(Int, limit: Int)
    case wish(rank: Int, of: Int)
    case open
    case plain
  }

  public let requirement: Requirement
  public let outcome: Outcome
  public let finding: Finding

  init(_ requirement: Requirement, _ outcome: Outcome, _ finding: Finding = .plain) {
    (self.requirement, self.outcome, self.finding) = (requirement, outcome, finding)
  }
}

/// Whether a person could take an opening: every requirement with its reason. Never a bare "no".
public struct Eligibility: Sendable, Hashable {
  public let verdicts: [Verdict]

  public var gaps: [Verdict] { verdicts.filter { $0.outcome == .gap } }
  /// What to ask before anything is decided.
  public var unknowns: [Verdict] { verdicts.filter { $0.outcome == .unknown } }
  /// Nothing speaks against it; something may still have to be asked.
  public var isPossible: Bool { gaps.isEmpty }

  /// Holds every requirement of an opening against a person.
  public init(of seeker: Seeker, for opening: Opening) {
    var verdicts: [Verdict] = []
    for (language, needed) in opening.languages.sorted(by: { $0.key.text < $1.key.text }) {
      for skill in LanguageSkill.allCases {
        guard let level = needed[skill] else { continue }
        verdicts.append(Eligibility.language(language, skill, level, seeker))
      }
    }
    verdicts.append(Eligibility.hours(seeker, opening))
    verdicts.append(Eligibility.limits(seeker, opening))
    verdicts.append(Eligibility.shifts(seeker, opening))
    for permit in opening.permits.sorted() { verdicts.append(Eligibility.permit(permit, seeker)) }
    verdicts.append(Eligibility.commute(seeker, opening))
    if let group = opening.intendedFor { verdicts.append(Eligibility.group(group, seeker)) }
    verdicts.append(Eligibility.branch(seeker, opening))
    self.verdicts = verdicts
  }

  private static func language(
    _ language: LanguageTag, _ skill: LanguageSkill, _ needed: Level, _ seeker: Seeker
  ) -> Verdict {
    let level = seeker.languages[language]?[skill]
    let outcome: Verdict.Outcome = level.map { $0 >= needed ? .match : .gap } ?? (needed == .none ? .match : .unknown)
    return Verdict(.language(language, skill), outcome, .level(needed: needed, has: level))
  }

  private static func hours(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    let finding = Verdict.Finding.hours(offered: opening.hours, cap: seeker.hoursCap, least: seeker.leastHours)
    guard let cap = seeker.hoursCap else { return Verdict(.hours, .unknown, finding) }
    let fits = cap >= opening.hours.lowerBound && opening.hours.upperBound >= seeker.leastHours
    return Verdict(.hours, fits ? .match : .gap, finding)
  }

  private static func limits(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    if opening.demands.isEmpty { return Verdict(.functionalLimits, .match, .tasks(asksNothing: true)) }
    let outcome = seeker.mustAvoid.map { $0.isDisjoint(with: opening.demands) ? Verdict.Outcome.match : .gap }
    return Verdict(.functionalLimits, outcome ?? .unknown, .tasks(asksNothing: false))
  }

  private static func shifts(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    let outcome = seeker.shifts.map { opening.shifts.isSubset(of: $0) ? Verdict.Outcome.match : .gap }
    return Verdict(
      .shifts, opening.shifts.isEmpty ? .match : outcome ?? .unknown,
      .shifts(asked: opening.shifts, possible: seeker.shifts))
  }

  private static func permit(_ permit: Permit, _ seeker: Seeker) -> Verdict {
    if seeker.permits.contains(permit) { return Verdict(.permit(permit), .match, .present) }
    return Verdict(.permit(permit), seeker.lacks.contains(permit) ? .gap : .unknown)
  }

  private static func commute(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    guard let home = seeker.home, let limit = seeker.reach, let place = opening.place else {
      return Verdict(.commute, .unknown)
    }
    let finding = Verdict.Finding.distance(home.distance(to: place), limit: limit)
    return Verdict(.commute, home.isWithin(limit, of: place) ? .match : .gap, finding)
  }

  private static func group(_ group: IntendedGroup, _ seeker: Seeker) -> Verdict {
    if seeker.groups.contains(group) { return Verdict(.intendedGroup(group), .match, .present) }
    return Verdict(.intendedGroup(group), seeker.notInGroups.contains(group) ? .gap : .unknown)
  }

  private static func branch(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    guard let branch = opening.branch else { return Verdict(.branch, .unknown) }
    if let rank = seeker.wishes.firstIndex(of: branch) {
      return Verdict(.branch, .match, .wish(rank: rank + 1, of: seeker.wishes.count))
    }
    if seeker.isOpenToAnyBranch && opening.needsNoExperience { return Verdict(.branch, .match, .open) }
    return Verdict(.branch, seeker.wishes.isEmpty ? .unknown : .gap)
  }
}
