public import Access
import Language
public import Values
import Web

// The number of a register is the key of what the law counts: a legal entity, a workplace. Who may write in the register of
// firms may read all of it (`Matrix`: through the installation, not an organisation), so the first record may always be
// named to whoever would enter a second.

extension Employers {
  /// Throws `Refused`, naming the first, when there is an organisation with this number already. A double that was there
  /// before can still be changed.
  static func refuseDouble(
    of details: Organisation.Details, besides own: OrganisationID?, _ tx: Transaction
  ) throws {
    guard let key = details.registerKey else { return }
    let same = try tx.list(
      Organisation.numbered(key, in: details.country), try tx.grant(List.self, OrganisationRecord.self))
    try same.act { same in
      if same.contains(where: { $0.id == own }) { return }
      guard let first = same.first else { return }
      throw Refused(
        [
          Problem(
            OrganisationForm.registerNumber.name, .employerNumberTaken(name: first.details.name),
            record: RecordNamed(
              first.details.name, at: .to(EmployersAddress.employer(first.id)),
              inAPI: .to(EmployersAddress.api(.organisation(first.id)))))
        ])
    }
  }

  /// The same for the number of a workplace, in whichever firm's name it stands.
  static func refuseDouble(
    of details: Workplace.Details, in organisation: OrganisationID, besides own: WorkplaceID?, _ tx: Transaction
  ) throws {
    guard let key = details.unitKey else { return }
    let country = try find(organisation, tx).act(\.details.country)
    let same = try tx.list(Workplace.numbered(key, in: country), try tx.grant(List.self, WorkplaceRecord.self))
    try same.act { same in
      if same.contains(where: { $0.id == own }) { return }
      guard let first = same.first else { return }
      throw Refused(
        [
          Problem(
            WorkplaceForm.unitNumber.name,
            .workplaceNumberTaken(name: first.details.name, firm: first.organisationName),
            record: RecordNamed(
              first.details.name, at: .to(EmployersAddress.workplace(first.id)),
              inAPI: .to(EmployersAddress.api(.workplace(first.id)))))
        ])
    }
  }

  /// The same for the workplaces of a firm that moves to another country: their numbers are those of another register then.
  static func refuseDoubles(
    ofWorkplacesOf organisation: OrganisationID, in country: String, _ tx: Transaction
  ) throws {
    let keys = try tx.list(Workplace.keys(of: organisation), try tx.grant(List.self, WorkplaceRecord.self))
    try keys.flatMap { keys in
      try keys.isEmpty
        ? tx.me.map { _ in [] }
        : tx.list(Workplace.numbered(keys, in: country), try tx.grant(List.self, WorkplaceRecord.self))
    }.act { same in
      guard let first = same.first(where: { $0.organisation != organisation }) else { return }
      throw Refused(
        [
          Problem(
            OrganisationForm.country.name,
            .workplaceNumberTaken(name: first.details.name, firm: first.organisationName),
            record: RecordNamed(
              first.details.name, at: .to(EmployersAddress.workplace(first.id)),
              inAPI: .to(EmployersAddress.api(.workplace(first.id)))))
        ])
    }
  }

  /// Every record of the same workplace, itself among them: those that were entered before the number was a key. What the
  /// law counts at one of them it counts at all.
  public static func same(as workplace: Workplace, _ tx: Transaction) throws -> Disclosed<[Workplace]> {
    try tx.list(Workplace.same(as: workplace), try tx.grant(List.self, WorkplaceRecord.self))
  }

  /// The same for the system's own checks.
  public static func consultSame(as workplace: Workplace, _ tx: Transaction) throws -> Withheld<[Workplace]> {
    try tx.consult(Workplace.same(as: workplace))
  }

  /// The workplaces of the firm that has this one, in whichever record of it they stand: a number of the register is one
  /// firm, however often it was entered.
  public static func ofSameFirm(as workplace: Workplace, _ tx: Transaction) throws -> Disclosed<[WorkplaceID]> {
    let firm =
      try workplace.firmKey.map { key in
        try tx.list(
          Organisation.numbered(key, in: workplace.country), try tx.grant(List.self, OrganisationRecord.self)
        ).map { $0.map(\.id) }
      } ?? tx.me.map { _ in [workplace.organisation] }
    return try firm.flatMap { try tx.list(Workplace.of($0), try tx.grant(List.self, WorkplaceRecord.self)) }
  }

  /// The same for the system's own checks.
  public static func consultOfSameFirm(as workplace: Workplace, _ tx: Transaction) throws -> Withheld<[WorkplaceID]> {
    guard let key = workplace.firmKey else { return try tx.consult(Workplace.of([workplace.organisation])) }
    return try tx.consult(Organisation.numbered(key, in: workplace.country)).flatMap(tx) { same, tx in
      try tx.consult(Workplace.of(same.map(\.id)))
    }
  }

  /// Other records of the same firm, itself not among them.
  static func doubles(of organisation: Organisation, _ tx: Transaction) throws -> Disclosed<[Organisation]> {
    guard let key = organisation.details.registerKey else { return tx.me.map { _ in [] } }
    return try tx.list(
      Organisation.numbered(key, in: organisation.details.country),
      try tx.grant(List.self, OrganisationRecord.self)
    ).map { $0.filter { $0.id != organisation.id } }
  }
}

extension Organisation {
  /// Those of a number, the oldest first.
  static func numbered(_ key: String, in country: String) -> Statement<OrganisationRecord, Organisation> {
    Statement(
      """
      SELECT o.id, o.version, o.name, o.kind, o.country, o.region, o.register_number, o.contact_name, o.phone, o.email
      FROM \(rows: OrganisationRecord.self, as: "o") WHERE o.register_key = \(key) AND o.country = \(country)
      ORDER BY o.id LIMIT 1000
      """, decode: decode)
  }
}

extension Workplace {
  /// The numbers of a firm's workplaces, as they are compared.
  static func keys(of organisation: OrganisationID) -> Statement<WorkplaceRecord, String> {
    Statement(
      """
      SELECT w.unit_key FROM \(rows: WorkplaceRecord.self, as: "w")
      WHERE w.organisation_id = \(organisation) AND w.unit_key IS NOT NULL ORDER BY w.id LIMIT 1000
      """
    ) { try $0.text("unit_key") }
  }

  /// Those of any of these numbers, the oldest first.
  static func numbered(_ keys: [String], in country: String) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.unit_key IN \(any: keys) AND w.country = \(country)
      ORDER BY w.id LIMIT 1000
      """, decode: decode)
  }

  /// Those of a number, the oldest first.
  static func numbered(_ key: String, in country: String) -> Statement<WorkplaceRecord, Workplace> {
    Statement(
      """
      SELECT \(part: columns)
      FROM \(rows: WorkplaceRecord.self, as: "w") WHERE w.unit_key = \(key) AND w.country = \(country)
      ORDER BY w.id LIMIT 1000
      """, decode: decode)
  }

  /// Itself alone where it has no number.
  static func same(as workplace: Workplace) -> Statement<WorkplaceRecord, Workplace> {
    guard let key = workplace.details.unitKey else { return byID(workplace.id) }
    return numbered(key, in: workplace.country)
  }
}
