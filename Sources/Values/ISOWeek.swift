/// A week as people in the field speak of it: ISO 8601, Monday to Sunday, week 1 holds the year's first Thursday.
///
/// Written `2018-W43`. Years have 52 or 53 weeks: 2026 has a W53.
public struct ISOWeek: Sendable, Hashable, Comparable {
  /// The Monday that the week starts with; the one fact from which year and number follow.
  public let monday: CivilDate

  /// The week that holds the day.
  public init(containing day: CivilDate) {
    monday = day.adding(days: 1 - day.weekday.rawValue)
  }

  /// `nil` when the year has no such week.
  public init?(year: Int, week: Int) {
    guard (1...9998).contains(year), week >= 1, week <= ISOWeek.weeks(inYear: year) else { return nil }
    monday = ISOWeek.firstMonday(of: year).adding(weeks: week - 1)
  }

  /// Reads `2018-W43`.
  public init?(iso text: some StringProtocol) { self.init(iso: String(text)) }

  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, bytes[4] == 0x2D, bytes[5] == 0x57 else { return nil }
    var (year, week) = (0, 0)
    for index in [0, 1, 2, 3, 6, 7] {
      guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
      let digit = Int(bytes[index]) - 0x30
      if index < 4 { year = year * 10 + digit } else { week = week * 10 + digit }
    }
    self.init(year: year, week: week)
  }

  public static func < (a: ISOWeek, b: ISOWeek) -> Bool { a.monday < b.monday }
}

extension ISOWeek {
  /// The ISO year, which is not always the calendar year: 31 December 2024 lies in 2025-W01.
  public var year: Int { thursday.year }

  public var number: Int { Int(thursday.dayNumber - CivilDate.dayNumber(year: year, month: 1, day: 1)) / 7 + 1 }

  /// The day by which a week belongs to its year.
  private var thursday: CivilDate { monday.adding(days: 3) }

  public var sunday: CivilDate { monday.adding(days: 6) }

  public var days: [CivilDate] { (0..<7).map { monday.adding(days: $0) } }

  public func contains(_ day: CivilDate) -> Bool { day >= monday && day <= sunday }

  public func adding(weeks: Int) -> ISOWeek { ISOWeek(containing: monday.adding(weeks: weeks)) }

  /// Whole weeks from `other` to this week; negative when this week comes first.
  public func weeks(since other: ISOWeek) -> Int { monday.days(since: other.monday) / 7 }

  public static func weeks(inYear year: Int) -> Int {
    firstMonday(of: year + 1).days(since: firstMonday(of: year)) / 7
  }

  private static func firstMonday(of year: Int) -> CivilDate {
    let fourth = CivilDate(year: year, month: 1, day: 4)!  // 4 January always lies in week 1
    return fourth.adding(days: 1 - fourth.weekday.rawValue)
  }
}

extension ISOWeek: CustomStringConvertible {
  /// `2018-W43`.
  public var description: String { iso }

  public var iso: String {
    let (year, number) = (year, number)
    let digits = String(year)
    return String(repeating: "0", count: 4 - digits.count) + digits + (number < 10 ? "-W0" : "-W") + String(number)
  }
}

extension ISOWeek: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let week = ISOWeek(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a week (YYYY-Www)")
    }
    self = week
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}
