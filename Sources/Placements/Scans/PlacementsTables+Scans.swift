import Access
import Values

extension PlacementsTables {
  /// Papers as files. What names them is sealed in `head`; the content lies in `file_piece`.
  static let scans = Migration(
    32, "scanned papers",
    [
      .sql(
        """
        CREATE TABLE placement_scan (
          id TEXT NOT NULL PRIMARY KEY,
          placement_id TEXT NOT NULL REFERENCES placement (id),
          person_id TEXT NOT NULL,
          paper TEXT NOT NULL,
          size BIGINT NOT NULL,
          head BLOB,
          attached_day TEXT NOT NULL,
          attached_by TEXT NOT NULL,
          removed_day TEXT,
          removed_by TEXT,
          removed_because TEXT,
          version BIGINT NOT NULL,
          CONSTRAINT scan_removal CHECK ((head IS NULL) = (removed_day IS NOT NULL)
            AND (removed_day IS NULL) = (removed_by IS NULL) AND (removed_day IS NULL) = (removed_because IS NULL))
        )
        """),
      .sql("CREATE INDEX placement_scan_by_placement ON placement_scan (placement_id, id)"),
      .sql("CREATE INDEX placement_scan_by_person ON placement_scan (person_id)"),
    ])

  /// Until when a removed one can be restored. The table is made anew: neither engine lets go of a condition alone that
  /// the other one would, too.
  static let restorableScans = Migration(
    47, "removed papers can be restored for a while",
    [
      .sql(
        """
        CREATE TABLE placement_scan_next (
          id TEXT NOT NULL PRIMARY KEY,
          placement_id TEXT NOT NULL REFERENCES placement (id),
          person_id TEXT NOT NULL,
          paper TEXT NOT NULL,
          size BIGINT NOT NULL,
          head BLOB,
          attached_day TEXT NOT NULL,
          attached_by TEXT NOT NULL,
          removed_day TEXT,
          removed_by TEXT,
          removed_because TEXT,
          restorable_until TEXT,
          version BIGINT NOT NULL,
          CONSTRAINT scan_removed CHECK ((removed_day IS NULL) = (removed_by IS NULL)
            AND (removed_day IS NULL) = (removed_because IS NULL)),
          CONSTRAINT scan_content CHECK ((head IS NULL) = (removed_day IS NOT NULL AND restorable_until IS NULL)
            AND (restorable_until IS NULL OR removed_day IS NOT NULL))
        )
        """),
      .sql(
        """
        INSERT INTO placement_scan_next (id, placement_id, person_id, paper, size, head, attached_day, attached_by,
          removed_day, removed_by, removed_because, restorable_until, version)
        SELECT id, placement_id, person_id, paper, size, head, attached_day, attached_by, removed_day, removed_by,
          removed_because, NULL, version FROM placement_scan
        """),
      .sql("DROP TABLE placement_scan"),
      .sql("ALTER TABLE placement_scan_next RENAME TO placement_scan"),
      .sql("CREATE INDEX placement_scan_by_placement ON placement_scan (placement_id, id)"),
      .sql("CREATE INDEX placement_scan_by_person ON placement_scan (person_id)"),
      .sql(
        """
        CREATE INDEX placement_scan_restorable ON placement_scan (restorable_until) WHERE restorable_until IS NOT NULL
        """),
    ])

  static let scanDeclaration = TableDeclaration(
    "placement_scan", .case, of: .person(by: "person_id"), kept: .caseFile,
    labels: [
      "id": "column.number", "placement_id": "column.placement", "person_id": "column.person",
      "paper": "column.kind", "size": "column.size", "head": "column.file", "attached_day": "column.at",
      "attached_by": "column.attached-by", "removed_day": "column.ended", "removed_by": "column.ended-by",
      "removed_because": "column.reason", "restorable_until": "column.until", "version": "column.version",
    ], rows: [RowSet(PlacementScanRecord.self, derived: ["sealed_for": .sealedFor])],
    merging: .moves(with: [.init("placement_id", of: "placement")]))
}
