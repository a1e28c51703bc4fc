import Values

extension AccessTables {
  /// Two records of one person that were made one, and which rows went from the one to the other. The row of the record set
  /// aside stays, so that what moved can go back.
  static let merging = Migration(
    118, "two records of one person",
    [
      .sql(
        """
        CREATE TABLE person_merge (
          id TEXT NOT NULL PRIMARY KEY,
          person_id TEXT NOT NULL,
          aside_id TEXT NOT NULL,
          why TEXT NOT NULL,
          joined_day TEXT NOT NULL,
          joined_at BIGINT NOT NULL,
          joined_by TEXT NOT NULL,
          undo_until TEXT NOT NULL,
          undone_day TEXT,
          undone_by TEXT,
          undone_why TEXT,
          version BIGINT NOT NULL,
          CHECK (person_id <> aside_id),
          CHECK ((undone_day IS NULL) = (undone_by IS NULL) AND (undone_day IS NULL) = (undone_why IS NULL))
        )
        """),
      .sql("CREATE INDEX person_merge_by_person ON person_merge (person_id, joined_at, id)"),
      // A record is set aside once at a time.
      .sql("CREATE UNIQUE INDEX person_set_aside_once ON person_merge (aside_id) WHERE undone_day IS NULL"),
      .keyed(
        """
        CREATE TABLE person_merge_row (
          merge_id TEXT NOT NULL,
          place TEXT NOT NULL,
          row_id TEXT NOT NULL,
          PRIMARY KEY (merge_id, place, row_id)
        )
        """),
    ])

  static let mergingDeclarations: [TableDeclaration] = [
    TableDeclaration(
      "person_merge", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "aside_id": "column.record", "why": "column.reason",
        "joined_day": "column.noted", "joined_at": "column.at", "joined_by": "column.noted-by",
        "undo_until": "column.until", "undone_day": "column.withdrawn", "undone_by": "column.ended-by",
        "undone_why": "column.reason", "version": "column.version",
      ],
      rows: [
        RowSet(
          PersonMergeRecord.self,
          derived: [
            "aside_name": .named(by: "aside_id", in: "person", as: "name"),
            "joined_by_name": .named(by: "joined_by", in: "account", as: "name"),
          ])
      ], merging: .moves(with: [], other: "aside_id")),
    TableDeclaration(
      "person_merge_row", .installation, of: .nobody, kept: .caseFile,
      labels: ["merge_id": "column.record", "place": "column.kind", "row_id": "column.record"]),
  ]
}
