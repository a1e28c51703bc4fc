public import Access
import Language
public import Values
import Web

extension Employers {
  /// The numbers of ordinary staff that held at a workplace before the newest, the first one first.
  public static func earlierStaff(
    at workplace: WorkplaceID, _ tx: Transaction
  ) throws -> Disclosed<[Workplace.Headcount]> {
    try tx.list(Workplace.Headcount.earlier(at: workplace), try tx.grant(List.self, WorkplaceRecord.self))
  }

  /// The same for the system's own checks.
  public static func consultEarlierStaff(
    at workplace: WorkplaceID, _ tx: Transaction
  ) throws -> Withheld<[Workplace.Headcount]> {
    try tx.consult(Workplace.Headcount.earlier(at: workplace))
  }

  static func staff(at workplace: WorkplaceID, _ tx: Transaction) throws -> Disclosed<StaffHistory> {
    .together(try find(workplace, tx), try earlierStaff(at: workplace, tx)) {
      StaffHistory(newest: $0.details.headcount, earlier: $1)
    }
  }

  /// Takes the number that was said of a day out; until the next one holds again what held before.
  static func removeStaff(
    of day: CivilDate, at workplace: WorkplaceID, seen version: Version, _ tx: Transaction
  ) throws {
    _ = try tx.grant(Edit.self, WorkplaceRecord.self)
    let current = try find(workplace, tx).act(\.version)
    guard current == version else { throw Stale(current: current) }
    try staff(at: workplace, tx).act { before in
      guard before.number(of: day) != nil else { throw Refused(WorkplaceForm.staffRemoved.name, .workplaceStaffGone) }
      var after = before
      after.remove(of: day)
      try tx.change(
        Change<WorkplaceRecord>(
          of: workplace, seen: version, as: "workplace.changed",
          set: "ordinary_staff = \(after.newest?.ordinaryStaff), staff_as_of = \(after.newest?.asOf)"),
        try tx.grant(Edit.self, WorkplaceRecord.self))
      try keep(after, insteadOf: before, at: workplace, tx)
    }
  }

  /// Writes down which numbers held before the newest, and who said what is new. The workplace itself was changed.
  static func keep(
    _ history: StaffHistory, insteadOf former: StaffHistory, at workplace: WorkplaceID, _ tx: Transaction
  ) throws {
    let (after, before) = (history.earlier, former.earlier)
    try note(history, insteadOf: former, at: workplace, tx)
    for gone in before where !after.contains(gone) {
      try tx.complete(
        Completion<WorkplaceRecord>.removing("workplace_staff", of: workplace, where: "as_of = \(gone.asOf)"))
    }
    for new in after where !before.contains(new) {
      try tx.complete(
        Completion<WorkplaceRecord>.adding(
          "workplace_staff", to: workplace, "as_of, ordinary_staff", values: "\(new.asOf), \(new.ordinaryStaff)"))
    }
  }
}

extension Workplace.Headcount {
  fileprivate static func earlier(at workplace: WorkplaceID) -> Statement<WorkplaceRecord, Self> {
    Statement(
      """
      SELECT w.id, n.as_of, n.ordinary_staff
      FROM \(rows: WorkplaceRecord.self, as: "w")
        JOIN \(part: "workplace_staff", of: WorkplaceRecord.self, as: "n") ON n.workplace_id = w.id
      WHERE w.id = \(workplace) ORDER BY n.as_of
      """
    ) { Self(try $0.integer("ordinary_staff"), asOf: try $0.date("as_of")) }
  }
}
