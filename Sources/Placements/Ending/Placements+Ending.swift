public import Access
import Language
import Programmes
import Rules
public import Values
import Web

extension Placements {
  /// Notes the last day of the placement, why it ends, who decided and what comes next. A day that is to come is announced:
  /// until it is over the placement goes on. What never started is given up at once.
  ///
  /// Throws `Refused` for a day on which it cannot end, with the one that is possible, and `ActStopped` where an ending that
  /// was announced is put off and the days or hours are others' by now.
  public func end(
    _ placement: Placement, _ ending: Placement.Ending, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.end, of: placement, on: tx.today)
    try consult(placement, tx).decide(tx) { around, tx in
      if let problem = around.problem(with: ending) { throw Refused([problem]) }
      // What was started keeps its stored word: that it is over is told by its day, and not before. The days that it gives
      // up are given to whoever comes next.
      let last = placement.terms.period.until.map { min($0, ending.on) } ?? ending.on
      let turn = placement.turn == nil ? nil : around.turn(until: last).text
      try tx.change(
        Change<PlacementRecord>(
          of: placement.id, seen: version, as: "placement.ended",
          set: """
            state = \(placement.stage == .started ? Placement.Stage.started.rawValue : "ended"),
            ended_day = \(ending.on), end_reason = \(ending.reason.rawValue), ended_by = \(ending.by.rawValue),
            next_step = \(ending.nextStep), ended_noted = \(tx.today), place_turn = \(turn)
            """), try tx.grant(End.self, PlacementRecord.self))
      // A later day than was announced is one that somebody else may have by now.
      if placement.announced(on: tx.today) != nil { try requireNothingStops(since: around, tx) }
    }
    tx.touch(.workplace(placement.workplace))
  }

  /// Takes an ending back whose day has not passed, or that was written down today: the placement stands as it was agreed.
  /// Its days behind that one are new days: who was given the place for them meanwhile keeps it.
  ///
  /// Throws `EndingHasCome` when there is none to take back, `Refused` while an exit rests on it, `ActStopped` when the days
  /// or hours are others' by now.
  public func withdrawEnding(of placement: Placement, seen version: Version, _ tx: Transaction) throws {
    // Who may not end it is not told either whether it could be taken back.
    _ = try tx.grant(End.self, PlacementRecord.self)
    guard placement.mayGoOn(on: tx.today) else { throw EndingHasCome() }
    try consult(placement, tx).decide(tx) { before, tx in
      if let why = before.exitRestsOnEnding { throw Refused(EndingForm.withdrawal.name, why) }
      let turn = placement.turn == nil ? nil : before.turn(until: placement.terms.period.until).text
      try tx.change(
        Change<PlacementRecord>(
          of: placement.id, seen: version, as: "placement.ending-withdrawn",
          // Whether a draft is *checked* follows at the end of the transaction.
          set: """
            state = \((placement.stage == .started ? Placement.Stage.started : .draft).rawValue), ended_day = NULL,
            end_reason = NULL, ended_by = NULL, next_step = NULL, ended_noted = NULL, place_turn = \(turn)
            """), try tx.grant(End.self, PlacementRecord.self))
      try requireNothingStops(since: before, tx)
    }
    tx.touch(.workplace(placement.workplace))
  }

  /// Puts away what has been over for long: its stored word becomes *ended*, so that lists of what runs need not pass it
  /// over, and what was open of it goes. Nothing that is shown depends on it. For the house.
  ///
  /// - Returns: how many.
  public func close(limit: Int, _ tx: Transaction) throws -> Int {
    try tx.consult(Placement.over(before: tx.today.adding(days: -Placements.keptOpen), limit: limit)).decide(tx) {
      placements, tx in
      for id in placements {
        try tx.derive(
          Derivation<PlacementRecord>(
            "UPDATE \(into: PlacementRecord.self) SET state = 'ended' WHERE id = \(id) AND state = 'running'"))
        try dropFollowUps(of: id, tx)
      }
      return placements
    }.count
  }

  /// Days for which a placement that is over still counts at its workplace: whoever starts with a day gone by is held
  /// against those who were there.
  private static let keptOpen = 200
}

/// The day of the ending has passed, and it was not written down today; or there is none.
public struct EndingHasCome: Error, Sendable, Hashable {}

extension PlacementCase {
  /// Nobody leaves a programme with a placement that is not over, nor is to leave it: what an exit rests on stands as long
  /// as the exit does.
  var exitRestsOnEnding: Phrase? {
    guard let exit = participation.exit else { return nil }
    if participation.announced(on: today) != nil { return .endingBeforeExit(last: exit.on) }
    return participation.mayStay(on: today) ? .endingAfterExit(last: exit.on) : .endingExitStands(last: exit.on)
  }

  /// Why the placement cannot end like this, with the day or the reason that is possible.
  func problem(with ending: Placement.Ending) -> Problem? {
    if let why = problem(withReasonOf: ending) { return Problem(EndingForm.reason.name, why) }
    return problem(withDayOf: ending).map { Problem(EndingForm.on.name, $0) }
  }

  /// What was lived for days did begin, and what was never started was neither completed nor left.
  private func problem(withReasonOf ending: Placement.Ending) -> Phrase? {
    guard ending.reason == .neverBegan else {
      let isLived = [.completed, .longAbsence, .deceased].contains(ending.reason)
      return isLived && placement.stage != .started ? .endingNeverStarted : nil
    }
    if let held = followUps.compactMap({ $0.result?.on }).max() { return .endingWasHeld(day: held) }
    return hoursDecided.map { .endingHoursWereDecided(day: $0) }
  }

  /// When somebody decided how the hours go on of what had begun. Days that passed say nothing: nobody may have come.
  private var hoursDecided: CivilDate? {
    guard placement.stage == .started else { return nil }
    return steps.filter { step in
      step.outcome == .agreed && step.move != .start && step.decidedOn > placement.terms.period.from
    }.map(\.decidedOn).max()
  }

  private func problem(withDayOf ending: Placement.Ending) -> Phrase? {
    let (terms, on) = (placement.terms, ending.on)
    if on < terms.period.from, ending.reason != .neverBegan, placement.stage == .started {
      return .endingBeforeStart(start: terms.period.from)
    }
    if placement.stage != .started, on > today { return .endingDraftLater(today: today) }
    let latest = max(today, terms.period.from)
    if ending.reason == .neverBegan, on > latest { return .endingNeverBeganLater(latest: latest) }
    let earliest = earliestEnd
    if on < earliest { return .participationDayTooEarly(date: earliest) }
    if let last = terms.period.until, on > last, placement.stage == .started { return .endingAfterLastDay(last: last) }
    if let exit = participation.exit, on > exit.on { return .placementBeyondExit(last: exit.on) }
    if let held = followUps.compactMap({ $0.result?.on }).max(), on < held { return .endingBeforeFollowUp(day: held) }
    return nil
  }

  /// What is given up before anybody takes part is given up since she was referred.
  private var earliestEnd: CivilDate {
    let first = participation.acceptedOn.map { min($0, placement.terms.period.from) }
    return first.flatMap { $0 <= today ? $0 : nil } ?? participation.referral.on
  }
}
