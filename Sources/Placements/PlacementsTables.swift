public import Access
import Values

/// The tables of this room.
public enum PlacementsTables {
  public static let migrations: [Migration] = [
    Migration(
      6, "placements, ladders, follow-ups",
      [
        .sql(
          """
          CREATE TABLE placement (
            id TEXT NOT NULL PRIMARY KEY,
            person_id TEXT NOT NULL,
            participation_id TEXT NOT NULL,
            workplace_id TEXT NOT NULL,
            measure TEXT NOT NULL,
            basis TEXT NOT NULL,
            group_code TEXT,
            purpose TEXT,
            tasks TEXT NOT NULL,
            from_day TEXT NOT NULL,
            until_day TEXT,
            last_employer TEXT NOT NULL,
            state TEXT NOT NULL,
            ended_day TEXT,
            end_reason TEXT,
            ended_by TEXT,
            next_step TEXT,
            approved_day TEXT,
            case_number TEXT,
            version BIGINT NOT NULL,
            CONSTRAINT placement_state CHECK (state IN ('draft', 'checked', 'running', 'ended')),
            CONSTRAINT placement_period CHECK (until_day IS NULL OR until_day >= from_day),
            CONSTRAINT placement_ending CHECK (state <> 'ended' OR (ended_day IS NOT NULL AND end_reason IS NOT NULL
              AND ended_by IS NOT NULL AND next_step IS NOT NULL))
          )
          """),
        .sql("CREATE INDEX placement_by_person ON placement (person_id, from_day)"),
        .sql("CREATE INDEX placement_by_workplace ON placement (workplace_id, state)"),
        .sql(
          """
          CREATE TABLE placement_paper (
            placement_id TEXT NOT NULL REFERENCES placement (id),
            kind TEXT NOT NULL,
            code TEXT NOT NULL,
            on_day TEXT NOT NULL,
            holds BIGINT NOT NULL,
            reason TEXT,
            PRIMARY KEY (placement_id, kind, code),
            CONSTRAINT paper_kind CHECK (kind IN ('signature', 'statement', 'override'))
          )
          """),
        .sql(
          """
          CREATE TABLE ladder_step (
            id TEXT NOT NULL PRIMARY KEY,
            placement_id TEXT NOT NULL REFERENCES placement (id),
            person_id TEXT NOT NULL,
            move TEXT NOT NULL,
            week TEXT NOT NULL,
            hours BIGINT NOT NULL,
            reason TEXT,
            tasks TEXT,
            decided_by TEXT NOT NULL,
            decided_day TEXT NOT NULL,
            outcome TEXT NOT NULL,
            cap BIGINT,
            cap_until TEXT,
            free_from TEXT,
            is_full_week BIGINT NOT NULL,
            version BIGINT NOT NULL,
            CONSTRAINT ladder_hours CHECK (hours >= 0 AND hours <= 672),
            CONSTRAINT ladder_refusal CHECK ((outcome = 'refused') = (cap IS NOT NULL))
          )
          """),
        .sql("CREATE INDEX ladder_step_by_placement ON ladder_step (placement_id, week)"),
        .sql(
          """
          CREATE UNIQUE INDEX one_step_a_week ON ladder_step (placement_id, week) WHERE outcome = 'agreed'
          """),
        .sql(
          """
          CREATE TABLE follow_up (
            id TEXT NOT NULL PRIMARY KEY,
            placement_id TEXT NOT NULL REFERENCES placement (id),
            person_id TEXT NOT NULL,
            code TEXT NOT NULL,
            number BIGINT NOT NULL,
            party TEXT NOT NULL,
            due_day TEXT NOT NULL,
            source TEXT,
            moved_from TEXT,
            moved_reason TEXT,
            done_day TEXT,
            light TEXT,
            person_says TEXT,
            firm_says TEXT,
            agreed TEXT,
            version BIGINT NOT NULL,
            UNIQUE (placement_id, code, number)
          )
          """),
        .sql("CREATE INDEX follow_up_by_placement ON follow_up (placement_id, due_day)"),
      ]),
    Migration(
      8, "working times, confirmed considerations",
      [
        .sql("ALTER TABLE placement ADD COLUMN work_days TEXT"),
        .sql("ALTER TABLE placement ADD COLUMN work_from TEXT"),
        .sql(
          """
          ALTER TABLE placement ADD COLUMN work_until TEXT
            CONSTRAINT work_from_until CHECK ((work_from IS NULL) = (work_until IS NULL))
          """),
        .sql("ALTER TABLE placement_paper RENAME TO placement_paper_before"),
        .sql(
          """
          CREATE TABLE placement_paper (
            placement_id TEXT NOT NULL REFERENCES placement (id),
            kind TEXT NOT NULL,
            code TEXT NOT NULL,
            on_day TEXT NOT NULL,
            holds BIGINT NOT NULL,
            reason TEXT,
            PRIMARY KEY (placement_id, kind, code),
            CONSTRAINT kind_of_paper CHECK (kind IN ('signature', 'statement', 'override', 'confirmation'))
          )
          """),
        .sql(
          """
          INSERT INTO placement_paper (placement_id, kind, code, on_day, holds, reason)
          SELECT placement_id, kind, code, on_day, holds, reason FROM placement_paper_before
          """),
        .sql("DROP TABLE placement_paper_before"),
      ]),
    Migration(
      19, "placements of a state in the order of the list, rungs of a person",
      [
        .sql("CREATE INDEX placement_by_state ON placement (state, id)"),
        .sql("CREATE INDEX ladder_step_by_person ON ladder_step (person_id, week)"),
      ]),
    acceptances, scans, restorableScans, turns, stops, replacedSteps, deciders, laterTimes,
    Migration(
      65, "placements as of a day",
      [
        .sql("ALTER TABLE placement ADD COLUMN is_started BIGINT NOT NULL DEFAULT 0"),
        // Of what had ended before this, only the reason tells whether it had ever begun.
        .sql(
          """
          UPDATE placement SET is_started = 1
          WHERE state = 'running' OR (state = 'ended' AND end_reason <> 'never-began')
          """),
        // What ended lately keeps its days at the workplace, and is put away later.
        .sql("DROP INDEX placement_by_state"),
        // The days are told from the index alone: what stands otherwise on the day is passed over there.
        .sql("CREATE INDEX placement_by_state ON placement (state, id, from_day, until_day, ended_day)"),
        .sql(
          """
          CREATE INDEX placement_leaving ON placement (id, ended_day, until_day)
          WHERE state = 'running' AND ended_day IS NOT NULL
          """),
      ]),
    // Where a follow-up stood before it was moved last, and why: so that the move can be taken back.
    Migration(
      58, "follow-ups that are moved back",
      [
        .sql("ALTER TABLE follow_up ADD COLUMN before_day TEXT"),
        .sql("ALTER TABLE follow_up ADD COLUMN before_reason TEXT"),
      ]),
    Migration(
      67, "an ending names no illness",
      [.sql("UPDATE placement SET end_reason = 'long-absence' WHERE end_reason = 'illness'")]),
    // A person's timeline reads the follow-ups of all of her placements at once.
    Migration(
      88, "follow-ups of a person", [.sql("CREATE INDEX follow_up_by_person ON follow_up (person_id, due_day)")]),
  ]

  public static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "placement", .shared, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "person_id": "column.person", "participation_id": "column.participation",
        "workplace_id": "column.workplace", "measure": "column.measure", "basis": "column.basis",
        "group_code": "column.kind", "purpose": "column.purpose", "tasks": "column.tasks", "from_day": "column.from",
        "until_day": "column.until", "work_days": "column.work-days", "work_from": "column.work-from",
        "work_until": "column.work-until", "work_changes": "column.work-days", "last_employer": "column.last-employer",
        "state": "column.status",
        "is_started": "column.status",
        "ended_day": "column.ended", "ended_noted": "column.noted", "start_noted": "column.noted",
        "end_reason": "column.reason",
        "ended_by": "column.ended-by",
        "next_step": "column.next-step", "approved_day": "column.approved", "case_number": "column.case-number",
        "place_turn": "column.number", "extensions": "column.count", "version": "column.version",
      ],
      except: [
        "basis": (.case, .caseFile), "last_employer": (.case, .caseFile), "end_reason": (.case, .caseFile),
        "ended_by": (.case, .caseFile), "next_step": (.case, .caseFile), "case_number": (.case, .funderEvidence),
      ],
      rows: [
        // Whoever works with somebody is told what is agreed for which days: not where, by whom or why it ended.
        RowSet(
          PlacementRecord.self,
          showing: [.shared: ["id", "person_id", "measure", "from_day", "until_day", "ended_day", "is_started"]],
          findable: Findable(numbers: ["case_number"])),
        // The authority's decision on its own, for whoever takes it.
        RowSet(ApprovalRecord.self, full: ["id", "person_id", "approved_day", "case_number", "version"]),
        // That a place is taken, from when to when, under which measure and in which turn; never by whom.
        RowSet(
          QuotaSlotRecord.self,
          full: ["id", "workplace_id", "measure", "basis", "from_day", "until_day", "ended_day", "place_turn"],
          where: ("state", is: "running")),
      ], merging: .moves(with: [.init("participation_id", of: "participation")])),
    TableDeclaration(
      "placement_paper", .case, of: .person(by: "placement_id"), kept: .caseFile,
      labels: [
        "placement_id": "column.placement", "kind": "column.kind", "code": "column.record", "on_day": "column.at",
        "holds": "column.answer", "reason": "column.reason",
      ], part: PartSet(of: PlacementRecord.self, by: "placement_id"), merging: .hangsOnRecord),
    TableDeclaration(
      "ladder_step", .shared, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "placement_id": "column.placement", "person_id": "column.person",
        "move": "column.kind", "week": "column.week", "hours": "column.hours", "reason": "column.reason",
        "tasks": "column.tasks", "decided_by": "column.decided-by", "decided_day": "column.at",
        "outcome": "column.status", "cap": "column.hours-cap", "cap_until": "column.until",
        "free_from": "column.from", "is_full_week": "column.kind",
        "stopped_by": "column.kind", "stopped_week": "column.week", "beside": "column.hours",
        "replaces": "column.replaces", "decider_id": "column.decided-by",
        "version": "column.version",
      ],
      except: ["reason": (.case, .caseFile)],
      rows: [
        RowSet(
          LadderRecord.self, showing: [.actualHours: ["id", "placement_id", "person_id", "week", "hours", "outcome"]])
      ], merging: .moves(with: [.init("placement_id", of: "placement")])),
    TableDeclaration(
      "follow_up", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "id": "column.number", "placement_id": "column.placement", "person_id": "column.person",
        "code": "column.kind", "number": "column.count", "party": "column.party", "due_day": "column.due",
        "source": "column.source", "moved_from": "column.moved-from", "moved_reason": "column.reason",
        "before_day": "column.moved-from", "before_reason": "column.reason",
        "done_day": "column.done", "light": "column.status", "person_says": "column.person-says",
        "firm_says": "column.firm-says", "agreed": "column.agreed-text", "version": "column.version",
      ], rows: [RowSet(FollowUpRecord.self, unique: [["placement_id", "code", "number"]])],
      merging: .moves(with: [.init("placement_id", of: "placement")])),
    scanDeclaration, acceptanceDeclaration,
  ]
}
