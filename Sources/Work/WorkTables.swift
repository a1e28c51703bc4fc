public import Access
import Values

/// The table of this room.
public enum WorkTables {
  public static let migrations: [Migration] = [
    Migration(
      5, "obligations",
      [
        .sql(
          """
          CREATE TABLE obligation (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL,
            owner_id TEXT,
            pile TEXT NOT NULL,
            about_kind TEXT NOT NULL,
            about_id TEXT NOT NULL,
            occurrence TEXT NOT NULL,
            due_day TEXT NOT NULL,
            shown_day TEXT NOT NULL,
            reason TEXT NOT NULL,
            source TEXT,
            done_day TEXT,
            is_fresh BIGINT NOT NULL,
            UNIQUE (person_id, about_kind, about_id, occurrence)
          )
          """),
        .sql("CREATE INDEX obligation_by_owner ON obligation (owner_id, done_day, shown_day)"),
        .sql("CREATE INDEX obligation_by_day ON obligation (done_day, shown_day)"),
      ]),
    Migration(
      17, "what is owed about a participation",
      [.sql("CREATE INDEX obligation_by_about ON obligation (about_id)")]),
    Migration(18, "what is owed: about any subject, with its own address, and the days on which it holds", spells),
    Migration(41, "sentences about a step of the ladder have another key", ladderKeys),
    Migration(
      42, "what is owed in one heap, by the day on which it is due",
      [
        .sql("DROP INDEX obligation_by_owner"),
        .sql("DROP INDEX obligation_by_due"),
        .sql(
          """
          CREATE INDEX obligation_by_owner ON obligation (owner_id, pile, due_day, about_id, id)
            WHERE done_day IS NULL
          """),
        .sql(
          """
          CREATE INDEX obligation_done_by_owner ON obligation (owner_id, done_day, about_id, id)
            WHERE done_day IS NOT NULL
          """),
        .sql("CREATE INDEX obligation_by_pile ON obligation (pile, due_day, about_id, id) WHERE done_day IS NULL"),
      ]),
    // Empty until what is owed is reckoned anew: until then whoever is responsible owes it, as before.
    Migration(
      54, "what is owed by an office together, and what is to be done",
      [
        .sql("ALTER TABLE obligation ADD COLUMN deed TEXT"),
        .sql("ALTER TABLE obligation ADD COLUMN office_id TEXT"),
        .sql("ALTER TABLE obligation ADD COLUMN team_id TEXT"),
        byOffice(
          "obligation_by_office", "office_id, pile, due_day", where: "office_id IS NOT NULL AND done_day IS NULL"),
        byOffice("obligation_by_team", "team_id, pile, due_day", where: "team_id IS NOT NULL AND done_day IS NULL"),
        byOffice(
          "obligation_done_by_office", "office_id, done_day", where: "office_id IS NOT NULL AND done_day IS NOT NULL"),
        byOffice(
          "obligation_done_by_team", "team_id, done_day", where: "team_id IS NOT NULL AND done_day IS NOT NULL"),
      ]),
    Migration(64, "what is in the way in functional words", functionalKeys),
    Migration(
      81, "what is done on its day, and not by it",
      [.sql("ALTER TABLE obligation ADD COLUMN on_its_day BIGINT NOT NULL DEFAULT 0")]),
    // Empty until what is owed is reckoned anew: until then it is not said for whom somebody stands in.
    Migration(
      131, "for whom somebody stands in who owes something", [.sql("ALTER TABLE obligation ADD COLUMN covered_id TEXT")]
    ),
    // Few stand beside all that somebody owes: they are found without reading the rest.
    Migration(
      126, "what an office owes together, beside whoever else owes it",
      [
        .sql(
          """
          CREATE INDEX obligation_beside_owner ON obligation (owner_id, deed, office_id, team_id)
            WHERE done_day IS NULL AND deed IS NOT NULL AND (office_id IS NOT NULL OR team_id IS NOT NULL)
          """)
      ]),
    // Who owed what about each of two records before they were made one: put back with them, and reckoned anew.
    Migration(
      120, "what was owed before two records were made one",
      [
        .sql(
          """
          CREATE TABLE person_merge_owed (
            merge_id TEXT NOT NULL,
            id TEXT NOT NULL,
            about_kind TEXT NOT NULL,
            about_id TEXT NOT NULL,
            person_id TEXT NOT NULL,
            deed TEXT,
            owner_id TEXT,
            covered_id TEXT,
            office_id TEXT,
            team_id TEXT,
            participation_id TEXT,
            pile TEXT NOT NULL,
            key TEXT NOT NULL,
            holds_from TEXT NOT NULL,
            holds_until TEXT,
            due_day TEXT NOT NULL,
            shown_day TEXT NOT NULL,
            reason TEXT NOT NULL,
            source TEXT,
            address TEXT NOT NULL,
            verb TEXT NOT NULL,
            done_day TEXT,
            on_its_day BIGINT NOT NULL,
            PRIMARY KEY (merge_id, id)
          )
          """)
      ]),
    // What a heap is counted and passed over by stands in its index: hundreds of rows are not read for one number.
    Migration(
      143, "what is owed in one heap, counted from its index alone",
      [
        inHeaps("owner_id", "obligation_by_owner", where: "", with: "deed, office_id, team_id"),
        inHeaps(
          nil, "obligation_by_pile", where: "", with: "person_id, owner_id, participation_id, about_kind"),
        inHeaps("office_id", "obligation_by_office", where: "office_id IS NOT NULL AND ", with: "deed"),
        inHeaps("team_id", "obligation_by_team", where: "team_id IS NOT NULL AND ", with: "deed"),
      ].flatMap(\.self)),
  ]

  /// In place of an index, one that also holds what says whether a row is shown, and whose it is.
  private static func inHeaps(
    _ owner: String?, _ name: String, where condition: String, with columns: String
  ) -> [Migration.Step] {
    let order = (owner.map { $0 + ", " } ?? "") + "pile, due_day, about_id, id"
    return [
      .sql("DROP INDEX \(name)"),
      .sql(
        """
        CREATE INDEX \(name) ON obligation (\(order), shown_day, holds_from, holds_until, \(columns), done_day)
          WHERE \(condition)done_day IS NULL
        """),
    ]
  }

  private static func byOffice(_ name: String, _ columns: String, where condition: String) -> Migration.Step {
    .sql("CREATE INDEX \(name) ON obligation (\(columns), about_id, id) WHERE \(condition)")
  }

  /// What stood there is kept, and computed anew with the next change: since when it is known must not be lost.
  private static let spells: [Migration.Step] = [
    .sql("ALTER TABLE obligation RENAME TO obligation_before"),
    .sql("DROP INDEX obligation_by_owner"),
    .sql("DROP INDEX obligation_by_day"),
    .sql("DROP INDEX obligation_by_about"),
    .sql(
      """
      CREATE TABLE obligation (
        id TEXT NOT NULL PRIMARY KEY,
        about_kind TEXT NOT NULL,
        about_id TEXT NOT NULL,
        person_id TEXT,
        owner_id TEXT,
        participation_id TEXT,
        pile TEXT NOT NULL,
        key TEXT NOT NULL,
        holds_from TEXT NOT NULL,
        holds_until TEXT,
        due_day TEXT NOT NULL,
        shown_day TEXT NOT NULL,
        reason TEXT NOT NULL,
        source TEXT,
        address TEXT NOT NULL,
        verb TEXT NOT NULL,
        done_day TEXT,
        CONSTRAINT obligation_spell UNIQUE (about_id, key, holds_from),
        CONSTRAINT obligation_person CHECK ((about_kind = 'person') = (person_id IS NOT NULL)),
        CONSTRAINT obligation_holds CHECK (holds_until IS NULL OR holds_until >= holds_from)
      )
      """),
    .sql(
      """
      INSERT INTO obligation (id, about_kind, about_id, person_id, owner_id, participation_id, pile, key, holds_from,
        holds_until, due_day, shown_day, reason, source, address, verb, done_day)
      SELECT b.id, 'person', b.person_id, b.person_id, b.owner_id,
        CASE WHEN b.about_kind = 'participation' THEN b.about_id END, b.pile,
        CASE WHEN b.about_kind = 'person' THEN b.occurrence ELSE b.about_id || ' ' || b.occurrence END,
        '2000-01-01', NULL, b.due_day, b.shown_day, b.reason, b.source,
        CASE b.about_kind WHEN 'participation' THEN '/participations/' || b.about_id
          WHEN 'placement' THEN '/placements/' || b.about_id
          WHEN 'ladder' THEN '/placements/' || b.about_id || '/ladder'
          WHEN 'follow-up' THEN '/follow-ups/' || b.about_id
          ELSE '/people/' || b.person_id
            || CASE WHEN b.occurrence LIKE 'no-placement%' THEN '/new-placement' ELSE '' END END,
        CASE b.about_kind WHEN 'participation' THEN 'act.answer' WHEN 'consideration' THEN 'act.review'
          WHEN 'ladder' THEN 'act.decide' WHEN 'follow-up' THEN 'act.log' WHEN 'placement' THEN 'act.open'
          ELSE CASE WHEN b.occurrence LIKE 'no-placement%' THEN 'act.plan' ELSE 'act.open' END END,
        b.done_day
      FROM obligation_before b
      """),
    .sql("DROP TABLE obligation_before"),
    .sql("CREATE INDEX obligation_by_owner ON obligation (owner_id, done_day, shown_day)"),
    .sql("CREATE INDEX obligation_by_due ON obligation (due_day, about_id, id) WHERE done_day IS NULL"),
    .sql("CREATE INDEX obligation_by_done ON obligation (done_day, about_id, id) WHERE done_day IS NOT NULL"),
    .sql("CREATE INDEX obligation_by_person ON obligation (person_id, done_day, shown_day)"),
    .sql("CREATE INDEX obligation_by_about ON obligation (about_kind, about_id) WHERE person_id IS NULL"),
    .sql("CREATE INDEX obligation_by_participation ON obligation (participation_id)"),
  ]

  /// A stored sentence is its key with the arguments, and as JSON what versions before the plain form stored. Reckoning
  /// it anew would come too late: until then nobody could read it.
  private static let ladderKeys: [Migration.Step] = [
    .sql("UPDATE obligation SET reason = 'ladder.' || substr(reason, 6) WHERE reason LIKE 'rung.%'"),
    .sql(
      """
      UPDATE obligation SET reason = replace(reason, '"key":"rung.', '"key":"ladder.')
      WHERE reason LIKE '{%' AND reason LIKE '%"key":"rung.%'
      """),
  ]

  /// The sentence of this obstacle told of somebody's health.
  private static let functionalKeys: [Migration.Step] = [
    .sql("UPDATE obligation SET reason = 'owed.obstacle-limits' WHERE reason = 'owed.obstacle-health'"),
    .sql(
      """
      UPDATE obligation SET reason = replace(reason, '"key":"owed.obstacle-health"', '"key":"owed.obstacle-limits"')
      WHERE reason LIKE '{%' AND reason LIKE '%"key":"owed.obstacle-health"%'
      """),
  ]

  public static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "obligation", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "about_kind": "column.kind", "about_id": "column.record", "person_id": "column.person",
        "deed": "column.act", "owner_id": "column.owner", "covered_id": "column.account",
        "office_id": "column.organisation",
        "team_id": "column.programme", "participation_id": "column.participation", "pile": "column.kind",
        "key": "column.record", "holds_from": "column.from", "holds_until": "column.until", "due_day": "column.due",
        "shown_day": "column.from", "reason": "column.reason", "source": "column.source", "address": "column.address",
        "verb": "column.act", "done_day": "column.done", "on_its_day": "column.due",
      ],
      rows: [
        RowSet(
          ObligationRecord.self,
          // Whoever reaches what is owed may know by whom.
          derived: [
            "owner_name": .named(by: "owner_id", in: "account", as: "name"),
            "covered_name": .named(by: "covered_id", in: "account", as: "name"),
            "office_name": .named(by: "office_id", in: "organisation", as: "name"),
            "team_name": .named(by: "team_id", in: "programme", as: "name"),
          ],
          unique: [["about_id", "key", "holds_from"]])
      ], merging: .reckoned(about: "about_id", key: "key", keptIn: "person_merge_owed")),
    TableDeclaration(
      "person_merge_owed", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "merge_id": "column.record",
        "id": "column.number", "about_kind": "column.kind", "about_id": "column.record", "person_id": "column.person",
        "deed": "column.act", "owner_id": "column.owner", "covered_id": "column.account",
        "office_id": "column.organisation",
        "team_id": "column.programme", "participation_id": "column.participation", "pile": "column.kind",
        "key": "column.record", "holds_from": "column.from", "holds_until": "column.until", "due_day": "column.due",
        "shown_day": "column.from", "reason": "column.reason", "source": "column.source", "address": "column.address",
        "verb": "column.act", "done_day": "column.done", "on_its_day": "column.due",
      ], merging: .staysAside),
  ]
}
