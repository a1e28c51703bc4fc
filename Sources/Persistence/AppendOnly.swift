/// Tables whose rows are never changed or removed: the journal, signatures, acknowledged reads.
enum AppendOnly {
  /// How the refusal begins, on either engine; SQLite tells triggers apart by nothing else.
  static let opening = "append-only table "

  static func message(_ table: String) -> String {
    opening + table + ": rows are only added; a correction is a new row"
  }

  /// The SQLSTATE of the refusal in PostgreSQL, in the range left to applications.
  static let sqlState = "NY001"
}
