import Access
import Values

enum PlanTables {
  static let migrations: [Migration] = [
    Migration(
      109, "plans",
      [
        .sql(
          """
          CREATE TABLE plan (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            participation_id TEXT NOT NULL REFERENCES participation (id),
            number BIGINT NOT NULL,
            written_by TEXT NOT NULL,
            written_day TEXT NOT NULL,
            taken_over_day TEXT,
            due_day TEXT NOT NULL,
            review_day TEXT NOT NULL,
            language TEXT,
            explained_day TEXT,
            explained_language TEXT,
            interpreter TEXT,
            minor_reason TEXT,
            held_day TEXT,
            dropped_day TEXT,
            ended_day TEXT,
            end_reason TEXT,
            end_noted TEXT,
            version BIGINT NOT NULL,
            CHECK ((explained_day IS NULL) = (explained_language IS NULL)),
            CHECK (interpreter IS NULL OR explained_day IS NOT NULL),
            CHECK (minor_reason IS NULL OR interpreter IS NOT NULL),
            CHECK (held_day IS NULL OR explained_day IS NOT NULL),
            CHECK (held_day IS NULL OR dropped_day IS NULL),
            CHECK ((ended_day IS NULL) = (end_reason IS NULL) AND (ended_day IS NULL) = (end_noted IS NULL)),
            CHECK (ended_day IS NULL OR held_day IS NOT NULL)
          )
          """),
        .sql("CREATE INDEX plan_by_person ON plan (person_id, number)"),
        .sql("CREATE UNIQUE INDEX plan_number ON plan (participation_id, number)"),
        .sql(
          """
          CREATE UNIQUE INDEX one_plan_in_hand ON plan (participation_id)
          WHERE held_day IS NULL AND dropped_day IS NULL
          """),
        .sql(
          """
          CREATE TABLE plan_entry (
            id TEXT NOT NULL PRIMARY KEY,
            plan_id TEXT NOT NULL REFERENCES plan (id),
            person_id TEXT NOT NULL,
            place BIGINT NOT NULL,
            family TEXT,
            side TEXT NOT NULL,
            party TEXT,
            words TEXT NOT NULL,
            other_words TEXT,
            way TEXT,
            other_way TEXT,
            due_day TEXT,
            reached_day TEXT,
            reached_noted TEXT,
            removed_day TEXT,
            CHECK (other_way IS NULL OR way IS NOT NULL),
            CHECK ((reached_day IS NULL) = (reached_noted IS NULL))
          )
          """),
        .sql("CREATE INDEX plan_entry_by_plan ON plan_entry (plan_id, place)"),
        .sql(
          """
          CREATE TABLE plan_signature (
            id TEXT NOT NULL PRIMARY KEY,
            plan_id TEXT NOT NULL REFERENCES plan (id),
            person_id TEXT NOT NULL,
            signatory TEXT NOT NULL,
            name TEXT,
            signed_day TEXT NOT NULL,
            recorder_id TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_day TEXT NOT NULL
          )
          """),
        .sql("CREATE UNIQUE INDEX plan_signature_once ON plan_signature (plan_id, signatory)"),
        .sql(
          """
          CREATE TABLE plan_review (
            id TEXT NOT NULL PRIMARY KEY,
            plan_id TEXT NOT NULL REFERENCES plan (id),
            person_id TEXT NOT NULL,
            review_day TEXT NOT NULL,
            next_day TEXT NOT NULL,
            noted_by TEXT NOT NULL,
            noted_day TEXT NOT NULL,
            CHECK (next_day > review_day)
          )
          """),
        .sql("CREATE INDEX plan_review_by_plan ON plan_review (plan_id, review_day)"),
      ])
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "plan", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "participation_id": "column.participation",
        "number": "column.version", "written_by": "column.noted-by", "written_day": "column.noted",
        "taken_over_day": "column.as-of", "due_day": "column.due", "review_day": "column.review",
        "language": "column.language", "explained_day": "column.noted", "explained_language": "column.language",
        "interpreter": "column.interpreter", "minor_reason": "column.reason", "held_day": "column.from",
        "dropped_day": "column.withdrawn", "ended_day": "column.until", "end_reason": "column.reason",
        "end_noted": "column.noted", "version": "column.version",
      ], rows: [RowSet(PlanRecord.self)],
      merging: .moves(with: [.init("participation_id", of: "participation")])),
    TableDeclaration(
      "plan_entry", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "plan_id": "column.plan", "person_id": "column.person", "place": "column.number",
        "family": "column.kind", "side": "column.kind", "party": "column.party", "words": "column.wording",
        "other_words": "column.wording", "way": "column.next-step", "other_way": "column.wording",
        "due_day": "column.due",
        "reached_day": "column.until", "reached_noted": "column.noted", "removed_day": "column.withdrawn",
      ], part: PartSet(of: PlanRecord.self, by: "plan_id"),
      merging: .moves(with: [.init("plan_id", of: "plan")])),
    TableDeclaration(
      "plan_signature", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "plan_id": "column.plan", "person_id": "column.person", "signatory": "column.kind",
        "name": "column.name", "signed_day": "column.from", "recorder_id": "column.noted-by",
        "recorded_by": "column.noted-by", "recorded_day": "column.noted",
      ], part: PartSet(of: PlanRecord.self, by: "plan_id"),
      merging: .moves(with: [.init("plan_id", of: "plan")])),
    TableDeclaration(
      "plan_review", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "plan_id": "column.plan", "person_id": "column.person", "review_day": "column.from",
        "next_day": "column.due", "noted_by": "column.noted-by", "noted_day": "column.noted",
      ], part: PartSet(of: PlanRecord.self, by: "plan_id"),
      merging: .moves(with: [.init("plan_id", of: "plan")])),
  ]
}
