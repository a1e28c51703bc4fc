import Access
import Values

// Every statement about scans, whole.

extension Scan {
  @Sendable static func decode(_ row: borrowing Columns) throws -> Scan {
    let state: State
    if let day = try row.dateIfAny("removed_day") {
      state = .removed(
        Removal(
          done: Done(day: day, by: try row.text("removed_by")), reason: try row.choice("removed_because"),
          restorable: try row.dateIfAny("restorable_until")))
    } else {
      state = .kept(try row.file(on: shelf))
    }
    return Scan(
      id: try row.id("id"), placement: try row.id("placement_id"), person: try row.id("subject"),
      version: try row.version(), paper: try row.choice("paper"), size: try row.integer("size"),
      attached: Done(day: try row.date("attached_day"), by: try row.text("attached_by")), state: state)
  }

  /// Of a placement: those that are kept and those that were removed, the newest first.
  static func of(_ placement: PlacementID) -> Statement<PlacementScanRecord, Scan> {
    Statement(
      """
      SELECT s.id, s.subject, s.sealed_for, s.placement_id, s.paper, s.size, s.head, s.attached_day, s.attached_by, s.removed_day,
        s.removed_by, s.removed_because, s.restorable_until, s.version
      FROM \(rows: PlacementScanRecord.self, as: "s") WHERE s.placement_id = \(placement) ORDER BY s.id DESC
      """, decode: decode)
  }

  static func byID(_ id: FileID) -> Statement<PlacementScanRecord, Scan> {
    Statement(
      """
      SELECT s.id, s.subject, s.sealed_for, s.placement_id, s.paper, s.size, s.head, s.attached_day, s.attached_by, s.removed_day,
        s.removed_by, s.removed_because, s.restorable_until, s.version
      FROM \(rows: PlacementScanRecord.self, as: "s") WHERE s.id = \(id)
      """, decode: decode)
  }

  /// The file of one that was not removed.
  static func file(_ id: FileID) -> Statement<PlacementScanRecord, SealedFile> {
    Statement(
      """
      SELECT s.id, s.subject, s.sealed_for, s.head FROM \(rows: PlacementScanRecord.self, as: "s")
      WHERE s.id = \(id) AND s.removed_day IS NULL
      """
    ) { try $0.file(on: shelf) }
  }

  /// Removed ones whose last day to be restored is over; for the house.
  static func over(on today: CivilDate, limit: Int) -> Statement<PlacementScanRecord, (id: FileID, version: Version)> {
    Statement(
      """
      SELECT s.id, s.subject, s.version FROM \(rows: PlacementScanRecord.self, as: "s")
      WHERE s.restorable_until < \(today) ORDER BY s.restorable_until LIMIT \(limit)
      """
    ) { (try $0.id("id"), try $0.version()) }
  }

  static func number(of placement: PlacementID) -> Counting<PlacementScanRecord> {
    Counting(
      "FROM \(rows: PlacementScanRecord.self, as: "s") WHERE s.placement_id = \(placement) AND s.removed_day IS NULL",
      upTo: most)
  }
}
