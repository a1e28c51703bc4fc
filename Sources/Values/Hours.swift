/// Hours, usually per ISO week, counted in quarters: the smallest piece of time that a workplace agrees on.
///
/// Whole numbers inside, so that 0.25 + 0.5 is exactly 0.75 and a ladder of hours adds up.
public struct Hours: Sendable, Hashable, Comparable {
  public let quarters: Int

  public init(quarters: Int) {
    self.quarters = quarters
  }

  /// Whole hours.
  public init(_ hours: Int) {
    quarters = hours * 4
  }

  /// Reads `9`, `9.25`, `9,5` or `9:30`. `nil` for anything else, for negative values, for parts that are not quarters
  /// and for more hours than a week has.
  public init?(text: some StringProtocol) {
    var whole = 0
    var fraction: [Int]?
    var separator: UInt8 = 0
    var sawDigit = false
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39:
        sawDigit = true
        if fraction == nil {
          whole = whole * 10 + Int(byte - 0x30)
          guard whole <= 168 else { return nil }
        } else {
          fraction!.append(Int(byte - 0x30))
        }
      case 0x2C, 0x2E, 0x3A:
        guard fraction == nil, sawDigit else { return nil }
        (fraction, separator) = ([], byte)
      default:
        return nil
      }
    }
    guard sawDigit else { return nil }
    let part: Int
    switch (separator, fraction ?? []) {
    case (0, _): part = 0
    case (0x3A, [0, 0]): part = 0
    case (0x3A, [1, 5]): part = 1
    case (0x3A, [3, 0]): part = 2
    case (0x3A, [4, 5]): part = 3
    case (0x2C, [0]), (0x2E, [0]), (0x2C, [0, 0]), (0x2E, [0, 0]): part = 0
    case (0x2C, [2, 5]), (0x2E, [2, 5]): part = 1
    case (0x2C, [5]), (0x2E, [5]), (0x2C, [5, 0]), (0x2E, [5, 0]): part = 2
    case (0x2C, [7, 5]), (0x2E, [7, 5]): part = 3
    default: return nil
    }
    let total = whole * 4 + part
    guard total <= 168 * 4 else { return nil }
    quarters = total
  }

  public static let zero = Hours(quarters: 0)

  /// All hours of a week; no agreement can hold more.
  public static let wholeWeek = Hours(168)

  public static func < (a: Hours, b: Hours) -> Bool { a.quarters < b.quarters }
  public static func + (a: Hours, b: Hours) -> Hours { Hours(quarters: a.quarters + b.quarters) }
  public static func - (a: Hours, b: Hours) -> Hours { Hours(quarters: a.quarters - b.quarters) }
  public static func += (a: inout Hours, b: Hours) { a = a + b }
}

extension Hours: CustomStringConvertible {
  /// Decimal with a point, no trailing zeros: `9`, `9.25`, `-0.5`. Screens format through `Language`.
  public var description: String {
    let (whole, part) = quarters.magnitude.quotientAndRemainder(dividingBy: 4)
    return (quarters < 0 ? "-" : "") + String(whole) + ["", ".25", ".5", ".75"][Int(part)]
  }

  public var decimal: Double { Double(quarters) / 4 }
}

extension Hours: Codable {
  /// A JSON number in hours; anything but whole quarters is refused.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let value = try container.decode(Double.self)
    let scaled = value * 4
    guard scaled.isFinite, scaled.magnitude < 1_000_000, scaled == scaled.rounded() else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(value) is not in whole quarters")
    }
    quarters = Int(scaled)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(decimal)
  }
}
