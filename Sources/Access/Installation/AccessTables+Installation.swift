import Values

extension AccessTables {
  /// One row at most: how the installation calls and shows itself, and whose administrators look after that.
  static let installation = Migration(
    130, "how the installation shows itself",
    [
      .sql(
        """
        CREATE TABLE installation (
          id TEXT NOT NULL PRIMARY KEY,
          organisation_id TEXT NOT NULL,
          name TEXT,
          controller TEXT NOT NULL,
          contact TEXT,
          accent TEXT,
          languages TEXT NOT NULL,
          logo TEXT,
          version BIGINT NOT NULL
        )
        """)
    ])

  /// Everybody reads it who opens the sign-in page.
  static let installationDeclaration = TableDeclaration(
    "installation", .open, of: .nobody, kept: .register,
    labels: [
      "id": "column.number", "organisation_id": "column.organisation", "name": "column.name",
      "controller": "column.controller", "contact": "column.contact", "accent": "column.accent",
      "languages": "column.languages", "logo": "column.logo", "version": "column.version",
    ],
    rows: [RowSet(InstallationRecord.self)])
}
