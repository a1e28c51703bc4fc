public import Access
import Rules
public import Values

extension Placements {
  /// Notes signatures, declarations, confirmations and approval.
  public func sign(
    _ placement: Placement, _ papers: Placement.Papers, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.sign, of: placement, on: tx.today)
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: "placement.signed",
        set: "approved_day = \(papers.approved), case_number = \(papers.caseNumber)"),
      try tx.grant(Edit.self, PlacementRecord.self))
    // Extensions are decisions of their own.
    try tx.complete(
      Completion<PlacementRecord>.removing("placement_paper", of: placement.id, where: "kind <> 'extension'"))
    for (role, day) in papers.signatures.sorted(by: { $0.key < $1.key }) {
      try note(placement.id, "signature", role.rawValue, day, true, nil, tx)
    }
    for (code, answer) in papers.statements.sorted(by: { $0.key < $1.key }) {
      try note(placement.id, "statement", code.text, answer.on, answer.isTrue, nil, tx)
    }
    for (consideration, day) in papers.confirmed.sorted(by: { $0.key < $1.key }) {
      try note(placement.id, "confirmation", consideration.text, day, true, nil, tx)
    }
  }

  func note(
    _ placement: PlacementID, _ kind: String, _ code: String, _ day: CivilDate, _ isTrue: Bool, _ reason: String?,
    _ tx: Transaction
  ) throws {
    try tx.complete(
      Completion<PlacementRecord>.adding(
        "placement_paper", to: placement, "kind, code, on_day, holds, reason",
        values: "\(kind), \(code), \(day), \(isTrue), \(reason)"))
  }
}
