public import Values

/// What the placement must respect for this person, in the words that the workplace may read. Never a reason.
public struct ConsiderationInForce: Sendable, Hashable {
  /// One consideration may have several effects.
  public let id: ConsiderationID
  public var effect: Effect
  public var period: Period

  public init(id: ConsiderationID, effect: Effect, period: Period) {
    self.id = id
    self.effect = effect
    self.period = period
  }

  public enum Effect: Sendable, Hashable {
    /// Not more hours a week than these.
    case hoursCap(Hours)
    /// Not on these days of the week.
    case notOn(Set<CivilDate.Weekday>)
    /// Only in this part of the day.
    case onlyWithin(ClockSpan)
    /// As stated in plain words: “no lifting above 10 kg”, “door open”.
    case stated(Field, String)
  }

  /// What a consideration in plain words is about.
  public enum Field: String, Sendable, Hashable, Codable, CaseIterable {
    case task, load, environment, appointment
  }
}
