public import Access
public import Values

extension Organisation {
  @Sendable static func decode(_ row: borrowing Columns) throws -> Organisation {
    var details = Details(
      name: try row.text("name"), kind: try row.choice("kind"), country: try row.text("country"))
    details.registerNumber = try row.textIfAny("register_number")
    details.contactName = try row.textIfAny("contact_name")
    details.phone = try row.textIfAny("phone")
    details.email = try row.textIfAny("email")
    return Organisation(id: try row.id("id"), version: try row.version(), details: details)
  }

  static func byID(_ id: OrganisationID) -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT o.id, o.version, o.name, o.kind, o.country, o.register_number, o.contact_name, o.phone, o.email
      FROM organisation o WHERE o.id = \(id) AND \(scope: "o")
      """, decode: decode)
  }

  /// In the order of names; with a query, those whose name holds it.
  static func named(_ query: String, after name: String, limit: Int) -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT o.id, o.version, o.name, o.kind, o.country, o.register_number, o.contact_name, o.phone, o.email
      FROM organisation o WHERE o.sort_key LIKE \(LikePattern.containing(query)) ESCAPE '!' AND o.sort_key > \(name)
        AND \(scope: "o")
      ORDER BY o.sort_key, o.id LIMIT \(limit)
      """, decode: decode)
  }

  /// Those that send people: offices and carriers.
  static func referrers() -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT o.id, o.version, o.name, o.kind, o.country, o.register_number, o.contact_name, o.phone, o.email
      FROM organisation o WHERE o.kind IN ('municipality', 'job-centre', 'carrier', 'association') AND \(scope: "o")
      ORDER BY o.sort_key, o.id LIMIT 100
      """, decode: decode)
  }
}

extension Workplace {
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
    return Workplace(
      id: try row.id("id"), organisation: try row.id("organisation_id"),
      organisationName: try row.text("organisation_name"), country: try row.text("country"),
      version: try row.version(), details: details)
  }

  static func byID(_ id: WorkplaceID) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
        w.representative, w.contact_name, w.contact_phone, w.transport, o.name AS organisation_name, o.country
      FROM workplace w JOIN organisation o ON o.id = w.organisation_id WHERE w.id = \(id) AND \(scope: "w")
      """, decode: decode)
  }

  static func of(_ organisation: OrganisationID) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
        w.representative, w.contact_name, w.contact_phone, w.transport, o.name AS organisation_name, o.country
      FROM workplace w JOIN organisation o ON o.id = w.organisation_id
      WHERE w.organisation_id = \(organisation) AND \(scope: "w") ORDER BY w.name, w.id LIMIT 200
      """, decode: decode)
  }

  /// Workplaces to choose from, by the name of the place or of its firm.
  static func named(_ query: String, limit: Int) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
        w.representative, w.contact_name, w.contact_phone, w.transport, o.name AS organisation_name, o.country
      FROM workplace w JOIN organisation o ON o.id = w.organisation_id
      WHERE (o.sort_key LIKE \(LikePattern.containing(query)) ESCAPE '!'
        OR w.sort_key LIKE \(LikePattern.containing(query)) ESCAPE '!') AND \(scope: "w")
      ORDER BY o.sort_key, w.sort_key, w.id LIMIT \(limit)
      """, decode: decode)
  }
}

/// `LIKE` with the reader's own percent signs taken literally.
enum LikePattern {
  static func containing(_ text: String) -> String {
    var escaped = ""
    for character in text.lowercased() {
      if "%_!".contains(character) { escaped.append("!") }
      escaped.append(character)
    }
    return "%" + escaped + "%"
  }
}

/// What is done with organisations and workplaces.
public enum Employers {
  public static func enter(_ details: Organisation.Details, _ tx: Transaction) throws -> OrganisationID {
    let grant = try tx.grantToCreate(OrganisationRecord.self)
    return try insert(details, grant, tx)
  }

  /// The installation's first organisation, before there is anybody who could enter it.
  public static func enterFirst(_ details: Organisation.Details, _ tx: Transaction) throws -> OrganisationID {
    try insert(details, try tx.grantToFound(OrganisationRecord.self), tx)
  }

  private static func insert(
    _ details: Organisation.Details, _ grant: consuming Grant<OrganisationRecord, Create>, _ tx: Transaction
  ) throws -> OrganisationID {
    let id: OrganisationID = tx.newID()
    try tx.insert(
      Insertion<OrganisationRecord>(
        of: id, as: "organisation.entered",
        """
        INSERT INTO organisation
          (id, name, sort_key, kind, country, register_number, contact_name, phone, email, version)
        VALUES (\(id), \(details.name), \(details.name.lowercased()), \(details.kind.rawValue), \(details.country),
          \(details.registerNumber), \(details.contactName), \(details.phone), \(details.email), 1)
        """), grant)
    return id
  }

  public static func change(
    _ id: OrganisationID, to details: Organisation.Details, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<OrganisationRecord>(
        of: "organisation", id, seen: version, as: "organisation.changed",
        set: """
          name = \(details.name), sort_key = \(details.name.lowercased()), kind = \(details.kind.rawValue),
          country = \(details.country), register_number = \(details.registerNumber),
          contact_name = \(details.contactName), phone = \(details.phone), email = \(details.email)
          """), try tx.grant(Edit.self, OrganisationRecord.self))
  }

  public static func find(_ id: OrganisationID, _ tx: Transaction) throws -> Disclosed<Organisation> {
    try tx.one(Organisation.byID(id), try tx.grant(Read.self, OrganisationRecord.self))
  }

  public static func search(
    _ query: String, after cursor: String?, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<(found: [Organisation], next: String?)> {
    try tx.list(
      Organisation.named(query, after: cursor ?? "", limit: limit + 1),
      try tx.grant(List.self, OrganisationRecord.self)
    ).map { found in
      let page = Array(found.prefix(limit))
      return (page, found.count > limit ? page.last?.details.name.lowercased() : nil)
    }
  }

  public static func referrers(_ tx: Transaction) throws -> Disclosed<[Organisation]> {
    try tx.list(Organisation.referrers(), try tx.grant(List.self, OrganisationRecord.self))
  }

  // MARK: Workplaces

  public static func enter(
    _ details: Workplace.Details, of organisation: OrganisationID, _ tx: Transaction
  ) throws -> WorkplaceID {
    _ = try find(organisation, tx)
    let grant = try tx.grantToCreate(WorkplaceRecord.self, on: .organisation(organisation))
    let id: WorkplaceID = tx.newID()
    try tx.insert(
      Insertion<WorkplaceRecord>(
        of: id, as: "workplace.entered",
        """
        INSERT INTO workplace (id, organisation_id, name, sort_key, address, unit_number, ordinary_staff, staff_as_of,
          representative, contact_name, contact_phone, transport, version)
        VALUES (\(id), \(within: organisation), \(details.name), \(details.name.lowercased()), \(details.address),
          \(details.unitNumber), \(details.headcount?.ordinaryStaff), \(details.headcount?.asOf),
          \(details.representative), \(details.contactName), \(details.contactPhone), \(details.transport), 1)
        """), grant)
    return id
  }

  /// Changes a workplace. Whoever keeps placements there checks them anew in the same transaction.
  public static func change(
    _ id: WorkplaceID, to details: Workplace.Details, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<WorkplaceRecord>(
        of: "workplace", id, seen: version, as: "workplace.changed",
        set: """
          name = \(details.name), sort_key = \(details.name.lowercased()), address = \(details.address),
          unit_number = \(details.unitNumber), ordinary_staff = \(details.headcount?.ordinaryStaff),
          staff_as_of = \(details.headcount?.asOf), representative = \(details.representative),
          contact_name = \(details.contactName), contact_phone = \(details.contactPhone),
          transport = \(details.transport)
          """), try tx.grant(Edit.self, WorkplaceRecord.self))
  }

  public static func find(_ id: WorkplaceID, _ tx: Transaction) throws -> Disclosed<Workplace> {
    try tx.one(Workplace.byID(id), try tx.grant(Read.self, WorkplaceRecord.self))
  }

  public static func workplaces(of organisation: OrganisationID, _ tx: Transaction) throws -> Disclosed<[Workplace]> {
    try tx.list(Workplace.of(organisation), try tx.grant(List.self, WorkplaceRecord.self))
  }

  public static func workplaces(
    named query: String, limit: Int, _ tx: Transaction
  ) throws -> Disclosed<[Workplace]> {
    try tx.list(Workplace.named(query, limit: limit), try tx.grant(List.self, WorkplaceRecord.self))
  }

  /// The workplace for the house's own checks.
  public static func consult(_ id: WorkplaceID, _ tx: Transaction) throws -> Withheld<[Workplace]> {
    try tx.consult(Workplace.byID(id))
  }
}
