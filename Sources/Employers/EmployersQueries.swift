import Access
public import Values
import Web

// Every statement about organisations and workplaces, whole.

extension Organisation {
  private static let columns: ScopedSQL =
    """
    o.id, o.version, o.name, o.kind, o.country, o.region, o.register_number, o.contact_name, o.phone, o.email
    """

  @Sendable static func decode(_ row: borrowing Columns) throws -> Organisation {
    var details = Details(
      name: try row.text("name"), kind: try row.choice("kind"), country: try row.text("country"))
    details.region = try row.textIfAny("region")
    details.registerNumber = try row.textIfAny("register_number")
    details.contactName = try row.textIfAny("contact_name")
    details.phone = try row.textIfAny("phone")
    details.email = try row.textIfAny("email")
    return Organisation(id: try row.id("id"), version: try row.version(), details: details)
  }

  static func byID(_ id: OrganisationID) -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: OrganisationRecord.self, as: "o") WHERE o.id = \(id)
      """, decode: decode)
  }

  static func among(_ ids: [OrganisationID]) -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: OrganisationRecord.self, as: "o") WHERE o.id IN \(any: ids) ORDER BY o.sort_key, o.id
      """, decode: decode)
  }

  /// The register in the order of names, after a place in it.
  static func all(
    after place: PlaceInOrder<OrganisationKind>?, limit: Int
  ) -> Statement<OrganisationRecord, ListedOrganisation> {
    Statement(
      """
      SELECT o.id, o.version, o.name, o.kind, o.country, o.region, o.register_number, o.contact_name, o.phone, o.email, o.sort_key
      FROM \(rows: OrganisationRecord.self, as: "o") WHERE (o.sort_key, o.id) > (\(place?.sortKey ?? ""), \(place?.id.text ?? ""))
      ORDER BY o.sort_key, o.id LIMIT \(limit)
      """, decode: listed)
  }

  /// Those that a search finds, in the same order.
  static func found(
    by search: SearchText, after place: PlaceInOrder<OrganisationKind>?, limit: Int
  ) -> Statement<OrganisationRecord, ListedOrganisation> {
    Statement(
      """
      SELECT o.id, o.version, o.name, o.kind, o.country, o.region, o.register_number, o.contact_name, o.phone, o.email, o.found_key AS sort_key
      FROM \(found: OrganisationRecord.self, as: "o", by: search, after: place?.found, limit: limit)
      ORDER BY o.found_key, o.id LIMIT \(limit)
      """, decode: listed)
  }

  static func number(foundBy search: SearchText, upTo most: Int) -> Counting<OrganisationRecord> {
    Counting("FROM \(found: OrganisationRecord.self, as: "o", by: search, after: nil, limit: most)", upTo: most)
  }

  @Sendable private static func listed(_ row: borrowing Columns) throws -> ListedOrganisation {
    ListedOrganisation(organisation: try decode(row), sortKey: try row.text("sort_key"))
  }

  /// Those that send people, in the order of names.
  static func referrers(in alphabet: Alphabet, limit: Int) -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: OrganisationRecord.self, as: "o") WHERE o.kind IN \(any: Kind.allCases.filter(\.refers).map(\.rawValue))
      ORDER BY \(part: key(alphabet)), o.id LIMIT \(limit)
      """, decode: decode)
  }
}

/// What whoever administers is told of an organisation: that it is there, and what it is.
public struct ToldOrganisation: Sendable {
  public let id: OrganisationID
  public let name: String
  public let kind: Organisation.Kind
  public let country: String

  /// Those that send people, in the order of names.
  static func referrers(in alphabet: Alphabet, limit: Int) -> Statement<OrganisationRecord, ToldOrganisation> {
    Statement(
      """
      SELECT o.id, o.name, o.kind, o.country FROM \(rows: OrganisationRecord.self, as: "o")
      WHERE o.kind IN \(any: Organisation.Kind.allCases.filter(\.refers).map(\.rawValue))
      ORDER BY \(part: Organisation.key(alphabet)), o.id LIMIT \(limit)
      """, showing: .shared
    ) {
      ToldOrganisation(
        id: try $0.id("id"), name: try $0.text("name"), kind: try $0.choice("kind"), country: try $0.text("country"))
    }
  }
}

/// An organisation with its place in the order of the register.
struct ListedOrganisation: Sendable {
  let organisation: Organisation
  let sortKey: String

  var place: PlaceInOrder<OrganisationKind> { PlaceInOrder(sortKey: sortKey, id: organisation.id) }
}

extension Organisation {
  static func names(_ ids: [OrganisationID]) -> Statement<OrganisationRecord, (Subject, SubjectName)> {
    Statement("SELECT o.id, o.name FROM \(rows: OrganisationRecord.self, as: "o") WHERE o.id IN \(any: ids)") {
      let id: OrganisationID = try $0.id("id")
      return (.organisation(id), SubjectName(try $0.text("name"), at: .to(EmployersAddress.employer(id))))
    }
  }
}

extension Workplace {
  static let columns: ScopedSQL =
    """
    w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
      w.representative, w.contact_name, w.contact_phone, w.transport, w.region, w.organisation_name, w.firm_key,
      w.country
    """

  static func names(_ ids: [WorkplaceID]) -> Statement<WorkplaceRecord, (Subject, SubjectName)> {
    Statement("SELECT w.id, w.name FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.id IN \(any: ids)") {
      let id: WorkplaceID = try $0.id("id")
      return (.workplace(id), SubjectName(try $0.text("name"), at: .to(EmployersAddress.workplace(id))))
    }
  }

  @Sendable static func decode(_ row: borrowing Columns) throws -> Workplace {
    var details = Details(name: try row.text("name"))
    details.address = try row.textIfAny("address")
    details.unitNumber = try row.textIfAny("unit_number")
    if let staff = try row.integerIfAny("ordinary_staff") {
      details.headcount = Headcount(staff, asOf: try row.date("staff_as_of"))
    }
    details.representative = try row.textIfAny("representative")
    details.contactName = try row.textIfAny("contact_name")
    details.contactPhone = try row.textIfAny("contact_phone")
    details.transport = try row.textIfAny("transport")
    details.region = try row.textIfAny("region")
    return Workplace(
      id: try row.id("id"), organisation: try row.id("organisation_id"),
      organisationName: try row.text("organisation_name"), firmKey: try row.textIfAny("firm_key"),
      country: try row.text("country"),
      version: try row.version(), details: details)
  }

  static func byID(_ id: WorkplaceID) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.id = \(id)
      """, decode: decode)
  }

  static func among(_ ids: [WorkplaceID]) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.id IN \(any: ids) ORDER BY w.sort_key, w.id
      """, decode: decode)
  }

  static func of(_ organisations: [OrganisationID]) -> Statement<WorkplaceRecord, WorkplaceID> {
    Statement(
      """
      SELECT w.id FROM \(rows: WorkplaceRecord.self, as: "w")
      WHERE w.organisation_id IN \(any: organisations) ORDER BY w.id
      """
    ) { try $0.id("id") }
  }

  /// Every workplace of an organisation, for what follows from a change to it.
  static func ids(of organisation: OrganisationID) -> Statement<WorkplaceRecord, WorkplaceID> {
    Statement(
      "SELECT w.id FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.organisation_id = \(organisation) ORDER BY w.id"
    ) {
      try $0.id("id")
    }
  }

  /// Those of a firm that are said to lie in a part of its country, each with its version.
  static func inRegions(of organisation: OrganisationID) -> Statement<WorkplaceRecord, (WorkplaceID, Version)> {
    Statement(
      """
      SELECT w.id, w.version FROM \(rows: WorkplaceRecord.self, as: "w")
      WHERE w.organisation_id = \(organisation) AND w.region IS NOT NULL ORDER BY w.id
      """
    ) { (try $0.id("id"), try $0.version()) }
  }

  /// Other records of the places that a firm has, by their numbers.
  static func likeThose(of organisation: OrganisationID) -> Statement<WorkplaceRecord, WorkplaceID> {
    Statement(
      """
      SELECT DISTINCT v.id FROM \(rows: WorkplaceRecord.self, as: "w")
        JOIN \(rows: WorkplaceRecord.self, as: "v") ON v.unit_key = w.unit_key
      WHERE w.organisation_id = \(organisation) AND v.country = w.country AND v.id <> w.id ORDER BY v.id
      """
    ) { try $0.id("id") }
  }

  /// Workplaces to choose from, firm by firm.
  static func all(in alphabet: Alphabet, limit: Int) -> Statement<WorkplaceRecord, Workplace> {
    let order: ScopedSQL =
      switch alphabet {
      case .latin: "w.organisation_key, w.organisation_id, w.sort_key"
      case .danish: "w.organisation_danish, w.organisation_id, w.sort_danish"
      case .swedish: "w.organisation_swedish, w.organisation_id, w.sort_swedish"
      }
    return Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: WorkplaceRecord.self, as: "w") ORDER BY \(part: order), w.id LIMIT \(limit)
      """, decode: decode)
  }

  /// Those that a search finds, by the name of the place or of its firm, in the order of their names.
  static func found(by search: SearchText, limit: Int) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(found: WorkplaceRecord.self, as: "w", by: search, after: nil, limit: limit)
      ORDER BY w.found_key, w.id LIMIT \(limit)
      """, decode: decode)
  }

  static func number(foundBy search: SearchText, upTo most: Int) -> Counting<WorkplaceRecord> {
    Counting("FROM \(found: WorkplaceRecord.self, as: "w", by: search, after: nil, limit: most)", upTo: most)
  }
}
