import Values

extension AccessTables {
  /// Under which keys something was sealed that is stored here, and which of them were forgotten. Written in the
  /// transaction that stores what is sealed: this table and the sealed rows always tell the same, which the keys
  /// themselves, lying apart, cannot promise.
  static let sealing = Migration(
    45, "under which keys something is sealed",
    [
      .sql(
        """
        CREATE TABLE sealed_under (
          mark BLOB NOT NULL PRIMARY KEY,
          person_id TEXT NOT NULL,
          circle TEXT NOT NULL,
          forgotten_at BIGINT
        )
        """),
      .sql("CREATE INDEX sealed_under_by_person ON sealed_under (person_id)"),
      // So far only files were sealed, all of them in the circle of the case; behind the format byte stands the mark.
      .sql(
        """
        INSERT INTO sealed_under (mark, person_id, circle)
        SELECT DISTINCT SUBSTR(bytes, 2, 8), person_id, 'case' FROM file_piece WHERE number = 0
        """),
    ])

  /// Which keys were lost for good, as far as somebody has said so: those that are missing besides stop the start.
  static let lostKeys = Migration(
    50, "which keys were accepted as lost", [.sql("ALTER TABLE sealed_under ADD COLUMN lost_at BIGINT")])

  static let sealingDeclaration = TableDeclaration(
    "sealed_under", .installation, of: .person(by: "person_id"), kept: .caseFile,
    labels: [
      "mark": "column.digest", "person_id": "column.person", "circle": "column.kind", "forgotten_at": "column.ended",
      "lost_at": "column.ended",
    ], merging: .staysAside)
}
