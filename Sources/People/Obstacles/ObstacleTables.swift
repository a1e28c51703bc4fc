import Access
import Values

enum ObstacleTables {
  static let migrations: [Migration] = [
    Migration(
      39, "obstacles",
      [
        .sql(
          """
          CREATE TABLE obstacle (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            kind TEXT NOT NULL,
            words TEXT,
            since_day TEXT NOT NULL,
            owner_id TEXT REFERENCES account (id),
            due_day TEXT NOT NULL,
            solved_day TEXT,
            version BIGINT NOT NULL,
            CHECK (due_day >= since_day),
            CHECK (solved_day IS NULL OR solved_day >= since_day)
          )
          """),
        .sql("CREATE INDEX obstacle_by_person ON obstacle (person_id, due_day)"),
      ]),
    // One that was noted by mistake is nobody's any more; that it was noted, and taken back, stays written.
    Migration(
      56, "what was noted by mistake is taken back",
      [
        .sql("ALTER TABLE obstacle ADD COLUMN withdrawn_day TEXT"),
        // On which day an end was noted: on that day it can be taken back, also where the last day lies before it.
        .sql("ALTER TABLE consideration ADD COLUMN end_noted TEXT"),
      ]),
    Migration(
      63, "what is in the way in functional words",
      // The name of this kind told of somebody's health.
      [.sql("UPDATE obstacle SET kind = 'limits' WHERE kind = 'health'")]),
    // So that what stands longest, and what was solved last, is read in the order of an index.
    Migration(
      101, "obstacles in the order in which they stand and were solved",
      [
        .sql(
          """
          CREATE INDEX obstacle_standing ON obstacle (since_day, id) WHERE solved_day IS NULL AND withdrawn_day IS NULL
          """),
        .sql("CREATE INDEX obstacle_solved ON obstacle (solved_day, id) WHERE withdrawn_day IS NULL"),
      ]),
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "obstacle", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "kind": "column.kind", "words": "column.wording",
        "since_day": "column.from", "owner_id": "column.owner", "due_day": "column.due", "solved_day": "column.ended",
        "withdrawn_day": "column.withdrawn",
        "version": "column.version",
      ], rows: [RowSet(ObstacleRecord.self)], merging: .moves)
  ]
}
