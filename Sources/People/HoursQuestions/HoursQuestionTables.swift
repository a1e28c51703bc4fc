import Access
import Values

enum HoursQuestionTables {
  static let migrations: [Migration] = [
    Migration(
      134, "whether the hours can go up",
      [
        .sql(
          """
          CREATE TABLE hours_question (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            asked_by TEXT NOT NULL REFERENCES account (id),
            asked_day TEXT NOT NULL,
            hours BIGINT NOT NULL,
            from_day TEXT NOT NULL,
            counsellor_id TEXT NOT NULL REFERENCES account (id),
            answer TEXT,
            answer_hours BIGINT,
            answer_day TEXT,
            answer_words TEXT,
            answered_by TEXT REFERENCES account (id),
            answered_day TEXT,
            withdrawn_day TEXT,
            version BIGINT NOT NULL,
            CHECK ((answer IS NULL) = (answer_day IS NULL)),
            CHECK ((answer IS NULL) = (answered_by IS NULL)),
            CHECK ((answer IS NULL) = (answered_day IS NULL)),
            CHECK (answer IS NOT NULL OR answer_words IS NULL),
            CHECK (answer IS NOT NULL OR answer_hours IS NULL),
            CHECK (answer IS NULL OR (answer = 'yes') = (answer_hours IS NOT NULL))
          )
          """),
        .sql("CREATE INDEX hours_question_by_person ON hours_question (person_id, asked_day, id)"),
      ])
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "hours_question", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "asked_by": "column.noted-by",
        "asked_day": "column.noted", "hours": "column.hours", "from_day": "column.from",
        "counsellor_id": "column.with", "answer": "column.answer", "answer_hours": "column.hours-cap",
        "answer_day": "column.until", "answer_words": "column.wording", "answered_by": "column.decided-by",
        "answered_day": "column.decided-on", "withdrawn_day": "column.withdrawn", "version": "column.version",
      ],
      rows: [
        RowSet(
          HoursQuestionRecord.self,
          derived: [
            "asked_name": .named(by: "asked_by", in: "account", as: "name"),
            "counsellor_name": .named(by: "counsellor_id", in: "account", as: "name"),
            "answered_name": .named(by: "answered_by", in: "account", as: "name"),
          ])
      ], merging: .moves)
  ]
}
