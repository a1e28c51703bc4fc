import Values

extension AccessTables {
  /// The index of everything that is searched for, in the order of the lists; see `SearchTerms`. It is made from the
  /// records and holds nothing that they do not: whoever reads it reads them with it, within reach and mask.
  static let search = Migration(
    35, "one index for everything that is searched for",
    [
      .keyed(
        """
        CREATE TABLE search_entry (
          term TEXT NOT NULL,
          sort_key TEXT NOT NULL,
          record TEXT NOT NULL,
          rest TEXT NOT NULL,
          PRIMARY KEY (term, sort_key, record, rest)
        )
        """),
      // What the index has of a record, so that all of it is found again when the record changes.
      .keyed(
        """
        CREATE TABLE search_record (
          record TEXT NOT NULL PRIMARY KEY,
          sort_key TEXT NOT NULL,
          terms TEXT NOT NULL
        )
        """),
    ])

  static let searchDeclarations: [TableDeclaration] = [
    TableDeclaration(
      "search_entry", .case, of: .person(by: "record"), kept: .caseFile,
      labels: [
        "term": "column.sort-key", "sort_key": "column.sort-key", "record": "column.record", "rest": "column.sort-key",
      ], merging: .hangsOnRecord),
    TableDeclaration(
      "search_record", .case, of: .person(by: "record"), kept: .caseFile,
      labels: [
        "record": "column.record", "sort_key": "column.sort-key", "terms": "column.sort-key",
      ], merging: .hangsOnRecord),
  ]
}
