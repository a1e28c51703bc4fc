import Values

/// The tables of this room.
public enum AccessTables {
  public static let migrations: [Migration] = [
    Migration(
      1, "accounts, roles, relations, journal",
      [
        .sql(
          """
          CREATE TABLE account (
            id TEXT NOT NULL PRIMARY KEY,
            email TEXT NOT NULL,
            email_key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            password TEXT NOT NULL,
            organisation_id TEXT,
            language TEXT,
            theme TEXT NOT NULL,
            opened_at BIGINT NOT NULL,
            closed_at BIGINT,
            version BIGINT NOT NULL
          )
          """),
        .sql(
          """
          CREATE TABLE role_assignment (
            id TEXT NOT NULL PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES account (id),
            role TEXT NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT
          )
          """),
        .sql("CREATE INDEX role_assignment_by_account ON role_assignment (account_id)"),
        .sql(
          """
          CREATE TABLE relation (
            id TEXT NOT NULL PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES account (id),
            kind TEXT NOT NULL,
            person_id TEXT,
            programme_id TEXT,
            placement_id TEXT,
            from_day TEXT NOT NULL,
            until_day TEXT
          )
          """),
        .sql("CREATE INDEX relation_by_person ON relation (person_id, account_id, kind)"),
        .sql("CREATE INDEX relation_by_account ON relation (account_id, kind, programme_id)"),
        .sql("CREATE INDEX relation_by_placement ON relation (placement_id, account_id)"),
        .sql(
          """
          CREATE TABLE belonging (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL,
            programme_id TEXT NOT NULL,
            referrer_id TEXT,
            from_day TEXT NOT NULL,
            until_day TEXT
          )
          """),
        .sql("CREATE INDEX belonging_by_person ON belonging (person_id, programme_id)"),
        .sql(
          """
          CREATE TABLE session (
            id TEXT NOT NULL PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES account (id),
            digest BLOB NOT NULL UNIQUE,
            begun_at BIGINT NOT NULL,
            seen_at BIGINT NOT NULL,
            ended_at BIGINT
          )
          """),
        .sql(
          """
          CREATE TABLE token (
            id TEXT NOT NULL PRIMARY KEY,
            account_id TEXT NOT NULL REFERENCES account (id),
            digest BLOB NOT NULL UNIQUE,
            begun_at BIGINT NOT NULL,
            until_at BIGINT NOT NULL,
            ended_at BIGINT
          )
          """),
        .sql(
          """
          CREATE TABLE sign_in_failure (
            email BLOB NOT NULL PRIMARY KEY,
            failures BIGINT NOT NULL,
            not_before BIGINT NOT NULL
          )
          """),
        .sql(
          """
          CREATE TABLE idempotency (
            account_id TEXT NOT NULL,
            request_key TEXT NOT NULL,
            digest BLOB NOT NULL,
            status BIGINT NOT NULL,
            location TEXT NOT NULL,
            at BIGINT NOT NULL,
            PRIMARY KEY (account_id, request_key)
          )
          """),
        .sql(
          """
          CREATE TABLE journal (
            sequence BIGINT NOT NULL PRIMARY KEY,
            at BIGINT NOT NULL,
            account_id TEXT,
            roles TEXT NOT NULL,
            act TEXT NOT NULL,
            kind TEXT NOT NULL,
            record TEXT,
            event TEXT,
            purpose TEXT NOT NULL,
            mask TEXT NOT NULL,
            count BIGINT NOT NULL,
            request TEXT NOT NULL,
            hash BLOB NOT NULL
          )
          """),
        .sql(
          """
          CREATE TABLE journal_subject (
            sequence BIGINT NOT NULL,
            position BIGINT NOT NULL,
            person_id TEXT NOT NULL,
            PRIMARY KEY (sequence, position)
          )
          """),
        .sql("CREATE INDEX journal_subject_by_person ON journal_subject (person_id, sequence)"),
        .sql("CREATE INDEX journal_by_record ON journal (record, sequence)"),
        .appendOnly(table: "journal"),
        .appendOnly(table: "journal_subject"),
      ]),
    signingIn,
    // A clock that is set back must not take away what had begun, nor give back what had ended: where a day was that of
    // the entry, or earlier, it counts from the entry on, whatever the clock says later.
    Migration(
      12, "what begins and ends at once; the mark of a demonstration",
      ["relation", "belonging", "role_assignment"].flatMap { table -> [Migration.Step] in
        ["begun_at_once", "ended_at_once"].map { column in
          .sql("ALTER TABLE \(table) ADD COLUMN \(column) BIGINT NOT NULL DEFAULT 0")
        }
      } + [.sql("CREATE TABLE demonstration (state TEXT NOT NULL PRIMARY KEY, at BIGINT NOT NULL)")]),
    Migration(
      13, "after an exit a case is read-only until the reach ends",
      [.sql("ALTER TABLE belonging ADD COLUMN last_day TEXT")]),
    Migration(
      15, "before a referral is accepted the team sees what was sent with it",
      [
        .sql("ALTER TABLE belonging ADD COLUMN participation_id TEXT"),
        .sql("ALTER TABLE belonging ADD COLUMN accepted BIGINT NOT NULL DEFAULT 1"),
        .sql("CREATE INDEX belonging_by_participation ON belonging (participation_id)"),
        // Whom a team or a referrer reaches is gathered from these.
        .sql("CREATE INDEX belonging_by_programme ON belonging (programme_id, person_id)"),
        .sql("CREATE INDEX belonging_by_referrer ON belonging (referrer_id, person_id)"),
      ]),
    packedJournal,
    jobs,
    Migration(
      40, "whether single keys act, by the account's choice",
      [.sql("ALTER TABLE account ADD COLUMN single_keys TEXT NOT NULL DEFAULT 'on'")]),
    search, files, reach, sealing, storedFiles, lostKeys, keptForms, keptFormKeys,
    assignments, absences, invitations, accountChanges, installation, merging, unkept, protection, deedsOfRecords,
  ]

  public static let declarations: [TableDeclaration] =
    first + signingInDeclarations + journalIndexDeclarations + jobDeclarations
    + searchDeclarations + fileDeclarations
    + [
      sealingDeclaration, keptFormDeclaration, absenceDeclaration, accountChangeDeclaration, installationDeclaration,
      protectionDeclaration,
    ]
    + mergingDeclarations

  private static let first: [TableDeclaration] = [
    TableDeclaration(
      "account", .installation, of: .account(by: "id"), kept: .account,
      labels: [
        "id": "column.number", "email": "column.email", "email_key": "column.email", "name": "column.name",
        "password": "column.password", "organisation_id": "column.organisation", "language": "column.language",
        "theme": "column.theme", "single_keys": "column.single-keys", "opened_at": "column.from",
        "closed_at": "column.until", "invited": "column.status", "link_digest": "column.digest",
        "link_until": "column.until", "version": "column.version",
      ], rows: [RowSet(AccountRecord.self, hidden: ["password", "link_digest"])]),
    TableDeclaration(
      "role_assignment", .installation, of: .account(by: "account_id"), kept: .account,
      labels: [
        "id": "column.number", "account_id": "column.account", "role": "column.role", "from_day": "column.from",
        "until_day": "column.until", "begun_at_once": "column.from", "ended_at_once": "column.until",
      ]),
    TableDeclaration(
      "relation", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "account_id": "column.account", "kind": "column.relation",
        "person_id": "column.person", "programme_id": "column.programme", "placement_id": "column.placement",
        "from_day": "column.from", "until_day": "column.until", "begun_at_once": "column.from",
        "ended_at_once": "column.until", "version": "column.version", "reason": "column.reason",
        "words": "column.wording", "noted_day": "column.noted", "end_reason": "column.reason",
        "end_words": "column.wording", "end_noted": "column.noted", "replaces_id": "column.record",
        "covers_id": "column.record", "covered_id": "column.account", "absence_id": "column.record",
      ], rows: [assignmentRows],
      merging: .moves(with: [
        .init("placement_id", of: "placement"), .init("covers_id", of: "relation"),
        .init("replaces_id", of: "relation"),
      ])),
    TableDeclaration(
      "belonging", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "programme_id": "column.programme",
        "referrer_id": "column.referrer", "from_day": "column.from", "until_day": "column.until",
        "begun_at_once": "column.from", "ended_at_once": "column.until", "last_day": "column.ended",
        "participation_id": "column.participation", "accepted": "column.accepted",
        "loose_until": "column.until",
      ], merging: .moves(with: [.init("participation_id", of: "participation")])),
    TableDeclaration(
      "session", .installation, of: .account(by: "account_id"), kept: .shortLived,
      labels: [
        "id": "column.number", "account_id": "column.account", "digest": "column.digest", "form": "column.form",
        "begun_at": "column.from", "seen_at": "column.seen", "ended_at": "column.until",
      ]),
    TableDeclaration(
      "token", .installation, of: .account(by: "account_id"), kept: .shortLived,
      labels: [
        "id": "column.number", "account_id": "column.account", "digest": "column.digest", "begun_at": "column.from",
        "until_at": "column.until", "ended_at": "column.ended",
      ]),
    TableDeclaration(
      "idempotency", .installation, of: .account(by: "account_id"), kept: .shortLived,
      labels: [
        "account_id": "column.account", "request_key": "column.request", "digest": "column.digest",
        "status": "column.status", "location": "column.address", "at": "column.at",
      ]),
    TableDeclaration(
      "journal", .installation, of: .account(by: "account_id"), kept: .logs,
      labels: [
        "sequence": "column.number", "at": "column.at", "account_id": "column.account", "roles": "column.role",
        "act": "column.act", "kind": "column.kind", "record": "column.record", "event": "column.event",
        "purpose": "column.purpose", "mask": "column.mask", "count": "column.count", "request": "column.request",
        "hash": "column.digest", "subjects": "column.person",
      ], except: ["subjects": (circle: .case, clock: .logs)]),
    TableDeclaration(
      "journal_subject", .case, of: .person(by: "person_id"), kept: .logs,
      labels: ["sequence": "column.number", "position": "column.count", "person_id": "column.person"],
      merging: .history),
    TableDeclaration(
      "demonstration", .installation, of: .nobody, kept: .register,
      labels: ["state": "column.status", "at": "column.at"]),
  ]
}
