import Access
import Rules
import Values

// A step that was decided with a slip, and is decided again by the same form.

extension LadderStep {
  /// Whether a decision may stand in its place as what its own maker meant. Where the placement starts from stays.
  func isMendable(by account: AccountID?, to decision: LadderDecision) -> Bool {
    outcome.kind != .withdrawn && account != nil && decider == account && (move != .start || week == decision.week)
  }
}

extension Placements {
  /// Takes the step with the slip off the ladder. Answers the step in whose place that one had been decided, where the new
  /// decision is about the same week; of another week it is agreed again, as long as it is possible.
  func putAside(
    _ mended: LadderStep, for decision: LadderDecision, isAgreed: Bool, in around: PlacementCase, _ tx: Transaction
  ) throws -> LadderStepID? {
    try tx.derive(
      Derivation<LadderRecord>(
        """
        UPDATE \(into: LadderRecord.self) SET outcome = 'withdrawn', cap = NULL, version = version + 1
        WHERE id = \(mended.id) AND outcome <> 'withdrawn'
        """))
    guard let before = around.steps.first(where: { $0.id == mended.replaces && $0.outcome == .withdrawn }) else {
      return nil
    }
    if isAgreed, before.week == decision.week { return before.id }
    guard around.bounds(without: mended.id).verdict(on: before.rung) == .allowed else { return nil }
    try tx.derive(
      Derivation<LadderRecord>(
        """
        UPDATE \(into: LadderRecord.self) SET outcome = 'agreed', version = version + 1
        WHERE id = \(before.id) AND outcome = 'withdrawn'
        """))
    return nil
  }
}
