import Values

extension AccessTables {
  /// An entry holds its people itself, and the index by person is made of whole stretches of the journal, each at once:
  /// a row for each person of each look, put in its place among all others, was nine tenths of what a look wrote.
  ///
  /// Entries from before keep their people where they are, in `journal_subject`; their `subjects` stay NULL. The chain
  /// protects the same bytes either way. `journal_stretch` begins with the last stretch that holds such entries alone.
  static let packedJournal = Migration(
    20, "the journal's people are packed, and indexed by the stretch",
    [
      .sql("ALTER TABLE journal ADD COLUMN subjects BLOB"),
      .sql(
        """
        CREATE TABLE journal_person (
          stretch BIGINT NOT NULL,
          person BLOB NOT NULL,
          places BLOB NOT NULL,
          PRIMARY KEY (stretch, person)
        )
        """),
      .sql("CREATE TABLE journal_stretch (stretch BIGINT NOT NULL PRIMARY KEY)"),
      .sql(
        "INSERT INTO journal_stretch (stretch) SELECT COALESCE(MAX(sequence), 0) / 4096 - 1 FROM journal"),
      .appendOnly(table: "journal_person"),
      .appendOnly(table: "journal_stretch"),
    ])

  static let journalIndexDeclarations: [TableDeclaration] = [
    TableDeclaration(
      "journal_person", .case, of: .person(by: "person"), kept: .logs,
      labels: ["stretch": "column.number", "person": "column.person", "places": "column.count"],
      merging: .history),
    TableDeclaration(
      "journal_stretch", .installation, of: .nobody, kept: .logs, labels: ["stretch": "column.number"]),
  ]
}
