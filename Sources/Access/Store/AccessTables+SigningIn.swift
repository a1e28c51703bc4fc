import Values

extension AccessTables {
  /// Failures are counted by digests of what they have in common; browsers are known again; what only grows can be
  /// swept. The failures counted so far are given up: they were worth a quarter of an hour.
  static let signingIn = Migration(
    10, "failures by source, known browsers, secrets of the house",
    [
      .sql("DROP TABLE sign_in_failure"),
      .sql(
        """
        CREATE TABLE sign_in_failure (
          digest BLOB NOT NULL PRIMARY KEY,
          failures BIGINT NOT NULL,
          paid_off_at BIGINT NOT NULL,
          last_at BIGINT NOT NULL
        )
        """),
      .sql("CREATE INDEX sign_in_failure_by_last ON sign_in_failure (last_at)"),
      .sql(
        """
        CREATE TABLE known_browser (
          id TEXT NOT NULL PRIMARY KEY,
          account_id TEXT NOT NULL REFERENCES account (id),
          digest BLOB NOT NULL UNIQUE,
          begun_at BIGINT NOT NULL,
          until_at BIGINT NOT NULL
        )
        """),
      .sql("CREATE INDEX known_browser_by_account ON known_browser (account_id)"),
      .sql("CREATE INDEX known_browser_by_until ON known_browser (until_at)"),
      .sql("CREATE TABLE house_secret (name TEXT NOT NULL PRIMARY KEY, secret BLOB NOT NULL)"),
      .sql("CREATE INDEX session_by_account ON session (account_id)"),
      .sql("CREATE INDEX session_by_begun ON session (begun_at)"),
      .sql("CREATE INDEX token_by_account ON token (account_id)"),
      .sql("CREATE INDEX idempotency_by_at ON idempotency (at)"),
    ])

  static let signingInDeclarations: [TableDeclaration] = [
    TableDeclaration(
      "sign_in_failure", .installation, of: .nobody, kept: .shortLived,
      labels: [
        "digest": "column.digest", "failures": "column.count", "paid_off_at": "column.until", "last_at": "column.seen",
      ]),
    TableDeclaration(
      "known_browser", .installation, of: .account(by: "account_id"), kept: .shortLived,
      labels: [
        "id": "column.number", "account_id": "column.account", "digest": "column.digest", "begun_at": "column.from",
        "until_at": "column.until",
      ]),
    TableDeclaration(
      "house_secret", .installation, of: .nobody, kept: .register,
      labels: ["name": "column.name", "secret": "column.digest"]),
  ]
}
