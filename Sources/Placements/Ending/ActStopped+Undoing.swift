import Language
import Rules
import Values
import Web

extension ActStopped {
  /// As an answer to whoever wanted to undo something: what has come in between, what would make room for it, and that until
  /// then it stands. Another last day or a lower step is advice for other acts.
  ///
  /// - Parameter stands: said of what was to be undone.
  func refusedUndo(at field: String?, _ stands: Phrase, _ voice: Voice) -> Refused {
    Refused(
      checks.map { check in
        let undoing = CheckSentence(check, pack: pack, voice: voice, basis: basis).undoing + [stands]
        return Problem(field, .checksSaid(sentence: undoing.map { voice($0) }.joined(separator: " ")))
      })
  }
}

extension CheckSentence {
  /// Why something cannot be undone, with what would have to be different.
  fileprivate var undoing: [Phrase] {
    switch check.finding {
    case .ratioFull(let places, let staff, let asOf, let day, let taken, _):
      ratioFull(places, on: day, taken) + [self.staff(staff, asOf), .undoPlaceGiven]
    case .factMissing(.headcount): [.undoStaffMissing]
    case .hoursAboveFullWeek(let step, let beside, let full, let week) where beside > .zero:
      [.undoFullWeek(step: step, beside: beside, sum: step + beside, week: week, full: full)]
    case .hoursAboveCap(let step, let cap, _, let until, let week, _):
      [aboveCap(step, cap: cap, until: until, in: week), .undoCap]
    case .sameTimes(let days, let from, let until, let other, let period, let first):
      [
        .undoSameTimes(
          days: voice.list(days), from: from, until: until, other: words.other(other, period), first: first)
      ]
    default: phrases(of: check.finding)
    }
  }
}
