import Access
import Rules
import Values

extension PlannedHours {
  private static let columns: ScopedSQL =
    "h.id, h.subject, h.version, h.category, h.from_day, h.until_day, h.hours, h.words, h.noted_by, h.noted_day, h.withdrawn_day"

  private static func decode<K: HoursRecord>(
    _ kind: K.Type
  ) -> @Sendable (borrowing Columns) throws -> PlannedHours {
    { row in
      PlannedHours(
        id: try row.id("id"), person: try row.id("subject"), version: try row.version(), circle: K.circle,
        details: Details(
          WeekCategoryCode(try row.text("category")), hours: try row.hours("hours"), from: try row.week("from_day"),
          until: try row.dateIfAny("until_day").map { ISOWeek(containing: $0) }, words: try row.textIfAny("words")),
        noted: Noted(by: try row.text("noted_by"), on: try row.date("noted_day")),
        withdrawn: try row.dateIfAny("withdrawn_day"))
    }
  }

  static func byID<K: HoursRecord>(_ id: PlannedHoursID, _ kind: K.Type) -> Statement<K, PlannedHours> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: K.self, as: "h") WHERE h.id = \(id) AND h.sort = 'planned'
      """, decode: decode(kind))
  }

  /// What is planned for any week from one to another, what begins first first.
  static func of<K: HoursRecord>(
    _ person: PersonID, _ weeks: ClosedRange<ISOWeek>, _ kind: K.Type
  ) -> Statement<K, PlannedHours> {
    let (first, last) = (weeks.lowerBound.monday, weeks.upperBound.sunday)
    return Statement(
      """
      SELECT \(part: columns) FROM \(rows: K.self, as: "h")
      WHERE h.person_id = \(person) AND h.sort = 'planned' AND h.withdrawn_day IS NULL
        AND h.from_day <= \(last) AND (h.until_day IS NULL OR h.until_day >= \(first))
      ORDER BY h.from_day, h.id LIMIT \(most)
      """, decode: decode(kind))
  }

  static func noted<K: HoursRecord>(about person: PersonID, _ kind: K.Type) -> Counting<K> {
    Counting(
      """
      FROM \(rows: K.self, as: "h")
      WHERE h.person_id = \(person) AND h.sort = 'planned' AND h.withdrawn_day IS NULL
      """, upTo: most)
  }
}

/// So much is planned for somebody that more of it is a mistake.
struct TooMuchPlanned: Error {}

/// What is done with planned hours.
enum PlannedHoursRecords {
  static func note(
    _ details: PlannedHours.Details, in circle: WeekCategory.Circle, about person: PersonID, _ tx: Transaction
  ) throws -> PlannedHoursID {
    func note<K: HoursRecord>(_ kind: K.Type) throws -> PlannedHoursID {
      let grant = try tx.grantToCreate(K.self, on: .person(person))
      // Nobody else writes while this transaction does.
      let isFull = try tx.count(PlannedHours.noted(about: person, kind), try tx.grant(Count.self, K.self)).act {
        $0 >= PlannedHours.most
      }
      if isFull { throw TooMuchPlanned() }
      let id: PlannedHoursID = tx.newID()
      try tx.insert(
        Insertion<K>(
          of: id, as: "planned-hours.noted",
          """
          INSERT INTO \(into: K.self)
            (id, person_id, sort, category, from_day, until_day, hours, words, turn, noted_by, noted_day, replaced_day,
              withdrawn_day, version)
          VALUES (\(id), \(within: person), 'planned', \(details.category.text), \(details.from.monday),
            \(details.until?.sunday), \(details.hours), \(details.words), 0, \(tx.actor.name), \(tx.today), NULL,
            NULL, 1)
          """), grant)
      return id
    }
    return try note(circle.record)
  }

  static func correct(
    _ planned: PlannedHours, to details: PlannedHours.Details, seen version: Version, _ tx: Transaction
  ) throws {
    func correct<K: HoursRecord>(_ kind: K.Type) throws {
      try tx.change(
        Change<K>(
          of: planned.id, seen: version, as: "planned-hours.corrected",
          set: """
            category = \(details.category.text), from_day = \(details.from.monday),
            until_day = \(details.until?.sunday), hours = \(details.hours), words = \(details.words)
            """), try tx.grant(Edit.self, K.self))
    }
    try correct(planned.circle.record)
  }

  /// Takes back what was noted by mistake: it was never planned. That it was noted stays in the journal.
  static func withdraw(_ planned: PlannedHours, seen version: Version, _ tx: Transaction) throws {
    func withdraw<K: HoursRecord>(_ kind: K.Type) throws {
      try tx.change(
        Change<K>(
          of: planned.id, seen: version, as: "planned-hours.withdrawn", set: "withdrawn_day = \(tx.today)"),
        try tx.grant(Edit.self, K.self))
    }
    try withdraw(planned.circle.record)
  }

  /// In whichever of the two kinds it lies; to whoever is told of one of them the other is not there.
  static func find(_ id: PlannedHoursID, _ tx: Transaction) throws -> Disclosed<PlannedHours> {
    do {
      return try tx.one(PlannedHours.byID(id, WeekHoursRecord.self), try tx.grant(Read.self, WeekHoursRecord.self))
    } catch is NotFound {
      return try tx.one(PlannedHours.byID(id, CaseHoursRecord.self), try tx.grant(Read.self, CaseHoursRecord.self))
    }
  }
}
