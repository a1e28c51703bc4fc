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

extension ActStopped {
  /// As an answer to whoever wanted another last day: up to which day one is possible, whichever rules are in the way. From
  /// which week the hours would be possible again helps nobody there, for the weeks before it belong to the placement too.
  ///
  /// - Parameter isTaken: whether such a last day is taken, as far as no rule is in the way.
  func refusedLonger(_ voice: Voice, isTaken: (CivilDate) -> Bool, at field: (Check) -> String?) -> Refused {
    let last = lastDay.flatMap { isTaken($0) ? $0 : nil }
    return Refused(
      checks.map { check in
        let said = CheckSentence(check.ofLonger(last), pack: pack, voice: voice, basis: basis)
        let sentence = said.ofLonger(last).map { voice($0) }.joined(separator: " ")
        return Problem(field(check), .checksSaid(sentence: sentence))
      })
  }
}

extension Check {
  /// Where there is a place for longer than the other rules allow, the day of all of them is the one to agree.
  fileprivate func ofLonger(_ last: CivilDate?) -> Check {
    guard let last, case .ratioFull(let quota, let staff, let asOf, let full, let taken, .lastDay) = finding else {
      return self
    }
    var told = self
    told.finding = .ratioFull(
      quota: quota, ordinaryStaff: staff, asOf: asOf, day: full, taken: taken, way: .lastDay(last))
    return told
  }
}

extension CheckSentence {
  fileprivate func ofLonger(_ last: CivilDate?) -> [Phrase] {
    switch check.finding {
    case .hoursAboveCap(let step, let cap, _, let until, let week, _):
      [
        stopped(aboveCap(step, cap: cap, until: until, in: week)),
        last.map { .checkCapLastDay(day: $0) } ?? .checkCapNoLonger(week: week),
      ]
    case .ratioFull(_, _, _, _, _, .lastDay): phrases(of: check.finding)
    // The rule's own sentence has named it.
    case .tooLong(_, _, _, last, _, _, _), .joinedTooLong(_, _, _, _, last, _): phrases(of: check.finding)
    default: phrases(of: check.finding) + (last.map { [.checkLastDay(day: $0)] } ?? [])
    }
  }

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
