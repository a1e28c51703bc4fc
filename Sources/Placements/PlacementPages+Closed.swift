import Access
import Design
import Employers
import Language
import Programmes
import Rules
import Values
import Web

extension PlacementPages {
  /// A placement as a form changes it, with the reason why it cannot: that of the act, or that the reader only looks.
  ///
  /// - Parameter act: what is done with it.
  func editable(
    _ id: PlacementID, _ tx: Transaction, _ desk: Desk, for act: Placement.State.Act,
    _ form: @escaping (PlacementCase, _ name: String) -> Editable
  ) throws -> Disclosed<Editable> {
    let found = try named(id, tx, desk)
    let readOnly = try found.act { try desk.closed(about: $0.0.placement.person, tx) }
    return found.map { around, name in
      var editable = form(around, name)
      editable.person = around.placement.person
      editable.closed = readOnly ?? around.closed(act) ?? editable.closed
      return editable
    }
  }
}

extension PlacementCase {
  /// That an act is not open in the state in which the placement is.
  func closed(_ act: Placement.State.Act) -> ClosedForm? {
    if state.kind.acts.contains(act) { return nil }
    switch state {
    case .ended(let ending):
      if placement.neverBegan { return ClosedForm(.placementIsOverUnbegun) }
      let mayGoOn = placement.mayGoOn(on: today) && exitRestsOnEnding == nil
      return ClosedForm(mayGoOn ? .endingOverToday(day: ending.on) : .placementIsOver(day: ending.on))
    case .lastDayPassed(let last): return ClosedForm(.placementLastDayIsPassed(day: last))
    default: return ClosedForm(.placementActNotOpen)
    }
  }

  /// That no extension would be taken, and what can be done instead.
  var closedExtension: ClosedForm? {
    guard let pack else { return ClosedForm(.placementNoPack) }
    if let ending = placement.ending { return ClosedForm(.endingIsAnnounced(day: ending.on)) }
    let days: (Phrase, Link) = (
      placement.stage == .started ? .placementExtend : .placementEdit,
      .to(PlacementsAddress.editPlacement(placement.id))
    )
    if let exit = participation.exit, placement.stage == .started,
      placement.terms.period.until.map({ exit.on <= $0 }) ?? false
    {
      return ClosedForm(.extensionEndsWithParticipation(last: exit.on))
    }
    switch PlacementChecks.extensionRoom(for: facts, pack: pack) {
    case .noRule: return ClosedForm(.extensionNoRule, way: days)
    case .notKnown: return ClosedForm(.extensionNotKnown, way: days)
    case .usedUp(let allowed): return ClosedForm(.extensionUsedUp(day: allowed), way: days)
    case .possible(_, let reaches?, _):
      // Nothing is left of it where the placement lasts that long already.
      guard placement.stage == .started, let until = placement.terms.period.until, reaches <= until else { return nil }
      return ClosedForm(.extensionUsedUp(day: reaches), way: days)
    case .possible: return nil
    }
  }

  /// Whether some later last day would be taken, with or without a decision: what is offered can be done.
  var mayLastLonger: Bool {
    guard let until = placement.terms.period.until else { return false }
    if let exit = participation.exit, exit.on <= until { return false }
    guard let pack else { return true }
    switch PlacementChecks.extensionRoom(for: facts, pack: pack) {
    case .noRule, .notKnown: return true
    case .usedUp(let allowed), .possible(let allowed, _, _): return allowed > until
    }
  }

  /// Whether an extension is the way to go: while it runs, and of a draft that lasts longer than it may without.
  var wantsExtension: Bool {
    guard let pack, case .possible(let allowed, _, _) = PlacementChecks.extensionRoom(for: facts, pack: pack) else {
      return false
    }
    if closedExtension != nil { return false }
    return placement.stage == .started || placement.terms.period.until.map { $0 > allowed } ?? true
  }
}
