import Access
import Language
import Rules
import Values
import Web

extension PlacementSteps {
  func end(
    _ id: PlacementID, _ fields: Fields, seen version: Version, in voice: Voice, _ tx: Transaction
  ) throws {
    try placements.find(id, tx).act { placement in
      let ending = try EndingForm.read(fields, of: placement, today: tx.today)
      do {
        try whenOpen { try placements.end(placement, ending, seen: version, tx) }
      } catch let stopped as ActStopped {
        throw stopped.refused(at: EndingForm.on.name, voice)
      }
    }
  }

  /// The form has nothing but its button.
  func withdrawEnding(
    of id: PlacementID, _ fields: Fields, seen version: Version, in voice: Voice, _ tx: Transaction
  ) throws {
    var read = AnswerReader(fields, of: [EndingForm.withdrawal])
    _ = read.choice(EndingForm.withdrawal)
    try read.finish()
    try placements.find(id, tx).act { placement in
      do {
        try placements.withdrawEnding(of: placement, seen: version, tx)
      } catch is EndingHasCome {
        throw Refused("outcome", placement.ending.map { .endingHasCome(day: $0.on) } ?? .endingNone)
      } catch let stopped as ActStopped {
        let stands: Phrase = placement.ending.map { .endingStands(day: $0.on) } ?? .endingNone
        throw stopped.refusedUndo(at: "outcome", stands, voice)
      }
    }
  }
}
