/// Until when somebody is under 18, as exactly as the day of birth is known.
///
/// 18 is where childhood ends (Convention on the Rights of the Child, article 1) and up to where somebody who works is a
/// *young person* (Directive 94/33/EC, article 3). It is reached on the 18th birthday; whoever was born on 29 February
/// reaches it on 1 March: the reading that protects longer.
public struct Minority: Sendable, Hashable {
  /// The last day on which somebody certainly is under 18.
  public let lastCertain: CivilDate
  /// The last day on which she may be; the same where the day of birth is known.
  public let lastPossible: CivilDate

  private static let years = 18

  /// - Parameters:
  ///   - first: the first day that may be that of the birth.
  ///   - last: the last one.
  public init(bornFrom first: CivilDate, until last: CivilDate) {
    (lastCertain, lastPossible) = (Minority.lastDay(born: first), Minority.lastDay(born: last))
  }

  private static func lastDay(born: CivilDate) -> CivilDate {
    let birthday = born.adding(months: years * 12)
    return birthday.completedYears(since: born) >= years ? birthday.adding(days: -1) : birthday
  }

  /// Whether somebody is under 18 on a day; `nil` where the birth is not known well enough to say.
  public func holds(on day: CivilDate) -> Bool? {
    if day <= lastCertain { return true }
    return day > lastPossible ? false : nil
  }

  /// The days on which the answer may be another than on the day before.
  public var turns: [CivilDate] { [lastCertain, lastPossible].map { $0.adding(days: 1) } }
}
