public import Access
import Values

/// The tables of this room.
public enum PeopleTables {
  public static let migrations: [Migration] = [
    Migration(
      2, "people and considerations",
      [
        .sql(
          """
          CREATE TABLE person (
            id TEXT NOT NULL PRIMARY KEY,
            organisation_id TEXT NOT NULL,
            name TEXT NOT NULL,
            preferred_name TEXT,
            sounds_like TEXT,
            original_name TEXT,
            original_language TEXT,
            birth_date TEXT,
            birth_precision TEXT,
            phone TEXT,
            email TEXT,
            messages TEXT NOT NULL,
            interpreter TEXT,
            sort_key TEXT NOT NULL,
            entered_at BIGINT NOT NULL,
            version BIGINT NOT NULL,
            CHECK ((birth_date IS NULL) = (birth_precision IS NULL))
          )
          """),
        .sql("CREATE INDEX person_in_order ON person (sort_key, id)"),
        .sql(
          """
          CREATE TABLE person_language (
            person_id TEXT NOT NULL REFERENCES person (id),
            position BIGINT NOT NULL,
            language TEXT NOT NULL,
            mother_tongue BIGINT NOT NULL,
            listening TEXT,
            reading TEXT,
            speaking TEXT,
            writing TEXT,
            PRIMARY KEY (person_id, position)
          )
          """),
        .sql(
          """
          CREATE TABLE person_name_token (
            token TEXT NOT NULL,
            person_id TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (token, person_id)
          )
          """),
        .sql("CREATE INDEX person_name_token_by_person ON person_name_token (person_id, token)"),
        .sql(
          """
          CREATE TABLE consideration (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL REFERENCES person (id),
            wording TEXT NOT NULL,
            wording_language TEXT NOT NULL,
            own_wording TEXT,
            own_language TEXT,
            effect TEXT NOT NULL,
            hours_cap BIGINT,
            from_day TEXT NOT NULL,
            until_day TEXT,
            review_day TEXT NOT NULL,
            agreed_day TEXT NOT NULL,
            ended_day TEXT,
            version BIGINT NOT NULL,
            CHECK ((effect = 'hours') = (hours_cap IS NOT NULL)),
            CHECK (until_day IS NULL OR until_day >= from_day)
          )
          """),
        .sql("CREATE INDEX consideration_by_person ON consideration (person_id, from_day)"),
      ]),
    Migration(
      7, "days and times of considerations",
      [
        .sql(
          """
          ALTER TABLE consideration ADD COLUMN not_days TEXT CONSTRAINT days_of_times CHECK (not_days IS NULL OR effect = 'time')
          """),
        .sql(
          """
          ALTER TABLE consideration ADD COLUMN day_from TEXT CONSTRAINT start_of_times CHECK (day_from IS NULL OR effect = 'time')
          """),
        .sql(
          """
          ALTER TABLE consideration ADD COLUMN day_until TEXT CONSTRAINT end_of_times CHECK (day_until IS NULL OR effect = 'time')
          """),
      ]),
    // Their place is taken by the index of `Access/Search`, which a job makes of everybody who is there.
    Migration(36, "words of names are found by the one index", [.sql("DROP TABLE person_name_token")]),
    // In the order of Danish, and of Swedish and Finnish readers. Until the job that makes the index has been there, those who
    // were entered before stand where everybody else looks for them.
    Migration(
      59, "people in the order of the reader's alphabet",
      [
        .sql("ALTER TABLE person ADD COLUMN sort_danish TEXT NOT NULL DEFAULT ''"),
        .sql("ALTER TABLE person ADD COLUMN sort_swedish TEXT NOT NULL DEFAULT ''"),
        .sql("UPDATE person SET sort_danish = sort_key, sort_swedish = sort_key"),
        .sql("CREATE INDEX person_in_danish_order ON person (sort_danish, id)"),
        .sql("CREATE INDEX person_in_swedish_order ON person (sort_swedish, id)"),
      ]),
    // Who may be one person with whom; `Access/Search/Sameness` keeps it. The job that makes the index finds those who were
    // there before.
    Migration(
      69, "people who may have been entered twice",
      [
        .keyed(
          """
          CREATE TABLE person_alike (
            person_id TEXT NOT NULL REFERENCES person (id),
            other_id TEXT NOT NULL REFERENCES person (id),
            PRIMARY KEY (person_id, other_id)
          )
          """)
      ]),
    // Whoever enters somebody is told who was born on the same day and has such a name.
    Migration(71, "people by the day of their birth", [.sql("CREATE INDEX person_by_birth ON person (birth_date)")]),
    Migration(
      72, "considerations agreed again in new words",
      [
        .sql("ALTER TABLE consideration ADD COLUMN replaces TEXT REFERENCES consideration (id)"),
        // One thing has one successor.
        .sql("CREATE UNIQUE INDEX consideration_replaced_once ON consideration (replaces)"),
      ]),
    // Of what was written down before this nobody knows on which day.
    Migration(
      93, "when a consideration was written down", [.sql("ALTER TABLE consideration ADD COLUMN noted_day TEXT")]),
  ]

  public static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "person", .case, of: .person(by: "id"), kept: .caseFile,
      labels: [
        "id": "column.number", "organisation_id": "column.organisation", "name": "column.name",
        "preferred_name": "column.preferred-name", "sounds_like": "column.sounds-like",
        "original_name": "column.original-name", "original_language": "column.original-language",
        "birth_date": "column.birth-date", "birth_precision": "column.birth-precision", "phone": "column.phone",
        "email": "column.email", "messages": "column.messages", "texts": "column.texts", "phone_of": "column.whose",
        "phone_language": "column.language", "email_safe": "column.email-safe", "email_of": "column.whose",
        "email_language": "column.language", "prefers": "column.prefers", "interpreter": "column.interpreter",
        "sort_key": "column.sort-key", "sort_danish": "column.sort-key", "sort_swedish": "column.sort-key",
        "entered_at": "column.at", "version": "column.version",
      ],
      except: [
        "phone": (.case, .contact), "email": (.case, .contact), "messages": (.case, .contact),
        "texts": (.case, .contact), "phone_of": (.case, .contact), "phone_language": (.case, .contact),
        "email_safe": (.case, .contact), "email_of": (.case, .contact), "email_language": (.case, .contact),
        "prefers": (.case, .contact),
      ],
      rows: [
        RowSet(
          PersonRecord.self,
          showing: [
            // What to call somebody, for whoever does something with her.
            .shared: ["id", "name", "preferred_name"],
            // Who it is and how to reach her: what a programme needs before it decides about a referral.
            .referral: [
              "id", "name", "preferred_name", "sounds_like", "original_name", "original_language", "phone", "email",
              "messages", "texts", "phone_of", "phone_language", "email_safe", "email_of", "email_language", "prefers",
              "interpreter", "sort_key", "version",
            ] + ReachTables.phones + ReachTables.mails,
          ],
          derived: ReachTables.derived,
          findable: Findable(
            .names, inOrderOf: (column: "sort_key", of: "name"), alphabets: Folding.orderColumns,
            words: ["name", "preferred_name", "sounds_like", "original_name"], phones: ["phone"] + ReachTables.phones,
            mails: ["email"] + ReachTables.mails,
            sameness: .person(
              names: ["name", "original_name"], born: "birth_date", phone: "phone", keptIn: "person_alike",
              by: "person_id")),
          following: ["birth_date", "birth_precision"])
      ], merging: .staysAside),
    TableDeclaration(
      "person_alike", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: ["person_id": "column.person", "other_id": "column.person"],
      part: PartSet(of: PersonRecord.self, by: "person_id"), merging: .staysAside),
    TableDeclaration(
      "person_language", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "person_id": "column.person", "position": "column.count", "language": "column.language",
        "mother_tongue": "column.mother-tongue", "listening": "column.listening", "reading": "column.reading",
        "speaking": "column.speaking", "writing": "column.writing",
      ], part: PartSet(of: PersonRecord.self, by: "person_id"), merging: .staysAside),
    TableDeclaration(
      "consideration", .shared, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "wording": "column.wording",
        "wording_language": "column.language", "own_wording": "column.own-wording",
        "own_language": "column.language", "effect": "column.effect", "hours_cap": "column.hours-cap",
        "not_days": "column.not-days", "day_from": "column.day-from", "day_until": "column.day-until",
        "from_day": "column.from", "until_day": "column.until", "review_day": "column.review",
        "agreed_day": "column.agreed", "ended_day": "column.ended", "end_noted": "column.noted",
        "noted_day": "column.noted", "replaces": "column.replaces", "version": "column.version",
      ],
      rows: [
        // The same words for everybody who sees them: what a firm may read, never a reason.
        RowSet(
          ConsiderationRecord.self,
          showing: [
            .shared: [
              "id", "person_id", "wording", "wording_language", "own_wording", "own_language", "effect", "hours_cap",
              "not_days", "day_from", "day_until", "from_day", "until_day", "review_day", "agreed_day", "ended_day",
              "end_noted", "replaces", "noted_day", "version",
            ]
          ])
      ], merging: .moves(with: [.init("replaces", of: "consideration")])),
  ]
}
