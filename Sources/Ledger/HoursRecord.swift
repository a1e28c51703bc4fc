import Access
import Rules
public import Values

/// Hours lie in two kinds of record with the same columns: what whoever works with somebody is told, and what those are told
/// who keep the case.
protocol HoursRecord: Protected {
  static var circle: WeekCategory.Circle { get }
}

extension WeekHoursRecord: HoursRecord {
  static var circle: WeekCategory.Circle { .shared }
}

extension CaseHoursRecord: HoursRecord {
  static var circle: WeekCategory.Circle { .case }
}

extension WeekCategory.Circle {
  /// The kind of record in which hours of this circle lie.
  var record: any HoursRecord.Type {
    switch self {
    case .shared: WeekHoursRecord.self
    case .case: CaseHoursRecord.self
    }
  }
}

/// Who wrote something down, and on which day.
public struct Noted: Sendable, Hashable {
  public let by: String
  public let on: CivilDate

  public init(by: String, on: CivilDate) { (self.by, self.on) = (by, on) }
}
