import Access
import Rules
import Values

extension FollowUp {
  private static let columns: ScopedSQL =
    """
    f.id, f.placement_id, f.subject, f.version, f.code, f.number, f.party, f.due_day, f.source, f.moved_from,
      f.moved_reason, f.before_day, f.before_reason, f.done_day, f.light, f.person_says, f.firm_says, f.agreed
    """

  static func of(_ placement: PlacementID) -> Statement<FollowUpRecord, FollowUp> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: FollowUpRecord.self, as: "f") WHERE f.placement_id = \(placement) ORDER BY f.due_day, f.id
      """, decode: decode)
  }

  /// Those of all of a person's placements.
  static func all(of person: PersonID) -> Statement<FollowUpRecord, FollowUp> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: FollowUpRecord.self, as: "f") WHERE f.person_id = \(person) ORDER BY f.due_day, f.id
      """, decode: decode)
  }

  static func byID(_ id: FollowUpID) -> Statement<FollowUpRecord, FollowUp> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: FollowUpRecord.self, as: "f") WHERE f.id = \(id)
      """, decode: decode)
  }

  @Sendable static func decode(_ row: borrowing Columns) throws -> FollowUp {
    var moved: Moved?
    if let from = try row.dateIfAny("moved_from") {
      moved = Moved(
        from: from, reason: try row.text("moved_reason"), before: try row.dateIfAny("before_day"),
        reasonBefore: try row.textIfAny("before_reason"))
    }
    var result: Result?
    if let day = try row.dateIfAny("done_day") {
      result = Result(
        on: day, light: try row.choice("light"), personSays: try row.textIfAny("person_says"),
        firmSays: try row.textIfAny("firm_says"), agreed: try row.textIfAny("agreed"))
    }
    return FollowUp(
      id: try row.id("id"), placement: try row.id("placement_id"), person: try row.id("subject"),
      version: try row.version(),
      key: FollowUpPlan.FollowUp.Key(code: DutyCode(try row.text("code")), number: try row.integer("number")),
      with: try row.choice("party"), due: try row.date("due_day"), source: try row.wordingIfAny("source"), moved: moved,
      result: result)
  }
}
