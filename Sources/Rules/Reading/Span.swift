public import Values

/// A length of time in the calendar, as rules state it: thirteen weeks, six months.
public struct Span: Sendable, Hashable, Codable {
  public enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
    case days, weeks, months
  }

  public let count: Int
  public let unit: Unit

  /// - Parameter count: 1 to 1200; more is no length of an agreement.
  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// Reads `13 weeks`, `1 month`, `10 days`; `nil` for anything else.
  public init?(text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(parts[0]), (1...1200).contains(count)
    else { return nil }
    let unit: Unit
    switch parts[1] {
    case "day", "days": unit = .days
    case "week", "weeks": unit = .weeks
    case "month", "months": unit = .months
    default: return nil
    }
    self.init(count, unit)
  }

  /// The first day after the span when it begins on `day`.
  public func after(_ day: CivilDate) -> CivilDate {
    switch unit {
    case .days: day.adding(days: count)
    case .weeks: day.adding(weeks: count)
    case .months: day.adding(months: count)
    }
  }
}

extension Span: CustomStringConvertible {
  /// `13 weeks`; the form in which packs are written.
  public var description: String { "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)" }
}
