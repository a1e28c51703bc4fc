import Access
import Language
import Values
import Web

extension PlacementSteps {
  /// `step` says what is done with it: `held`, `moved`, `reopened` or `moved-back`. Answers which was done, and whether it
  /// had no result before.
  func act(
    on id: FollowUpID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> (what: Phrase, isFirst: Bool) {
    var (done, isFirst) = (Phrase.doneFollowUpDone, true)
    try whenOpen {
      try placements.followUp(id, tx).act { followUp in
        isFirst = followUp.result == nil
        let days = try placements.find(followUp.placement, tx).act { $0.occupied }
        switch fields["step"] {
        case "held":
          // Whoever did not see the newest state is shown it, before being told what is wrong with the old one.
          guard followUp.version == version else { throw Stale(current: followUp.version) }
          let result = try FollowUpForm.readResult(fields, within: days, today: tx.today)
          try placements.log(followUp, result, seen: version, tx)
        case "moved":
          guard followUp.version == version else { throw Stale(current: followUp.version) }
          if followUp.result != nil { throw Refused(nil, .followUpHeld) }
          let (day, reason) = try FollowUpForm.readMoved(fields, within: days, today: tx.today)
          try placements.move(followUp, to: day, because: reason, seen: version, tx)
          done = .doneFollowUpMoved
        case "reopened":
          try AnswerReader(fields, of: [], besides: ["step"]).finish()
          try placements.reopen(followUp, seen: version, tx)
          done = .doneFollowUpReopened
        case "moved-back":
          guard followUp.version == version else { throw Stale(current: followUp.version) }
          try AnswerReader(fields, of: [], besides: ["step"]).finish()
          do { try placements.moveBack(followUp, seen: version, tx) } catch is FollowUpNotMoved {
            throw Refused(nil, .followUpNotMoved)
          }
          done = .doneFollowUpMovedBack
        default: throw fields.noStep()
        }
      }
    }
    return (done, isFirst)
  }
}
