public import Access
public import Rules
public import Values

/// On which days people work in offices: those of the country and region of each organisation. A closure is one of a
/// workplace; an office has none here.
public struct OfficeCalendars: Sendable {
  private let each: [OrganisationID: WorkingCalendar]
  private let first: WorkingCalendar

  init(_ each: [OrganisationID: WorkingCalendar], first: WorkingCalendar) { (self.each, self.first) = (each, first) }

  /// Of none, and of one that is not known, the installation's: that of the organisation that was entered first.
  public func calendar(of organisation: OrganisationID?) -> WorkingCalendar {
    organisation.flatMap { each[$0] } ?? first
  }
}

extension Employers {
  /// The calendars of these organisations and of the installation, for the system's own plans.
  public static func consultCalendars(
    of organisations: [OrganisationID], _ calendars: Calendars, _ tx: Transaction
  ) throws -> Withheld<OfficeCalendars> {
    try tx.consult(Place.of(organisations)).map { places in
      OfficeCalendars(
        Dictionary(places.map { ($0.organisation, $0.calendar(calendars)) }) { first, _ in first },
        first: places.first?.calendar(calendars) ?? .weekends)
    }
  }

  /// The day itself, or the next on which the actor's office works; the day itself where there is none in four weeks.
  public static func suggestion(
    from day: CivilDate, _ calendars: Calendars, _ tx: Transaction
  ) throws -> CivilDate {
    let own = tx.actor.organisation
    let days = (0...28).map { day.adding(days: $0) }
    let open = try consultCalendars(of: own.map { [$0] } ?? [], calendars, tx).decide(tx) { offices, _ in
      days.map { offices.calendar(of: own).isOpen($0) }
    }
    return zip(days, open).first { $0.1 }?.0 ?? day
  }

  /// Which of these countries the actor's organisation is in, or the installation where it has none; none where it is in
  /// another.
  public static func country(among known: [String], _ tx: Transaction) throws -> String? {
    let own = tx.actor.organisation
    let isThere = try tx.consult(Place.of(own.map { [$0] } ?? [])).decide(tx) { places, _ in
      let place = places.first { $0.organisation == own } ?? places.first
      return known.map { $0 == place?.country }
    }
    return zip(known, isThere).first { $0.1 }?.0
  }
}

/// Where an organisation is.
private struct Place: Sendable {
  let organisation: OrganisationID
  let country: String
  let region: String?

  func calendar(_ calendars: Calendars) -> WorkingCalendar { calendars.calendar(country: country, region: region) }

  /// These, behind the one that was entered first.
  static func of(_ organisations: [OrganisationID]) -> Statement<OrganisationRecord, Place> {
    Statement(
      """
      SELECT o.id, o.country, o.region FROM \(rows: OrganisationRecord.self, as: "o")
      WHERE o.id IN \(any: organisations)
        OR o.id = (SELECT MIN(f.id) FROM \(rows: OrganisationRecord.self, as: "f"))
      ORDER BY o.id
      """, decode: decode)
  }

  @Sendable private static func decode(_ row: borrowing Columns) throws -> Place {
    Place(organisation: try row.id("id"), country: try row.text("country"), region: try row.textIfAny("region"))
  }
}
