import Values

extension AccessTables {
  /// A relation that somebody of the staff set has a reason and a version, and can be taken back; one that stands in for
  /// another says for which, and because of which absence.
  static let assignments = Migration(
    85, "why somebody works with a person, and for whom they stand in",
    [
      "version BIGINT NOT NULL DEFAULT 1", "reason TEXT", "words TEXT", "noted_day TEXT", "end_reason TEXT",
      "end_words TEXT", "end_noted TEXT", "replaces_id TEXT", "covers_id TEXT", "covered_id TEXT", "absence_id TEXT",
    ].map { .sql("ALTER TABLE relation ADD COLUMN \($0)") } + [
      .sql("CREATE INDEX relation_by_covered ON relation (covers_id) WHERE covers_id IS NOT NULL"),
      .sql("CREATE INDEX relation_by_absence ON relation (absence_id) WHERE absence_id IS NOT NULL"),
    ])

  static let absences = Migration(
    86, "who is away, and who covers",
    [
      .sql(
        """
        CREATE TABLE absence (
          id TEXT NOT NULL PRIMARY KEY,
          account_id TEXT NOT NULL REFERENCES account (id),
          organisation_id TEXT NOT NULL,
          cover_id TEXT REFERENCES account (id),
          from_day TEXT NOT NULL,
          until_day TEXT NOT NULL,
          noted_day TEXT NOT NULL,
          withdrawn_day TEXT,
          version BIGINT NOT NULL,
          CHECK (until_day >= from_day)
        )
        """),
      .sql("CREATE INDEX absence_by_account ON absence (account_id, until_day)"),
      .sql("CREATE INDEX absence_by_cover ON absence (cover_id, until_day)"),
      .sql("CREATE INDEX absence_by_day ON absence (until_day, id)"),
    ])

  /// Relations to people, set by the staff; a person's own account and a workplace's contact are none of these.
  static let assignmentRows = RowSet(
    AssignmentRecord.self,
    showing: [.shared: ["id", "person_id", "account_id", "account_name", "kind", "from_day", "until_day", "version"]],
    // Whoever reaches a person may know by whom she is looked after.
    derived: [
      "account_name": .named(by: "account_id", in: "account", as: "name"),
      "covered_name": .named(by: "covered_id", in: "account", as: "name"),
    ], among: ("kind", are: Relation.allCases.filter(\.isAssigned).map(\.rawValue)))

  static let absenceDeclaration = TableDeclaration(
    "absence", .installation, of: .account(by: "account_id"), kept: .account,
    labels: [
      "id": "column.number", "account_id": "column.account", "organisation_id": "column.organisation",
      "cover_id": "column.owner", "from_day": "column.from", "until_day": "column.until",
      "noted_day": "column.noted", "withdrawn_day": "column.withdrawn", "version": "column.version",
    ],
    rows: [
      RowSet(
        AbsenceRecord.self,
        derived: [
          "account_name": .named(by: "account_id", in: "account", as: "name"),
          "cover_name": .named(by: "cover_id", in: "account", as: "name"),
        ])
    ])
}
