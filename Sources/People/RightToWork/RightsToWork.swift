public import Access
public import Values

extension RightToWork {
  /// What everybody reads who reads any of it.
  private static let told: ScopedSQL =
    "w.id, w.subject, w.version, w.permission, w.from_day, w.until_day, w.withdrawn_day"

  private static func decode(_ row: borrowing Columns, _ ground: Ground?) throws -> RightToWork {
    RightToWork(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      permission: try row.choice("permission"), from: try row.date("from_day"), until: try row.dateIfAny("until_day"),
      ground: ground, withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  @Sendable private static func whole(_ row: borrowing Columns) throws -> RightToWork {
    var seen: Seen?
    if let day = try row.dateIfAny("seen_day") { seen = Seen(by: try row.text("seen_by"), on: day) }
    return try decode(
      row,
      Ground(
        residence: try row.choiceIfAny("residence"), document: try row.textIfAny("document"),
        employer: try row.textIfAny("employer"), seen: seen))
  }

  static func byID(_ id: RightToWorkID) -> Statement<ResidenceRecord, RightToWork> {
    Statement(
      """
      SELECT \(part: told), w.residence, w.document, w.employer, w.seen_by, w.seen_day
      FROM \(rows: ResidenceRecord.self, as: "w") WHERE w.id = \(id)
      """, decode: whole)
  }

  /// The same for whoever is told of the permission alone.
  static func toldByID(_ id: RightToWorkID) -> Statement<ResidenceRecord, RightToWork> {
    Statement(
      "SELECT \(part: told) FROM \(rows: ResidenceRecord.self, as: "w") WHERE w.id = \(id)", showing: .permissionUntil
    ) { try decode($0, nil) }
  }

  /// All that is noted about somebody and was not taken back, what began last first.
  static func of(_ person: PersonID) -> Statement<ResidenceRecord, RightToWork> {
    Statement(
      """
      SELECT \(part: told), w.residence, w.document, w.employer, w.seen_by, w.seen_day
      FROM \(rows: ResidenceRecord.self, as: "w") WHERE w.person_id = \(person) AND w.withdrawn_day IS NULL
      ORDER BY w.from_day DESC, w.id DESC
      """, decode: whole)
  }

  static func toldOf(_ person: PersonID) -> Statement<ResidenceRecord, RightToWork> {
    Statement(
      """
      SELECT \(part: told) FROM \(rows: ResidenceRecord.self, as: "w")
      WHERE w.person_id = \(person) AND w.withdrawn_day IS NULL ORDER BY w.from_day DESC, w.id DESC
      """, showing: .permissionUntil
    ) { try decode($0, nil) }
  }

  static func noted(about person: PersonID) -> Counting<ResidenceRecord> {
    Counting(
      "FROM \(rows: ResidenceRecord.self, as: "w") WHERE w.person_id = \(person) AND w.withdrawn_day IS NULL",
      upTo: most)
  }
}

/// So much is noted about somebody that more of it is a mistake.
struct TooManyWorkPermissions: Error {}

/// It was taken back already, on that day.
struct RightToWorkTakenBack: Error { let on: CivilDate }

/// What is done with what is known about somebody's permission to work.
public enum RightsToWork {
  /// So many days before a permission ends somebody looks at it: the product's own practice, no law's. An authority takes
  /// weeks to answer.
  public static let daysAhead = 60

  public static func note(
    _ details: RightToWork.Details, about person: PersonID, _ tx: Transaction
  ) throws -> RightToWorkID {
    let grant = try tx.grantToCreate(ResidenceRecord.self, on: .person(person))
    // Nobody else writes while this transaction does.
    let isFull = try tx.count(RightToWork.noted(about: person), try tx.grant(Count.self, ResidenceRecord.self)).act {
      $0 >= RightToWork.most
    }
    if isFull { throw TooManyWorkPermissions() }
    let (id, ground): (RightToWorkID, RightToWork.Ground) = (tx.newID(), details.ground)
    try tx.insert(
      Insertion<ResidenceRecord>(
        of: id, as: "work-permission.noted",
        """
        INSERT INTO \(into: ResidenceRecord.self)
          (id, person_id, permission, from_day, until_day, residence, document, employer, seen_by, seen_day,
            withdrawn_day, version)
        VALUES (\(id), \(within: person), \(details.permission.rawValue), \(details.from), \(details.until),
          \(ground.residence?.rawValue), \(ground.document), \(ground.employer), \(ground.seen?.by),
          \(ground.seen?.on), NULL, 1)
        """), grant)
    return id
  }

  static func correct(
    _ id: RightToWorkID, to details: RightToWork.Details, seen version: Version, _ tx: Transaction
  ) throws {
    let ground = details.ground
    try tx.change(
      Change<ResidenceRecord>(
        of: id, seen: version, as: "work-permission.corrected",
        set: """
          permission = \(details.permission.rawValue), from_day = \(details.from), until_day = \(details.until),
          residence = \(ground.residence?.rawValue), document = \(ground.document), employer = \(ground.employer),
          seen_by = \(ground.seen?.by), seen_day = \(ground.seen?.on)
          """), try tx.grant(Edit.self, ResidenceRecord.self))
  }

  /// Takes back what was noted by mistake: it never held. That it was noted stays in the journal.
  static func withdraw(_ permission: RightToWork, seen version: Version, _ tx: Transaction) throws {
    if let day = permission.withdrawn { throw RightToWorkTakenBack(on: day) }
    try tx.change(
      Change<ResidenceRecord>(
        of: permission.id, seen: version, as: "work-permission.withdrawn", set: "withdrawn_day = \(tx.today)"),
      try tx.grant(Edit.self, ResidenceRecord.self))
  }

  // MARK: Looking

  /// As much of it as the reader is told.
  static func find(_ id: RightToWorkID, _ tx: Transaction) throws -> Disclosed<RightToWork> {
    do {
      return try tx.one(RightToWork.byID(id), try tx.grant(Read.self, ResidenceRecord.self))
    } catch is NotFound {
      return try tx.one(
        RightToWork.toldByID(id), try tx.grant(Read.self, ResidenceRecord.self, seeing: .permissionUntil))
    }
  }

  /// What is noted about somebody, as much of it as the reader is told: whoever keeps it, all of it; whoever is told of the
  /// permission alone, what they have to know today.
  static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[RightToWork]> {
    if tx.actor.might(List.self, ResidenceRecord.self) {
      let all = try tx.listWhatIsReadable(
        RightToWork.of(person), try tx.grant(List.self, ResidenceRecord.self))
      // Whoever keeps it about others may be told less about this one.
      if all.act({ !$0.isEmpty }) { return all }
    }
    return try tx.listWhatIsReadable(
      RightToWork.toldOf(person), try tx.grant(List.self, ResidenceRecord.self, seeing: .permissionUntil)
    ).map { $0.needed(on: tx.today) }
  }

  /// All of it, for the system.
  public static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<[RightToWork]> {
    try tx.consult(RightToWork.of(person))
  }
}
