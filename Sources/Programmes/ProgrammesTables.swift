public import Access
import Values

/// The tables of this room.
public enum ProgrammesTables {
  public static let migrations: [Migration] = [
    Migration(
      4, "programmes and participations",
      [
        .sql(
          """
          CREATE TABLE programme (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            model TEXT NOT NULL,
            model_version BIGINT NOT NULL,
            version BIGINT NOT NULL
          )
          """),
        .sql(
          """
          CREATE TABLE participation (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL,
            programme_id TEXT NOT NULL REFERENCES programme (id),
            referred_day TEXT NOT NULL,
            referrer_id TEXT,
            eligibility TEXT NOT NULL,
            referral_note TEXT,
            state TEXT NOT NULL CHECK (state IN ('referred', 'accepted', 'declined', 'exited')),
            accepted_day TEXT,
            left_day TEXT,
            left_reason TEXT,
            destination TEXT,
            basis TEXT,
            version BIGINT NOT NULL,
            CHECK (state <> 'accepted' OR accepted_day IS NOT NULL),
            CHECK (state NOT IN ('declined', 'exited') OR (left_day IS NOT NULL AND left_reason IS NOT NULL)),
            CHECK (state <> 'exited' OR destination IS NOT NULL)
          )
          """),
        .sql(
          """
          CREATE UNIQUE INDEX one_active_participation ON participation (person_id, programme_id)
          WHERE state IN ('referred', 'accepted')
          """),
        .sql("CREATE INDEX participation_by_person ON participation (person_id, referred_day)"),
        .sql(
          """
          CREATE TABLE phase_spell (
            id TEXT NOT NULL PRIMARY KEY,
            participation_id TEXT NOT NULL REFERENCES participation (id),
            person_id TEXT NOT NULL,
            phase TEXT NOT NULL,
            begun_day TEXT NOT NULL,
            ended_day TEXT,
            CHECK (ended_day IS NULL OR ended_day >= begun_day)
          )
          """),
        .sql("CREATE INDEX phase_spell_by_participation ON phase_spell (participation_id, begun_day)"),
      ]),
    // Before this an exit ended no reach. Who had left by then is out of reach of team and referrer from that day.
    Migration(
      14, "the reach of exits before",
      [
        .sql(
          """
          UPDATE belonging SET
            last_day = (SELECT MAX(t.left_day) FROM participation t WHERE t.person_id = belonging.person_id
              AND t.programme_id = belonging.programme_id AND t.state = 'exited'),
            until_day = (SELECT MAX(t.left_day) FROM participation t WHERE t.person_id = belonging.person_id
              AND t.programme_id = belonging.programme_id AND t.state = 'exited')
          WHERE until_day IS NULL
            AND EXISTS (SELECT 1 FROM participation t WHERE t.person_id = belonging.person_id
              AND t.programme_id = belonging.programme_id AND t.state = 'exited')
            AND NOT EXISTS (SELECT 1 FROM participation t WHERE t.person_id = belonging.person_id
              AND t.programme_id = belonging.programme_id AND t.state IN ('referred', 'accepted'))
          """)
      ]),
    Migration(
      16, "which participation somebody belongs by",
      [
        .sql(
          """
          UPDATE belonging SET participation_id = (SELECT MAX(t.id) FROM participation t
            WHERE t.person_id = belonging.person_id AND t.programme_id = belonging.programme_id
              AND ((belonging.until_day IS NULL AND t.state IN ('referred', 'accepted'))
                OR (belonging.until_day IS NOT NULL AND t.state IN ('declined', 'exited'))))
          """),
        .sql(
          """
          UPDATE belonging SET accepted = 0
          WHERE participation_id IN (SELECT t.id FROM participation t WHERE t.state IN ('referred', 'declined'))
          """),
      ]),
    Migration(
      66, "reasons in functional words",
      [
        // The names of these reasons told of somebody's health.
        .sql(
          """
          UPDATE participation SET eligibility = 'needs-support'
          WHERE eligibility = 'psychological-challenges'
            AND programme_id IN (SELECT id FROM programme WHERE model = 'business-training')
          """),
        .sql(
          """
          UPDATE participation SET left_reason = 'long-absence'
          WHERE left_reason = 'health' AND state = 'exited'
            AND programme_id IN (SELECT id FROM programme WHERE model = 'business-training')
          """),
      ]),
    // Of what was written down before this nobody is named, and nothing is taken back that had passed by then.
    Migration(
      82, "who mended a referral, and when an exit or an ending was written down",
      [
        .sql("ALTER TABLE participation ADD COLUMN mended_by TEXT"),
        .sql("ALTER TABLE participation ADD COLUMN mended_day TEXT"),
        .sql("ALTER TABLE participation ADD COLUMN left_noted TEXT"),
        .sql("ALTER TABLE placement ADD COLUMN ended_noted TEXT"),
      ]),
    // Of what was written down before this nothing is taken back whose day had passed.
    Migration(
      94, "when a referral was answered, and a start agreed",
      [
        .sql("ALTER TABLE participation ADD COLUMN answer_noted TEXT"),
        .sql("ALTER TABLE placement ADD COLUMN start_noted TEXT"),
      ]),
    // Of those from before it is not known who wrote them down, nor when.
    Migration(
      96, "who wrote down a referral, and when",
      [
        .sql("ALTER TABLE participation ADD COLUMN entered_by TEXT"),
        .sql("ALTER TABLE participation ADD COLUMN entered_day TEXT"),
      ]),
    Migration(
      97, "pauses",
      [
        .sql(
          """
          CREATE TABLE pause (
            id TEXT NOT NULL PRIMARY KEY,
            participation_id TEXT NOT NULL REFERENCES participation (id),
            person_id TEXT NOT NULL,
            reason TEXT NOT NULL,
            from_day TEXT NOT NULL,
            expected_day TEXT NOT NULL,
            meanwhile TEXT,
            back_day TEXT,
            noted_day TEXT NOT NULL,
            back_noted TEXT,
            CHECK (expected_day > from_day),
            CHECK (back_day IS NULL OR back_day > from_day),
            CHECK ((back_day IS NULL) = (back_noted IS NULL))
          )
          """),
        .sql("CREATE INDEX pause_by_participation ON pause (participation_id, from_day)"),
        .sql("CREATE UNIQUE INDEX one_open_pause ON pause (participation_id) WHERE back_day IS NULL"),
      ]),
    Migration(
      100, "the talk before a referral is answered",
      [
        .sql("ALTER TABLE participation ADD COLUMN invited_day TEXT"),
        .sql("ALTER TABLE participation ADD COLUMN talk_day TEXT"),
        .sql("ALTER TABLE participation ADD COLUMN met_day TEXT"),
      ]),
    // So that each column of the board is read in the order of an index, and whoever has left is passed over in it.
    Migration(
      98, "who stands where in a programme",
      [
        .sql("ALTER TABLE phase_spell ADD COLUMN last_day TEXT"),
        .sql(
          """
          UPDATE phase_spell SET last_day = (
            SELECT CASE
              WHEN t.left_day IS NULL OR t.state = 'declined' OR phase_spell.ended_day < t.left_day
                THEN phase_spell.ended_day
              ELSE t.left_day END
            FROM participation t WHERE t.id = phase_spell.participation_id)
          """),
        .sql("CREATE INDEX phase_spell_in_order ON phase_spell (phase, begun_day, participation_id, last_day)"),
        .sql("CREATE INDEX pause_in_order ON pause (from_day, participation_id) WHERE back_day IS NULL"),
        .sql(
          """
          CREATE INDEX participation_referred ON participation (programme_id, referred_day, id) WHERE state = 'referred'
          """),
      ]),
    // Of those who were accepted before this nobody noted what they were told.
    Migration(
      139, "what somebody was told before she takes part",
      [
        "informed_day", "informed_language", "informed_way", "informed_by", "without_what", "without_words",
        "without_by",
        "without_day",
      ].map { .sql("ALTER TABLE participation ADD COLUMN \($0) TEXT") }),
    Migration(
      132, "on which days somebody pauses",
      [.sql("CREATE INDEX pause_by_person ON pause (person_id, from_day)")]),
  ]

  public static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "programme", .open, of: .nobody, kept: .register,
      labels: [
        "id": "column.number", "name": "column.name", "model": "column.model",
        "model_version": "column.version", "version": "column.version",
      ], rows: [RowSet(ProgrammeRecord.self)]),
    TableDeclaration(
      "participation", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "programme_id": "column.programme",
        "referred_day": "column.referred", "referrer_id": "column.referrer", "eligibility": "column.eligibility",
        "referral_note": "column.note", "state": "column.status", "accepted_day": "column.accepted",
        "left_day": "column.until", "left_reason": "column.reason", "destination": "column.destination",
        "basis": "column.basis", "mended_by": "column.mended-by", "mended_day": "column.mended-on",
        "entered_by": "column.noted-by", "entered_day": "column.noted",
        "left_noted": "column.noted", "answer_noted": "column.noted", "invited_day": "column.invited",
        "talk_day": "column.talk", "met_day": "column.met", "informed_day": "column.at",
        "informed_language": "column.language", "informed_way": "column.means", "informed_by": "column.noted-by",
        "without_what": "column.record", "without_words": "column.reason", "without_by": "column.decided-by",
        "without_day": "column.at",
        "version": "column.version",
      ],
      except: [
        "accepted_day": (.case, .funderEvidence), "left_day": (.case, .funderEvidence),
        "destination": (.case, .funderEvidence),
      ],
      rows: [
        RowSet(
          ParticipationRecord.self,
          derived: [
            "programme_name": .named(by: "programme_id", in: "programme", as: "name"),
            "referrer_name": .named(by: "referrer_id", in: "organisation", as: "name"),
            "model": .named(by: "programme_id", in: "programme", as: "model"),
            "model_version": .named(by: "programme_id", in: "programme", as: "model_version"),
          ])
      ], merging: .moves),
    TableDeclaration(
      "phase_spell", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "participation_id": "column.participation", "person_id": "column.person",
        "phase": "column.phase", "begun_day": "column.from", "ended_day": "column.until",
        "last_day": "column.until", "without_guards": "column.record", "without_reason": "column.reason",
        "without_by": "column.decided-by", "without_day": "column.at",
      ], part: PartSet(of: ParticipationRecord.self, by: "participation_id"),
      merging: .moves(with: [.init("participation_id", of: "participation")])),
    GateTables.declaration,
    TableDeclaration(
      "pause", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "participation_id": "column.participation", "person_id": "column.person",
        "reason": "column.reason", "from_day": "column.from", "expected_day": "column.due",
        "meanwhile": "column.placement",
        "back_day": "column.until", "noted_day": "column.noted", "back_noted": "column.noted",
      ],
      rows: [
        // The days alone, for whoever does something with her. After the last day of the participation nobody pauses.
        RowSet(
          PauseDaysRecord.self,
          full: ["id", "person_id", "participation_id", "from_day", "expected_day", "back_day", "left_day"],
          derived: ["left_day": .named(by: "participation_id", in: "participation", as: "left_day")])
      ], part: PartSet(of: ParticipationRecord.self, by: "participation_id"),
      merging: .moves(with: [.init("participation_id", of: "participation")])),
  ]
}
