import Access
public import Rules
public import Values

extension Placement {
  /// That it may start or go on although a paper is missing or a rule is broken: an act of its own, with a reason, which
  /// can be taken back. The paper is as missing as before.
  public struct Acceptance: Sendable, Hashable {
    public var reason: String
    /// Who accepted it; `nil` where that was not written down yet.
    public var by: String?
    public var on: CivilDate

    public init(reason: String, by: String?, on: CivilDate) {
      (self.reason, self.by, self.on) = (reason, by, on)
    }
  }
}

extension Placement.Papers {
  /// Under which name a check was accepted. What was accepted before single papers were named holds for all papers of its
  /// rule that are missing.
  func point(accepting check: Check) -> CheckPoint? {
    if accepted[check.point] != nil { return check.point }
    let rule = CheckPoint(check.rule)
    return accepted[rule] != nil && check.blocksStart ? rule : nil
  }

  public func acceptance(of check: Check) -> Placement.Acceptance? { point(accepting: check).flatMap { accepted[$0] } }
}

extension PlacementsTables {
  /// What was accepted as missing. Until now a reason among the papers, whoever gave it; of that who it was is not known.
  static let acceptances = Migration(
    55, "what was accepted as missing",
    [
      .sql(
        """
        CREATE TABLE placement_acceptance (
          placement_id TEXT NOT NULL REFERENCES placement (id),
          code TEXT NOT NULL,
          reason TEXT NOT NULL,
          on_day TEXT NOT NULL,
          decided_by TEXT,
          PRIMARY KEY (placement_id, code)
        )
        """),
      .sql(
        """
        INSERT INTO placement_acceptance (placement_id, code, reason, on_day, decided_by)
        SELECT placement_id, code, reason, on_day, NULL FROM placement_paper
        WHERE kind = 'override' AND reason IS NOT NULL
        """),
      .sql("DELETE FROM placement_paper WHERE kind = 'override'"),
    ])

  static let acceptanceDeclaration = TableDeclaration(
    "placement_acceptance", .case, of: .person(by: "placement_id"), kept: .caseFile,
    labels: [
      "placement_id": "column.placement", "code": "column.record", "reason": "column.reason", "on_day": "column.at",
      "decided_by": "column.decided-by",
    ], part: PartSet(of: PlacementRecord.self, by: "placement_id"), merging: .hangsOnRecord)
}
