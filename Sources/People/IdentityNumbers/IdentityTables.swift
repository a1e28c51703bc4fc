import Access
import Values

enum IdentityTables {
  static let migrations: [Migration] = [
    Migration(
      142, "national identity numbers",
      [
        .sql(
          """
          CREATE TABLE identity_number (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            form TEXT NOT NULL,
            number BLOB,
            lookup TEXT,
            is_doubted BIGINT NOT NULL,
            noted_by TEXT NOT NULL,
            noted_day TEXT NOT NULL,
            removed_day TEXT,
            version BIGINT NOT NULL,
            CHECK ((number IS NULL) = (removed_day IS NOT NULL) AND (number IS NULL) = (lookup IS NULL))
          )
          """),
        .sql("CREATE INDEX identity_number_by_person ON identity_number (person_id, form)"),
        .sql("CREATE INDEX identity_number_by_lookup ON identity_number (lookup)"),
        .sql(
          """
          CREATE UNIQUE INDEX one_identity_number ON identity_number (person_id, form) WHERE removed_day IS NULL
          """),
        .sql(
          """
          CREATE TABLE identity_basis (
            id TEXT NOT NULL PRIMARY KEY,
            organisation_id TEXT NOT NULL,
            words TEXT NOT NULL,
            from_day TEXT NOT NULL,
            noted_by TEXT NOT NULL,
            noted_day TEXT NOT NULL,
            ended_day TEXT,
            version BIGINT NOT NULL
          )
          """),
        .sql("CREATE INDEX identity_basis_by_organisation ON identity_basis (organisation_id, noted_day)"),
        .sql(
          """
          CREATE UNIQUE INDEX one_identity_basis ON identity_basis (organisation_id) WHERE ended_day IS NULL
          """),
      ])
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "identity_number", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "form": "column.kind", "number": "column.number",
        "lookup": "column.digest", "is_doubted": "column.status", "noted_by": "column.noted-by",
        "noted_day": "column.noted", "removed_day": "column.withdrawn", "version": "column.version",
      ],
      // Which number somebody has asks nobody to do anything.
      rows: [RowSet(IdentityNumberRecord.self, followed: false)],
      // Sealed for the record on which it was noted.
      merging: .staysAside),
    TableDeclaration(
      "identity_basis", .open, of: .nobody, kept: .register,
      labels: [
        "id": "column.number", "organisation_id": "column.organisation", "words": "column.wording",
        "from_day": "column.from", "noted_by": "column.noted-by", "noted_day": "column.noted",
        "ended_day": "column.ended", "version": "column.version",
      ], rows: [RowSet(IdentityBasisRecord.self, followed: false)]),
  ]
}
