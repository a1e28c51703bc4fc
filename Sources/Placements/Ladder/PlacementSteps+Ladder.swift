import Access
import Language
import Rules
import Values
import Web

extension PlacementSteps {
  func decideStep(
    _ id: PlacementID, _ fields: Fields, in voice: Voice, _ tx: Transaction
  ) throws -> LadderStepID {
    try placements.disclose(id, tx).act { around in
      let decision = try LadderForm.read(fields, around.steps, around.placement.occupied)
      do {
        return try whenOpen { try placements.decideStep(around.placement, decision, tx) }
      } catch let stopped as ActStopped {
        throw stopped.refused(at: LadderForm.hours.name, voice)
      }
    }
  }

  func withdraw(_ id: LadderStepID, seen version: Version, _ tx: Transaction) throws -> PlacementID {
    try placements.step(id, tx).act { step in
      try placements.withdraw(step, seen: version, tx)
      return step.placement
    }
  }
}
