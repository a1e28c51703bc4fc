extension AccessTables {
  /// Whether somebody is reached is asked of every row of every list. These indexes hold all that the answer needs, so that
  /// the rows of relations and belongings are not read for it.
  static let reach = Migration(
    43, "whom somebody reaches is read from indexes alone",
    [
      index("relation_by_person", on: "relation (person_id, account_id, kind, \(spell))"),
      index("relation_by_account", on: "relation (account_id, kind, programme_id, person_id, \(spell))"),
      index("belonging_by_person", on: "belonging (person_id, programme_id, accepted, \(spell), last_day)"),
      index(
        "belonging_by_participation", on: "belonging (participation_id, programme_id, accepted, \(spell), last_day)"),
      index("belonging_by_programme", on: "belonging (programme_id, accepted, person_id, \(spell), last_day)"),
      index("belonging_by_referrer", on: "belonging (referrer_id, person_id, \(spell), last_day)"),
    ].flatMap { $0 })

  private static let spell = "from_day, until_day, begun_at_once, ended_at_once"

  private static func index(_ name: String, on columns: String) -> [Migration.Step] {
    [.sql("DROP INDEX \(name)"), .sql("CREATE INDEX \(name) ON \(columns)")]
  }
}
