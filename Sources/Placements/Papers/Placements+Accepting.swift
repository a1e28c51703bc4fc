public import Access
import Language
public import Rules
public import Values
import Web

extension Placements {
  /// Lets a placement start, or go on, without something that its rules ask for. Only what is missing or broken now, and
  /// what the rules allow to be accepted.
  ///
  /// Throws `Refused` for anything else.
  public func accept(
    _ placement: Placement, without point: CheckPoint, because reason: String, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.sign, of: placement, on: tx.today)
    try consult(placement, tx).decide(tx) { around, tx in
      guard around.acceptable.contains(where: { $0.point == point }) else {
        throw Refused(AcceptanceForm.what, .acceptanceNotOpen)
      }
      try tx.change(
        Change<PlacementRecord>(
          of: placement.id, seen: version, as: "placement.accepted-without",
          set: "case_number = \(placement.papers.caseNumber)"), try tx.grant(Edit.self, PlacementRecord.self))
      try tx.complete(
        Completion<PlacementRecord>.adding(
          "placement_acceptance", to: placement.id, "code, reason, on_day, decided_by",
          values: "\(point.text), \(reason), \(tx.today), \(tx.actor.name)"))
    }
  }

  /// Takes an acceptance back: what is missing holds the start back again, or has to be mended.
  ///
  /// Throws `Refused` where nothing of that name was accepted.
  public func withdrawAcceptance(
    of point: CheckPoint, _ placement: Placement, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.sign, of: placement, on: tx.today)
    guard placement.papers.accepted[point] != nil else { throw Refused(AcceptanceForm.withdrawn, .acceptanceNone) }
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: "placement.acceptance-withdrawn",
        set: "approved_day = \(placement.papers.approved)"), try tx.grant(Edit.self, PlacementRecord.self))
    try tx.complete(
      Completion<PlacementRecord>.removing(
        "placement_acceptance", of: placement.id, where: "code = \(point.text)"))
  }
}
