import Access
import Values
import Web

// The register in the order of the reader's alphabet; see the same of people.

extension Organisation {
  static func key(_ alphabet: Alphabet) -> ScopedSQL {
    switch alphabet {
    case .latin: "o.sort_key"
    case .danish: "o.sort_danish"
    case .swedish: "o.sort_swedish"
    }
  }

  private static func placed(_ key: ScopedSQL) -> ScopedSQL {
    """
    o.id, o.version, o.name, o.kind, o.country, o.region, o.register_number, o.contact_name, o.phone, o.email,
      \(part: key) AS place_key
    """
  }

  @Sendable private static func decodePlaced(_ row: borrowing Columns) throws -> ListedOrganisation {
    ListedOrganisation(organisation: try decode(row), sortKey: try row.text("place_key"))
  }

  /// Those behind a place, the first ones in order.
  static func behind(
    _ place: (key: String, id: String), in alphabet: Alphabet, limit: Int
  ) -> Statement<OrganisationRecord, ListedOrganisation> {
    let key = key(alphabet)
    return Statement(
      """
      SELECT \(part: placed(key)) FROM \(rows: OrganisationRecord.self, as: "o")
      WHERE (\(part: key), o.id) > (\(place.key), \(place.id)) ORDER BY \(part: key), o.id LIMIT \(limit)
      """, decode: decodePlaced)
  }

  /// Those in front of a place, the last ones first.
  static func inFront(
    of place: PlaceInOrder<OrganisationKind>, in alphabet: Alphabet, limit: Int
  ) -> Statement<OrganisationRecord, ListedOrganisation> {
    let key = key(alphabet)
    return Statement(
      """
      SELECT \(part: placed(key)) FROM \(rows: OrganisationRecord.self, as: "o")
      WHERE (\(part: key), o.id) < (\(place.sortKey), \(place.id.text))
      ORDER BY \(part: key) DESC, o.id DESC LIMIT \(limit)
      """, decode: decodePlaced)
  }

  /// How many there are, counted no further than `most`.
  static func number(upTo most: Int) -> Counting<OrganisationRecord> {
    Counting("FROM \(rows: OrganisationRecord.self, as: "o")", upTo: most)
  }
}

/// A stretch of the register, with the ways to what is in front of it and behind.
struct RegisterPage: Sendable {
  var found: [Organisation]
  var ways: ListWays<OrganisationKind>
}

extension Employers {
  static func list(
    _ stretch: ListStretch<OrganisationKind>, in alphabet: Alphabet, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<RegisterPage> {
    let grant = try tx.grant(List.self, OrganisationRecord.self)
    guard case .before(let end) = stretch else {
      let start = stretch.start(in: alphabet) ?? ("", "")
      return try tx.list({ Organisation.behind(start, in: alphabet, limit: $0) }, upTo: limit, grant).flatMap { found in
        // In front of a letter there may be nobody.
        let first = found.rows.first?.place
        let isBehind =
          if case .from = stretch, let first {
            try tx.list(
              Organisation.inFront(of: first, in: alphabet, limit: 1), try tx.grant(List.self, OrganisationRecord.self)
            ).map { !$0.isEmpty }
          } else { tx.me.map { _ in stretch != .first } }
        return isBehind.map { isBehind in
          RegisterPage(
            found: found.rows.map(\.organisation),
            ways: ListWays(
              previous: isBehind ? first : nil, next: found.hasMore ? found.rows.last?.place : nil,
              letterOfNobody: stretch.letterOfNobody(in: alphabet, first: first?.sortKey)))
        }
      }
    }
    return try tx.list({ Organisation.inFront(of: end, in: alphabet, limit: $0) }, upTo: limit, grant).map { found in
      let rows = Array(found.rows.reversed())
      return RegisterPage(
        found: rows.map(\.organisation),
        ways: ListWays(previous: found.hasMore ? rows.first?.place : nil, next: rows.last?.place))
    }
  }

  /// How many organisations there are, counted no further than `most`.
  static func number(upTo most: Int, _ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(Organisation.number(upTo: most), try tx.grant(Count.self, OrganisationRecord.self))
  }

  /// What is found stands on pages in the order of the index, each page in that of the reader.
  static func list(
    _ search: SearchText, _ stretch: ListStretch<OrganisationKind>, in alphabet: Alphabet, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<RegisterPage> {
    guard search.understood == .nothing else {
      let place: PlaceInOrder<OrganisationKind>? = if case .after(let place) = stretch { place } else { nil }
      return try Employers.search(search, after: place, limit: limit, tx).flatMap { page in
        let isAll = place == nil && page.next == nil
        let number =
          try isAll
          ? tx.me.map { _ in page.found.count }
          : Employers.number(foundBy: search, upTo: ListWays<OrganisationKind>.mostFound + 1, tx)
        return number.map { number in
          RegisterPage(
            found: page.found.inOrder(of: alphabet) { $0.details.name },
            ways: ListWays(total: number, next: page.next.flatMap { PlaceInOrder(cursor: $0) }))
        }
      }
    }
    return try .together(
      list(stretch, in: alphabet, limit: limit, tx), number(upTo: ListWays<OrganisationKind>.most + 1, tx)
    ) { page, number in
      var page = page
      page.ways.total = number
      return page
    }
  }
}
