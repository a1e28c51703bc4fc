public import Access
import Employers
public import Programmes
import Rules
public import Values

extension Placements {
  /// Drafts a placement at a workplace with the hours of its first week. Hours above a limit are refused before there is a
  /// placement that could carry them.
  ///
  /// - Parameter day: on which the hours were agreed, where it is written down later.
  public func draft(
    _ terms: Placement.Terms, for participation: Participation, at workplace: WorkplaceID, startingWith hours: Hours,
    agreedOn day: CivilDate? = nil, _ tx: Transaction
  ) throws -> PlacementID {
    let person = participation.person
    _ = try Employers.find(workplace, tx)
    try refuseStart(hours, terms, participation, tx)
    let id: PlacementID = tx.newID()
    try tx.insert(
      Insertion<PlacementRecord>(
        of: id, as: "placement.drafted",
        """
        INSERT INTO \(into: PlacementRecord.self) (id, person_id, participation_id, workplace_id, measure, basis, group_code, purpose, tasks,
          from_day, until_day, work_days, work_from, work_until, work_changes, last_employer, state, ended_day, end_reason, ended_by,
          next_step, approved_day, case_number, version)
        VALUES (\(id), \(within: person), \(participation.id), \(workplace), \(terms.measure.text),
          \(terms.basis.text), \(terms.group?.text), \(terms.purpose?.text), \(terms.tasks), \(terms.period.from),
          \(terms.period.until), \(terms.working.first?.days), \(terms.working.first?.from), \(terms.working.first?.to),
          \(terms.working.changesText), \(terms.lastEmployer.rawValue), 'draft', NULL, NULL, NULL, NULL, NULL, NULL, 1)
        """), try tx.grantToCreate(PlacementRecord.self, on: .person(person)))
    try find(id, tx).act { placement in
      _ = try decideStep(
        placement,
        LadderDecision(
          move: .start, week: ISOWeek(containing: terms.period.from), hours: hours, reason: nil, tasks: nil, on: day),
        tx)
    }
    return id
  }

  /// Changes the terms of a placement that has not begun: signatures, approval and what the workplace confirmed were
  /// given to other words and go.
  public func change(
    _ placement: Placement, to terms: Placement.Terms, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.change, of: placement, on: tx.today)
    // Saved as it was: nothing that was given to these words has to go.
    let isSame = terms == placement.terms
    let (approved, extensions) = isSame ? (placement.papers.approved, placement.extensions) : (nil, 0)
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: "placement.changed",
        set: """
          measure = \(terms.measure.text), basis = \(terms.basis.text), group_code = \(terms.group?.text),
          purpose = \(terms.purpose?.text), tasks = \(terms.tasks), from_day = \(terms.period.from),
          until_day = \(terms.period.until), work_days = \(terms.working.first?.days), work_from = \(terms.working.first?.from),
          work_until = \(terms.working.first?.to), work_changes = \(terms.working.changesText), last_employer = \(terms.lastEmployer.rawValue), approved_day = \(approved), extensions = \(extensions)
          """), try tx.grant(Edit.self, PlacementRecord.self))
    if isSame { return }
    try tx.complete(
      Completion<PlacementRecord>.removing("placement_paper", of: placement.id, where: "kind <> 'statement'"))
    try tx.complete(
      Completion<PlacementRecord>.removing("placement_acceptance", of: placement.id, where: "1 = 1"))
    try dropSteps(of: placement, after: terms.period.until, tx)
    // The first step stands where the placement begins; what was planned before that is not reached any more.
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
}
