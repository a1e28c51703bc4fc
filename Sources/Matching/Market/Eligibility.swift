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
///
/// The sentence is English source text; screens translate it by its requirement and outcome.
public struct Verdict: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable, Codable {
    case match, gap, unknown
  }

  public let requirement: Requirement
  public let outcome: Outcome
  public let sentence: String

  init(_ requirement: Requirement, _ outcome: Outcome, _ sentence: String) {
    (self.requirement, self.outcome, self.sentence) = (requirement, outcome, sentence)
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
    let requirement = Requirement.language(language, skill)
    let what = "\(skill) \(language)"
    guard let level = seeker.languages[language]?[skill] else {
      if needed == .none { return Verdict(requirement, .match, "No level in \(what) is needed.") }
      return Verdict(requirement, .unknown, "Needs \(needed.text) in \(what); the level is not recorded. Ask.")
    }
    return level >= needed
      ? Verdict(requirement, .match, "Needs \(needed.text) in \(what), has \(level.text).")
      : Verdict(requirement, .gap, "Needs \(needed.text) in \(what), has \(level.text).")
  }

  private static func hours(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    let (least, most) = (opening.hours.lowerBound, opening.hours.upperBound)
    guard let cap = seeker.hoursCap else {
      return Verdict(
        .hours, .unknown, "Needs at least \(least) hours a week; how many are possible is not agreed. Ask.")
    }
    if cap < least {
      return Verdict(.hours, .gap, "Needs at least \(least) hours a week; at most \(cap) are agreed for now.")
    }
    if most < seeker.leastHours {
      return Verdict(.hours, .gap, "Offers at most \(most) hours a week; the person needs \(seeker.leastHours).")
    }
    return Verdict(.hours, .match, "Needs at least \(least) hours a week; up to \(cap) are agreed.")
  }

  /// Says only that the tasks fit or do not. What it is about is `LimitReasons`, for the caseworker alone.
  private static func limits(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    if opening.demands.isEmpty {
      return Verdict(.functionalLimits, .match, "The place asks nothing out of the ordinary.")
    }
    guard let avoid = seeker.mustAvoid else {
      return Verdict(.functionalLimits, .unknown, "What the person can take on has not been talked about. Ask.")
    }
    return avoid.isDisjoint(with: opening.demands)
      ? Verdict(.functionalLimits, .match, "The tasks fit what was agreed.")
      : Verdict(
        .functionalLimits, .gap, "The tasks as they stand do not fit what was agreed; they could be carved anew.")
  }

  private static func shifts(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    let asked = opening.shifts.words.joined(separator: ", ")
    if opening.shifts.isEmpty { return Verdict(.shifts, .match, "No fixed shifts.") }
    guard let can = seeker.shifts else {
      return Verdict(.shifts, .unknown, "Works \(asked); when the person can work is not recorded. Ask.")
    }
    let missing = opening.shifts.subtracting(can)
    return missing.isEmpty
      ? Verdict(.shifts, .match, "Works \(asked); that is possible.")
      : Verdict(.shifts, .gap, "Works \(asked); not possible: \(missing.words.joined(separator: ", ")).")
  }

  private static func permit(_ permit: Permit, _ seeker: Seeker) -> Verdict {
    if seeker.permits.contains(permit) { return Verdict(.permit(permit), .match, "Needs \(permit.code); held.") }
    return seeker.lacks.contains(permit)
      ? Verdict(.permit(permit), .gap, "Needs \(permit.code); not held.")
      : Verdict(.permit(permit), .unknown, "Needs \(permit.code); whether it is held is not recorded. Ask.")
  }

  private static func commute(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    guard let home = seeker.home, let limit = seeker.reach, let place = opening.place else {
      return Verdict(.commute, .unknown, "Where home or workplace is, or how far is possible, is not recorded. Ask.")
    }
    let distance = home.distance(to: place)
    let text = "\(kilometres(distance)) km away, up to \(kilometres(limit)) km are possible."
    return Verdict(.commute, home.isWithin(limit, of: place) ? .match : .gap, text)
  }

  private static func kilometres(_ tens: Int) -> String { "\(tens / 100).\(tens % 100 / 10)" }

  private static func group(_ group: IntendedGroup, _ seeker: Seeker) -> Verdict {
    if seeker.groups.contains(group) { return Verdict(.intendedGroup(group), .match, "Meant for: \(group.code).") }
    return seeker.notInGroups.contains(group)
      ? Verdict(.intendedGroup(group), .gap, "Meant for: \(group.code); the person does not belong to it.")
      : Verdict(.intendedGroup(group), .unknown, "Meant for: \(group.code); whether that holds is not recorded. Ask.")
  }

  private static func branch(_ seeker: Seeker, _ opening: Opening) -> Verdict {
    guard let branch = opening.branch else { return Verdict(.branch, .unknown, "The branch is not recorded. Ask.") }
    if let rank = seeker.wishes.firstIndex(of: branch) {
      return Verdict(.branch, .match, "Wish \(rank + 1) of \(seeker.wishes.count).")
    }
    if seeker.isOpenToAnyBranch && opening.needsNoExperience {
      return Verdict(.branch, .match, "Not among the wishes; the person is open to any work that needs no experience.")
    }
    if seeker.wishes.isEmpty { return Verdict(.branch, .unknown, "No wishes are recorded. Ask.") }
    return Verdict(.branch, .gap, "Not among the wished branches.")
  }
}

/// Which agreed limits an opening runs into. Only the view of the person's caseworker may carry this; firms, mentors and
/// lists see `Eligibility`, which does not contain it.
public struct LimitReasons: Sendable, Hashable {
  public let conflicts: Demands
  public let sentence: String

  /// `nil` when nothing runs into a limit or none are known.
  public init?(of seeker: Seeker, for opening: Opening) {
    guard let avoid = seeker.mustAvoid else { return nil }
    conflicts = avoid.intersection(opening.demands)
    guard !conflicts.isEmpty else { return nil }
    sentence = "Must not be given: \(conflicts.words.joined(separator: ", "))."
  }
}

extension Spot {
  /// Exact: no rounding of the root.
  func isWithin(_ limit: Int, of other: Spot) -> Bool {
    let (dx, dy) = (Int(east) - Int(other.east), Int(north) - Int(other.north))
    return limit >= 0 && dx * dx + dy * dy <= limit * limit
  }
}
