public import Access
import Programmes
import Rules
public import Values

extension Placements {
  /// Keeps the follow-ups of a running placement as its plan says: new ones come, those that lie beyond the end go, and
  /// what was done or moved by hand stays as it is.
  func plan(_ around: PlacementCase, _ tx: Transaction) throws {
    let placement = around.placement
    guard let model = around.model, let pack = around.pack else { return try dropFollowUps(of: placement.id, tx) }
    let programmeStart = around.participation.acceptedOn
    // Without a last day the plan goes on from the last one that was held: it never runs out.
    let held = around.followUps.filter { $0.result != nil }.map(\.due)
    let far = FollowUpPlan.horizon.after(held.reduce(placement.terms.period.from, max))
    let whole = FollowUpPlan(
      start: placement.terms.period.from, end: placement.lastDay ?? far, cadence: model.followUps,
      duties: pack.duties.filter {
        $0.holds(
          for: pack.measure(placement.terms.measure), under: placement.terms.basis, of: around.participation.basis)
      }, programmeStart: programmeStart, calendar: around.calendar
    ).followUps
    let plan = placement.lastDay == nil ? around.next(of: whole) : whole
    let known = Dictionary(around.followUps.map { ($0.key, $0) }) { first, _ in first }
    for planned in plan where known[planned.id]?.fits(planned) != true {
      let id: FollowUpID = tx.newID()
      try tx.derive(
        Derivation<FollowUpRecord>(
          """
          INSERT INTO \(into: FollowUpRecord.self, as: "f") (id, placement_id, person_id, code, number, party, due_day,
            source, moved_from, moved_reason, before_day, before_reason, done_day, light, person_says, firm_says, agreed, version)
          VALUES (\(id), \(placement.id), \(placement.person), \(planned.id.code.text), \(planned.id.number),
            \(planned.with.rawValue), \(planned.due), \(planned.source?.reference), NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, NULL, NULL, 1)
          ON CONFLICT (placement_id, code, number) DO UPDATE SET due_day = excluded.due_day, party = excluded.party,
            source = excluded.source
          WHERE f.done_day IS NULL AND f.moved_from IS NULL
          """))
    }
    let kept = Set(plan.map(\.id))
    for followUp in around.followUps
    where followUp.result == nil && followUp.moved == nil && !kept.contains(followUp.key) {
      try tx.derive(
        Derivation<FollowUpRecord>(
          "DELETE FROM \(into: FollowUpRecord.self) WHERE id = \(followUp.id) AND done_day IS NULL"))
    }
  }

  /// Where a placement is over, or no rules are known for it, nothing is left to be held.
  func dropFollowUps(of placement: PlacementID, _ tx: Transaction) throws {
    try tx.derive(
      Derivation<FollowUpRecord>(
        "DELETE FROM \(into: FollowUpRecord.self) WHERE placement_id = \(placement) AND done_day IS NULL"))
  }

  /// Follow-ups are held, moved and taken back while their placement runs; what was held stays as it is afterwards, and
  /// what was not noted can be for a while.
  private func requireOpen(_ followUp: FollowUp, isNote: Bool = false, _ tx: Transaction) throws {
    try tx.consult(Placement.byID(followUp.placement)).decide(tx) { found, tx in
      guard let placement = found.first else { throw NotFound() }
      if isNote, placement.mayNote(followUp, on: tx.today) { return }
      try require(.followUp, of: placement, on: tx.today)
    }
  }

  public func followUp(_ id: FollowUpID, _ tx: Transaction) throws -> Disclosed<FollowUp> {
    try tx.one(FollowUp.byID(id), try tx.grant(Read.self, FollowUpRecord.self))
  }

  /// Notes that a follow-up was held, and how it went.
  public func log(_ followUp: FollowUp, _ result: FollowUp.Result, seen version: Version, _ tx: Transaction) throws {
    try requireOpen(followUp, isNote: true, tx)
    try tx.change(
      Change<FollowUpRecord>(
        of: followUp.id, seen: version, as: "follow-up.done",
        set: """
          done_day = \(result.on), light = \(result.light.rawValue), person_says = \(result.personSays),
          firm_says = \(result.firmSays), agreed = \(result.agreed)
          """), try tx.grant(Edit.self, FollowUpRecord.self))
  }

  /// Undoes a follow-up that was noted by mistake.
  public func reopen(_ followUp: FollowUp, seen version: Version, _ tx: Transaction) throws {
    try requireOpen(followUp, tx)
    try tx.change(
      Change<FollowUpRecord>(
        of: followUp.id, seen: version, as: "follow-up.reopened",
        set: "done_day = NULL, light = NULL, person_says = NULL, firm_says = NULL, agreed = NULL"),
      try tx.grant(Edit.self, FollowUpRecord.self))
  }

  /// Gives a follow-up another date, with the reason; a new plan leaves it alone from now on.
  public func move(
    _ followUp: FollowUp, to day: CivilDate, because reason: String, seen version: Version, _ tx: Transaction
  ) throws {
    try requireOpen(followUp, tx)
    try tx.change(
      Change<FollowUpRecord>(
        of: followUp.id, seen: version, as: "follow-up.moved",
        set: """
          due_day = \(day), moved_from = \(followUp.moved?.from ?? followUp.due), moved_reason = \(reason),
          before_day = \(followUp.due), before_reason = \(followUp.moved?.reason)
          """), try tx.grant(Edit.self, FollowUpRecord.self))
  }

  /// Takes the last move back: the follow-up is due on the day that it had before, and where that was the plan's, the plan
  /// goes on with it. That it was moved stays in the journal.
  ///
  /// Throws `FollowUpNotMoved` where there is no move to take back.
  public func moveBack(_ followUp: FollowUp, seen version: Version, _ tx: Transaction) throws {
    try requireOpen(followUp, tx)
    guard followUp.result == nil, let moved = followUp.moved, let day = moved.before else { throw FollowUpNotMoved() }
    let stays = moved.reasonBefore != nil
    try tx.change(
      Change<FollowUpRecord>(
        of: followUp.id, seen: version, as: "follow-up.moved-back",
        set: """
          due_day = \(day), moved_from = \(stays ? moved.from : nil), moved_reason = \(moved.reasonBefore),
          before_day = NULL, before_reason = NULL
          """), try tx.grant(Edit.self, FollowUpRecord.self))
  }
}

/// It was not moved, was held since, or was taken back already.
struct FollowUpNotMoved: Error {}

extension PlacementCase {
  /// Of a placement without a last day as many open ones as one can plan with; each that is held makes room for another.
  /// Of what the law asks for the next one stands beside them, however late it comes.
  fileprivate func next(of plan: [FollowUpPlan.FollowUp]) -> [FollowUpPlan.FollowUp] {
    let held = Set(followUps.filter { $0.result != nil }.map(\.key))
    var (open, asked) = (0, Set<DutyCode>())
    return plan.filter { planned in
      if held.contains(planned.id) { return true }
      open += 1
      let isNextOfDuty = planned.source != nil && asked.insert(planned.id.code).inserted
      return open <= PlacementCase.plannedAhead || isNextOfDuty
    }
  }

  private static let plannedAhead = 3
}

extension FollowUp {
  /// Whether it stands as planned, or was done or moved by hand and stays.
  fileprivate func fits(_ planned: FollowUpPlan.FollowUp) -> Bool {
    result != nil || moved != nil
      || due == planned.due && with == planned.with && source?.stored == planned.source?.reference.stored
  }
}
