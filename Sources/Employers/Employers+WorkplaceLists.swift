import Access
import Values
import Web

// The workplaces of a firm in the order of the reader's alphabet; see the same of people.

/// A workplace with its place in the order of its firm.
struct ListedWorkplace: Sendable {
  let workplace: Workplace
  let sortKey: String

  var place: PlaceInOrder<WorkplaceKind> { PlaceInOrder(sortKey: sortKey, id: workplace.id) }

  @Sendable fileprivate static func decode(_ row: borrowing Columns) throws -> ListedWorkplace {
    ListedWorkplace(workplace: try Workplace.decode(row), sortKey: try row.text("place_key"))
  }
}

extension Workplace {
  private static func key(_ alphabet: Alphabet) -> ScopedSQL {
    switch alphabet {
    case .latin: "w.sort_key"
    case .danish: "w.sort_danish"
    case .swedish: "w.sort_swedish"
    }
  }

  /// Those of a firm behind a place, the first ones in order.
  static func of(
    _ organisation: OrganisationID, behind place: (key: String, id: String), in alphabet: Alphabet, limit: Int
  ) -> Statement<WorkplaceRecord, ListedWorkplace> {
    let key = key(alphabet)
    return Statement(
      """
      SELECT \(part: columns), \(part: key) AS place_key FROM \(rows: WorkplaceRecord.self, as: "w")
      WHERE w.organisation_id = \(organisation) AND (\(part: key), w.id) > (\(place.key), \(place.id))
      ORDER BY \(part: key), w.id LIMIT \(limit)
      """, decode: ListedWorkplace.decode)
  }

  /// Those of a firm in front of a place, the last ones first.
  static func of(
    _ organisation: OrganisationID, inFrontOf place: PlaceInOrder<WorkplaceKind>, in alphabet: Alphabet, limit: Int
  ) -> Statement<WorkplaceRecord, ListedWorkplace> {
    let key = key(alphabet)
    return Statement(
      """
      SELECT \(part: columns), \(part: key) AS place_key FROM \(rows: WorkplaceRecord.self, as: "w")
      WHERE w.organisation_id = \(organisation) AND (\(part: key), w.id) < (\(place.sortKey), \(place.id.text))
      ORDER BY \(part: key) DESC, w.id DESC LIMIT \(limit)
      """, decode: ListedWorkplace.decode)
  }

  /// How many a firm has, counted no further than `most`.
  static func number(of organisation: OrganisationID, upTo most: Int) -> Counting<WorkplaceRecord> {
    Counting("FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.organisation_id = \(organisation)", upTo: most)
  }
}

/// A stretch of a firm's workplaces, with the ways to what is in front of it and behind.
struct WorkplacesPage: Sendable {
  var found: [Workplace]
  var ways: ListWays<WorkplaceKind>
}

extension Employers {
  /// - Parameter isCounted: whether the page says how many there are.
  static func workplaces(
    of organisation: OrganisationID, _ stretch: ListStretch<WorkplaceKind>, in alphabet: Alphabet, limit: Int,
    isCounted: Bool = true, _ tx: Transaction
  ) throws -> Disclosed<WorkplacesPage> {
    let grant = try tx.grant(List.self, WorkplaceRecord.self)
    let number =
      try isCounted
      ? tx.count(
        Workplace.number(of: organisation, upTo: ListWays<WorkplaceKind>.most + 1),
        try tx.grant(Count.self, WorkplaceRecord.self)
      ).map(Int?.some) : tx.me.map { _ in nil }
    guard case .before(let end) = stretch else {
      let start = stretch.start(in: alphabet) ?? ("", "")
      let found = try tx.list(
        { Workplace.of(organisation, behind: start, in: alphabet, limit: $0) }, upTo: limit, grant)
      // In front of a letter there may be nobody.
      let isBehind = try found.flatMap { found in
        guard case .from = stretch, let first = found.rows.first?.place else {
          return tx.me.map { _ in stretch != .first }
        }
        return try tx.list(
          Workplace.of(organisation, inFrontOf: first, in: alphabet, limit: 1),
          try tx.grant(List.self, WorkplaceRecord.self)
        ).map { !$0.isEmpty }
      }
      return .together(found, number, isBehind) { found, number, isBehind in
        let first = found.rows.first?.place
        return WorkplacesPage(
          found: found.rows.map(\.workplace),
          ways: ListWays(
            total: number, previous: isBehind ? first : nil, next: found.hasMore ? found.rows.last?.place : nil,
            letterOfNobody: stretch.letterOfNobody(in: alphabet, first: first?.sortKey)))
      }
    }
    return .together(
      try tx.list({ Workplace.of(organisation, inFrontOf: end, in: alphabet, limit: $0) }, upTo: limit, grant), number
    ) { found, number in
      let rows = Array(found.rows.reversed())
      return WorkplacesPage(
        found: rows.map(\.workplace),
        ways: ListWays(
          total: number, previous: found.hasMore ? rows.first?.place : nil, next: rows.last?.place))
    }
  }
}
