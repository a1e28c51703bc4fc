import Access
import Values

enum ContactLogTables {
  static let migrations: [Migration] = [
    Migration(
      84, "the contact log",
      [
        .sql(
          """
          CREATE TABLE contact_entry (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            author_id TEXT REFERENCES account (id),
            author_name TEXT NOT NULL,
            noted_day TEXT NOT NULL,
            on_day TEXT NOT NULL,
            party TEXT NOT NULL,
            party_name TEXT,
            means TEXT NOT NULL,
            outcome TEXT NOT NULL,
            words TEXT,
            next_words TEXT,
            next_due TEXT,
            next_owner_id TEXT REFERENCES account (id),
            next_done TEXT,
            answers TEXT REFERENCES contact_entry (id),
            withdrawn_day TEXT,
            version BIGINT NOT NULL,
            CHECK (on_day <= noted_day),
            CHECK (next_due IS NOT NULL OR (next_words IS NULL AND next_owner_id IS NULL AND next_done IS NULL))
          )
          """),
        .sql("CREATE INDEX contact_entry_by_person ON contact_entry (person_id, on_day, id)"),
        // What is to come is little beside what was said.
        .sql("CREATE INDEX contact_entry_next ON contact_entry (person_id, next_due) WHERE next_due IS NOT NULL"),
      ]),
    Migration(
      104, "contacts about a placement",
      [
        .sql("ALTER TABLE contact_entry ADD COLUMN placement_id TEXT"),
        .sql(
          """
          CREATE INDEX contact_entry_by_placement ON contact_entry (placement_id, on_day, id)
            WHERE placement_id IS NOT NULL
          """),
      ]),
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "contact_entry", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "author_id": "column.noted-by",
        "author_name": "column.noted-by",
        "noted_day": "column.noted", "on_day": "column.at", "party": "column.party", "party_name": "column.name",
        "means": "column.means", "outcome": "column.status", "words": "column.wording",
        "next_words": "column.next-step",
        "next_due": "column.due", "next_owner_id": "column.owner", "next_done": "column.done",
        "answers": "column.answers", "withdrawn_day": "column.withdrawn", "placement_id": "column.placement",
        "version": "column.version",
      ], rows: [RowSet(ContactEntryRecord.self)],
      merging: .moves(with: [.init("placement_id", of: "placement"), .init("answers", of: "contact_entry")]))
  ]
}
