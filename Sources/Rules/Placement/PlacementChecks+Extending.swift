public import Values

/// What one more extension by decision would make possible.
public enum ExtensionRoom: Sendable, Hashable {
  /// The pack sets no length: there is nothing to extend.
  case noRule
  /// It does not know the measure, or how long it may last.
  case notKnown
  /// As long as it lasts until this day there is none, and no further one exists.
  case usedUp(CivilDate)
  /// From the day after `allowed` on it takes one, which reaches until `reaches`; `nil` when the pack does not know how far.
  case possible(allowed: CivilDate, reaches: CivilDate?, condition: Wording?)
}

extension PlacementChecks {
  /// Whether the placement can be extended once more, and how far.
  public static func extensionRoom(for facts: PlacementFacts, pack: RulePack) -> ExtensionRoom {
    guard let terms = pack.terms(facts.measure, facts.basis) else { return .notKnown }
    let limit: LengthLimit
    switch (facts.group.flatMap { terms.lengthByGroup[$0] } ?? terms.length).stated {
    case .none: return .noRule
    case .unknown: return .notKnown
    case .given(let stated): limit = stated
    }
    let start = facts.since ?? facts.period.from
    let now = limit.lastDay(from: start, extensions: facts.extensions)
    if limit.extensions == .unknown { return .possible(allowed: now.day, reaches: nil, condition: nil) }
    guard let next = now.next else { return .usedUp(now.day) }
    let reaches = limit.lastDay(from: start, extensions: facts.extensions + 1).day
    return .possible(allowed: now.day, reaches: reaches, condition: next.condition)
  }
}
