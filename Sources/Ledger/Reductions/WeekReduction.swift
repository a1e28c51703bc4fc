import Access
public import Rules
public import Values

/// That the full week is lowered for somebody: to how many hours, from when to when, why in words that say what she can do,
/// who decided, and by which rules.
public struct WeekReduction: Sendable, Hashable {
  public let id: WeekReductionID
  public let person: PersonID
  public let version: Version
  public let details: Details
  /// The rules that were in force when it was noted: there it is written that a week may be lowered.
  public let pack: PackCode
  /// The day on which it was taken back: it had been noted by mistake.
  public let withdrawn: CivilDate?

  public struct Details: Sendable, Hashable {
    /// What the full week is lowered to.
    public var hours: Hours
    public var from: CivilDate
    public var until: CivilDate?
    /// What somebody can do and what not; never what she has.
    public var reason: String
    public var decidedBy: String
    public var decidedOn: CivilDate

    public init(
      hours: Hours, from: CivilDate, until: CivilDate?, reason: String, decidedBy: String, decidedOn: CivilDate
    ) {
      (self.hours, self.from, self.until) = (hours, from, until)
      (self.reason, self.decidedBy, self.decidedOn) = (reason, decidedBy, decidedOn)
    }
  }

  /// As many as are decided about anybody; beyond them something is noted by mistake.
  static let most = 100

  /// It holds for every week that it touches, in favour of the person.
  func touches(_ week: ISOWeek) -> Bool {
    details.from <= week.sunday && details.until.map { week.monday <= $0 } ?? true
  }

  func overlaps(_ other: Details) -> Bool {
    (other.until.map { details.from <= $0 } ?? true) && (details.until.map { other.from <= $0 } ?? true)
  }
}

public enum WeekReductionKind: Identified { public static let name = "week reduction" }
public typealias WeekReductionID = ID<WeekReductionKind>

extension WeekReduction {
  private static let columns: ScopedSQL =
    """
    r.id, r.subject, r.version, r.hours, r.from_day, r.until_day, r.reason, r.decided_by, r.decided_day, r.pack,
      r.withdrawn_day
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> WeekReduction {
    WeekReduction(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      details: Details(
        hours: try row.hours("hours"), from: try row.date("from_day"), until: try row.dateIfAny("until_day"),
        reason: try row.text("reason"), decidedBy: try row.text("decided_by"),
        decidedOn: try row.date("decided_day")), pack: PackCode(try row.text("pack")),
      withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  static func byID(_ id: WeekReductionID) -> Statement<WeekReductionRecord, WeekReduction> {
    Statement(
      "SELECT \(part: columns) FROM \(rows: WeekReductionRecord.self, as: "r") WHERE r.id = \(id)", decode: decode)
  }

  /// All of somebody's that were not taken back, the first first.
  static func of(_ person: PersonID) -> Statement<WeekReductionRecord, WeekReduction> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: WeekReductionRecord.self, as: "r")
      WHERE r.person_id = \(person) AND r.withdrawn_day IS NULL ORDER BY r.from_day, r.id LIMIT \(most)
      """, decode: decode)
  }
}

/// The week is lowered already on a day of these.
struct LoweredAlready: Error { let by: WeekReduction }

/// So much is decided about somebody that more of it is a mistake.
struct TooManyReductions: Error {}

enum WeekReductions {
  static func note(
    _ details: WeekReduction.Details, by pack: PackCode, about person: PersonID, _ tx: Transaction
  ) throws -> WeekReductionID {
    let grant = try tx.grantToCreate(WeekReductionRecord.self, on: .person(person))
    try requireRoom(for: details, besides: nil, of: person, tx)
    let id: WeekReductionID = tx.newID()
    try tx.insert(
      Insertion<WeekReductionRecord>(
        of: id, as: "week-reduction.noted",
        """
        INSERT INTO \(into: WeekReductionRecord.self)
          (id, person_id, hours, from_day, until_day, reason, decided_by, decided_day, pack, withdrawn_day, version)
        VALUES (\(id), \(within: person), \(details.hours), \(details.from), \(details.until), \(details.reason),
          \(details.decidedBy), \(details.decidedOn), \(pack.text), NULL, 1)
        """), grant)
    return id
  }

  static func correct(
    _ reduction: WeekReduction, to details: WeekReduction.Details, seen version: Version, _ tx: Transaction
  ) throws {
    let grant = try tx.grant(Edit.self, WeekReductionRecord.self)
    guard reduction.version == version else { throw Stale(current: reduction.version) }
    try requireRoom(for: details, besides: reduction.id, of: reduction.person, tx)
    try tx.change(
      Change<WeekReductionRecord>(
        of: reduction.id, seen: version, as: "week-reduction.corrected",
        set: """
          hours = \(details.hours), from_day = \(details.from), until_day = \(details.until),
          reason = \(details.reason), decided_by = \(details.decidedBy), decided_day = \(details.decidedOn)
          """), grant)
  }

  /// Takes back what was noted by mistake: the week was never lowered by it.
  static func withdraw(_ reduction: WeekReduction, seen version: Version, _ tx: Transaction) throws {
    try tx.change(
      Change<WeekReductionRecord>(
        of: reduction.id, seen: version, as: "week-reduction.withdrawn", set: "withdrawn_day = \(tx.today)"),
      try tx.grant(Edit.self, WeekReductionRecord.self))
  }

  /// One holds at a time. Nobody else writes while this transaction does.
  private static func requireRoom(
    for details: WeekReduction.Details, besides own: WeekReductionID?, of person: PersonID, _ tx: Transaction
  ) throws {
    try of(person, tx).act { all in
      if let other = all.first(where: { $0.id != own && $0.overlaps(details) }) { throw LoweredAlready(by: other) }
      if own == nil, all.count >= WeekReduction.most { throw TooManyReductions() }
    }
  }

  static func find(_ id: WeekReductionID, _ tx: Transaction) throws -> Disclosed<WeekReduction> {
    try tx.one(WeekReduction.byID(id), try tx.grant(Read.self, WeekReductionRecord.self))
  }

  static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[WeekReduction]> {
    try tx.listWhatIsReadable(WeekReduction.of(person), try tx.grant(List.self, WeekReductionRecord.self))
  }
}
