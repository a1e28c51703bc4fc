import Values

/// The tables of the keys, which lie apart and have a history of their own.
enum KeyTables {
  static let migrations: [Migration] = [
    Migration(
      1, "a key for each person and circle",
      [
        .sql(
          """
          CREATE TABLE person_key (
            person_id TEXT NOT NULL,
            circle TEXT NOT NULL,
            mark BLOB NOT NULL,
            secret BLOB NOT NULL,
            made_at BIGINT NOT NULL,
            PRIMARY KEY (person_id, circle)
          )
          """),
        .sql("CREATE TABLE pairing (one BIGINT NOT NULL PRIMARY KEY, mark TEXT NOT NULL)"),
      ])
  ]

  static let declarations: [TableDeclaration] = [
    TableDeclaration(
      "person_key", .installation, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "person_id": "column.person", "circle": "column.kind", "mark": "column.digest", "secret": "column.digest",
        "made_at": "column.at",
      ]),
    TableDeclaration(
      "pairing", .installation, of: .nobody, kept: .register, labels: ["one": "column.number", "mark": "column.digest"]),
  ]
}
