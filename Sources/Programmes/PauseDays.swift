public import Access
public import Design
public import Language
public import Values
public import Web

/// On which days somebody who takes part is not there, for whoever does something with her: not why, nor what is agreed about
/// placements meanwhile.
public struct PauseDays: Sendable, Hashable {
  public let from: CivilDate
  /// The day on which she is expected back.
  public let expected: CivilDate
  /// The first day on which she was there again; none while nobody has said so.
  let back: CivilDate?
  /// The last day of the participation that it belongs to; none while none is noted.
  let last: CivilDate?

  public init(from: CivilDate, expected: CivilDate, back: CivilDate? = nil, last: CivilDate? = nil) {
    (self.from, self.expected, self.back, self.last) = (from, expected, back, last)
  }

  /// Whether it runs on a day: until somebody says that she is back, and no longer than she takes part.
  public func runs(on day: CivilDate) -> Bool {
    from <= day && (back.map { day < $0 } ?? true) && (last.map { day <= $0 } ?? true)
  }

  /// Whether she is away on a day, as far as it is known today: before she is expected back, and behind that up to today as
  /// long as nobody has said that she came.
  public func covers(_ day: CivilDate, seenOn today: CivilDate) -> Bool {
    runs(on: day) && (day < expected || day <= today)
  }

  /// What is said of it on a day on which it runs.
  public func words(on day: CivilDate) -> Phrase {
    expected < day ? .pausePassedTag(day: expected) : .pauseTag(day: expected)
  }

  static func of(_ person: PersonID) -> Statement<PauseDaysRecord, PauseDays> {
    Statement(
      """
      SELECT z.id, z.subject, z.from_day, z.expected_day, z.back_day, z.left_day
      FROM \(rows: PauseDaysRecord.self, as: "z") WHERE z.person_id = \(person) ORDER BY z.from_day, z.id
      """
    ) { row in
      PauseDays(
        from: try row.date("from_day"), expected: try row.date("expected_day"), back: try row.dateIfAny("back_day"),
        last: try row.dateIfAny("left_day"))
    }
  }

  /// For programs.
  public static let shape = Shape<PauseDays>("PauseDays") { pause in
    pause.day("from") { $0.from }
    pause.day("expected") { $0.expected }
  }

  /// That she pauses, and until when, for the head of a page.
  public func tag(_ desk: Desk) -> HTML { "<p>\(Tag(desk.voice(words(on: desk.today)), .due))</p>" }
}

extension Participations {
  /// The pause in which somebody is today; none where she is there, and none for whoever is not told. What is over, or begins
  /// later, is not told: it is nothing that they have to go by.
  public static func pauseToday(of person: PersonID, _ tx: Transaction) throws -> Disclosed<PauseDays?> {
    guard tx.actor.might(List.self, PauseDaysRecord.self) else { return tx.me.map { _ in nil } }
    return try tx.listWhatIsReadable(PauseDays.of(person), try tx.grant(List.self, PauseDaysRecord.self)).map { all in
      all.last { $0.runs(on: tx.today) }
    }
  }

  /// The same for the head of a page of another room; nothing where there is none.
  public static func pausing(_ person: PersonID, _ tx: Transaction, _ desk: Desk) throws -> Disclosed<HTML> {
    try pauseToday(of: person, tx).map { $0.map { $0.tag(desk) } ?? .nothing }
  }
}
