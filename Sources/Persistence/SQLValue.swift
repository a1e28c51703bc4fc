/// What a column can hold on either engine. Dates are ISO text, instants are microseconds, yes and no are 1 and 0.
///
/// There is no fraction: hours are quarter hours, money is cents. A result with a fraction is refused with an error
/// that names the column, because the two engines round and print fractions differently.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(nilLiteral: ()) { self = .null }
}

extension SQLValue {
  /// The value of a whole number that an engine wrote as a decimal: `12`, `12.000`; `nil` for a fraction or overflow.
  static func whole(decimal text: String) -> SQLValue? {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number = Int64(parts[0]) else { return nil }
    if parts.count == 2, parts[1].contains(where: { $0 != "0" }) { return nil }
    return .integer(number)
  }

  /// The value of a floating number without a fraction that `Int64` can hold, else `nil`.
  static func whole(_ number: Double) -> SQLValue? {
    Int64(exactly: number).map { .integer($0) }
  }
}
