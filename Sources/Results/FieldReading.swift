import Values

/// A day as it stands in a compact row: a `CivilDate` day number, or `unstated`.
typealias Day = Int32

extension Day {
  /// No date was given. Smaller than every day.
  static let unstated = Int32.min
  /// What was given is not a date.
  static let unreadable = Int32.min + 1
}

/// Turns the bytes of one field into a day or an answer.
struct FieldReading: Sendable {
  let file: InputFile
  /// First day of each month from January 1800 to January 3000: their differences are the months' lengths.
  private let monthStarts: [Day]
  private static let firstYear = 1800
  private static let years = 1200

  init(_ file: InputFile) {
    self.file = file
    monthStarts = FieldReading.allMonthStarts
  }

  private static let allMonthStarts: [Day] = (0...years * 12).map { month in
    CivilDate(year: firstYear + month / 12, month: month % 12 + 1, day: 1)!.dayNumber
  }

  /// The day written as `YYYY-MM-DD`; `unstated` for an empty field, `unreadable` for anything else.
  @inline(__always)
  func day(_ slice: Slice) -> Day {
    guard slice.length == 10 else { return slice.isEmpty ? .unstated : .unreadable }
    let at = file.start + slice.offset
    let (y1, y2, y3, y4) = (at[0] &- 0x30, at[1] &- 0x30, at[2] &- 0x30, at[3] &- 0x30)
    let (m1, m2, d1, d2) = (at[5] &- 0x30, at[6] &- 0x30, at[8] &- 0x30, at[9] &- 0x30)
    guard at[4] == 0x2D, at[7] == 0x2D, max(y1, y2, y3, y4) <= 9, max(m1, m2, d1, d2) <= 9 else { return .unreadable }
    let year = Int(y1) * 1000 + Int(y2) * 100 + Int(y3) * 10 + Int(y4)
    let month = Int(m1) * 10 + Int(m2)
    let day = Day(d1) * 10 + Day(d2)
    guard year >= FieldReading.firstYear, year < FieldReading.firstYear + FieldReading.years, month >= 1, month <= 12
    else { return CivilDate(year: year, month: month, day: Int(day))?.dayNumber ?? .unreadable }
    let index = (year - FieldReading.firstYear) * 12 + month - 1
    let first = monthStarts[index]
    guard day >= 1, day <= monthStarts[index + 1] - first else { return .unreadable }
    return first + day - 1
  }

  /// A day that may be left out.
  @inline(__always)
  func day(_ slice: Slice, field: Int) throws(ScanFault) -> Day {
    let day = day(slice)
    guard day != .unreadable else {
      throw ScanFault(offset: slice.offset, field: field, reason: .notADate, value: slice)
    }
    return day
  }

  /// An identifier or date without which the row means nothing.
  @inline(__always)
  func stated(_ slice: Slice, field: Int, row: Int) throws(ScanFault) {
    guard !slice.isEmpty else { throw ScanFault(offset: row, field: field, reason: .empty) }
  }

  /// `Y`: the row is withdrawn (a tombstone).
  @inline(__always)
  func isDeleted(_ slice: Slice, field: Int) throws(ScanFault) -> Bool {
    if slice.isEmpty { return false }
    switch file.packed(slice) {
    case 0x59: return true
    case 0x4E: return false
    default: throw ScanFault(offset: slice.offset, field: field, reason: .notDeletedFlag, value: slice)
    }
  }
}

/// The three states of an answer, and the fourth that is none of them.
enum Answer: UInt32 {
  case notAsked = 0
  case yes = 1
  case no = 2
  case refused = 3
}
