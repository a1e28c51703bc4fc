import Rules
import Values

// What of a running placement can still be mended. Hours that were worked stay as they were: what was above a limit in weeks
// gone by is told among the rules, and nobody is asked to change it.
extension PlacementCase {
  /// What is broken and can be mended: of the hours the weeks in which there is still a day of work to come.
  var toMend: [Check] {
    guard placement.stage == .started else { return blockers }
    let first = firstOpenWeek
    return blockers.compactMap { check in
      switch check.finding {
      case .hoursAboveCap(let step, _, _, _, let week, _) where week < first:
        guard
          let week = bounds.firstWeekAboveLimit(from: first), hours(in: week) == step,
          let cap = LadderCap.lowest(in: week, inForce), cap.hours < step
        else { return nil }
        var check = check
        check.finding = .hoursAboveCap(
          step: step, cap: cap.hours, consideration: cap.consideration, until: cap.until, week: week,
          freeFrom: bounds.firstWeek(allowing: step, from: week))
        return check
      case .hoursAboveCap, .hoursAboveFullWeek, .hoursAboveMost, .youthWeekAbove, .hoursBelowLeast, .timetableTooShort,
        .dayTooLong:
        // Where no day of work is left, there are no hours left to change.
        return placement.lastDay.map { $0 < first.monday } ?? false ? nil : check
      default: return check
      }
    }
  }

  private func hours(in week: ISOWeek) -> Hours? { steps.ladder.hours(in: week) }

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
        let hours = hours(in: week), let limit = bounds.lowest(in: week)
      else {
        return false
      }
      return hours > limit.hours
    }.map { lastWorkingDay(of: $0).adding(days: 1) }
  }
}
