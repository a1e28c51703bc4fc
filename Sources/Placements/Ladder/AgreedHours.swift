public import Access
public import Rules
public import Values

/// What is agreed of a placement that was started, for a count of weeks: of which kind it is, on which days, how many hours.
/// Not where, nor how it ended.
public struct AgreedHours: Sendable, Hashable {
  public let measure: MeasureCode
  public let period: Period
  public let ladder: HoursLadder

  public init(measure: MeasureCode, period: Period, ladder: HoursLadder) {
    (self.measure, self.period, self.ladder) = (measure, period, ladder)
  }

  /// What is agreed for a week; nothing where the week lies outside of it. A week in which it begins or ends has the hours
  /// of its step, as in every check.
  public func hours(in week: ISOWeek) -> Hours? {
    guard week.sunday >= period.from, period.until.map({ week.monday <= $0 }) ?? true else { return nil }
    return ladder.hours(in: week)
  }
}

/// The days of a placement for whoever is told of its hours.
struct AgreedDays: Sendable {
  let placement: PlacementID
  let measure: MeasureCode
  /// None where it was given up before it began, or never started.
  let period: Period?

  static func of(_ person: PersonID) -> Statement<PlacementRecord, AgreedDays> {
    Statement(
      """
      SELECT l.id, l.subject, l.measure, l.from_day, l.until_day, l.ended_day, l.is_started
      FROM \(rows: PlacementRecord.self, as: "l") WHERE l.person_id = \(person) ORDER BY l.from_day, l.id
      """, showing: .shared
    ) { row in
      let last = [try row.dateIfAny("until_day"), try row.dateIfAny("ended_day")].compactMap(\.self).min()
      let isStarted = try row.flag("is_started")
      return AgreedDays(
        placement: try row.id("id"), measure: MeasureCode(try row.text("measure")),
        period: isStarted ? Period(from: try row.date("from_day"), until: last) : nil)
    }
  }
}

/// A step of the ladder for whoever is told of its hours: not why, nor who decided.
struct AgreedStep: Sendable {
  let placement: PlacementID
  let step: HoursLadder.Step

  static func of(_ person: PersonID) -> Statement<LadderRecord, AgreedStep> {
    Statement(
      """
      SELECT s.placement_id, s.subject, s.week, s.hours FROM \(rows: LadderRecord.self, as: "s")
      WHERE s.person_id = \(person) AND s.outcome = 'agreed' ORDER BY s.week, s.id
      """, showing: .actualHours
    ) { row in
      AgreedStep(
        placement: try row.id("placement_id"),
        step: HoursLadder.Step(from: try row.week("week"), hours: try row.hours("hours")))
    }
  }
}

extension Placements {
  /// What is agreed of all of somebody's placements that were started, as far as the reader is told.
  public static func agreedHours(of person: PersonID, _ tx: Transaction) throws -> Disclosed<[AgreedHours]> {
    try .together(
      tx.listWhatIsReadable(
        AgreedDays.of(person), try tx.grant(List.self, PlacementRecord.self, seeing: .shared)),
      tx.listWhatIsReadable(AgreedStep.of(person), try tx.grant(List.self, LadderRecord.self, seeing: .actualHours))
    ) { all, steps in
      all.compactMap { days in
        days.period.map { period in
          AgreedHours(
            measure: days.measure, period: period,
            ladder: HoursLadder(steps.filter { $0.placement == days.placement }.map(\.step)))
        }
      }
    }
  }
}
