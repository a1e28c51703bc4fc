import Access
import Values

enum RightToWorkTables {
  static let migrations: [Migration] = [
    Migration(
      99, "permission to work",
      [
        .sql(
          """
          CREATE TABLE work_permission (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            permission TEXT NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT,
            residence TEXT,
            document TEXT,
            employer TEXT,
            seen_by TEXT,
            seen_day TEXT,
            withdrawn_day TEXT,
            version BIGINT NOT NULL,
            CHECK (until_day IS NULL OR until_day >= from_day),
            CHECK (employer IS NULL OR permission = 'per-job'),
            CHECK ((seen_by IS NULL) = (seen_day IS NULL))
          )
          """),
        .sql("CREATE INDEX work_permission_by_person ON work_permission (person_id, from_day)"),
      ])
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "work_permission", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "permission": "column.permission",
        "from_day": "column.from", "until_day": "column.until", "residence": "column.residence",
        "document": "column.document", "employer": "column.employer", "seen_by": "column.seen-by",
        "seen_day": "column.seen-on", "withdrawn_day": "column.withdrawn", "version": "column.version",
      ],
      rows: [
        RowSet(
          ResidenceRecord.self,
          // The first day and the day on which it was taken back say which of them holds. The employer is held against the
          // workplace of a placement, and told to nobody by that. The mask of the controller shows nothing yet: no funder
          // asks for it.
          showing: [
            .permissionUntil: [
              "id", "person_id", "permission", "from_day", "until_day", "employer", "withdrawn_day", "version",
            ],
            .yesNoUntil: ["id", "person_id", "permission", "from_day", "until_day", "withdrawn_day"],
          ])
      ], merging: .moves)
  ]
}
