/// A time of day in minutes after midnight, without a date and without a time zone: what is agreed for every week.
///
/// Written `09:00`; `24:00` is the end of the day.
public struct ClockTime: Sendable, Hashable, Comparable {
  public let minutes: Int

  public static let startOfDay = ClockTime(hour: 0)!
  public static let endOfDay = ClockTime(hour: 24)!

  /// `nil` outside 00:00–24:00.
  public init?(hour: Int, minute: Int = 0) {
    guard (0...24).contains(hour), (0...59).contains(minute), hour * 60 + minute <= 1440 else { return nil }
    minutes = hour * 60 + minute
  }

  /// Reads a time as people type it on the 24-hour clock: `9:00`, `09.30`, `9,30`, `9 30`, `9h30`, `0930`, `9`. Keyboards of
  /// telephones have digits and separators of their own: `٩:٣٠`, `９：３０`.
  public init?(text: some StringProtocol) {
    guard let plain = ClockTime.plain(text) else { return nil }
    let parts = plain.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { return nil }
    switch (parts[0].count, parts.count) {
    case (1...2, 1): self.init(hour: Int(parts[0])!)
    case (3...4, 1): self.init(hour: Int(parts[0].dropLast(2))!, minute: Int(parts[0].suffix(2))!)
    case (1...2, 2) where parts[1].count == 2: self.init(hour: Int(parts[0])!, minute: Int(parts[1])!)
    default: return nil
    }
  }

  /// Digits from 0 to 9 with colons between; `nil` when anything else is in it.
  private static func plain(_ text: some StringProtocol) -> String? {
    var plain = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
        plain += String(Int(digit))
      } else if ":.,;hH \u{A0}\u{66B}\u{FF1A}\u{FF0E}".unicodeScalars.contains(scalar) {
        plain += ":"
      } else {
        return nil
      }
    }
    return plain
  }

  public var hour: Int { minutes / 60 }
  public var minute: Int { minutes % 60 }

  /// `09:00`.
  public var iso: String {
    func digits(_ number: Int) -> String { number < 10 ? "0" + String(number) : String(number) }
    return digits(hour) + ":" + digits(minute)
  }

  public static func < (a: ClockTime, b: ClockTime) -> Bool { a.minutes < b.minutes }
}

extension ClockTime: CustomStringConvertible {
  public var description: String { iso }
}

extension ClockTime: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let time = ClockTime(text: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a time of day (hh:mm)")
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

/// A part of every day: from a time on, until a time, or between two.
public struct ClockSpan: Sendable, Hashable {
  public let from: ClockTime?
  public let until: ClockTime?

  /// `nil` when there is neither a beginning nor an end, or when the end does not come after the beginning.
  public init?(from: ClockTime?, until: ClockTime?) {
    switch (from, until) {
    case (nil, nil): return nil
    case (let from?, let until?) where until <= from: return nil
    default: (self.from, self.until) = (from, until)
    }
  }
}

extension ClockSpan: Codable {
  private enum Field: String, CodingKey { case from, until }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    let (from, until) = (
      try fields.decodeIfPresent(ClockTime.self, forKey: .from),
      try fields.decodeIfPresent(ClockTime.self, forKey: .until)
    )
    guard let span = ClockSpan(from: from, until: until) else {
      throw DecodingError.dataCorruptedError(
        forKey: .until, in: fields, debugDescription: "no end, or one that does not come after the beginning")
    }
    self = span
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encodeIfPresent(from, forKey: .from)
    try fields.encodeIfPresent(until, forKey: .until)
  }
}
