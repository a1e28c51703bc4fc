import Access
public import Rules
public import Values

/// What was worked of one category in one week, as somebody said it. Who says it again corrects it: the earlier saying stays,
/// with who said it and when it was corrected.
public struct WorkedHours: Sendable, Hashable {
  public let category: WeekCategoryCode
  public let week: ISOWeek
  /// None: what was said before was a mistake, and nothing is said in its place. Never the same as no hours.
  public let hours: Hours?
  public let circle: WeekCategory.Circle
  public let noted: Noted
  /// The day on which it was corrected; none of what holds.
  public let corrected: CivilDate?
  let id: EntryID
  let version: Version
  /// In which turn it was said, among all that was said about the week in its circle.
  let turn: Int
}

extension WorkedHours {
  private static let columns: ScopedSQL =
    "h.id, h.subject, h.version, h.category, h.from_day, h.hours, h.turn, h.noted_by, h.noted_day, h.replaced_day"

  private static func decode<K: HoursRecord>(
    _ kind: K.Type
  ) -> @Sendable (borrowing Columns) throws -> WorkedHours {
    { row in
      WorkedHours(
        category: WeekCategoryCode(try row.text("category")), week: try row.week("from_day"),
        hours: try row.integerIfAny("hours").map { Hours(quarters: $0) }, circle: K.circle,
        noted: Noted(by: try row.text("noted_by"), on: try row.date("noted_day")),
        corrected: try row.dateIfAny("replaced_day"), id: try row.id("id"), version: try row.version(),
        turn: try row.integer("turn"))
    }
  }

  /// What holds of all the weeks from one to another: of each category of each week one.
  static func of<K: HoursRecord>(
    _ person: PersonID, _ weeks: ClosedRange<ISOWeek>, _ kind: K.Type
  ) -> Statement<K, WorkedHours> {
    let most = (weeks.upperBound.weeks(since: weeks.lowerBound) + 1) * WeekCategory.most
    return Statement(
      """
      SELECT \(part: columns) FROM \(rows: K.self, as: "h")
      WHERE h.person_id = \(person) AND h.sort = 'worked' AND h.replaced_day IS NULL
        AND h.from_day >= \(weeks.lowerBound.monday) AND h.from_day <= \(weeks.upperBound.monday)
      ORDER BY h.from_day, h.category, h.id LIMIT \(most)
      """, decode: decode(kind))
  }

  /// All that was ever said about a week, the first first.
  static func said<K: HoursRecord>(
    about person: PersonID, _ week: ISOWeek, _ kind: K.Type
  ) -> Statement<K, WorkedHours> {
    Statement(
      """
      SELECT \(part: columns) FROM \(rows: K.self, as: "h")
      WHERE h.person_id = \(person) AND h.sort = 'worked' AND h.from_day = \(week.monday)
      ORDER BY h.turn, h.category, h.id LIMIT \(mostSaid)
      """, decode: decode(kind))
  }

  /// So often is something said about one week; beyond it, some program repeats itself.
  static let mostSaid = 400
}

/// So much was said about a week that more of it is a mistake.
struct TooMuchSaid: Error {}

enum WorkedHoursRecords {
  /// Says what was worked of one category in a week, in place of what was said before.
  static func note(
    _ hours: Hours?, of category: WeekCategoryCode, _ circle: WeekCategory.Circle, in week: ISOWeek,
    about person: PersonID, before: [WorkedHours], _ tx: Transaction
  ) throws {
    func note<K: HoursRecord>(_ kind: K.Type) throws {
      _ = try tx.grantToCreate(K.self, on: .person(person))
      let own = before.filter { $0.circle == circle }
      guard own.count < WorkedHours.mostSaid else { throw TooMuchSaid() }
      let holding = own.filter { $0.category == category && $0.corrected == nil }
      for held in holding {
        try tx.change(
          Change<K>(of: held.id, seen: held.version, as: "hours.corrected", set: "replaced_day = \(tx.today)"),
          try tx.grant(Edit.self, K.self))
      }
      let last = own.map(\.turn).max() ?? 0
      // Two hold at once only where two records of one person were joined: should they be separated, each has its own.
      for (turn, corrected) in (holding.isEmpty ? [nil] : holding.map { Optional($0.id) }).enumerated() {
        let id: EntryID = tx.newID()
        let number = last + 1 + turn
        try tx.insert(
          Insertion<K>(
            of: id, as: "hours.noted",
            """
            INSERT INTO \(into: K.self)
              (id, person_id, sort, category, from_day, until_day, hours, words, turn, noted_by, noted_day, replaced_day,
                withdrawn_day, corrects, version)
            VALUES (\(id), \(within: person), 'worked', \(category.text), \(week.monday), \(week.sunday), \(hours), NULL,
              \(number), \(tx.actor.name), \(tx.today), NULL, NULL, \(corrected), 1)
            """), try tx.grantToCreate(K.self, on: .person(person)))
      }
    }
    try note(circle.record)
  }

  /// All that was said about a week, as far as the reader is told.
  static func said(
    about person: PersonID, _ week: ISOWeek, isWhole: Bool, _ tx: Transaction
  ) throws -> Disclosed<[WorkedHours]> {
    let shared = try tx.listWhatIsReadable(
      WorkedHours.said(about: person, week, WeekHoursRecord.self), try tx.grant(List.self, WeekHoursRecord.self))
    guard isWhole else { return shared }
    let rest = try tx.listWhatIsReadable(
      WorkedHours.said(about: person, week, CaseHoursRecord.self), try tx.grant(List.self, CaseHoursRecord.self))
    return .together(shared, rest) { $0 + $1 }
  }
}
