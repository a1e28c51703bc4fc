extension RulePack {
  /// How many rules a pack states, how many of them somebody has read on a page, and how many are not known.
  public struct Census: Sendable, Hashable {
    public var rules = 0
    public var verified = 0
    public var unknown = 0
  }

  public var census: Census {
    let rules = chapters.flatMap(\.rules)
    return Census(
      rules: rules.count, verified: rules.count { $0.source.verified }, unknown: rules.count { $0.known == .unknown })
  }
}
