public import Access
public import Rules
public import Values

extension Workplace {
  /// On which days work can be expected there.
  public func calendar(_ calendars: Calendars, closures: [Closure]) -> WorkingCalendar {
    calendars.calendar(country: country, region: details.region, closures: closures)
  }
}

/// Which days are closed, and what they are called.
public struct ClosureDetails: Sendable, Hashable {
  public var from: CivilDate
  /// The last day; not before the first.
  public var until: CivilDate
  public var name: String

  public init(from: CivilDate, until: CivilDate, name: String) {
    (self.from, self.until, self.name) = (from, until, name)
  }
}

extension Employers {
  /// The closures of a workplace, the first one first.
  public static func closures(of workplace: WorkplaceID, _ tx: Transaction) throws -> Disclosed<[Closure]> {
    try tx.list(Closure.of(workplace), try tx.grant(List.self, WorkplaceRecord.self))
  }

  /// The closures of the place, in whichever of its records they were entered: a place that is closed is closed for all
  /// of them. What was entered at several of them in the same words is one.
  public static func closures(at workplace: Workplace, _ tx: Transaction) throws -> Disclosed<[Closure]> {
    try same(as: workplace, tx).flatMap { same in
      try tx.list(Closure.of(same.map(\.id)), try tx.grant(List.self, WorkplaceRecord.self))
    }.map(Closure.onceEach)
  }

  /// What was entered at the other records of the place, with where: it is changed there.
  static func closures(elsewhereThan workplace: Workplace, _ tx: Transaction) throws -> Disclosed<[ClosuresElsewhere]> {
    try same(as: workplace, tx).flatMap { same in
      let others = same.filter { $0.id != workplace.id }
      if others.isEmpty { return tx.me.map { _ in [] } }
      return try tx.list(Closure.each(of: others.map(\.id)), try tx.grant(List.self, WorkplaceRecord.self)).map {
        found in
        others.compactMap { other in
          let closures = found.filter { $0.workplace == other.id }.map(\.closure)
          return closures.isEmpty ? nil : ClosuresElsewhere(workplace: other, closures: closures)
        }
      }
    }
  }

  /// The same for the system's own plans.
  public static func consultClosures(at workplace: Workplace, _ tx: Transaction) throws -> Withheld<[Closure]> {
    try consultSame(as: workplace, tx).flatMap(tx) { same, tx in
      try tx.consult(Closure.of(same.map(\.id)))
    }.map(Closure.onceEach)
  }

  /// Notes that a workplace is closed. Whoever works there is planned for anew in the same transaction.
  @discardableResult
  public static func add(
    _ details: ClosureDetails, to workplace: WorkplaceID, seen version: Version, _ tx: Transaction
  ) throws -> EntryID {
    try note("workplace.closure-added", at: workplace, seen: version, tx)
    let id: EntryID = tx.newID()
    try tx.complete(
      Completion<WorkplaceRecord>.adding(
        "workplace_closure", to: workplace, "id, from_day, until_day, name",
        values: "\(id), \(details.from), \(details.until), \(details.name)"))
    return id
  }

  static func change(
    _ closure: EntryID, of workplace: WorkplaceID, to details: ClosureDetails, seen version: Version,
    _ tx: Transaction
  ) throws {
    try note("workplace.closure-changed", at: workplace, seen: version, tx)
    try tx.complete(
      Completion<WorkplaceRecord>.changing(
        "workplace_closure", of: workplace,
        set: "from_day = \(details.from), until_day = \(details.until), name = \(details.name)",
        where: "id = \(closure)"))
  }

  static func remove(
    _ closure: EntryID, of workplace: WorkplaceID, seen version: Version, _ tx: Transaction
  ) throws {
    try note("workplace.closure-removed", at: workplace, seen: version, tx)
    try tx.complete(
      Completion<WorkplaceRecord>.removing("workplace_closure", of: workplace, where: "id = \(closure)"))
  }

  /// A closure is a part of its workplace: what changes is the workplace, with its version, and whoever works there is
  /// planned for anew.
  private static func note(
    _ event: StaticString, at workplace: WorkplaceID, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<WorkplaceRecord>(of: workplace, seen: version, as: event, set: "name = name"),
      try tx.grant(Edit.self, WorkplaceRecord.self))
  }
}

/// The closures that stand at another record of a place.
struct ClosuresElsewhere: Sendable {
  let workplace: Workplace
  let closures: [Closure]
}

extension Closure {
  /// With where each stands.
  fileprivate static func each(
    of workplaces: [WorkplaceID]
  ) -> Statement<WorkplaceRecord, (workplace: WorkplaceID, closure: Closure)> {
    Statement(
      """
      SELECT w.id AS place, c.id, c.from_day, c.until_day, c.name
      FROM \(rows: WorkplaceRecord.self, as: "w")
        JOIN \(part: "workplace_closure", of: WorkplaceRecord.self, as: "c") ON c.workplace_id = w.id
      WHERE w.id IN \(any: workplaces) ORDER BY c.from_day, c.until_day, c.id
      """
    ) { (try $0.id("place"), try decode($0)) }
  }

  @Sendable fileprivate static func onceEach(_ closures: [Closure]) -> [Closure] {
    var told: Set<ClosureDetails> = []
    return closures.filter { told.insert(ClosureDetails(from: $0.from, until: $0.until, name: $0.name)).inserted }
  }

  static func of(_ workplace: WorkplaceID) -> Statement<WorkplaceRecord, Closure> { of([workplace]) }

  static func of(_ workplaces: [WorkplaceID]) -> Statement<WorkplaceRecord, Closure> {
    Statement(
      """
      SELECT c.id, c.from_day, c.until_day, c.name
      FROM \(rows: WorkplaceRecord.self, as: "w")
        JOIN \(part: "workplace_closure", of: WorkplaceRecord.self, as: "c") ON c.workplace_id = w.id
      WHERE w.id IN \(any: workplaces) ORDER BY c.from_day, c.until_day, c.id
      """, decode: decode)
  }

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Closure {
    guard
      let closure = Closure(
        id: try row.id("id"), from: try row.date("from_day"), until: try row.date("until_day"),
        name: try row.text("name"))
    else { throw DamagedRecord(column: "until_day") }
    return closure
  }
}
