import Values

extension AccessTables {
  /// The content of files, in sealed pieces: in the database, so that every process sees it, a backup has it, and it is
  /// stored together with the record whose file it is.
  static let files = Migration(
    31, "files in sealed pieces",
    [
      .sql(
        """
        CREATE TABLE file_piece (
          file_id TEXT NOT NULL,
          number BIGINT NOT NULL,
          person_id TEXT NOT NULL,
          bytes BLOB NOT NULL,
          PRIMARY KEY (file_id, number)
        )
        """),
      .sql("CREATE INDEX file_piece_by_person ON file_piece (person_id)"),
    ])

  static let fileDeclarations: [TableDeclaration] = [
    TableDeclaration(
      "file_piece", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "file_id": "column.number", "number": "column.count", "person_id": "column.person", "bytes": "column.content",
      ])
  ]
}
