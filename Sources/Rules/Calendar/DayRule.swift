public import Values

/// On which day of a year something falls, as the files of holidays write it.
public enum DayRule: Sendable, Hashable {
  /// `12-25`
  case every(month: Int, day: Int)
  /// `easter`, `easter+39`, `easter-2`
  case easter(plus: Int)
  /// `saturday from 06-20`: the first one on that day or after it.
  case first(CivilDate.Weekday, fromMonth: Int, day: Int)
  /// `2025-05-08`: in that year alone.
  case once(CivilDate)

  /// `nil` when the text says no day that comes in every year, or none at all.
  public init?(text: String) {
    if let day = CivilDate(iso: text) {
      self = .once(day)
    } else if let (month, day) = Self.monthAndDay(text) {
      self = .every(month: month, day: day)
    } else if text.hasPrefix("easter") {
      let rest = text.dropFirst("easter".count)
      guard rest.isEmpty || rest.first == "+" || rest.first == "-", let offset = rest.isEmpty ? 0 : Int(rest),
        abs(offset) <= 100, String(offset) == rest.drop(while: { $0 == "+" }) || rest.isEmpty
      else { return nil }
      self = .easter(plus: offset)
    } else {
      let words = text.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, words[1] == "from", let weekday = CivilDate.Weekday(code: String(words[0])),
        let (month, day) = Self.monthAndDay(words[2])
      else { return nil }
      self = .first(weekday, fromMonth: month, day: day)
    }
  }

  /// `06-20`, of days that every year has.
  private static func monthAndDay(_ text: some StringProtocol) -> (Int, Int)? {
    CivilDate(iso: "2001-" + text).map { ($0.month, $0.day) }
  }

  /// The day in a year, 1 to 9999; none in the years that do not have it.
  public func day(in year: Int) -> CivilDate? {
    switch self {
    case .every(let month, let day): CivilDate(year: year, month: month, day: day)
    case .easter(let offset): CivilDate.easter(in: year)?.adding(days: offset)
    case .first(let weekday, let month, let day):
      CivilDate(year: year, month: month, day: day).map { first in
        first.adding(days: (weekday.rawValue - first.weekday.rawValue + 7) % 7)
      }
    case .once(let date): date.year == year ? date : nil
    }
  }
}

extension CivilDate {
  /// Easter Sunday of the western churches, by the Gregorian calendar: the first Sunday after the full moon, as the church
  /// reckons it, on or after 21 March (after Butcher, 1876). Years 1583 to 9999.
  public static func easter(in year: Int) -> CivilDate? {
    guard (1583...9999).contains(year) else { return nil }
    let (golden, century, yearOfCentury) = (year % 19, year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * toSunday) / 451
    let days = epact + toSunday - 7 * late + 114
    return CivilDate(year: year, month: days / 31, day: days % 31 + 1)
  }
}
