public import Access
public import Values

extension Consideration {
  private static let columns: ScopedSQL =
    """
    c.id, c.subject, c.version, c.wording, c.wording_language, c.own_wording, c.own_language, c.effect,
      c.hours_cap, c.not_days, c.day_from, c.day_until, c.from_day, c.until_day, c.review_day, c.agreed_day,
      c.ended_day, c.end_noted, c.replaces, c.noted_day
    """

  @Sendable static func decode(_ row: borrowing Columns) throws -> Consideration {
    let effect: Effect =
      switch try row.choice("effect", Effect.Kind.self) {
      case .hours: .hours(cap: try row.hours("hours_cap"))
      case .time: .time(Effect.Times(notOn: try row.weekdays("not_days"), only: try span(row)))
      case .task: .task
      case .environment: .environment
      }
    var own: Wording?
    if let text = try row.textIfAny("own_wording") { own = Wording(text, try row.language("own_language")) }
    return Consideration(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      terms: Terms(
        wording: Wording(try row.text("wording"), try row.language("wording_language")), ownWording: own,
        effect: effect, from: try row.date("from_day"), until: try row.dateIfAny("until_day"),
        review: try row.date("review_day")),
      agreed: try row.date("agreed_day"), noted: try row.dateIfAny("noted_day"), ended: try row.dateIfAny("ended_day"),
      endNoted: try row.dateIfAny("end_noted"), replaces: try row.idIfAny("replaces"))
  }

  private static func span(_ row: borrowing Columns) throws -> ClockSpan? {
    let (from, until) = (try row.timeIfAny("day_from"), try row.timeIfAny("day_until"))
    if from == nil, until == nil { return nil }
    guard let span = ClockSpan(from: from, until: until) else { throw DamagedRecord(column: "day_until") }
    return span
  }

  static func byID(_ id: ConsiderationID) -> Statement<ConsiderationRecord, Consideration> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: ConsiderationRecord.self, as: "c") WHERE c.id = \(id)
      """, showing: .shared, decode: decode)
  }

  /// A person's considerations, those in force first, the newest first. The same words for everybody who sees them.
  static func of(_ person: PersonID) -> Statement<ConsiderationRecord, Consideration> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: ConsiderationRecord.self, as: "c") WHERE c.person_id = \(person)
      ORDER BY CASE WHEN c.ended_day IS NULL THEN 0 ELSE 1 END, c.from_day DESC, c.id
      """, showing: .shared, decode: decode)
  }
}

/// What is done with considerations.
public enum Considerations {
  /// Writes down what was agreed with the participant on `agreed`.
  ///
  /// - Parameter replaced: what the new words stand in place of.
  public static func agree(
    _ terms: Consideration.Terms, with person: PersonID, on agreed: CivilDate,
    inPlaceOf replaced: ConsiderationID? = nil, _ tx: Transaction
  ) throws -> ConsiderationID {
    let grant = try tx.grantToCreate(ConsiderationRecord.self, on: .person(person))
    let id: ConsiderationID = tx.newID()
    try tx.insert(
      Insertion<ConsiderationRecord>(
        of: id, as: "consideration.agreed",
        """
        INSERT INTO \(into: ConsiderationRecord.self) (id, person_id, wording, wording_language, own_wording, own_language, effect,
          hours_cap, not_days, day_from, day_until, from_day, until_day, review_day, agreed_day, ended_day,
          end_noted, replaces, noted_day, version)
        VALUES (\(id), \(within: person), \(terms.wording.text), \(terms.wording.language), \(terms.ownWording?.text),
          \(terms.ownWording?.language), \(terms.effect.kind.rawValue), \(terms.effect.cap),
          \(terms.effect.times?.notOn), \(terms.effect.times?.only?.from), \(terms.effect.times?.only?.until),
          \(terms.from), \(terms.until), \(terms.review), \(agreed), NULL, NULL, \(replaced), \(tx.today), 1)
        """), grant)
    return id
  }

  /// Ends a consideration: `lastDay` is the last day on which it still holds. It stays readable.
  public static func end(
    _ id: ConsiderationID, lastDay: CivilDate, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<ConsiderationRecord>(
        of: id, seen: version, as: "consideration.ended", set: "ended_day = \(lastDay), end_noted = \(tx.today)"),
      try tx.grant(End.self, ConsiderationRecord.self))
  }

  /// Takes the end of a consideration back: it holds on as it was agreed. What was noted and taken back stays in the
  /// journal. Whether that is possible: `Consideration.mayResume`.
  static func resume(_ id: ConsiderationID, seen version: Version, _ tx: Transaction) throws {
    try tx.change(
      Change<ConsiderationRecord>(
        of: id, seen: version, as: "consideration.end-withdrawn", set: "ended_day = NULL, end_noted = NULL"),
      try tx.grant(End.self, ConsiderationRecord.self))
  }

  /// Takes the agreement itself back: it never held, and stands in place of no other words. Whether that is possible:
  /// `Consideration.mayBeWithdrawn`.
  static func withdraw(_ consideration: Consideration, seen version: Version, _ tx: Transaction) throws {
    let last = consideration.terms.from.adding(days: -1)
    try tx.change(
      Change<ConsiderationRecord>(
        of: consideration.id, seen: version, as: "consideration.withdrawn",
        set: "ended_day = \(last), end_noted = \(tx.today), replaces = NULL"),
      try tx.grant(End.self, ConsiderationRecord.self))
  }

  public static func find(_ id: ConsiderationID, _ tx: Transaction) throws -> Disclosed<Consideration> {
    try tx.one(Consideration.byID(id), try tx.grant(Read.self, ConsiderationRecord.self, seeing: .shared))
  }

  public static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Consideration]> {
    try tx.list(Consideration.of(person), try tx.grant(List.self, ConsiderationRecord.self, seeing: .shared))
  }

  /// The same to be shown and not to decide by: those that can be read.
  static func shown(of person: PersonID, _ tx: Transaction) throws -> Disclosed<[Consideration]> {
    try tx.listWhatIsReadable(
      Consideration.of(person), try tx.grant(List.self, ConsiderationRecord.self, seeing: .shared))
  }

  /// All considerations, for the system's own checks.
  public static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<[Consideration]> {
    try tx.consult(Consideration.of(person))
  }
}
