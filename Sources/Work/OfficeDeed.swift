import Access
import Values

/// What is to be done by an office together, should somebody there be able to.
struct OfficeDeed: Sendable, Hashable {
  let deed: Obligation.Deed
  let office: Office

  /// As a statement makes it of an obligation's row.
  var key: String { deed.rawValue + " " + office.id }
}

extension Offices {
  /// Everything that is owed by an office where somebody can do it. However many offices there are: a statement is told of
  /// those that it needs.
  private var taken: [OfficeDeed] {
    Obligation.Deed.allCases.flatMap { deed in all(doing: deed.doing).map { OfficeDeed(deed: deed, office: $0) } }
  }

  /// Of these, the ones at which somebody can do it.
  func taken(among beside: Withheld<[OfficeDeed]>, _ tx: Transaction) throws -> [OfficeDeed] {
    let taken = taken
    let stand = try beside.decide(tx) { beside, _ in
      let beside = Set(beside)
      return taken.map { beside.contains($0) }
    }
    return zip(taken, stand).filter { $0.1 }.map(\.0)
  }
}

extension OfficeDeed {
  /// What stands beside all that somebody owes, and what was met in a week: few, however many offices there are.
  static func beside(_ owner: AccountID, in week: ISOWeek) -> Statement<ObligationRecord, OfficeDeed> {
    Statement(
      """
      SELECT b.subject, b.deed, b.office_id, b.team_id FROM \(rows: ObligationRecord.self, as: "b")
      WHERE b.owner_id = \(owner) AND b.done_day IS NULL
        AND b.deed IS NOT NULL AND (b.office_id IS NOT NULL OR b.team_id IS NOT NULL)
      UNION
      SELECT d.subject, d.deed, d.office_id, d.team_id FROM \(rows: ObligationRecord.self, as: "d")
      WHERE d.owner_id = \(owner) AND d.done_day >= \(week.monday) AND d.done_day <= \(week.sunday)
        AND d.deed IS NOT NULL AND (d.office_id IS NOT NULL OR d.team_id IS NOT NULL)
      """, decode: decode)
  }

  /// The same of what is open about a subject and named for nobody.
  static func beside(about subject: Subject) -> Statement<ObligationRecord, OfficeDeed> {
    let about = subject.stored
    return Statement(
      """
      SELECT DISTINCT b.subject, b.deed, b.office_id, b.team_id FROM \(rows: ObligationRecord.self, as: "b")
      WHERE b.about_id = \(about.id) AND b.about_kind = \(about.kind) AND b.owner_id IS NULL AND b.done_day IS NULL
        AND b.deed IS NOT NULL AND (b.office_id IS NOT NULL OR b.team_id IS NOT NULL)
      """, decode: decode)
  }

  @Sendable private static func decode(_ row: borrowing Columns) throws -> OfficeDeed {
    guard let office = try Office(row) else { throw DamagedRecord(column: "office_id") }
    return OfficeDeed(deed: try row.choice("deed"), office: office)
  }
}
