/// What a placeholder in a sentence holds and how it is written: the part after the colon in `{until:date}`.
public enum PlaceholderKind: String, Sendable, CaseIterable {
  /// `{name}`: text as it is.
  case text
  /// `{n:count}`: a whole number that also chooses the plural form.
  case count
  /// `{n:number}`: a whole number.
  case number
  /// `{h:hours}`: hours without a unit.
  case hours
  /// `{d:date}`: a day with its weekday and its week, where weeks are meant.
  case date
  /// `{d:day}`: a day with its weekday, without its week.
  case day
  /// `{d:bare-day}`: a date with its year alone: a birth, the day from which a law holds.
  case bareDay = "bare-day"
  /// `{w:week}`: the week's number, with its year where that is not today's.
  case week
  /// `{t:clock}`: a time of day that was agreed, on the 24-hour clock.
  case clock
  /// `{t:moment}`: date and 24-hour clock.
  case moment

  /// The Swift type of the argument in the generated accessor.
  public var type: String {
    switch self {
    case .text: "String"
    case .count, .number: "Int"
    case .hours: "Hours"
    case .date, .day, .bareDay: "CivilDate"
    case .week: "ISOWeek"
    case .clock: "ClockTime"
    case .moment: "Moment"
    }
  }

  /// The one letter that marks the kind in packed sentences.
  public var letter: UInt8 {
    switch self {
    case .text: 0x74  // t
    case .count: 0x63  // c
    case .number: 0x6E  // n
    case .hours: 0x68  // h
    case .date: 0x64  // d
    case .day: 0x79  // y
    case .bareDay: 0x59  // Y
    case .week: 0x77  // w
    case .clock: 0x6B  // k
    case .moment: 0x6D  // m
    }
  }

  public init?(letter: UInt8) {
    switch letter {
    case 0x74: self = .text
    case 0x63: self = .count
    case 0x6E: self = .number
    case 0x68: self = .hours
    case 0x64: self = .date
    case 0x79: self = .day
    case 0x59: self = .bareDay
    case 0x77: self = .week
    case 0x6B: self = .clock
    case 0x6D: self = .moment
    default: return nil
    }
  }
}
