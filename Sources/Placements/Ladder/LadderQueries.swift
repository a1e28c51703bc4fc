import Access
import Rules
import Values

extension LadderStep {
  private static let columns: ScopedSQL =
    """
    s.id, s.placement_id, s.subject, s.version, s.move, s.week, s.hours, s.reason, s.tasks, s.decided_by,
      s.decided_day, s.outcome, s.cap, s.cap_until, s.free_from, s.is_full_week, s.stopped_by,
      s.stopped_week, s.beside, s.replaces, s.decider_id
    """

  static func of(_ placement: PlacementID) -> Statement<LadderRecord, LadderStep> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: LadderRecord.self, as: "s") WHERE s.placement_id = \(placement) ORDER BY s.week, s.id
      """, decode: decode)
  }

  /// Those of all of a person's placements.
  static func all(of person: PersonID) -> Statement<LadderRecord, LadderStep> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: LadderRecord.self, as: "s") WHERE s.person_id = \(person) ORDER BY s.week, s.id
      """, decode: decode)
  }

  static func byID(_ id: LadderStepID) -> Statement<LadderRecord, LadderStep> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: LadderRecord.self, as: "s") WHERE s.id = \(id)
      """, decode: decode)
  }

  @Sendable static func decode(_ row: borrowing Columns) throws -> LadderStep {
    let outcome: Outcome =
      switch try row.choice("outcome", Outcome.Kind.self) {
      case .agreed: .agreed
      case .withdrawn: .withdrawn
      case .refused:
        .refused(
          Refusal(
            cap: try row.hours("cap"), until: try row.dateIfAny("cap_until"),
            freeFrom: try row.dateIfAny("free_from").map { ISOWeek(containing: $0) },
            by: try row.choiceIfAny("stopped_by", Refusal.Limit.self)
              ?? (try row.flag("is_full_week") ? .fullWeek : .consideration),
            week: try row.dateIfAny("stopped_week").map { ISOWeek(containing: $0) },
            beside: Hours(quarters: try row.integerIfAny("beside") ?? 0)))
      }
    return LadderStep(
      id: try row.id("id"), placement: try row.id("placement_id"), version: try row.version(),
      move: try row.choice("move"), week: try row.week("week"), hours: try row.hours("hours"),
      reason: try row.textIfAny("reason"), tasks: try row.textIfAny("tasks"), decidedBy: try row.text("decided_by"),
      decider: try row.idIfAny("decider_id"),
      decidedOn: try row.date("decided_day"), outcome: outcome, replaces: try row.idIfAny("replaces"))
  }
}
