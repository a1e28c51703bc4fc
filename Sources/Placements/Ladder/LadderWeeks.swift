import Rules
import Values

/// The weeks that the drawing of a placement's hours shows: from its first one to some weeks past the last decision, and
/// never one behind the week of its last day.
struct LadderWeeks: Sendable, Hashable {
  let weeks: [ISOWeek]
  /// The placement goes on behind the last week that is drawn.
  let goesOn: Bool

  /// What one drawing has room for.
  static let most = 52

  /// - Parameters:
  ///   - last: The week of the last day; none as long as nobody has set one.
  ///   - decided: The last week for which hours were decided or asked for.
  init(from first: ISOWeek, through last: ISOWeek?, decided: ISOWeek?, current: ISOWeek) {
    if let last, last < first {
      (weeks, goesOn) = ([], false)
      return
    }
    let now = min(current.adding(weeks: 3), first.adding(weeks: 25))
    let wanted = max((decided ?? first).adding(weeks: 3), first.adding(weeks: 7), now)
    let drawn = min(last ?? wanted, wanted, first.adding(weeks: Self.most - 1))
    weeks = (0...drawn.weeks(since: first)).map { first.adding(weeks: $0) }
    goesOn = last.map { $0 > drawn } ?? true
  }
}

extension PlacementCase {
  /// What is over without ever having begun has none.
  var ladderWeeks: LadderWeeks? {
    guard placement.isLived || state.kind != .ended, placement.ending?.reason != .neverBegan else { return nil }
    return LadderWeeks(
      from: ISOWeek(containing: placement.terms.period.from),
      through: placement.lastDay.map { ISOWeek(containing: $0) },
      decided: steps.filter { $0.outcome != .withdrawn }.map(\.week).max(), current: ISOWeek(containing: today))
  }
}
