import Values

extension AccessTables {
  /// Of whom it may be that nobody is responsible, programme by programme: so that those few are found without asking about
  /// everybody. `loose_until` is the last day on which it may be so: none where somebody is responsible for good, and
  /// otherwise that of the way through the programme.
  static let unkept = Migration(
    141, "of whom it may be that nobody is responsible",
    [
      .sql("ALTER TABLE belonging ADD COLUMN loose_until TEXT NOT NULL DEFAULT '9999-12-31'"),
      .sql(
        """
        UPDATE belonging SET loose_until = CASE WHEN EXISTS (
          SELECT 1 FROM relation r WHERE r.person_id = belonging.person_id AND r.kind = 'responsible'
            AND r.until_day IS NULL AND r.begun_at_once = 1
            AND (r.end_reason IS NULL OR r.end_reason <> 'withdrawn'))
          THEN '-' ELSE COALESCE(last_day, '9999-12-31') END
        """),
      .sql("CREATE INDEX belonging_unkept ON belonging (programme_id, loose_until, person_id)"),
    ])
}
