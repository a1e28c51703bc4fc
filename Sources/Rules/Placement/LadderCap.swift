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

  /// The first week from `week` on in which so many hours are within every cap; `nil` when a cap without end forbids.
  public static func firstWeek(
    allowing hours: Hours, from week: ISOWeek, _ considerations: [ConsiderationInForce]
  ) -> ISOWeek? {
    var candidate = week
    while let cap = lowest(in: candidate, considerations), cap.hours < hours {
      guard let until = cap.until else { return nil }
      candidate = ISOWeek(containing: until).adding(weeks: 1)
    }
    return candidate
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

/// Whether a step of the ladder may be agreed.
public enum StepVerdict: Sendable, Hashable {
  case allowed
  /// Refused by a cap that is in force in `week`; `freeFrom` is the first week in which the step is possible.
  case refused(by: LadderCap, in: ISOWeek, freeFrom: ISOWeek?)
  case aboveFullWeek(Hours)
}

extension HoursLadder.Step {
  /// Judges the step from its week through `last`, the week before the next step or the placement's last one; `nil`
  /// looks ahead without end. Without a pack nobody knows the full week; what is agreed with the person binds all the
  /// same.
  public func validate(
    against considerations: [ConsiderationInForce], through last: ISOWeek?, pack: RulePack?
  ) -> StepVerdict {
    if let full = pack?.fullWeek.stated.value, hours > full { return .aboveFullWeek(full) }
    for day in LadderCap.changes(considerations, from: week, through: last) {
      guard let cap = LadderCap.lowest(in: day, considerations), cap.hours < hours else { continue }
      let free = LadderCap.firstWeek(allowing: hours, from: day, considerations)
      return .refused(by: cap, in: day, freeFrom: free)
    }
    return .allowed
  }
}
