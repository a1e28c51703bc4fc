public import Values

/// What a stored column is: every one must be declared, or a test fails. The same declarations will draw the register
/// of processing, the person's dossier and the retention clocks.
public struct ColumnDeclaration: Sendable, Hashable {
  public let column: String
  public let circle: Circle
  public let subject: DataSubject
  public let clock: RetentionClock
  /// The word under which the column stands in the person's own copy: a key of the catalogs.
  public let label: String
}

/// Whose data a row is, and the column by which one gets there.
public enum DataSubject: Sendable, Hashable {
  case person(by: String)
  case account(by: String)
  /// About firms, programmes or the installation itself.
  case nobody
}

/// When a column's content has to go. Lengths in days or months come from the installation's retention rules.
public enum RetentionClock: String, Sendable, CaseIterable {
  /// The case file: as long as national rules for the municipality's files ask for.
  case caseFile = "case-file"
  /// Contact data: until the case is closed.
  case contact
  /// Evidence for the funder: five years from 31 December of the last payment year (CPR 2021/1060 Art. 82).
  case funderEvidence = "funder-evidence"
  /// Journal and look-ups: one to two years.
  case logs
  /// Sessions, tokens, idempotency keys: days.
  case shortLived = "short-lived"
  /// While the account is open.
  case account
  /// Says nothing about a participant; kept while it is useful.
  case register
}

public struct TableDeclaration: Sendable {
  public let table: String
  public let columns: [ColumnDeclaration]
  /// The kinds whose records lie in this table; none for tables that only this room reads.
  let rows: [RowSet]
  /// The record whose parts lie in this table.
  let part: PartSet?
  /// What becomes of the rows when two records of one person become one; every table about people says it.
  public let merging: Merging?

  /// - Parameters:
  ///   - circle, subject, clock: of every column that says nothing else.
  ///   - labels: column → key of the catalogs; this list is also the list of columns.
  ///   - exceptions: columns that lie in another circle or run on another clock.
  ///   - rows: the kinds whose records lie here, with the columns of each mask.
  ///   - part: the record whose parts lie here.
  ///   - merging: what becomes of them when two records of one person become one.
  public init(
    _ table: String, _ circle: Circle, of subject: DataSubject, kept clock: RetentionClock,
    labels: KeyValuePairs<String, String>,
    except exceptions: [String: (circle: Circle, clock: RetentionClock)] = [:], rows: [RowSet] = [],
    part: PartSet? = nil, merging: Merging? = nil
  ) {
    (self.table, self.rows, self.part, self.merging) = (table, rows, part, merging)
    columns = labels.map { column, label in
      ColumnDeclaration(
        column: column, circle: exceptions[column]?.circle ?? circle, subject: subject,
        clock: exceptions[column]?.clock ?? clock, label: label)
    }
  }
}
