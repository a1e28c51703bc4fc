public import Values

/// Weekly hours that rise, hold or step back, as agreed week by week.
public struct HoursLadder: Sendable, Hashable, Codable {
  /// From this week on, so many hours a week, until the next step.
  public struct Step: Sendable, Hashable, Codable {
    public var week: ISOWeek
    public var hours: Hours

    public init(from week: ISOWeek, hours: Hours) {
      self.week = week
      self.hours = hours
    }
  }

  /// Rising by week. Of two steps for the same week the later given one holds.
  public let steps: [Step]

  public init(_ steps: [Step]) {
    var byWeek: [ISOWeek: Step] = [:]
    for step in steps { byWeek[step.week] = step }
    self.steps = byWeek.values.sorted { $0.week < $1.week }
  }

  /// The same hours from one week on.
  public init(hours: Hours, from week: ISOWeek) {
    self.init([Step(from: week, hours: hours)])
  }

  /// The step that is in force in the week; `nil` before the first.
  public func step(in week: ISOWeek) -> Step? { steps.last { $0.week <= week } }

  public func hours(in week: ISOWeek) -> Hours? { step(in: week)?.hours }
}
