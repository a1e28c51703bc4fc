public import Values

/// What a new pack would change for one placement, before anybody loads it.
public struct RuleChange: Sendable, Hashable {
  public var rule: RuleCode
  public var before: [Check]
  public var after: [Check]

  /// Whether the start, or the running on, would be blocked where it was not.
  public var isTightened: Bool { before.blockers.isEmpty && !after.blockers.isEmpty }
}

extension PlacementChecks {
  /// The rules of which verdict or finding differ between two packs; sources and notes alone are no change.
  ///
  /// Whether the placement comes under the new pack at all is `RulePack.inForce`'s to say.
  public static func changes(
    for facts: PlacementFacts, from old: RulePack, to new: RulePack, today: CivilDate
  ) -> [RuleChange] {
    let before = Dictionary(grouping: of(facts, pack: old, today: today), by: \.rule)
    let after = Dictionary(grouping: of(facts, pack: new, today: today), by: \.rule)
    return RuleCode.allCases.compactMap { rule in
      let (was, becomes) = (before[rule] ?? [], after[rule] ?? [])
      // That the pack began on another day is what loading a pack is about, not a change for the placement.
      let same =
        rule == .effective
        || was.map(\.verdict) == becomes.map(\.verdict) && was.map(\.finding) == becomes.map(\.finding)
      return same ? nil : RuleChange(rule: rule, before: was, after: becomes)
    }
  }
}
