import Access
import Values

enum NoteTables {
  static let migrations: [Migration] = [
    Migration(
      87, "notes of the team",
      [
        .sql(
          """
          CREATE TABLE case_note (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            author_id TEXT REFERENCES account (id),
            author_name TEXT NOT NULL,
            noted_day TEXT NOT NULL,
            placement_id TEXT,
            corrects TEXT REFERENCES case_note (id),
            words TEXT,
            withdrawn_day TEXT,
            version BIGINT NOT NULL,
            CONSTRAINT words_until_withdrawn CHECK ((words IS NULL) = (withdrawn_day IS NOT NULL))
          )
          """),
        .sql("CREATE INDEX case_note_by_person ON case_note (person_id, noted_day, id)"),
        // A note has one correction that stands.
        .sql("CREATE UNIQUE INDEX case_note_corrected_once ON case_note (corrects) WHERE withdrawn_day IS NULL"),
      ])
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "case_note", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "author_id": "column.noted-by",
        "author_name": "column.noted-by", "noted_day": "column.noted", "placement_id": "column.placement",
        "corrects": "column.corrects", "words": "column.wording", "withdrawn_day": "column.withdrawn",
        "version": "column.version",
      ],
      rows: [
        // What is written down asks nobody to do anything.
        RowSet(NoteRecord.self, followed: false)
      ], merging: .moves(with: [.init("placement_id", of: "placement"), .init("corrects", of: "case_note")]))
  ]
}
