public import Values

/// Days from the first to the last, both included; without a last day it goes on.
public struct Period: Sendable, Hashable, Codable {
  public let from: CivilDate
  public let until: CivilDate?

  /// `nil` when the last day comes before the first.
  public init?(from: CivilDate, until: CivilDate?) {
    if let until, until < from { return nil }
    self.from = from
    self.until = until
  }

  public func contains(_ day: CivilDate) -> Bool { day >= from && (until.map { day <= $0 } ?? true) }

  public func overlaps(_ other: Period) -> Bool {
    (other.until.map { from <= $0 } ?? true) && (until.map { other.from <= $0 } ?? true)
  }

  /// Every ISO week that holds a day of the period.
  var firstWeek: ISOWeek { ISOWeek(containing: from) }
  var lastWeek: ISOWeek? { until.map { ISOWeek(containing: $0) } }

  func touches(_ week: ISOWeek) -> Bool { week >= firstWeek && (lastWeek.map { week <= $0 } ?? true) }
}
