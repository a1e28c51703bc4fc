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

  static let scanDeclaration = TableDeclaration(
    "placement_scan", .case, of: .person(by: "person_id"), kept: .caseFile,
    labels: [
      "id": "column.number", "placement_id": "column.placement", "person_id": "column.person",
      "paper": "column.kind", "size": "column.size", "head": "column.file", "attached_day": "column.at",
      "attached_by": "column.attached-by", "removed_day": "column.ended", "removed_by": "column.ended-by",
      "removed_because": "column.reason", "version": "column.version",
    ], rows: [RowSet(PlacementScanRecord.self)])
}
