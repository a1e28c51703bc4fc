import Values

extension AccessTables {
  /// Work that was asked for, and what the installation remembers of itself.
  ///
  /// The same work about the same thing is asked for once, until it has begun: then it may have gone past what changed
  /// since, and is asked for anew.
  static let jobs = Migration(
    30, "jobs, and what the house remembers of itself",
    [
      .sql(
        """
        CREATE TABLE job (
          id TEXT NOT NULL PRIMARY KEY,
          kind TEXT NOT NULL,
          about TEXT NOT NULL,
          request TEXT NOT NULL,
          asked_at BIGINT NOT NULL,
          not_before BIGINT NOT NULL,
          begun_at BIGINT,
          tries BIGINT NOT NULL,
          claimed_by TEXT,
          claimed_until BIGINT,
          cursor TEXT,
          done BIGINT NOT NULL,
          total BIGINT,
          ended_at BIGINT,
          outcome TEXT CHECK (outcome IN ('done', 'dead', 'superseded')),
          failure TEXT,
          CHECK ((claimed_by IS NULL) = (claimed_until IS NULL)),
          CHECK ((ended_at IS NULL) = (outcome IS NULL)),
          CHECK (ended_at IS NULL OR claimed_by IS NULL)
        )
        """),
      .sql(
        """
        CREATE UNIQUE INDEX job_asked_once ON job (kind, about) WHERE begun_at IS NULL AND ended_at IS NULL
        """),
      .sql("CREATE INDEX job_by_turn ON job (not_before, id) WHERE ended_at IS NULL"),
      .sql("CREATE TABLE house_note (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, at BIGINT NOT NULL)"),
    ])

  static let jobDeclarations: [TableDeclaration] = [
    TableDeclaration(
      "job", .installation, of: .nobody, kept: .shortLived,
      labels: [
        "id": "column.number", "kind": "column.kind", "about": "column.record", "request": "column.request",
        "asked_at": "column.at", "not_before": "column.from", "begun_at": "column.from", "tries": "column.count",
        "claimed_by": "column.number", "claimed_until": "column.until", "cursor": "column.record",
        "done": "column.count", "total": "column.count", "ended_at": "column.ended", "outcome": "column.status",
        "failure": "column.reason",
      ]),
    TableDeclaration(
      "house_note", .installation, of: .nobody, kept: .register,
      labels: ["name": "column.name", "value": "column.digest", "at": "column.at"]),
  ]
}
