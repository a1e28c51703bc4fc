public import Values

/// The limit on weekly hours in one week, and which consideration sets it.
///
/// A cap holds for every ISO week in which it is in force on at least one day: hours are agreed by the week, and a cap
/// that ends on a Wednesday has still bound the days before. The first week without it is the one that begins after its
/// last day.
public struct LadderCap: Sendable, Hashable {
  public var hours: Hours
  public var consideration: ConsiderationID
  /// The last day on which the consideration is in force; `nil` until further notice.
  public var until: CivilDate?

  public init(hours: Hours, consideration: ConsiderationID, until: CivilDate?) {
    self.hours = hours
    self.consideration = consideration
    self.until = until
  }

  /// The lowest cap of the week; of equal ones that which lasts longest. `nil` when none is in force.
  public static func lowest(in week: ISOWeek, _ considerations: [ConsiderationInForce]) -> LadderCap? {
    caps(considerations).filter { $0.period.touches(week) }
      .map { LadderCap(hours: $0.hours, consideration: $0.id, until: $0.period.until) }
      .min { a, b in
        (a.hours, -Int64(a.until?.dayNumber ?? .max), a.consideration)
          < (b.hours, -Int64(b.until?.dayNumber ?? .max), b.consideration)
      }
  }

  /// The caps over a stretch of weeks: one entry for every week in which the lowest cap changes, `nil` where none is.
  public static func course(
    from first: ISOWeek, through last: ISOWeek, _ considerations: [ConsiderationInForce]
  ) -> [(week: ISOWeek, cap: LadderCap?)] {
    var course: [(week: ISOWeek, cap: LadderCap?)] = []
    for week in changes(considerations, from: first, through: last) {
      let cap = lowest(in: week, considerations)
      if course.isEmpty || course.last?.cap != cap { course.append((week, cap)) }
    }
    return course
  }

  /// Weeks in which a cap begins or has ended, with the first week; within the limits, in order.
  static func changes(
    _ considerations: [ConsiderationInForce], from first: ISOWeek, through last: ISOWeek?
  ) -> [ISOWeek] {
    var weeks: Set<ISOWeek> = [first]
    for cap in caps(considerations) {
      weeks.insert(cap.period.firstWeek)
      if let end = cap.period.lastWeek { weeks.insert(end.adding(weeks: 1)) }
    }
    return weeks.filter { week in week >= first && (last.map { week <= $0 } ?? true) }.sorted()
  }

  private static func caps(
    _ considerations: [ConsiderationInForce]
  ) -> [(id: ConsiderationID, hours: Hours, period: Period)] {
    considerations.compactMap { consideration in
      guard case .hoursCap(let hours) = consideration.effect else { return nil }
      return (consideration.id, hours, consideration.period)
    }
  }
}
