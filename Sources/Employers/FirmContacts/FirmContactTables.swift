import Access
import Values

enum FirmContactTables {
  static let migrations: [Migration] = [
    Migration(
      78, "contacts with employers and workplaces",
      [
        .sql(
          """
          CREATE TABLE firm_contact (
            id TEXT NOT NULL PRIMARY KEY,
            organisation_id TEXT NOT NULL REFERENCES organisation (id),
            workplace_id TEXT REFERENCES workplace (id),
            author_id TEXT REFERENCES account (id),
            author_name TEXT NOT NULL,
            noted_day TEXT NOT NULL,
            on_day TEXT NOT NULL,
            party_name TEXT,
            means TEXT NOT NULL,
            outcome TEXT NOT NULL,
            words TEXT,
            next_words TEXT,
            next_due TEXT,
            next_owner_id TEXT REFERENCES account (id),
            next_done TEXT,
            answers TEXT REFERENCES firm_contact (id),
            withdrawn_day TEXT,
            version BIGINT NOT NULL,
            CHECK (on_day <= noted_day),
            CHECK (next_due IS NOT NULL OR (next_words IS NULL AND next_owner_id IS NULL AND next_done IS NULL))
          )
          """),
        .sql("CREATE INDEX firm_contact_by_organisation ON firm_contact (organisation_id, on_day, id)"),
        .sql("CREATE INDEX firm_contact_by_workplace ON firm_contact (workplace_id, on_day, id)"),
        // What is to come is little beside what was said.
        .sql("CREATE INDEX firm_contact_by_owner ON firm_contact (next_owner_id) WHERE next_owner_id IS NOT NULL"),
      ])
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "firm_contact", .open, of: .nobody, kept: .register,
      labels: [
        "id": "column.number", "organisation_id": "column.organisation", "workplace_id": "column.workplace",
        "author_id": "column.noted-by", "author_name": "column.noted-by", "noted_day": "column.noted",
        "on_day": "column.at", "party_name": "column.name", "means": "column.means", "outcome": "column.status",
        "words": "column.wording", "next_words": "column.next-step", "next_due": "column.due",
        "next_owner_id": "column.owner", "next_done": "column.done", "answers": "column.answers",
        "withdrawn_day": "column.withdrawn", "version": "column.version",
      ],
      rows: [
        RowSet(
          FirmContactRecord.self,
          derived: [
            "workplace_name": .named(by: "workplace_id", in: "workplace", as: "name"),
            "owner_name": .named(by: "next_owner_id", in: "account", as: "name"),
          ])
      ])
  ]
}
