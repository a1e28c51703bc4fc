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
  /// The day on which it was taken, where it is written down later; none is today.
  public var day: CivilDate?
  /// The agreed steps that whoever decides saw; `nil` where nobody looks, and what stands is replaced.
  public var seen: Set<LadderStepID>?
  /// A step that whoever decides has just decided, with a slip: this one stands in its place.
  public var mends: LadderStepID?

  public init(
    move: LadderStep.Move, week: ISOWeek, hours: Hours, reason: String?, tasks: String?, on day: CivilDate? = nil
  ) {
    (self.move, self.week, self.hours, self.reason, self.tasks) = (move, week, hours, reason, tasks)
    self.day = day
  }
}

extension Placements {
  /// Decides about the hours from a week on. A step above a limit is not agreed: it stands on the ladder as refused,
  /// with the limit, until when it holds and from when the step is possible.
  ///
  /// Throws `ActStopped` where the days would become longer than the rules allow.
  /// Throws `Stale` when it would stand in the place of another step than those that were seen, and `Refused` where none was.
  @discardableResult
  public func decideStep(_ placement: Placement, _ decision: LadderDecision, _ tx: Transaction) throws -> LadderStepID {
    try require(.decideStep, of: placement, on: tx.today)
    let id: LadderStepID = tx.newID()
    try consult(placement, tx).decide(tx) { around, tx in
      let mended = around.steps.first { $0.id == decision.mends && $0.isMendable(by: tx.actor.account, to: decision) }
      let verdict = around.bounds(without: mended?.id).verdict(
        on: HoursLadder.Step(from: decision.week, hours: decision.hours))
      // What no week can ever bring is a slip, and no wish that has to wait.
      if verdict.isNever {
        throw Refused(
          LadderForm.hours.name, verdict.phrase(for: HoursLadder.Step(from: decision.week, hours: decision.hours)))
      }
      let outcome = LadderStep.Refusal(verdict).map { LadderStep.Outcome.refused($0) } ?? .agreed
      // Nothing would change but the reason of a step that was agreed with another one.
      if around.steps.contains(where: {
        $0.outcome == .agreed && $0.week == decision.week && $0.hours == decision.hours && $0.id != mended?.id
      }) {
        throw Refused(LadderForm.week.name, .ladderAgreedAlready(hours: decision.hours, week: decision.week))
      }
      // What somebody else decided about the week in the meantime is not put aside unseen.
      if outcome == .agreed, let seen = decision.seen,
        let standing = around.steps.first(where: { $0.outcome == .agreed && $0.week == decision.week }),
        !seen.contains(standing.id)
      {
        if seen.isEmpty {
          throw Refused(LadderForm.seen.name, .ladderSeenMissing(hours: standing.hours, week: standing.week))
        }
        throw Stale(current: standing.version)
      }
      let inherited = try mended.flatMap {
        try putAside($0, for: decision, isAgreed: outcome == .agreed, in: around, tx)
      }
      // A decision about the first week is where the placement starts from: it moves with the start, and stays.
      let isStart = around.steps.contains {
        $0.move == .start && $0.outcome == .agreed && $0.week == decision.week
      }
      let move = isStart && outcome == .agreed ? LadderStep.Move.start : decision.move
      // One agreed step a week: the newer decision stands in the place of the older.
      let replaced =
        outcome == .agreed
        ? around.steps.first { step in
          step.outcome == .agreed && step.week == decision.week && step.id != mended?.id
        } : nil
      if replaced != nil {
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
            decided_day, outcome, cap, cap_until, free_from, is_full_week, stopped_by, stopped_week, beside, replaces, decider_id,
            version)
          VALUES (\(id), \(placement.id), \(within: placement.person), \(move.rawValue), \(decision.week),
            \(decision.hours), \(decision.reason), \(decision.tasks), \(tx.actor.name),
            \(min(decision.day ?? tx.today, tx.today)),
            \(outcome.kind.rawValue), \(refusal?.cap), \(refusal?.until), \(refusal?.freeFrom),
            \(refusal?.by == .fullWeek), \(refusal?.by.rawValue), \(refusal?.week), \(refusal?.beside), \(replaced?.id ?? inherited),
            \(tx.actor.account), 1)
          """), try tx.grantToCreate(LadderRecord.self, on: .person(placement.person)))
      if outcome == .agreed, around.hasLongestDay {
        try requireNothingStops(since: around, about: [.dayHours, .youthDay], tx)
      }
    }
    return id
  }

  /// Takes back a step whose week has not come, or that was decided today, so that what was agreed before it stands on:
  /// also the step of the same week in whose place it was decided, as long as that one is possible. One that was refused
  /// is taken off the ladder.
  ///
  /// Throws `ActStopped` when that would be more than the person or the rules allow.
  public func withdraw(_ step: LadderStep, seen version: Version, _ tx: Transaction) throws {
    // Who may not take a step back is not told either whether it could be.
    _ = try tx.grant(Edit.self, LadderRecord.self)
    // Nor is whoever saw another state told what is wrong with this one.
    guard step.version == version else { throw Stale(current: step.version) }
    if case .refused = step.outcome {
      try tx.change(
        Change<LadderRecord>(
          of: step.id, seen: version, as: "ladder.refusal-taken-off", set: "outcome = 'withdrawn', cap = NULL"),
        try tx.grant(Edit.self, LadderRecord.self))
      return
    }
    guard step.isRevocable(on: tx.today) else { throw StepHasBegun() }
    try tx.consult(Placement.byID(step.placement)).decide(tx) { found, tx in
      guard let placement = found.first else { throw NotFound() }
      try consult(placement, tx).decide(tx) { before, tx in
        try tx.change(
          Change<LadderRecord>(
            of: step.id, seen: version, as: "ladder.step-withdrawn", set: "outcome = 'withdrawn'"),
          try tx.grant(Edit.self, LadderRecord.self))
        if case .step(let replaced)? = before.remainder(without: step) {
          try tx.change(
            Change<LadderRecord>(
              of: replaced.id, seen: replaced.version, as: "ladder.step-agreed", set: "outcome = 'agreed'"),
            try tx.grant(Edit.self, LadderRecord.self))
        }
        try requireNothingStops(since: before, tx)
      }
    }
  }

  public func step(_ id: LadderStepID, _ tx: Transaction) throws -> Disclosed<LadderStep> {
    try tx.one(LadderStep.byID(id), try tx.grant(Read.self, LadderRecord.self))
  }

  public func steps(of placement: PlacementID, _ tx: Transaction) throws -> Disclosed<[LadderStep]> {
    try tx.list(LadderStep.of(placement), try tx.grant(List.self, LadderRecord.self))
  }
}

extension PlacementCase {
  /// Whether more hours may make a day longer than it may be.
  fileprivate var hasLongestDay: Bool {
    let rules = [pack?.longestDay, guardianship.minority == nil ? nil : pack?.youth?.day].compactMap(\.self)
    return rules.contains { $0.blocking && $0.stated.value != nil } && placement.terms.working.hasDays
  }
}

extension Placements {
  /// Refuses hours above a limit for a placement that does not exist yet: the same question over the same weeks as for a
  /// step that is decided later.
  func refuseStart(
    _ hours: Hours, _ terms: Placement.Terms, _ participation: Participation, _ tx: Transaction
  ) throws {
    guard let model = shelf.model(of: participation.programme),
      let today = shelf.pack(for: model, start: terms.period.from, on: tx.today),
      let pack = shelf.pack(
        for: model, start: terms.period.from, on: max(tx.today, terms.period.until ?? tx.today.adding(months: 24)))
    else { throw Refused(nil, .placementNoPack) }
    let others = try Withheld.together(
      tx.consult(Placement.of(participation.person)), tx.consult(LadderStep.all(of: participation.person))
    ) { placements, steps in placements.compactMap { $0.beside(terms.period, steps) } }
    try Withheld.together(
      Considerations.consult(participation.person, tx), others, Guardians.consultBirth(of: participation.person, tx)
    ) { ($0, $1, $2) }.decide(tx) { found, _ in
      let bounds = HoursBounds(
        period: terms.period, ladder: HoursLadder([]), considerations: found.0.flatMap(\.inForce), beside: found.1,
        working: terms.working, pack: pack, terms: pack.terms(terms.measure, terms.basis),
        birth: BirthFact(found.2?.minority), earlier: (today, today.terms(terms.measure, terms.basis)))
      let step = HoursLadder.Step(from: ISOWeek(containing: terms.period.from), hours: hours)
      switch bounds.verdict(on: step) {
      case .allowed: break
      case let verdict: throw Refused(PlacementForm.hours.name, verdict.phrase(for: step))
      }
    }
  }
}

/// A step that is being worked cannot be taken back; hold or step back instead.
public struct StepHasBegun: Error, Sendable, Hashable {}

extension PlacementCase {
  /// Everything that bounds the placement's hours, over all of its weeks.
  var bounds: HoursBounds { bounds(without: nil) }

  /// The same as if a step did not stand.
  func bounds(without step: LadderStepID?) -> HoursBounds {
    let terms = placement.terms
    let pack = packToCome
    // Of weeks before a pack that is still to come the one of today judges; of weeks before that one nobody decides any more.
    let earlier = pack?.code == self.pack?.code ? packAtStart : self.pack
    return HoursBounds(
      period: placement.occupied, ladder: steps.filter { $0.id != step }.ladder, considerations: inForce,
      beside: beside, working: terms.working,
      pack: pack, terms: pack?.terms(terms.measure, terms.basis), birth: BirthFact(guardianship.minority),
      earlier: earlier.map { ($0, $0.terms(terms.measure, terms.basis)) })
  }

  /// What the programme would propose for a week.
  func proposal(in week: ISOWeek) -> LadderProposal? {
    guard let model, pack != nil, state.kind == .running, placement.terms.period.from <= week.sunday,
      placement.lastDay.map({ week.monday <= $0 }) ?? true
    else { return nil }
    let last = followUps.filter { $0.result != nil }.max { a, b in
      (a.result?.on ?? a.due, a.id) < (b.result?.on ?? b.due, b.id)
    }
    return model.ladder.proposal(for: bounds, in: week, went: last?.result?.light)
  }
}

extension StepVerdict {
  /// Whether no other week and no other agreement of the person would let the hours be.
  fileprivate var isNever: Bool {
    switch self {
    case .aboveFullWeek(_, let beside, _, _): beside == .zero
    case .aboveMost, .belowLeast: true
    case .allowed, .refused, .aboveTimetable, .aboveYouth: false
    }
  }
}
