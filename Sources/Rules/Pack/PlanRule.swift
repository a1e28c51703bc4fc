import Values

/// What the law asks of the plan that somebody and the authority agree: by when it is signed, and how often they look at it.
public struct PlanRule: Sendable, Hashable {
  /// The acts under which it is asked for.
  public var bases: [BasisCode]
  /// How long after the authority has taken over.
  public var signedWithin: Rule<Span>
  /// How long after it was signed, or looked at.
  public var reviewedWithin: Rule<Span>
}

extension PlanRule {
  init(reading map: PackMap, _ scope: PackScope) {
    bases = map.list("bases") { scope.reference($0, among: scope.bases.keys) }
    signedWithin = scope.rule("signed_within", in: map) { scope.stated("span", in: $0) { $0.span() } }
    reviewedWithin = scope.rule("reviewed_within", in: map) { scope.stated("span", in: $0) { $0.span() } }
  }
}
