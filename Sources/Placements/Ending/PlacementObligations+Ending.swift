import Access
import Employers
import Language
import Rules
import Values
import Work

extension PlacementObligations {
  static func ending(_ around: PlacementCase) -> [Obligation] {
    guard let last = around.placement.terms.period.until, around.placement.ending == nil else { return [] }
    if case .lastDayPassed = around.state {
      return [
        Obligation(
          about: .person(around.placement.person), in: .endings,
          key: Obligation.key(around.placement.id, "passed " + last.iso), due: last, keepsOff: .on, shown: last,
          reason: .owedLastDayPassed(workplace: around.workplace.details.name, last: last),
          at: PlacementsAddress.placement(around.placement.id), verb: .actOpen, deed: .prepare,
          because: around.placement.participation)
      ]
    }
    return [
      Obligation(
        about: .person(around.placement.person), in: .endings,
        key: Obligation.key(around.placement.id, "ending " + last.iso),
        due: around.calendar.due(by: last.adding(days: -7)), keepsOff: .back,
        shown: last.adding(days: -thinkBefore),
        reason: .owedEnding(workplace: around.workplace.details.name, last: last),
        at: PlacementsAddress.placement(around.placement.id), verb: .actOpen, deed: .prepare,
        because: around.placement.participation)
    ]
  }
}
