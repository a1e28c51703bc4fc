import Access
import Language
import Programmes
import Rules
import Values
import Work

extension PlacementObligations {
  /// What was decided about hours, in the week in which it was. The first hours come with the placement, and what a limit
  /// stopped was not decided.
  static func decided(_ around: PlacementCase) -> [Obligation] {
    around.steps.filter { $0.move != .start && $0.outcome.kind == .agreed }.map { step in
      Obligation(
        about: .person(around.placement.person), in: .ladder, key: Obligation.key(step.id, "decided"),
        due: step.decidedOn,
        reason: .owedHoursDecided(hours: step.hours, week: step.week),
        at: PlacementsAddress.ladder(around.placement.id), verb: .actOpen, deed: .decideStep,
        because: around.placement.participation, owner: step.decider, done: step.decidedOn)
    }
  }

  /// The next decision about hours: when the usual time has passed, or when a limit that refused a step ends.
  static func ladder(_ around: PlacementCase) -> [Obligation] {
    let placement = around.placement
    guard let current = around.steps.ladder.steps.last, let model = around.model else { return [] }
    let usual = current.week.adding(weeks: model.ladder.everyWeeks)
    let refused = around.steps.filter { $0.week >= current.week && $0.outcome.kind == .refused }.last
    var week = usual
    var reason = Phrase.owedDecideHours(hours: current.hours)
    var bounds = around.bounds
    // Days and times that hold no more hours are a thing to talk about, not a reason to keep quiet.
    bounds.working = Timetable()
    // What was wanted and stopped, or any more than now: there is nothing to decide before a week in which it is possible.
    let wanted = refused.map(\.hours).flatMap { $0 > current.hours ? $0 : nil } ?? current.hours + Hours(quarters: 1)
    if bounds.verdict(on: HoursLadder.Step(from: usual, hours: wanted)) != .allowed {
      guard let free = bounds.firstWeek(allowing: wanted, from: usual) else { return [] }
      if let cap = LadderCap.lowest(in: usual, around.inForce) {
        reason = .owedDecideHoursFree(cap: cap.hours, hours: current.hours)
      }
      week = free
    }
    if let end = placement.lastDay, week.monday > end { return [] }
    return [
      Obligation(
        about: .person(placement.person), in: .ladder, key: Obligation.key(placement.id, "decide " + week.iso),
        due: week.monday, keepsOff: .back, shown: week.adding(weeks: -1).monday, reason: reason,
        at: PlacementsAddress.ladder(placement.id),
        verb: .actDecide, deed: .decideStep, because: placement.participation
      ).withPerson
    ]
  }
}
