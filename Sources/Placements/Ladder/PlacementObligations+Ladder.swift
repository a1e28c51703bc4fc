import Access
import Language
import Programmes
import Rules
import Values
import Work

extension PlacementObligations {
  /// The next decision about hours: when the usual time has passed, or when a limit that refused a step ends.
  static func ladder(_ around: PlacementCase) -> [Obligation] {
    let placement = around.placement
    guard let current = around.steps.ladder.steps.last, let model = around.model else { return [] }
    let usual = current.week.adding(weeks: model.ladder.everyWeeks)
    let refused = around.steps.filter { $0.week >= current.week }.compactMap { step -> LadderStep.Refusal? in
      if case .refused(let refusal) = step.outcome { refusal } else { nil }
    }.last
    var week = usual
    var reason = Phrase.owedDecideHours(hours: current.hours)
    if let refused {
      guard let free = refused.freeFrom else { return [] }
      week = max(usual, free)
      reason = .owedDecideHoursFree(cap: refused.cap, hours: current.hours)
    } else if let cap = LadderCap.lowest(in: usual, around.inForce), cap.hours <= current.hours {
      // At the limit there is nothing to decide until it ends.
      guard let until = cap.until else { return [] }
      week = max(usual, ISOWeek(containing: until).adding(weeks: 1))
      reason = .owedDecideHoursFree(cap: cap.hours, hours: current.hours)
    }
    if let end = placement.lastDay, week.monday > end { return [] }
    return [
      Obligation(
        about: .person(placement.person), in: .ladder, key: Obligation.key(placement.id, "decide " + week.iso),
        due: week.monday, shown: week.adding(weeks: -1).monday, reason: reason,
        at: PlacementsAddress.ladder(placement.id),
        verb: .actDecide)
    ]
  }
}
