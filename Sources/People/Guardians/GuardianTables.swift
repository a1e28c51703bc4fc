import Access
import Values

enum GuardianTables {
  static let migrations: [Migration] = [
    Migration(
      114, "who stands for somebody under 18",
      [
        .sql(
          """
          CREATE TABLE guardian (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            name TEXT NOT NULL,
            kind TEXT NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT,
            phone TEXT,
            language TEXT,
            needs_interpreter BIGINT NOT NULL,
            withdrawn_day TEXT,
            version BIGINT NOT NULL,
            CHECK (until_day IS NULL OR until_day >= from_day)
          )
          """),
        .sql("CREATE INDEX guardian_by_person ON guardian (person_id, from_day)"),
      ])
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "guardian", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "name": "column.name", "kind": "column.kind",
        "from_day": "column.from", "until_day": "column.until", "phone": "column.phone", "language": "column.language",
        "needs_interpreter": "column.interpreter", "withdrawn_day": "column.withdrawn", "version": "column.version",
      ],
      // How they are reached is kept no longer than it is needed.
      except: ["phone": (.case, .contact)], rows: [RowSet(GuardianRecord.self)], merging: .moves)
  ]
}
