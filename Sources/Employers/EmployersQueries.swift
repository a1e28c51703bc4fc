import Access
import Values
import Web

// Every statement about organisations and workplaces, whole.

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
      FROM \(rows: OrganisationRecord.self, as: "o") WHERE o.id = \(id)
      """, decode: decode)
  }

  /// In the order of names, after a place in it; with patterns, those whose name fits them all.
  static func named(
    _ patterns: [LikePattern], after place: PlaceInOrder<OrganisationKind>?, limit: Int
  ) -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT o.id, o.version, o.name, o.kind, o.country, o.register_number, o.contact_name, o.phone, o.email
      FROM \(rows: OrganisationRecord.self, as: "o") WHERE (o.sort_key, o.id) > (\(place?.sortKey ?? ""), \(place?.id.text ?? "")) AND \(part: fits(patterns))
      ORDER BY o.sort_key, o.id LIMIT \(limit)
      """, decode: decode)
  }

  private static func fits(_ patterns: [LikePattern]) -> ScopedSQL {
    patterns.reduce("1 = 1") { "\(part: $0) AND o.sort_key LIKE \($1.text)" }
  }

  static let none = Statement<OrganisationRecord, Organisation>(
    """
    SELECT o.id, o.version, o.name, o.kind, o.country, o.register_number, o.contact_name, o.phone, o.email
    FROM \(rows: OrganisationRecord.self, as: "o") WHERE 1 = 0
    """, decode: decode)

  /// Those that send people: offices and carriers.
  static func referrers() -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT o.id, o.version, o.name, o.kind, o.country, o.register_number, o.contact_name, o.phone, o.email
      FROM \(rows: OrganisationRecord.self, as: "o") WHERE o.kind IN ('municipality', 'job-centre', 'carrier', 'association')
      ORDER BY o.sort_key, o.id LIMIT 100
      """, decode: decode)
  }
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
    return Workplace(
      id: try row.id("id"), organisation: try row.id("organisation_id"),
      organisationName: try row.text("organisation_name"), country: try row.text("country"),
      version: try row.version(), details: details)
  }

  static func byID(_ id: WorkplaceID) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
        w.representative, w.contact_name, w.contact_phone, w.transport, w.organisation_name, w.country
      FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.id = \(id)
      """, decode: decode)
  }

  static func among(_ ids: [WorkplaceID]) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
        w.representative, w.contact_name, w.contact_phone, w.transport, w.organisation_name, w.country
      FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.id IN \(any: ids) ORDER BY w.sort_key, w.id
      """, decode: decode)
  }

  static func of(_ organisation: OrganisationID) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
        w.representative, w.contact_name, w.contact_phone, w.transport, w.organisation_name, w.country
      FROM \(rows: WorkplaceRecord.self, as: "w")
      WHERE w.organisation_id = \(organisation) ORDER BY w.sort_key, w.id LIMIT 200
      """, decode: decode)
  }

  /// Every workplace of an organisation, for what follows from a change to it.
  static func ids(of organisation: OrganisationID) -> Statement<WorkplaceRecord, WorkplaceID> {
    Statement(
      "SELECT w.id FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.organisation_id = \(organisation) ORDER BY w.id"
    ) {
      try $0.id("id")
    }
  }

  /// Workplaces to choose from, by the name of the place or of its firm.
  static func named(_ patterns: [LikePattern], limit: Int) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
        w.representative, w.contact_name, w.contact_phone, w.transport, w.organisation_name, w.country
      FROM \(rows: WorkplaceRecord.self, as: "w")
      WHERE \(part: fits(patterns)) ORDER BY w.organisation_key, w.sort_key, w.id LIMIT \(limit)
      """, decode: decode)
  }

  private static func fits(_ patterns: [LikePattern]) -> ScopedSQL {
    patterns.reduce("1 = 1") {
      "\(part: $0) AND (w.organisation_key LIKE \($1.text) OR w.sort_key LIKE \($1.text))"
    }
  }

  static let none = Statement<WorkplaceRecord, Workplace>(
    """
    SELECT w.id, w.organisation_id, w.version, w.name, w.address, w.unit_number, w.ordinary_staff, w.staff_as_of,
      w.representative, w.contact_name, w.contact_phone, w.transport, w.organisation_name, w.country
    FROM \(rows: WorkplaceRecord.self, as: "w") WHERE 1 = 0
    """, decode: decode)
}
