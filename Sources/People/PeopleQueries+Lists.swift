public import Access
public import Values
public import Web

// People in the order of the reader's alphabet: each has a column and an index of its own, so that every page of a list is
// read from an index, from either end.

extension ListedPerson {
  private static func key(_ alphabet: Alphabet) -> ScopedSQL {
    switch alphabet {
    case .latin: "p.sort_key"
    case .danish: "p.sort_danish"
    case .swedish: "p.sort_swedish"
    }
  }

  private static func columns(_ key: ScopedSQL) -> ScopedSQL {
    """
    p.id, p.subject, p.name, p.preferred_name, p.original_name, p.original_language, p.version, p.birth_date,
      \(part: key) AS place_key
    """
  }

  @Sendable private static func decodePlaced(_ row: borrowing Columns) throws -> ListedPerson {
    var person = ListedPerson(
      id: try row.id("id"), name: try row.text("name"), preferredName: try row.textIfAny("preferred_name"),
      originalName: try row.textIfAny("original_name"), originalLanguage: try row.languageIfAny("original_language"),
      version: try row.version(), sortKey: try row.text("place_key"))
    person.born = try row.dateIfAny("birth_date")?.year
    return person
  }

  /// Everybody within reach behind a place, the first ones in order.
  static func behind(
    _ place: (key: String, id: String), in alphabet: Alphabet, limit: Int
  ) -> Statement<PersonRecord, ListedPerson> {
    let key = key(alphabet)
    return Statement(
      """
      SELECT \(part: columns(key)) FROM \(rows: PersonRecord.self, as: "p", fromReach: true)
      WHERE (\(part: key), p.id) > (\(place.key), \(place.id)) ORDER BY \(part: key), p.id LIMIT \(limit)
      """, decode: decodePlaced)
  }

  /// Everybody within reach in front of a place, the last ones first.
  static func inFront(
    of place: PlaceInOrder<PersonKind>, in alphabet: Alphabet, limit: Int
  ) -> Statement<PersonRecord, ListedPerson> {
    let key = key(alphabet)
    return Statement(
      """
      SELECT \(part: columns(key)) FROM \(rows: PersonRecord.self, as: "p", fromReach: true)
      WHERE (\(part: key), p.id) < (\(place.sortKey), \(place.id.text))
      ORDER BY \(part: key) DESC, p.id DESC LIMIT \(limit)
      """, decode: decodePlaced)
  }

  /// Its place in a list that is in this order.
  func place(in alphabet: Alphabet) -> PlaceInOrder<PersonKind> {
    PlaceInOrder(sortKey: Folding.order(name, in: alphabet), id: id)
  }
}

extension People {
  /// A stretch of everybody within reach, in the order of an alphabet, with the ways to what is in front of it and behind.
  public static func list(
    _ stretch: ListStretch<PersonKind>, in alphabet: Alphabet, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<PeoplePage> {
    let grant = try tx.grant(List.self, PersonRecord.self)
    func place(_ person: ListedPerson?) -> PlaceInOrder<PersonKind>? {
      person.map { PlaceInOrder(sortKey: $0.sortKey, id: $0.id) }
    }
    guard case .before(let end) = stretch else {
      let start = stretch.start(in: alphabet) ?? ("", "")
      return try tx.list({ ListedPerson.behind(start, in: alphabet, limit: $0) }, upTo: limit, grant).flatMap { found in
        // In front of a letter there may be nobody.
        let first = place(found.rows.first)
        let isBehind =
          if case .from = stretch, let first {
            try tx.list(
              ListedPerson.inFront(of: first, in: alphabet, limit: 1), try tx.grant(List.self, PersonRecord.self)
            ).map { !$0.isEmpty }
          } else { tx.me.map { _ in stretch != .first } }
        return isBehind.map { isBehind in
          PeoplePage(
            people: found.rows,
            ways: ListWays(
              previous: isBehind ? first : nil, next: found.hasMore ? place(found.rows.last) : nil,
              letterOfNobody: stretch.letterOfNobody(in: alphabet, first: first?.sortKey)))
        }
      }
    }
    return try tx.list({ ListedPerson.inFront(of: end, in: alphabet, limit: $0) }, upTo: limit, grant).map { found in
      let people = Array(found.rows.reversed())
      return PeoplePage(
        people: people, ways: ListWays(previous: found.hasMore ? place(people.first) : nil, next: place(people.last)))
    }
  }

  /// How many people are within reach, counted no further than `most`.
  public static func reachable(upTo most: Int, _ tx: Transaction) throws -> Disclosed<Int> {
    try tx.count(Counting.all(upTo: most), try tx.grant(Count.self, PersonRecord.self))
  }
}
