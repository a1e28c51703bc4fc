import Access
import Design
import Language
import People
import Values
import Web

extension PlanPages {
  /// What is said on the page behind a step of a plan, and the way back from it.
  var telling: Telling {
    Telling(of: PlanKind.self) { done, tx, desk in
      let found = try steps.find(done.id, tx)
      let name = try found.flatMap { try People.title(of: $0.plan.person, tx, desk.voice) }
      let desk = try found.act { try desk.with($0.plan.person, tx) }
      return .together(found, name) { found, name in
        guard done.isLatest(found.plan.version) else { return desk.saidBefore(of: name) }
        return desk.said(done, of: name, undo: found.undoing(done, desk))
      }
    }
  }
}

extension PlanCase {
  fileprivate func undoing(_ done: Done<PlanKind>, _ desk: Desk) -> Button? {
    guard desk.might(Edit.self, PlanRecord.self) else { return nil }
    func back(_ step: Plan.Step, _ answers: [Hidden] = []) -> Button? {
      isOpen(step, for: desk.actor, on: desk.today) ? plan.button(step, answers, desk) : nil
    }
    let entry = [Hidden(name: PlanForm.entryName, value: done.part)]
    if done.was(.donePlanBegun) { return back(.drop) }
    if done.was(.donePlanGoalAdded, .donePlanDutyAdded) { return back(.removeEntry, entry) }
    if done.was(.donePlanEntryRemoved) { return back(.putEntryBack, entry) }
    if done.was(.donePlanExplained) { return back(.takeExplanationBack) }
    if done.was(.donePlanSigned, .donePlanHolds) {
      return back(.takeSignatureBack, [Hidden(name: PlanForm.signatory.name, value: done.part)])
    }
    if done.was(.donePlanDropped) { return back(.takeUp) }
    if done.was(.donePlanReached) { return back(.takeReachBack, entry) }
    if done.was(.donePlanReviewed) { return back(.takeReviewBack) }
    if done.was(.donePlanEnded) { return back(.takeEndBack) }
    return nil
  }
}
