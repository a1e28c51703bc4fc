public import Access
public import Values

extension Guardian {
  private static let columns: ScopedSQL =
    """
    g.id, g.subject, g.version, g.name, g.kind, g.from_day, g.until_day, g.phone, g.language, g.needs_interpreter,
      g.withdrawn_day
    """

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Guardian {
    Guardian(
      id: try row.id("id"), person: try row.id("subject"), version: try row.version(),
      details: Details(
        try row.text("name"), as: try row.choice("kind"), from: try row.date("from_day"),
        until: try row.dateIfAny("until_day"), phone: try row.textIfAny("phone"),
        language: try row.languageIfAny("language"), needsInterpreter: try row.flag("needs_interpreter")),
      withdrawn: try row.dateIfAny("withdrawn_day"))
  }

  static func byID(_ id: GuardianID) -> Statement<GuardianRecord, Guardian> {
    Statement("SELECT \(part: columns) FROM \(rows: GuardianRecord.self, as: "g") WHERE g.id = \(id)", decode: decode)
  }

  /// All that are noted about somebody and were not taken back, what began last first.
  static func of(_ person: PersonID) -> Statement<GuardianRecord, Guardian> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: GuardianRecord.self, as: "g")
      WHERE g.person_id = \(person) AND g.withdrawn_day IS NULL ORDER BY g.from_day DESC, g.id DESC
      """, decode: decode)
  }

  static func noted(about person: PersonID) -> Counting<GuardianRecord> {
    Counting(
      "FROM \(rows: GuardianRecord.self, as: "g") WHERE g.person_id = \(person) AND g.withdrawn_day IS NULL",
      upTo: most)
  }
}

extension BirthDate {
  /// When somebody was born; no row where that is not known.
  static func of(_ person: PersonID) -> Statement<PersonRecord, BirthDate> {
    Statement(
      """
      SELECT p.id, p.subject, p.birth_date, p.birth_precision FROM \(rows: PersonRecord.self, as: "p")
      WHERE p.id = \(person) AND p.birth_date IS NOT NULL LIMIT 1
      """
    ) { row in BirthDate(try row.date("birth_date"), try row.choice("birth_precision")) }
  }
}

/// So many are noted that more of them is a mistake.
struct TooManyGuardians: Error {}

/// It was taken back already, on that day.
struct GuardianTakenBack: Error { let on: CivilDate }

/// What is done with what is known of who stands for somebody under 18.
public enum Guardians {
  public static func note(
    _ details: Guardian.Details, for person: PersonID, _ tx: Transaction
  ) throws -> GuardianID {
    let grant = try tx.grantToCreate(GuardianRecord.self, on: .person(person))
    // Nobody else writes while this transaction does.
    let isFull = try tx.count(Guardian.noted(about: person), try tx.grant(Count.self, GuardianRecord.self)).act {
      $0 >= Guardian.most
    }
    if isFull { throw TooManyGuardians() }
    let id: GuardianID = tx.newID()
    try tx.insert(
      Insertion<GuardianRecord>(
        of: id, as: "guardian.noted",
        """
        INSERT INTO \(into: GuardianRecord.self)
          (id, person_id, name, kind, from_day, until_day, phone, language, needs_interpreter, withdrawn_day, version)
        VALUES (\(id), \(within: person), \(details.name), \(details.kind.rawValue), \(details.from),
          \(details.until), \(details.phone), \(details.language), \(details.needsInterpreter), NULL, 1)
        """), grant)
    return id
  }

  static func change(
    _ id: GuardianID, to details: Guardian.Details, seen version: Version, _ tx: Transaction
  ) throws {
    try tx.change(
      Change<GuardianRecord>(
        of: id, seen: version, as: "guardian.changed",
        set: """
          name = \(details.name), kind = \(details.kind.rawValue), from_day = \(details.from),
          until_day = \(details.until), phone = \(details.phone), language = \(details.language),
          needs_interpreter = \(details.needsInterpreter)
          """), try tx.grant(Edit.self, GuardianRecord.self))
  }

  /// Takes back what was noted by mistake: they never stood for her. That it was noted stays in the journal.
  static func withdraw(_ guardian: Guardian, seen version: Version, _ tx: Transaction) throws {
    if let day = guardian.withdrawn { throw GuardianTakenBack(on: day) }
    try tx.change(
      Change<GuardianRecord>(
        of: guardian.id, seen: version, as: "guardian.withdrawn", set: "withdrawn_day = \(tx.today)"),
      try tx.grant(Edit.self, GuardianRecord.self))
  }

  // MARK: Looking

  static func find(_ id: GuardianID, _ tx: Transaction) throws -> Disclosed<Guardian> {
    let found = try tx.one(Guardian.byID(id), try tx.grant(Read.self, GuardianRecord.self))
    return try .together(found, found.flatMap { try birth(of: $0.person, tx) }) { guardian, birth in
      Guardianship(born: birth, [guardian]).guardians.first ?? guardian
    }
  }

  /// Whether somebody is under 18 and who stands for her, as far as the reader is told.
  public static func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<Guardianship> {
    try .together(
      birth(of: person, tx),
      tx.listWhatIsReadable(Guardian.of(person), try tx.grant(List.self, GuardianRecord.self))
    ) { Guardianship(born: $0, $1) }
  }

  /// When somebody was born, where that is known and told to the reader.
  public static func birth(of person: PersonID, _ tx: Transaction) throws -> Disclosed<BirthDate?> {
    guard tx.actor.might(Read.self, PersonRecord.self) else { return tx.me.map { _ in nil } }
    return try tx.first(BirthDate.of(person), try tx.grant(Read.self, PersonRecord.self))
  }

  /// When somebody was born, for the system.
  public static func consultBirth(of person: PersonID, _ tx: Transaction) throws -> Withheld<BirthDate?> {
    try tx.consult(BirthDate.of(person)).map { $0.first }
  }

  /// All of it, for the system.
  public static func consult(_ person: PersonID, _ tx: Transaction) throws -> Withheld<Guardianship> {
    try .together(tx.consult(BirthDate.of(person)), tx.consult(Guardian.of(person))) {
      Guardianship(born: $0.first, $1)
    }
  }
}
