import Rules
import Values

// What of a running placement can still be mended. Hours that were worked stay as they were: what was above a limit in weeks
// gone by is told among the rules, and nobody is asked to change it.
extension PlacementCase {
  /// What is broken and can be mended: of the hours the weeks in which there is still a day of work to come.
  var toMend: [Check] {
    guard placement.stage == .started else { return blockers }
    let first = firstOpenWeek
    let passed = Set(blockers.filter { $0.finding.weekOfHours.map { $0 < first } ?? false }.map(\.rule))
    // Where no day of work is left, there are no hours left to change.
    let isWorkedOut = placement.lastDay.map { $0 < first.monday } ?? false
    let lasting = blockers.filter { check in
      switch check.finding {
      case .timetableTooShort, .dayTooLong: !isWorkedOut
      default: check.finding.weekOfHours == nil || !passed.contains(check.rule)
      }
    }
    return passed.isEmpty ? lasting : lasting + blockersAhead(from: first).filter { passed.contains($0.rule) }
  }

  /// What would be broken if it began with this week.
  private func blockersAhead(from first: ISOWeek) -> [Check] {
    var facts = facts
    guard let pack, let ahead = Period(from: max(facts.period.from, first.monday), until: facts.period.until) else {
      return []
    }
    facts.period = ahead
    return PlacementChecks.of(facts, pack: pack, today: today).blockers.filter {
      $0.finding.weekOfHours != nil && !isAccepted($0)
    }
  }

  /// The running week as long as a day of work in it is to come or is today, else the next one.
  var firstOpenWeek: ISOWeek {
    let week = ISOWeek(containing: today)
    return today <= lastWorkingDay(of: week) ? week : week.adding(weeks: 1)
  }

  /// The last day of the week on which there is work; its Sunday where nobody agreed on which days.
  private func lastWorkingDay(of week: ISOWeek) -> CivilDate {
    week.days.last { placement.terms.working.isWorked(on: $0) ?? true } ?? week.sunday
  }

  /// Days on which weeks above a limit have passed, so far ahead as somebody plans.
  var weeksAbovePassing: [CivilDate] {
    let (first, bounds) = (ISOWeek(containing: today), bounds)
    return (0..<60).map { first.adding(weeks: $0) }.filter { week in
      guard placement.occupied.from <= week.sunday, placement.lastDay.map({ week.monday <= $0 }) ?? true,
        let hours = steps.ladder.hours(in: week)
      else { return false }
      return bounds.lowest(in: week).map { hours > $0.hours } ?? false || bounds.least.map { hours < $0 } ?? false
    }.map { lastWorkingDay(of: $0).adding(days: 1) }
  }
}

extension Finding {
  /// The first week in which agreed hours are above or below what a rule of the pack gives; `nil` where it is about
  /// something else.
  fileprivate var weekOfHours: ISOWeek? {
    switch self {
    case .hoursAboveCap(_, _, _, _, let week, _), .hoursAboveFullWeek(_, _, _, let week),
      .hoursBelowLeast(_, _, let week), .hoursAboveMost(_, _, let week),
      .youthWeekAbove(_, _, _, let week, _):
      week
    default: nil
    }
  }
}
