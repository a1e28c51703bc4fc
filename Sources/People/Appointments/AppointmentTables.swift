import Access
import Values

enum AppointmentTables {
  static let migrations: [Migration] = [
    Migration(
      113, "appointments",
      [
        .sql(
          """
          CREATE TABLE appointment (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            circle TEXT NOT NULL,
            host_id TEXT REFERENCES account (id),
            noted_day TEXT NOT NULL,
            on_day TEXT NOT NULL,
            from_time TEXT NOT NULL,
            until_time TEXT,
            party TEXT,
            party_name TEXT,
            means TEXT NOT NULL,
            place TEXT,
            way TEXT,
            words TEXT,
            childcare TEXT NOT NULL,
            interpreter_language TEXT,
            interpreter_wish TEXT,
            interpreter_state TEXT,
            interpreter_name TEXT,
            interpreter_minor TEXT,
            moves TEXT,
            outcome TEXT,
            outcome_day TEXT,
            called_off_by TEXT,
            why TEXT,
            why_words TEXT,
            tried_means TEXT,
            tried_day TEXT,
            tried_reached BIGINT,
            next_id TEXT,
            settled_day TEXT,
            freed_day TEXT,
            withdrawn_day TEXT,
            version BIGINT NOT NULL,
            CHECK (circle IN ('case', 'closed')),
            CHECK (circle = 'case' OR host_id IS NOT NULL),
            CHECK (until_time IS NULL OR until_time > from_time),
            CHECK ((interpreter_language IS NULL) = (interpreter_state IS NULL)),
            CHECK ((interpreter_language IS NULL) = (interpreter_wish IS NULL)),
            CHECK ((outcome IS NULL) = (outcome_day IS NULL)),
            CHECK ((tried_means IS NULL) = (tried_day IS NULL)),
            CHECK ((tried_means IS NULL) = (tried_reached IS NULL))
          )
          """),
        .sql("CREATE INDEX appointment_by_person ON appointment (person_id, on_day, id)"),
        .sql("CREATE INDEX appointment_by_host ON appointment (host_id, on_day)"),
        // What is to come is little beside what was.
        .sql("CREATE INDEX appointment_open ON appointment (person_id, on_day) WHERE settled_day IS NULL"),
      ]),
    // So that a counsellor's own talks are found however many are behind her.
    Migration(
      135, "appointments with something left to do, by whom they are with",
      [
        .sql(
          """
          CREATE INDEX appointment_open_by_host ON appointment (host_id, on_day, from_time, id)
          WHERE settled_day IS NULL AND withdrawn_day IS NULL
          """)
      ]),
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "appointment", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "circle": "column.circle", "host_id": "column.with",
        "noted_day": "column.noted", "on_day": "column.at", "from_time": "column.from", "until_time": "column.until",
        "party": "column.party", "party_name": "column.name", "means": "column.means", "place": "column.address",
        "way": "column.transport", "words": "column.wording", "childcare": "column.childcare",
        "interpreter_language": "column.interpreter", "interpreter_wish": "column.interpreter",
        "interpreter_state": "column.interpreter", "interpreter_name": "column.interpreter",
        "interpreter_minor": "column.interpreter", "moves": "column.moved-from", "outcome": "column.status",
        "outcome_day": "column.ended", "called_off_by": "column.ended-by", "why": "column.reason",
        "why_words": "column.reason", "tried_means": "column.tried", "tried_day": "column.tried",
        "tried_reached": "column.tried", "next_id": "column.next-step", "settled_day": "column.done",
        "freed_day": "column.freed", "withdrawn_day": "column.withdrawn", "version": "column.version",
      ],
      rows: [
        RowSet(
          AppointmentRecord.self, derived: ["host_name": .named(by: "host_id", in: "account", as: "name")],
          where: ("circle", is: "case")),
        // With the counsellor: that the person is not free, and until it is called off.
        RowSet(
          ClosedAppointmentRecord.self,
          showing: [.presence: ["id", "person_id", "on_day", "from_time", "until_time", "freed_day", "version"]],
          derived: ["host_name": .named(by: "host_id", in: "account", as: "name")], where: ("circle", is: "closed")),
      ], merging: .moves(with: [.init("moves", of: "appointment")]))
  ]
}
