import Rules
import Values

/// The weeks that the drawing of a placement's hours shows: from its first one to some weeks past the last decision and past
/// today, and never one behind the week of its last day. Of more weeks than there is room for the earliest are left out, as
/// far as what holds today stays.
struct LadderWeeks: Sendable, Hashable {
  let weeks: [ISOWeek]
  /// The placement goes on behind the last week that is drawn.
  let goesOn: Bool

  /// What one drawing has room for.
  static let most = 52
  /// So many weeks gone by stay, where what is decided lies far ahead.
  private static let before = 3

  /// - Parameters:
  ///   - last: The week of the last day; none as long as nobody has set one.
  ///   - decided: The last week for which hours were decided or asked for.
  init(from first: ISOWeek, through last: ISOWeek?, decided: ISOWeek?, current: ISOWeek) {
    if let last, last < first {
      (weeks, goesOn) = ([], false)
      return
    }
    let wanted = max((decided ?? first).adding(weeks: 3), first.adding(weeks: 7), current.adding(weeks: 3))
    let end = min(last ?? wanted, wanted)
    let now = min(max(current, first), end)
    let begin = max(first, min(end.adding(weeks: 1 - Self.most), now.adding(weeks: -Self.before)))
    let drawn = min(end, begin.adding(weeks: Self.most - 1))
    weeks = (0...drawn.weeks(since: begin)).map { begin.adding(weeks: $0) }
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
