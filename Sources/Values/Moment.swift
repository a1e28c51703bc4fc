/// A point in time: microseconds since 1 January 1970 UTC. For the journal and for sessions; promises use `CivilDate`.
public struct Moment: Sendable, Hashable, Comparable, Codable {
  public let microseconds: Int64

  public init(microseconds: Int64) {
    self.microseconds = microseconds
  }

  public func adding(seconds: Int64) -> Moment { Moment(microseconds: microseconds + seconds * 1_000_000) }

  public static func < (a: Moment, b: Moment) -> Bool { a.microseconds < b.microseconds }
}

extension Moment: CustomStringConvertible {
  /// ISO 8601 in UTC, to the second: `2026-11-22T08:15:00Z`.
  public var description: String {
    let seconds = microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let rest = Int(seconds - day * 86_400)
    let two = { (value: Int) in (value < 10 ? "0" : "") + String(value) }
    return CivilDate(dayNumber: Int32(day)).iso + "T" + two(rest / 3600) + ":" + two(rest / 60 % 60) + ":"
      + two(rest % 60) + "Z"
  }
}

/// What the outside world supplies, handed in by whoever composes the program: real in the server, fixed in tests.
public struct Surroundings: Sendable {
  public var now: @Sendable () -> Moment
  /// The civil date at the installation's place; midnight in UTC is not midnight in Kolding.
  public var today: @Sendable () -> CivilDate
  public var random: @Sendable () -> UInt64

  public init(
    now: @escaping @Sendable () -> Moment,
    today: @escaping @Sendable () -> CivilDate,
    random: @escaping @Sendable () -> UInt64
  ) {
    self.now = now
    self.today = today
    self.random = random
  }

  public func newID<Of>(_ kind: Of.Type = Of.self) -> ID<Of> {
    let microseconds = UInt64(max(0, now().microseconds))
    // Microseconds stand before chance, so that ids of one millisecond sort too (RFC 9562 §6.2, method 3).
    return ID(
      milliseconds: microseconds / 1000, randomHigh: (microseconds % 1000) << 2 | (random() & 3), randomLow: random())
  }
}
