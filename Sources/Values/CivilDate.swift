/// A day in the Gregorian calendar, without clock and without time zone.
///
/// Deadlines, limits and placements are agreed in days; an instant would drag a time zone into a promise that has none.
/// Stored and written as ISO 8601 (`2026-11-22`). Years 1 to 9999.
public struct CivilDate: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970; negative before.
  public let dayNumber: Int32

  public init(dayNumber: Int32) {
    self.dayNumber = dayNumber
  }

  /// `nil` when there is no such day (31 June, 29 February in a common year).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    guard day >= 1, day <= CivilDate.length(ofMonth: month, year: year) else { return nil }
    self.dayNumber = CivilDate.dayNumber(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`; anything else, and any day that does not exist, is `nil`.
  public init?(iso text: some StringProtocol) { self.init(iso: String(text)) }

  public init?(iso text: String) {
    var text = text
    guard let parts = text.withUTF8(CivilDate.parts(iso:)) else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }

  /// Reads a day as most of Europe writes it by hand: `7.12.2026`, `07. 12. 2026`, `7-12-2026`. Where the year stands
  /// first, or a slash, the day might be meant to be the month: that is `nil`, and so is a year of two digits.
  public init?(dayFirst text: String) {
    let plain = text.filter { $0 != " " }
    for sign in [".", "-"] as [Character] {
      let parts = plain.split(separator: sign, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.map(\.utf8.count).elementsEqual([2, 2, 4], by: { $0 <= $1 }),
        parts[2].utf8.count == 4, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
        let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
      else { continue }
      self.init(year: year, month: month, day: day)
      return
    }
    return nil
  }

  private static func parts(iso text: UnsafeBufferPointer<UInt8>) -> (year: Int, month: Int, day: Int)? {
    guard text.count == 10, text[4] == 0x2D, text[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var number = 0
      for byte in text[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        number = number * 10 + Int(byte - 0x30)
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    return (year, month, day)
  }

  public static func < (a: CivilDate, b: CivilDate) -> Bool { a.dayNumber < b.dayNumber }
}

extension CivilDate {
  /// Monday is 1, Sunday is 7 (ISO 8601).
  public enum Weekday: Int, Sendable, CaseIterable, Codable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
  }

  public var weekday: Weekday {
    let offset = Int((Int64(dayNumber) + 3) % 7)  // 1 January 1970 was a Thursday
    return Weekday(rawValue: (offset < 0 ? offset + 7 : offset) + 1)!
  }

  public var year: Int { parts.year }
  public var month: Int { parts.month }
  public var day: Int { parts.day }

  public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + Int32(days)) }

  public func adding(weeks: Int) -> CivilDate { adding(days: weeks * 7) }

  /// Adds calendar months; a day that the target month lacks becomes its last day (31 January + 1 = 28 or 29 February).
  public func adding(months: Int) -> CivilDate {
    let from = parts
    let total = from.year * 12 + (from.month - 1) + months
    let year = total >= 0 ? total / 12 : (total - 11) / 12
    let month = total - year * 12 + 1
    let day = min(from.day, CivilDate.length(ofMonth: month, year: year))
    return CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: month, day: day))
  }

  /// Whole days from `other` to this day; negative when this day comes first.
  public func days(since other: CivilDate) -> Int { Int(dayNumber - other.dayNumber) }

  /// Completed years from `birth` to this day. Someone born on 29 February turns a year older on 1 March in common years.
  public func completedYears(since birth: CivilDate) -> Int {
    let (now, then) = (parts, birth.parts)
    let reached = (now.month, now.day) >= (then.month, then.day)
    return now.year - then.year - (reached ? 0 : 1)
  }

  /// Year, month and day together: one calculation instead of three.
  public var parts: (year: Int, month: Int, day: Int) {
    // Civil-from-days over 400-year eras that start on 1 March, so that leap days come last.
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func dayNumber(year: Int, month: Int, day: Int) -> Int32 {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }
}

extension CivilDate: CustomStringConvertible {
  /// ISO 8601, `2026-11-22`.
  public var description: String { iso }

  public var iso: String {
    let (year, month, day) = parts
    var bytes: [UInt8] = []
    bytes.reserveCapacity(10)
    for divisor in [1000, 100, 10, 1] { bytes.append(UInt8(0x30 + year / divisor % 10)) }
    bytes.append(0x2D)
    bytes.append(UInt8(0x30 + month / 10))
    bytes.append(UInt8(0x30 + month % 10))
    bytes.append(0x2D)
    bytes.append(UInt8(0x30 + day / 10))
    bytes.append(UInt8(0x30 + day % 10))
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension CivilDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CivilDate(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a date (YYYY-MM-DD)")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}
