public import Access
public import Design
public import Values

extension Obstacle {
  private static let columns: ScopedSQL =
    "o.id, o.subject, o.version, o.kind, o.words, o.since_day, o.owner_id, o.due_day, o.solved_day, o.withdrawn_day"

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Obstacle {
    Obstacle(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      details: Details(
        kind: try row.choice("kind"), words: try row.textIfAny("words"), since: try row.date("since_day"),
        owner: try row.idIfAny("owner_id"), due: try row.date("due_day"), solved: try row.dateIfAny("solved_day")),
      withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  static func byID(_ id: ObstacleID) -> Statement<ObstacleRecord, Obstacle> {
    Statement("SELECT \(part: columns) FROM \(rows: ObstacleRecord.self, as: "o") WHERE o.id = \(id)", decode: decode)
  }

  /// A person's obstacles: those that stand first, the next to be seen to at the top.
  static func of(_ person: PersonID) -> Statement<ObstacleRecord, Obstacle> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: ObstacleRecord.self, as: "o") WHERE o.person_id = \(person) AND o.withdrawn_day IS NULL
      ORDER BY CASE WHEN o.solved_day IS NULL THEN 0 ELSE 1 END, o.due_day, o.id
      """, decode: decode)
  }
}

extension Obstacle {
  /// Whose obstacles were given to an account.
  static func people(givenTo account: AccountID) -> Statement<ObstacleRecord, PersonID> {
    Statement(
      "SELECT DISTINCT o.subject FROM \(rows: ObstacleRecord.self, as: "o") WHERE o.owner_id = \(account) ORDER BY o.subject"
    ) { try $0.id("subject") }
  }

  static func standing(of person: PersonID) -> Counting<ObstacleRecord> {
    Counting(
      "FROM \(rows: ObstacleRecord.self, as: "o") WHERE o.person_id = \(person) AND o.solved_day IS NULL AND o.withdrawn_day IS NULL",
      upTo: most)
  }
}

extension Obstacle {
  /// As it is seen to today: whoever was named for it and works with the person no more, has left or is told of obstacles
  /// no more is named for nothing. Then the responsible worker owes it.
  fileprivate func seenTo(by workers: [Worker]) -> Obstacle {
    var details = details
    if !workers.contains(where: { $0.account == details.owner }) { details.owner = nil }
    return Obstacle(id: id, person: person, version: version, details: details, withdrawn: withdrawn)
  }
}

/// Somebody has as many obstacles as can be seen to.
struct TooManyObstacles: Error {}

/// An obstacle that somebody has worked with is solved, not taken back.
struct ObstacleInUse: Error {}

/// What is done with obstacles.
public enum Obstacles {
  /// Writes down what stands in the person's way.
  public static func note(_ details: Obstacle.Details, of person: PersonID, _ tx: Transaction) throws -> ObstacleID {
    let grant = try tx.grantToCreate(ObstacleRecord.self, on: .person(person))
    if details.solved == nil { try requireRoom(of: person, tx) }
    let id: ObstacleID = tx.newID()
    try tx.insert(
      Insertion<ObstacleRecord>(
        of: id, as: "obstacle.noted",
        """
        INSERT INTO \(into: ObstacleRecord.self)
          (id, person_id, kind, words, since_day, owner_id, due_day, solved_day, withdrawn_day, version)
        VALUES (\(id), \(within: person), \(details.kind.rawValue), \(details.words), \(details.since),
          \(details.owner), \(details.due), \(details.solved), NULL, 1)
        """), grant)
    return id
  }

  static func change(
    _ id: ObstacleID, to details: Obstacle.Details, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<ObstacleRecord>(
        of: id, seen: version, as: details.solved == nil ? "obstacle.changed" : "obstacle.solved",
        set: """
          kind = \(details.kind.rawValue), words = \(details.words), since_day = \(details.since),
          owner_id = \(details.owner), due_day = \(details.due), solved_day = \(details.solved)
          """), try tx.grant(Edit.self, ObstacleRecord.self))
  }

  /// Takes back one that was noted by mistake and that nobody has changed since: it stood in nobody's way.
  ///
  /// Throws `ObstacleInUse` for any other.
  static func withdraw(_ obstacle: Obstacle, seen version: Version, _ tx: Transaction) throws {
    // Who may not change it is not told either whether it could be taken back.
    _ = try tx.grant(Edit.self, ObstacleRecord.self)
    guard obstacle.version == version else { throw Stale(current: obstacle.version) }
    guard obstacle.isAsNoted else { throw ObstacleInUse() }
    try tx.change(
      Change<ObstacleRecord>(
        of: obstacle.id, seen: version, as: "obstacle.withdrawn", set: "withdrawn_day = \(tx.today)"),
      try tx.grant(Edit.self, ObstacleRecord.self))
  }

  /// Nobody else writes while this transaction does.
  static func requireRoom(of person: PersonID, _ tx: Transaction) throws {
    let isFull = try tx.count(Obstacle.standing(of: person), try tx.grant(Count.self, ObstacleRecord.self)).act {
      $0 >= Obstacle.most
    }
    if isFull { throw TooManyObstacles() }
  }

  /// Where one stands on its person's page.
  public static func place(of id: ObstacleID, _ person: PersonID) -> Link { ObstaclePages.link(to: id, of: person) }

  static func find(_ id: ObstacleID, _ tx: Transaction) throws -> Disclosed<Obstacle> {
    let found = try tx.one(Obstacle.byID(id), try tx.grant(Read.self, ObstacleRecord.self))
    return .together(found, try found.flatMap { try owners(of: [$0], $0.person, tx) }) {
      $0.seenTo(by: $1)
    }
  }

  static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Obstacle]> {
    let all = try tx.listWhatIsReadable(Obstacle.of(person), try tx.grant(List.self, ObstacleRecord.self))
    return .together(all, try all.flatMap { try owners(of: $0, person, tx) }) { all, workers in
      all.map { $0.seenTo(by: workers) }
    }
  }

  /// Of those whom they were given to, the ones who can see to them today.
  private static func owners(
    of obstacles: [Obstacle], _ person: PersonID, _ tx: Transaction
  ) throws -> Disclosed<[Worker]> {
    try tx.workers(of: person, seeing: ObstacleRecord.self, among: Set(obstacles.compactMap(\.details.owner)))
  }

  /// Whose obstacles were given to an account, whether it may see to them or not; for the system.
  public static func people(givenTo account: AccountID, _ tx: Transaction) throws -> Withheld<[PersonID]> {
    try tx.consult(Obstacle.people(givenTo: account))
  }

  static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<[Obstacle]> {
    try tx.consult(Obstacle.of(person))
  }
}
