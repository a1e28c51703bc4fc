import Access
import Values

/// What the ledger keeps. Planned hours of placements are not among it: they are those of the ladder.
enum LedgerTables {
  static let migrations: [Migration] = [
    Migration(105, "hours of the week", hours("week_hours") + hours("case_hours")),
    Migration(
      106, "a full week that is lowered",
      [
        .sql(
          """
          CREATE TABLE week_reduction (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            hours BIGINT NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT,
            reason TEXT NOT NULL,
            decided_by TEXT NOT NULL,
            decided_day TEXT NOT NULL,
            pack TEXT NOT NULL,
            withdrawn_day TEXT,
            version BIGINT NOT NULL,
            CHECK (until_day IS NULL OR until_day >= from_day)
          )
          """),
        .sql("CREATE INDEX week_reduction_by_person ON week_reduction (person_id, from_day)"),
      ]),
    Migration(133, "which hours a correction stands for", corrects("week_hours") + corrects("case_hours")),
  ]

  /// Of what was said before, what the last saying of the same category and week said.
  private static func corrects(_ table: String) -> [Migration.Step] {
    [
      .sql("ALTER TABLE \(table) ADD COLUMN corrects TEXT"),
      .sql(
        """
        UPDATE \(table) SET corrects = (
          SELECT b.id FROM \(table) b WHERE b.person_id = \(table).person_id AND b.sort = 'worked'
            AND b.from_day = \(table).from_day AND b.category = \(table).category AND b.turn < \(table).turn
          ORDER BY b.turn DESC, b.id DESC LIMIT 1)
        WHERE sort = 'worked'
        """),
    ]
  }

  /// The same columns twice, since a table lies in one circle. Planned hours go from a Monday to a Sunday, or on; what was
  /// worked is of one week, and a correction stands beside what it corrects.
  private static func hours(_ table: String) -> [Migration.Step] {
    [
      .sql(
        """
        CREATE TABLE \(table) (
          id TEXT NOT NULL PRIMARY KEY,
          person_id TEXT NOT NULL REFERENCES person (id),
          sort TEXT NOT NULL,
          category TEXT NOT NULL,
          from_day TEXT NOT NULL,
          until_day TEXT,
          hours BIGINT,
          words TEXT,
          turn BIGINT NOT NULL,
          noted_by TEXT NOT NULL,
          noted_day TEXT NOT NULL,
          replaced_day TEXT,
          withdrawn_day TEXT,
          version BIGINT NOT NULL,
          CHECK (until_day IS NULL OR until_day > from_day),
          CHECK (sort = 'worked' OR hours IS NOT NULL),
          CHECK (sort = 'planned' OR until_day IS NOT NULL)
        )
        """),
      .sql("CREATE INDEX \(table)_by_person ON \(table) (person_id, sort, from_day)"),
    ]
  }

  static let declarations: [TableDeclaration] = [
    declaration("week_hours", .shared, of: WeekHoursRecord.self),
    declaration("case_hours", .case, of: CaseHoursRecord.self),
    TableDeclaration(
      "week_reduction", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "hours": "column.hours", "from_day": "column.from",
        "until_day": "column.until", "reason": "column.reason", "decided_by": "column.decided-by",
        "decided_day": "column.decided-on", "pack": "column.rule-pack", "withdrawn_day": "column.withdrawn",
        "version": "column.version",
      ],
      // Nothing is owed because of it, and the limits of a placement are others.
      rows: [RowSet(WeekReductionRecord.self, followed: false)], merging: .moves),
  ]

  private static func declaration<K: HoursRecord>(
    _ table: StaticString, _ circle: Circle, of kind: K.Type
  ) -> TableDeclaration {
    TableDeclaration(
      "\(table)", circle, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "sort": "column.kind", "category": "column.category",
        "from_day": "column.from", "until_day": "column.until", "hours": "column.hours", "words": "column.wording",
        "turn": "column.number", "noted_by": "column.noted-by", "noted_day": "column.noted",
        "replaced_day": "column.corrected-on", "withdrawn_day": "column.withdrawn", "corrects": "column.corrects",
        "version": "column.version",
      ],
      // What was planned and worked asks nobody to do anything.
      rows: [RowSet(kind, followed: false)], merging: .moves(with: [.init("corrects", of: table)]))
  }
}
