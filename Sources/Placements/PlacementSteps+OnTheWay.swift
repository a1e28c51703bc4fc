import Access
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web

// What is done with a placement on its way: papers, decisions about hours, the ending, the follow-ups.
extension PlacementSteps {
  func sign(
    _ id: PlacementID, _ fields: Fields, seen version: Version, _ language: LanguageTag, _ tx: Transaction
  ) throws {
    try placements.disclose(id, tx).act { around in
      let papers = try SigningForm(around: around, language: language).read(fields)
      try whenOpen { try placements.sign(around.placement, papers, seen: version, tx) }
    }
  }

  func climb(_ id: PlacementID, _ fields: Fields, _ tx: Transaction) throws -> LadderStepID {
    try placements.disclose(id, tx).act { around in
      let climb = try LadderForm.read(fields, around.steps, around.placement.terms.period)
      return try whenOpen { try placements.climb(around.placement, climb, tx) }
    }
  }

  func withdraw(_ id: LadderStepID, seen version: Version, _ tx: Transaction) throws -> PlacementID {
    try placements.step(id, tx).act { step in
      try placements.withdraw(step, seen: version, tx)
      return step.placement
    }
  }

  func end(_ id: PlacementID, _ fields: Fields, seen version: Version, _ tx: Transaction) throws {
    try placements.find(id, tx).act { placement in
      let ending = try EndingForm.read(fields, from: placement.terms.period.from, today: tx.today)
      try whenOpen { try placements.end(placement, ending, seen: version, tx) }
    }
  }

  /// `step` says what is done with it: `held`, `moved` or `reopened`.
  func act(
    on id: FollowUpID, _ fields: Fields, seen version: Version, _ tx: Transaction
  ) throws -> Phrase {
    var rest = fields
    rest["step"] = nil
    var done = Phrase.doneFollowUpDone
    try whenOpen {
      try placements.followUp(id, tx).act { followUp in
        switch fields["step"] {
        case "held":
          try placements.hold(followUp, try FollowUpForm.readHeld(rest, today: tx.today), seen: version, tx)
        case "moved":
          let (day, reason) = try FollowUpForm.readMoved(rest, today: tx.today)
          try placements.move(followUp, to: day, because: reason, seen: version, tx)
          done = .doneFollowUpMoved
        case "reopened":
          try AnswerReader(rest, of: []).finish()
          try placements.reopen(followUp, seen: version, tx)
          done = .doneFollowUpReopened
        default: throw Refused("step", .formNoChoice)
        }
      }
    }
    return done
  }
}
