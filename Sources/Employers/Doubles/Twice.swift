import Access
import Values
import Web

/// A number of a register that stands in several records: the one that was entered first, and others.
struct Twice<Record: Sendable>: Sendable {
  let number: String
  /// ISO 3166-1 alpha-2.
  let country: String
  let records: [Record]
}

/// A page of them. A number with very many records goes on on the next page, where its first record stands again.
struct TwicePage<Record: Sendable, Of: Identified>: Sendable {
  var groups: [Twice<Record>]
  var next: PlaceInOrder<Of>?
}

/// The first record with a number, and another one with the same.
struct DoublePair<Of: Identified>: Sendable {
  let first: ID<Of>
  let other: ID<Of>

  var place: PlaceInOrder<Of> { PlaceInOrder(sortKey: other.text, id: first) }

  @Sendable static func decode(_ row: borrowing Columns) throws -> DoublePair {
    DoublePair(first: try row.id("first"), other: try row.id("other"))
  }
}

extension Employers {
  /// Firms that were entered more than once: those of a number of a register, the first one's record first.
  static func enteredTwice(
    after place: PlaceInOrder<OrganisationKind>?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<TwicePage<Organisation, OrganisationKind>> {
    try tx.list(
      { Organisation.doubles(after: place, limit: $0) }, upTo: limit, try tx.grant(List.self, OrganisationRecord.self)
    ).flatMap { found in
      let ids = Set(found.rows.flatMap { [$0.first, $0.other] }).sorted()
      return try tx.listWhatIsReadable(Organisation.among(ids), try tx.grant(List.self, OrganisationRecord.self)).map {
        records in
        TwicePage(
          groups: grouped(found.rows, records.map { ($0.id, $0) }) {
            ($0.details.registerNumber, $0.details.country)
          }, next: found.hasMore ? found.rows.last?.place : nil)
      }
    }
  }

  /// The same of workplaces, in whichever firm's name they stand.
  static func workplacesEnteredTwice(
    after place: PlaceInOrder<WorkplaceKind>?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<TwicePage<Workplace, WorkplaceKind>> {
    try tx.list(
      { Workplace.doubles(after: place, limit: $0) }, upTo: limit, try tx.grant(List.self, WorkplaceRecord.self)
    ).flatMap { found in
      let ids = Set(found.rows.flatMap { [$0.first, $0.other] })
      return try workplaces(among: ids, tx).map { records in
        TwicePage(
          groups: grouped(found.rows, records.map { ($0.id, $0) }) { ($0.details.unitNumber, $0.country) },
          next: found.hasMore ? found.rows.last?.place : nil)
      }
    }
  }

  /// Of which of the two there is anything to list.
  static func isAnyEnteredTwice(_ tx: Transaction) throws -> Disclosed<(firms: Bool, workplaces: Bool)> {
    let firms =
      try tx.actor.might(Count.self, OrganisationRecord.self)
      ? tx.count(Organisation.anyDouble, try tx.grant(Count.self, OrganisationRecord.self)) : tx.me.map { _ in 0 }
    let workplaces =
      try tx.actor.might(Count.self, WorkplaceRecord.self)
      ? tx.count(Workplace.anyDouble, try tx.grant(Count.self, WorkplaceRecord.self)) : tx.me.map { _ in 0 }
    return .together(firms, workplaces) { ($0 > 0, $1 > 0) }
  }

  private static func grouped<Record, Of>(
    _ doubles: [DoublePair<Of>], _ records: [(ID<Of>, Record)], _ key: (Record) -> (number: String?, country: String)
  ) -> [Twice<Record>] {
    let byID = Dictionary(records) { first, _ in first }
    var groups: [(first: ID<Of>, others: [ID<Of>])] = []
    for double in doubles {
      if groups.last?.first != double.first { groups.append((double.first, [])) }
      groups[groups.count - 1].others.append(double.other)
    }
    return groups.compactMap { group in
      guard let first = byID[group.first] else { return nil }
      let (number, country) = key(first)
      return Twice(number: number ?? "", country: country, records: [first] + group.others.compactMap { byID[$0] })
    }
  }
}

extension Organisation {
  /// Each number's first record with each of the others, in the order in which the first ones were entered.
  static func doubles(
    after place: PlaceInOrder<OrganisationKind>?, limit: Int
  ) -> Statement<OrganisationRecord, DoublePair<OrganisationKind>> {
    Statement(
      """
      SELECT d.organisation_id AS first, d.other_id AS other
      FROM \(part: "organisation_double", of: OrganisationRecord.self, as: "d")
      WHERE (d.organisation_id, d.other_id) > (\(place?.id.text ?? ""), \(place?.sortKey ?? ""))
        AND d.other_id > d.organisation_id
        AND NOT EXISTS (
          SELECT 1 FROM \(part: "organisation_double", of: OrganisationRecord.self, as: "e")
          WHERE e.organisation_id = d.organisation_id AND e.other_id < e.organisation_id)
      ORDER BY d.organisation_id, d.other_id LIMIT \(limit)
      """, decode: DoublePair.decode)
  }

  fileprivate static var anyDouble: Counting<OrganisationRecord> {
    Counting("FROM \(part: "organisation_double", of: OrganisationRecord.self, as: "d")", upTo: 1)
  }
}

extension Workplace {
  /// The same; see `Organisation.doubles`.
  static func doubles(
    after place: PlaceInOrder<WorkplaceKind>?, limit: Int
  ) -> Statement<WorkplaceRecord, DoublePair<WorkplaceKind>> {
    Statement(
      """
      SELECT d.workplace_id AS first, d.other_id AS other
      FROM \(part: "workplace_double", of: WorkplaceRecord.self, as: "d")
      WHERE (d.workplace_id, d.other_id) > (\(place?.id.text ?? ""), \(place?.sortKey ?? ""))
        AND d.other_id > d.workplace_id
        AND NOT EXISTS (
          SELECT 1 FROM \(part: "workplace_double", of: WorkplaceRecord.self, as: "e")
          WHERE e.workplace_id = d.workplace_id AND e.other_id < e.workplace_id)
      ORDER BY d.workplace_id, d.other_id LIMIT \(limit)
      """, decode: DoublePair.decode)
  }

  fileprivate static var anyDouble: Counting<WorkplaceRecord> {
    Counting("FROM \(part: "workplace_double", of: WorkplaceRecord.self, as: "d")", upTo: 1)
  }
}
