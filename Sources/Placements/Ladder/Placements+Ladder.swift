public import Access
import Language
import People
import Programmes
import Rules
public import Values
import Web

/// A decision about hours, as somebody wants to take it.
public struct LadderDecision: Sendable, Hashable {
  public var move: LadderStep.Move
  public var week: ISOWeek
  public var hours: Hours
  public var reason: String?
  public var tasks: String?

  public init(move: LadderStep.Move, week: ISOWeek, hours: Hours, reason: String?, tasks: String?) {
    (self.move, self.week, self.hours, self.reason, self.tasks) = (move, week, hours, reason, tasks)
  }
}

extension Placements {
  /// Decides about the hours from a week on. A step above a limit is not agreed: it stands on the ladder as refused,
  /// with the limit, until when it holds and from when the step is possible.
  @discardableResult
  public func decideStep(_ placement: Placement, _ decision: LadderDecision, _ tx: Transaction) throws -> LadderStepID {
    try require(.decideStep, of: placement, on: tx.today)
    let id: LadderStepID = tx.newID()
    try consult(placement, tx).decide(tx) { around, tx in
      let outcome = around.outcome(of: decision)
      // A decision about the first week is where the placement starts from: it moves with the start, and stays.
      let isStart = around.steps.contains {
        $0.move == .start && $0.outcome == .agreed && $0.week == decision.week
      }
      let move = isStart && outcome == .agreed ? LadderStep.Move.start : decision.move
      // One agreed step a week: the newer decision stands in the place of the older.
      if outcome == .agreed {
        try tx.derive(
          Derivation<LadderRecord>(
            """
            UPDATE \(into: LadderRecord.self) SET outcome = 'withdrawn', version = version + 1
            WHERE placement_id = \(placement.id) AND week = \(decision.week) AND outcome = 'agreed'
            """))
      }
      var refusal: LadderStep.Refusal?
      if case .refused(let why) = outcome { refusal = why }
      try tx.insert(
        Insertion<LadderRecord>(
          of: id, as: refusal == nil ? "ladder.step-agreed" : "ladder.step-refused",
          """
          INSERT INTO \(into: LadderRecord.self) (id, placement_id, person_id, move, week, hours, reason, tasks, decided_by,
            decided_day, outcome, cap, cap_until, free_from, is_full_week, version)
          VALUES (\(id), \(placement.id), \(within: placement.person), \(move.rawValue), \(decision.week),
            \(decision.hours), \(decision.reason), \(decision.tasks), \(tx.actor.name), \(tx.today),
            \(outcome.kind.rawValue), \(refusal?.cap), \(refusal?.until), \(refusal?.freeFrom),
            \(refusal?.isFullWeek ?? false), 1)
          """), try tx.grantToCreate(LadderRecord.self, on: .person(placement.person)))
    }
    return id
  }

  /// Takes back a step whose week has not come.
  public func withdraw(_ step: LadderStep, seen version: Version, _ tx: Transaction) throws {
    // Who may not take a step back is not told either whether it could be.
    let grant = try tx.grant(Edit.self, LadderRecord.self)
    guard step.outcome == .agreed, step.move != .start, step.week > ISOWeek(containing: tx.today) else {
      throw StepHasBegun()
    }
    try tx.change(
      Change<LadderRecord>(
        of: step.id, seen: version, as: "ladder.step-withdrawn", set: "outcome = 'withdrawn'"), grant)
  }

  public func step(_ id: LadderStepID, _ tx: Transaction) throws -> Disclosed<LadderStep> {
    try tx.one(LadderStep.byID(id), try tx.grant(Read.self, LadderRecord.self))
  }

  public func steps(of placement: PlacementID, _ tx: Transaction) throws -> Disclosed<[LadderStep]> {
    try tx.list(LadderStep.of(placement), try tx.grant(List.self, LadderRecord.self))
  }
}

extension Placements {
  /// Refuses hours above a limit for a placement that does not exist yet.
  func refuseStart(
    _ hours: Hours, _ terms: Placement.Terms, _ participation: Participation, _ tx: Transaction
  ) throws {
    guard let model = shelf.model(of: participation.programme),
      let pack = shelf.pack(for: model, start: terms.period.from, on: tx.today)
    else { throw Refused(nil, .placementNoPack) }
    try Considerations.consult(participation.person, tx).decide(tx) { considerations, _ in
      let step = HoursLadder.Step(from: ISOWeek(containing: terms.period.from), hours: hours)
      let last = step.week.adding(weeks: max(1, model.ladder.everyWeeks) - 1)
      switch step.validate(against: considerations.flatMap(\.inForce), through: last, pack: pack) {
      case .allowed: break
      case let verdict: throw Refused(PlacementForm.hours.name, verdict.phrase(for: step))
      }
    }
  }
}

/// A step that is being worked cannot be taken back; hold or step back instead.
public struct StepHasBegun: Error, Sendable, Hashable {}

extension PlacementCase {
  /// Whether the step is within every limit in force from its week until the next agreed step.
  func outcome(of decision: LadderDecision) -> LadderStep.Outcome {
    let step = HoursLadder.Step(from: decision.week, hours: decision.hours)
    let next = steps.ladder.steps.first { $0.week > decision.week }?.week
    let end = placement.lastDay.map { ISOWeek(containing: $0) }
    let last = [next?.adding(weeks: -1), end].compactMap { $0 }.min().map { max($0, decision.week) }
    // A limit that begins later does not forbid the weeks before it; it is shown, and the step ends there by itself
    // only when somebody decides so. The step itself must be possible in its own first weeks.
    let horizon =
      last.map { min($0, decision.week.adding(weeks: window - 1)) } ?? decision.week.adding(weeks: window - 1)
    switch step.validate(against: inForce, through: horizon, pack: pack) {
    case .allowed: return .agreed
    case .aboveFullWeek(let full):
      return .refused(LadderStep.Refusal(cap: full, until: nil, freeFrom: nil, isFullWeek: true))
    case .refused(let cap, _, let free):
      return .refused(LadderStep.Refusal(cap: cap.hours, until: cap.until, freeFrom: free, isFullWeek: false))
    }
  }

  /// How many weeks a step stands at least, by the programme's model.
  private var window: Int { max(1, model?.ladder.everyWeeks ?? 1) }

  /// What the programme would propose for a week.
  func proposal(in week: ISOWeek) -> LadderProposal? {
    guard let model, let pack, state.kind == .running else { return nil }
    let last = followUps.filter { $0.result != nil }.max { a, b in
      (a.result?.on ?? a.due, a.id) < (b.result?.on ?? b.due, b.id)
    }
    return model.ladder.proposal(
      for: steps.ladder, in: week, went: last?.result?.light, considerations: inForce, pack: pack)
  }
}
