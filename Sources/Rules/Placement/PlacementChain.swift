public import Values

/// Placements at one firm of which each begins where the one before ended: for the length of a placement they are one.
public struct PlacementChain: Sendable, Hashable, Codable {
  /// The first day of the first of them.
  public var since: CivilDate
  /// The first day of the placement in question.
  public var from: CivilDate

  public init(since: CivilDate, from: CivilDate) {
    (self.since, self.from) = (since, from)
  }

  /// Whether what begins on a day goes on from what ended: no working day lies between the two.
  ///
  /// - Parameter calendar: of the workplace; that it is closed makes no working day less.
  public static func goesOn(
    from start: CivilDate, after end: CivilDate, _ calendar: WorkingCalendar = .weekends
  ) -> Bool {
    end < start ? !calendar.hasWorkingDay(after: end, before: start) : true
  }
}
