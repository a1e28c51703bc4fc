public import Access
import Language
public import Rules
public import Values
import Web

extension Placements {
  /// Agrees the start: from its first day on the placement runs. Every rule is held against it in this very transaction,
  /// with the places as they are taken now: of several starts into the last place one succeeds.
  ///
  /// Throws `StartBlocked` with what is in the way: rules, or that an exit stands, which nobody makes with a placement that is not over.
  public func start(_ placement: Placement, seen version: Version, _ tx: Transaction) throws {
    try require(.start, of: placement, on: tx.today)
    try consult(placement, tx).decide(tx) { around, tx in
      guard let pack = around.pack else { throw StartBlocked(checks: [], pack: nil) }
      let (blockers, exit) = (around.blockers, around.participation.exitInTheWay)
      guard blockers.isEmpty, exit == nil else { throw StartBlocked(checks: blockers, pack: pack, exit: exit) }
      try tx.change(
        Change<PlacementRecord>(
          of: placement.id, seen: version, as: "placement.started",
          set: """
            state = \(Placement.Stage.started.rawValue), is_started = 1, start_noted = \(tx.today), place_turn = \(around.nextTurn.text)
            """),
        try tx.grant(Edit.self, PlacementRecord.self))
    }
    // Whoever waits for a place at the same workplace is checked anew.
    tx.touch(.workplace(placement.workplace))
  }
}

extension Placements {
  /// Takes the agreed start back: it is a draft again, with its terms, papers and hours, and its place is free. Follow-ups
  /// that were planned go.
  ///
  /// Throws `Refused` where its first day is over and the start was agreed before today, or where somebody has held a
  /// follow-up by then: that is no mistake any more, and is ended.
  func withdrawStart(of placement: Placement, seen version: Version, _ tx: Transaction) throws {
    // Who may not start it is not told either whether that could be taken back.
    _ = try tx.grant(Edit.self, PlacementRecord.self)
    guard placement.version == version else { throw Stale(current: placement.version) }
    guard placement.stage == .started else { throw Refused(StartForm.withdrawal.name, .undoStartNone) }
    guard placement.mayNotStart(on: tx.today) else {
      throw Refused(
        StartForm.withdrawal.name,
        placement.ending.map { .endingIsAnnounced(day: $0.on) } ?? .undoStartStands(start: placement.terms.period.from))
    }
    try consult(placement, tx).decide(tx) { around, tx in
      if let held = around.followUps.compactMap({ $0.result?.on }).max() {
        throw Refused(StartForm.withdrawal.name, .undoStartHeld(day: held))
      }
      try tx.change(
        Change<PlacementRecord>(
          of: placement.id, seen: version, as: "placement.start-withdrawn",
          // Whether it is *checked* follows at the end of the transaction.
          set: """
            state = \(Placement.Stage.draft.rawValue), is_started = 0, start_noted = NULL, place_turn = NULL
            """), try tx.grant(Edit.self, PlacementRecord.self))
      try dropFollowUps(of: placement.id, tx)
    }
    tx.touch(.workplace(placement.workplace))
  }
}

/// The placement may not start: these rules are in the way.
public struct StartBlocked: Error, Sendable {
  public let checks: [Check]
  /// None when no pack holds for the placement's day and programme.
  public let pack: RulePack?
  /// That nobody begins while an exit stands.
  var exit: Phrase?
}

extension PlacementCase {
  /// Its turn at the workplace with the days of its period given, behind everybody who has a place there by now.
  var nextTurn: PlaceTurn { turn(until: placement.terms.period.until) }

  /// The same with another last day.
  func turn(until day: CivilDate?) -> PlaceTurn {
    let given = taken.compactMap(\.turn) + [placement.turn].compactMap(\.self)
    let last = given.flatMap(\.grants).map(\.order).max() ?? 0
    return (placement.turn ?? PlaceTurn([])).with(until: day, order: last + 1)
  }
}
