public import Access

/// The table of this room.
public enum WorkTables {
  public static let migrations: [Migration] = [
    Migration(
      5, "obligations",
      [
        .sql(
          """
          CREATE TABLE obligation (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL,
            owner_id TEXT,
            pile TEXT NOT NULL,
            about_kind TEXT NOT NULL,
            about_id TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            due_day TEXT NOT NULL,
            shown_day TEXT NOT NULL,
            reason TEXT NOT NULL,
            source TEXT,
            done_day TEXT,
            is_fresh BIGINT NOT NULL,
            UNIQUE (person_id, about_kind, about_id, occurrence)
          )
          """),
        .sql("CREATE INDEX obligation_by_owner ON obligation (owner_id, done_day, shown_day)"),
        .sql("CREATE INDEX obligation_by_day ON obligation (done_day, shown_day)"),
      ]),
    Migration(
      17, "what is owed about a participation",
      [.sql("CREATE INDEX obligation_by_about ON obligation (about_id)")]),
  ]

  public static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "obligation", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "owner_id": "column.owner", "pile": "column.kind",
        "about_kind": "column.kind", "about_id": "column.record", "occurrence": "column.record",
        "due_day": "column.due", "shown_day": "column.from", "reason": "column.reason", "source": "column.source",
        "done_day": "column.done", "is_fresh": "column.version",
      ],
      rows: [
        RowSet(
          ObligationRecord.self,
          // Whoever reaches what is owed may know by whom.
          derived: ["owner_name": .named(by: "owner_id", in: "account", as: "name")],
          unique: [["person_id", "about_kind", "about_id", "occurrence"]])
      ])
  ]
}
