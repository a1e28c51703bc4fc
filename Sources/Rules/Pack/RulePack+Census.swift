extension RulePack {
  /// How many rules a pack states, how many of them somebody has read on a page, and how many are not known.
  public struct Census: Sendable, Hashable {
    public var rules = 0
    public var verified = 0
    public var unknown = 0

    mutating func add<Value>(_ rule: Rule<Value>) {
      rules += 1
      if rule.source.verified { verified += 1 }
      if case .unknown = rule.stated { unknown += 1 }
    }
  }

  public var census: Census {
    var census = Census()
    census.add(fullWeek)
    census.add(longestDay)
    census.add(headcountAge)
    census.add(quota)
    census.add(considerations)
    for terms in measures.flatMap({ $0.terms.values }) { terms.count(into: &census) }
    for duty in duties { census.add(duty.need) }
    return census
  }
}

extension MeasureTerms {
  fileprivate func count(into census: inout RulePack.Census) {
    census.add(tested)
    census.add(counted)
    census.add(length)
    for rule in lengthByGroup.values { census.add(rule) }
    census.add(leastHours)
    census.add(mostHours)
    census.add(approval)
    for rule in signatures.values { census.add(rule) }
    census.add(purposes)
    census.add(sameEmployer)
    census.add(beside)
    for rule in statements.values { census.add(rule) }
    if let workPermission { census.add(workPermission) }
  }
}
