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

  /// Which files there are, whether a record holds them, and how much room all of them take: pieces are stored before
  /// the record and taken away after it, a few at a time.
  static let storedFiles = Migration(
    46, "which files are kept, and how much room they take",
    [
      .sql(
        """
        CREATE TABLE stored_file (
          file_id TEXT NOT NULL PRIMARY KEY,
          person_id TEXT NOT NULL,
          bytes BIGINT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('coming', 'kept', 'left')),
          at BIGINT NOT NULL
        )
        """),
      .sql("CREATE INDEX stored_file_by_person ON stored_file (person_id)"),
      .sql("CREATE INDEX stored_file_not_kept ON stored_file (state, at) WHERE state <> 'kept'"),
      .sql(
        """
        INSERT INTO stored_file (file_id, person_id, bytes, state, at)
        SELECT file_id, MIN(person_id), CAST(SUM(LENGTH(bytes)) AS BIGINT), 'kept', 0 FROM file_piece GROUP BY file_id
        """),
      .sql("CREATE TABLE file_room (one BIGINT NOT NULL PRIMARY KEY, bytes BIGINT NOT NULL)"),
      .sql("INSERT INTO file_room (one, bytes) SELECT 1, CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM stored_file"),
    ])

  static let fileDeclarations: [TableDeclaration] = [
    TableDeclaration(
      "file_piece", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "file_id": "column.number", "number": "column.count", "person_id": "column.person", "bytes": "column.content",
      ], merging: .staysAside),
    TableDeclaration(
      "stored_file", .case, of: .person(by: "person_id"), kept: .caseFile,
      labels: [
        "file_id": "column.number", "person_id": "column.person", "bytes": "column.size", "state": "column.status",
        "at": "column.at",
      ], merging: .staysAside),
    TableDeclaration(
      "file_room", .installation, of: .nobody, kept: .register,
      labels: ["one": "column.number", "bytes": "column.size"]),
  ]
}
