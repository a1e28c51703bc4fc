public import Access
public import Values

extension Obstacle {
  private static let columns: ScopedSQL =
    "o.id, o.subject, o.version, o.kind, o.words, o.since_day, o.owner_id, o.due_day, o.solved_day"

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Obstacle {
    Obstacle(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      details: Details(
        kind: try row.choice("kind"), words: try row.textIfAny("words"), since: try row.date("since_day"),
        owner: try row.idIfAny("owner_id"), due: try row.date("due_day"), solved: try row.dateIfAny("solved_day")))
  }

  static func byID(_ id: ObstacleID) -> Statement<ObstacleRecord, Obstacle> {
    Statement("SELECT \(part: columns) FROM \(rows: ObstacleRecord.self, as: "o") WHERE o.id = \(id)", decode: decode)
  }

  /// A person's obstacles: those that stand first, the next to be seen to at the top.
  static func of(_ person: PersonID) -> Statement<ObstacleRecord, Obstacle> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: ObstacleRecord.self, as: "o") WHERE o.person_id = \(person)
      ORDER BY CASE WHEN o.solved_day IS NULL THEN 0 ELSE 1 END, o.due_day, o.id
      """, decode: decode)
  }
}

extension Obstacle {
  static func standing(of person: PersonID) -> Counting<ObstacleRecord> {
    Counting(
      "FROM \(rows: ObstacleRecord.self, as: "o") WHERE o.person_id = \(person) AND o.solved_day IS NULL", upTo: most)
  }
}

/// Somebody has as many obstacles as can be seen to.
struct TooManyObstacles: Error {}

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
          (id, person_id, kind, words, since_day, owner_id, due_day, solved_day, version)
        VALUES (\(id), \(within: person), \(details.kind.rawValue), \(details.words), \(details.since),
          \(details.owner), \(details.due), \(details.solved), 1)
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

  /// Nobody else writes while this transaction does.
  static func requireRoom(of person: PersonID, _ tx: Transaction) throws {
    let isFull = try tx.count(Obstacle.standing(of: person), try tx.grant(Count.self, ObstacleRecord.self)).act {
      $0 >= Obstacle.most
    }
    if isFull { throw TooManyObstacles() }
  }

  static func find(_ id: ObstacleID, _ tx: Transaction) throws -> Disclosed<Obstacle> {
    try tx.one(Obstacle.byID(id), try tx.grant(Read.self, ObstacleRecord.self))
  }

  static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Obstacle]> {
    try tx.list(Obstacle.of(person), try tx.grant(List.self, ObstacleRecord.self))
  }

  static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<[Obstacle]> {
    try tx.consult(Obstacle.of(person))
  }
}
