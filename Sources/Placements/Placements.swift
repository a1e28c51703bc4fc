public import Access
import Employers
import Language
public import Programmes
public import Rules
public import Values
import Web

/// What is done with placements. Whatever changes, the checks run again and what is owed is computed again at the end of
/// the transaction; see `consequence`.
public struct Placements: Sendable {
  let shelf: ProgrammeShelf

  public init(shelf: ProgrammeShelf) {
    self.shelf = shelf
  }

  /// Drafts a placement at a workplace with the hours of its first week.
  public func draft(
    _ terms: Placement.Terms, for participation: Participation, at workplace: WorkplaceID, startingWith hours: Hours,
    _ tx: Transaction
  ) throws -> PlacementID {
    let person = participation.person
    _ = try Employers.find(workplace, tx)
    let id: PlacementID = tx.newID()
    try tx.insert(
      Insertion<PlacementRecord>(
        of: id, as: "placement.drafted",
        """
        INSERT INTO \(into: PlacementRecord.self) (id, person_id, participation_id, workplace_id, measure, basis, group_code, purpose, tasks,
          from_day, until_day, work_days, work_from, work_until, last_employer, state, ended_day, end_reason, ended_by,
          next_step, approved_day, case_number, version)
        VALUES (\(id), \(within: person), \(participation.id), \(workplace), \(terms.measure.text),
          \(terms.basis.text), \(terms.group?.text), \(terms.purpose?.text), \(terms.tasks), \(terms.period.from),
          \(terms.period.until), \(terms.working?.days), \(terms.working?.from), \(terms.working?.to),
          \(terms.lastEmployer.rawValue), 'draft', NULL, NULL, NULL, NULL, NULL, NULL, 1)
        """), try tx.grantToCreate(PlacementRecord.self, on: .person(person)))
    try find(id, tx).act { placement in
      _ = try climb(
        placement,
        Climb(
          move: .start, week: ISOWeek(containing: terms.period.from), hours: hours, reason: nil, tasks: nil), tx)
    }
    return id
  }

  /// Changes the terms of a placement that has not begun: signatures, approval and what the workplace confirmed were
  /// given to other words and go.
  public func change(
    _ placement: Placement, to terms: Placement.Terms, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.change, of: placement)
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: "placement.changed",
        set: """
          measure = \(terms.measure.text), basis = \(terms.basis.text), group_code = \(terms.group?.text),
          purpose = \(terms.purpose?.text), tasks = \(terms.tasks), from_day = \(terms.period.from),
          until_day = \(terms.period.until), work_days = \(terms.working?.days), work_from = \(terms.working?.from),
          work_until = \(terms.working?.to), last_employer = \(terms.lastEmployer.rawValue), approved_day = NULL
          """), try tx.grant(Edit.self, PlacementRecord.self))
    try tx.complete(
      Completion<PlacementRecord>.removing("placement_paper", of: placement.id, where: "kind <> 'statement'"))
    // The first rung stands where the placement begins; what was planned before that is not reached any more.
    if terms.period.from != placement.terms.period.from {
      let week = ISOWeek(containing: terms.period.from)
      try tx.derive(
        Derivation<LadderRecord>(
          """
          UPDATE \(into: LadderRecord.self) SET outcome = 'withdrawn', version = version + 1
          WHERE placement_id = \(placement.id) AND move <> 'start' AND outcome = 'agreed' AND week <= \(week)
          """))
      try tx.derive(
        Derivation<LadderRecord>(
          """
          UPDATE \(into: LadderRecord.self) SET week = \(week), version = version + 1
          WHERE placement_id = \(placement.id) AND move = 'start' AND outcome = 'agreed'
          """))
    }
  }

  /// Notes signatures, declarations, confirmations, approval and accepted breaches.
  public func sign(
    _ placement: Placement, _ papers: Placement.Papers, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.sign, of: placement)
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: "placement.signed",
        set: "approved_day = \(papers.approved), case_number = \(papers.caseNumber)"),
      try tx.grant(Edit.self, PlacementRecord.self))
    try tx.complete(Completion<PlacementRecord>.removing("placement_paper", of: placement.id))
    for (role, day) in papers.signatures.sorted(by: { $0.key < $1.key }) {
      try note(placement.id, "signature", role.rawValue, day, true, nil, tx)
    }
    for (code, answer) in papers.statements.sorted(by: { $0.key < $1.key }) {
      try note(placement.id, "statement", code.text, answer.on, answer.holds, nil, tx)
    }
    for (rule, reason) in papers.overrides.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try note(placement.id, "override", rule.rawValue, tx.today, true, reason, tx)
    }
    for (consideration, day) in papers.confirmed.sorted(by: { $0.key < $1.key }) {
      try note(placement.id, "confirmation", consideration.text, day, true, nil, tx)
    }
  }

  private func note(
    _ placement: PlacementID, _ kind: String, _ code: String, _ day: CivilDate, _ holds: Bool, _ reason: String?,
    _ tx: Transaction
  ) throws {
    try tx.complete(
      Completion<PlacementRecord>.adding(
        "placement_paper", to: placement, "kind, code, on_day, holds, reason",
        values: "\(kind), \(code), \(day), \(holds), \(reason)"))
  }

  /// Lets the placement run. Every rule is held against it in this very transaction, with the places as they are taken
  /// now: of several starts into the last place one succeeds.
  ///
  /// Throws `StartHeldBack` with what is in the way.
  public func start(_ placement: Placement, seen version: Version, _ tx: Transaction) throws {
    try require(.start, of: placement)
    try consult(placement, tx).decide(tx) { around, _ in
      guard let pack = around.pack else { throw StartHeldBack(checks: [], pack: nil) }
      let blockers = around.blockers
      guard blockers.isEmpty else { throw StartHeldBack(checks: blockers, pack: pack) }
    }
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: "placement.started",
        set: "state = \(Placement.State.Kind.running.rawValue)"),
      try tx.grant(Edit.self, PlacementRecord.self))
    // Whoever waits for a place at the same workplace is checked anew.
    tx.touch(.workplace(placement.workplace))
  }

  /// Ends the placement, with why, by whom and what comes next.
  public func end(
    _ placement: Placement, _ ending: Placement.Ending, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.end, of: placement)
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: "placement.ended",
        set: """
          state = \(Placement.State.Kind.ended.rawValue), ended_day = \(ending.on),
          end_reason = \(ending.reason.rawValue), ended_by = \(ending.by.rawValue), next_step = \(ending.nextStep)
          """), try tx.grant(End.self, PlacementRecord.self))
    let week = ISOWeek(containing: ending.on)
    try tx.derive(
      Derivation<LadderRecord>(
        """
        UPDATE \(into: LadderRecord.self) SET outcome = 'withdrawn', version = version + 1
        WHERE placement_id = \(placement.id) AND outcome = 'agreed' AND week > \(week)
        """))
    tx.touch(.workplace(placement.workplace))
  }

  // MARK: Looking

  public func find(_ id: PlacementID, _ tx: Transaction) throws -> Disclosed<Placement> {
    let placement = try tx.one(Placement.byID(id), try tx.grant(Read.self, PlacementRecord.self))
    let papers = try tx.list(Paper.of(id), try tx.grant(List.self, PlacementRecord.self))
    return try .together(placement, papers) { try $0.holding($1) }
  }

  public func of(_ person: PersonID, _ tx: Transaction) throws -> Disclosed<[Placement]> {
    try tx.list(Placement.of(person), try tx.grant(List.self, PlacementRecord.self))
  }

  // MARK: What follows

  func require(_ step: Placement.State.Step, of placement: Placement) throws {
    guard placement.state.kind.steps.contains(step) else { throw PlacementStepNotOpen(state: placement.state.kind) }
  }

  /// Nobody leaves a programme with a placement that is not over: each is ended with its reason and next step first.
  public func requireNoneOpen(of participation: Participation, _ tx: Transaction) throws {
    try tx.consult(Placement.of(participation.person)).decide(tx) { placements, _ in
      let open = placements.filter { $0.participation == participation.id && $0.state.kind != .ended }
      if !open.isEmpty { throw Refused("step", .placementsOpenAtExit(n: open.count)) }
    }
  }
}

/// The placement may not start: these rules are in the way.
public struct StartHeldBack: Error, Sendable {
  public let checks: [Check]
  /// None when no pack holds for the placement's day and programme.
  public let pack: RulePack?
}
