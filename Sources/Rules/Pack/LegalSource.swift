public import Values

/// Where a rule is written, and how far it may be trusted.
public struct LegalSource: Sendable, Hashable, Codable {
  /// The pack that states the rule.
  public var pack: PackCode
  /// Act and section as people quote it, or the practice it comes from.
  public var reference: Wording
  /// The page on which it was read, as it calls itself; empty where nobody has read one.
  public var page: String
  /// The day on which the page was read, or the page's own older date.
  public var asOf: CivilDate
  /// Whether someone has read the rule on the page. `false`: background knowledge or own practice; screens say so.
  public var verified: Bool
  /// Own knowledge or practice: no law says it, and so nothing of the law is translated.
  public var isOwn: Bool

  public init(
    pack: PackCode, reference: Wording, page: String, asOf: CivilDate, verified: Bool, isOwn: Bool = false
  ) {
    self.pack = pack
    self.reference = reference
    self.page = page
    self.asOf = asOf
    self.verified = verified
    self.isOwn = isOwn
  }
}
