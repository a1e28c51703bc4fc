public import Access
public import Values
import Web

/// That somebody of the staff is away, from when until when, and who stands in. Why is nobody's business here.
public struct Absence: Sendable, Hashable {
  public let id: AbsenceID
  public let version: Version
  public let account: AccountID
  public let name: String
  /// Who stands in; none where the account of whoever did was closed and nobody took over.
  public let cover: AccountID?
  public let coverName: String?
  public let from: CivilDate
  /// The day on which they are back: from then on nobody stands in.
  public let until: CivilDate
  let noted: CivilDate
  let withdrawn: CivilDate?

  public func holds(on day: CivilDate) -> Bool { withdrawn == nil && from <= day && day < until }
  func isOver(on day: CivilDate) -> Bool { withdrawn != nil || until <= day }
  func touches(_ first: CivilDate, _ back: CivilDate) -> Bool { withdrawn == nil && from < back && first < until }

  /// The last day away.
  var last: CivilDate { max(from, until.adding(days: -1)) }

  /// What was said today by mistake can be taken back today, as long as nothing came of it.
  func mayBeWithdrawn(on day: CivilDate) -> Bool { version == .first && noted == day && withdrawn == nil }
}

extension Absence {
  private static let columns: ScopedSQL = """
    w.id, w.version, w.account_id, w.account_name, w.cover_id, w.cover_name, w.from_day, w.until_day, w.noted_day,
      w.withdrawn_day
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Absence {
    Absence(
      id: try row.id("id"), version: try row.version(), account: try row.id("account_id"),
      name: try row.text("account_name"), cover: try row.idIfAny("cover_id"),
      coverName: try row.textIfAny("cover_name"),
      from: try row.date("from_day"), until: try row.date("until_day"), noted: try row.date("noted_day"),
      withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  static func byID(_ id: AbsenceID) -> Statement<AbsenceRecord, Absence> {
    Statement("SELECT \(part: columns) FROM \(rows: AbsenceRecord.self, as: "w") WHERE w.id = \(id)", decode: decode)
  }

  /// Those that are not over, the next to be back first.
  static func all(after day: CivilDate, limit: Int) -> Statement<AbsenceRecord, Absence> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: AbsenceRecord.self, as: "w")
      WHERE w.until_day > \(day) AND w.withdrawn_day IS NULL ORDER BY w.until_day, w.id LIMIT \(limit)
      """, decode: decode)
  }

  /// Those of some accounts, away or standing in, that are not over.
  static func concerning(
    _ accounts: [AccountID], after day: CivilDate, limit: Int
  ) -> Statement<AbsenceRecord, Absence> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: AbsenceRecord.self, as: "w")
      WHERE w.until_day > \(day) AND w.withdrawn_day IS NULL
        AND (w.account_id IN \(any: accounts) OR w.cover_id IN \(any: accounts)) ORDER BY w.from_day, w.id LIMIT \(limit)
      """, decode: decode)
  }

  /// How many people somebody stands in for because of it.
  static func people(coveredIn absence: AbsenceID) -> Counting<AssignmentRecord> {
    Counting(
      """
      FROM \(rows: AssignmentRecord.self, as: "a") WHERE a.absence_id = \(absence)
        AND (a.end_reason IS NULL OR a.end_reason <> \(AssignmentNote.withdrawn))
      """, upTo: 5000)
  }
}

/// Who is away: what is asked about it. What is done about it gives rights, and is done by `Transaction`.
public enum Absences {
  /// A page shows no more at once; nobody has so many colleagues away.
  static let most = 200

  static func find(_ id: AbsenceID, _ tx: Transaction) throws -> Disclosed<Absence> {
    try tx.one(Absence.byID(id), try tx.grant(Read.self, AbsenceRecord.self))
  }

  static func all(_ tx: Transaction) throws -> Disclosed<Excerpt<Absence>> {
    try tx.list(
      { Absence.all(after: tx.today, limit: $0) }, upTo: most, try tx.grant(List.self, AbsenceRecord.self))
  }

  /// Those of these accounts that are away today; nothing for whoever is told of no absences.
  public static func today(of accounts: Set<AccountID>, _ tx: Transaction) throws -> Disclosed<[Absence]> {
    guard !accounts.isEmpty, tx.actor.might(List.self, AbsenceRecord.self) else { return tx.me.map { _ in [] } }
    let today = tx.today
    return try tx.list(
      Absence.concerning(accounts.sorted(), after: today, limit: most), try tx.grant(List.self, AbsenceRecord.self)
    ).map { all in all.filter { accounts.contains($0.account) && $0.holds(on: today) } }
  }

  /// The actor's own, and those in which she stands in, as far as they are not over on a day and begin by another.
  static func mine(on day: CivilDate, until last: CivilDate, _ tx: Transaction) throws -> Disclosed<[Absence]> {
    guard tx.actor.might(List.self, AbsenceRecord.self) else { return tx.me.map { _ in [] } }
    return try tx.list(
      Absence.concerning([tx.actor.account], after: tx.today, limit: most), try tx.grant(List.self, AbsenceRecord.self)
    ).map { all in all.filter { $0.from <= last && $0.until > day } }
  }

  static func number(coveredIn id: AbsenceID, _ tx: Transaction) throws -> Disclosed<Int> {
    guard tx.actor.might(Count.self, AssignmentRecord.self) else { return tx.me.map { _ in 0 } }
    return try tx.count(Absence.people(coveredIn: id), try tx.grant(Count.self, AssignmentRecord.self))
  }
}
