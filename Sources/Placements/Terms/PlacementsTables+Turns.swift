import Access

extension PlacementsTables {
  /// In which order places were given, and extensions that were decided. What has run until now was given its place by its
  /// first day, and by the order in which it was entered.
  static let turns = Migration(
    61, "turns of places, extensions",
    [
      .sql("ALTER TABLE placement ADD COLUMN place_turn TEXT"),
      .sql("ALTER TABLE placement ADD COLUMN extensions BIGINT NOT NULL DEFAULT 0"),
      .sql(
        """
        UPDATE placement SET place_turn = (
          SELECT COUNT(*) FROM placement AS earlier WHERE earlier.workplace_id = placement.workplace_id
            AND (earlier.from_day < placement.from_day
              OR (earlier.from_day = placement.from_day AND earlier.id <= placement.id))
        ) || ':' || COALESCE(until_day, '-')
        WHERE state = 'running' OR (state = 'ended' AND end_reason <> 'never-began')
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
          CONSTRAINT kind_of_a_paper
            CHECK (kind IN ('signature', 'statement', 'override', 'confirmation', 'extension'))
        )
        """),
      .sql(
        """
        INSERT INTO placement_paper (placement_id, kind, code, on_day, holds, reason)
        SELECT placement_id, kind, code, on_day, holds, reason FROM placement_paper_before
        """),
      .sql("DROP TABLE placement_paper_before"),
    ])

  /// What stopped a step, in which week, and with how many hours elsewhere.
  static let stops = Migration(
    62, "what stopped a step",
    [
      .sql("ALTER TABLE ladder_step ADD COLUMN stopped_by TEXT"),
      .sql("ALTER TABLE ladder_step ADD COLUMN stopped_week TEXT"),
      .sql("ALTER TABLE ladder_step ADD COLUMN beside BIGINT"),
    ])

  /// Which agreed step a later one of the same week was decided in place of. Of those from before nobody can tell: one that
  /// was taken back by hand looks the same.
  static let replacedSteps = Migration(
    73, "steps in place of others",
    [.sql("ALTER TABLE ladder_step ADD COLUMN replaces TEXT")])

  /// Days and times of work that hold from a later day on than the first one. What was changed before this holds for the
  /// whole placement.
  static let laterTimes = Migration(
    75, "days and times from a day on", [.sql("ALTER TABLE placement ADD COLUMN work_changes TEXT")])

  /// Whose account decided a step. Of those from before only the name is known, and that may be two people's.
  static let deciders = Migration(
    80, "who decided a step", [.sql("ALTER TABLE ladder_step ADD COLUMN decider_id TEXT")])
}
