import Values

extension AccessTables {
  /// A row without an account says that somebody's address is protected; one with an account, that this worker is told of her
  /// all the same. Both have their days and their reason.
  static let protection = Migration(
    125, "a protected address, and who is told of her all the same",
    [
      .sql(
        """
        CREATE TABLE protection (
          id TEXT NOT NULL PRIMARY KEY,
          person_id TEXT NOT NULL,
          account_id TEXT REFERENCES account (id),
          from_day TEXT NOT NULL,
          begun_at_once BIGINT NOT NULL,
          until_day TEXT,
          ended_at_once BIGINT NOT NULL,
          words TEXT NOT NULL,
          noted_day TEXT NOT NULL,
          noted_by TEXT NOT NULL,
          end_words TEXT,
          end_noted TEXT,
          ended_by TEXT,
          withdrawn_day TEXT,
          version BIGINT NOT NULL,
          CHECK (until_day IS NULL OR until_day >= from_day)
        )
        """),
      // Asked of every row of every list: it holds all that the answer needs.
      .sql(
        """
        CREATE INDEX protection_by_person
          ON protection (person_id, account_id, from_day, until_day, begun_at_once, ended_at_once)
        """),
      .sql("CREATE INDEX protection_by_account ON protection (account_id, person_id)"),
    ])

  static let protectionDeclaration = TableDeclaration(
    "protection", .case, of: .person(by: "person_id"), kept: .caseFile,
    labels: [
      "id": "column.number", "person_id": "column.person", "account_id": "column.account", "from_day": "column.from",
      "begun_at_once": "column.from", "until_day": "column.until", "ended_at_once": "column.until",
      "words": "column.reason", "noted_day": "column.noted", "noted_by": "column.noted-by",
      "end_words": "column.reason", "end_noted": "column.noted", "ended_by": "column.ended-by",
      "withdrawn_day": "column.withdrawn", "version": "column.version",
    ],
    rows: [
      RowSet(
        ProtectionRecord.self,
        derived: [
          "account_name": .named(by: "account_id", in: "account", as: "name"),
          "account_closed": .named(by: "account_id", in: "account", as: "closed_at"),
          "noted_by_name": .named(by: "noted_by", in: "account", as: "name"),
        ])
    ], merging: .moves)
}
