public import Values

/// What the placement must respect for this person, in the words that the workplace may read. Never a reason.
public struct ConsiderationInForce: Sendable, Hashable, Identifiable {
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
    /// Only between these times of day.
    case onlyBetween(ClockTime, ClockTime)
    /// As stated in plain words: “no lifting above 10 kg”, “door open”.
    case stated(Field, String)
  }

  /// What a consideration in plain words is about.
  public enum Field: String, Sendable, Hashable, Codable, CaseIterable {
    case task, load, environment, appointment
  }
}

/// A time of day in minutes after midnight, without a date.
public struct ClockTime: Sendable, Hashable, Comparable, Codable {
  public let minutes: Int

  /// `nil` outside 00:00–24:00.
  public init?(hour: Int, minute: Int = 0) {
    guard (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440 else { return nil }
    minutes = hour * 60 + minute
  }

  public var hour: Int { minutes / 60 }
  public var minute: Int { minutes % 60 }

  public static func < (a: ClockTime, b: ClockTime) -> Bool { a.minutes < b.minutes }
}
