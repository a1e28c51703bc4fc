public import Access
import Language
import People
public import Rules
public import Values
import Web

extension Placements {
  /// Moves the last day of a running placement, or its days and times of work, from a day on. To end sooner and to come nearer to what
  /// is agreed with the person is always possible, also for what is too long or broken already.
  ///
  /// Throws `ActStopped` when it would be longer than the rules allow, run into weeks for which its hours are too many,
  /// take a place that others have, or lie at times that the person cannot bear, and did not before.
  public func adjust(
    _ placement: Placement, until day: CivilDate?, working: Timetable, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.adjust, of: placement, on: tx.today)
    try consult(placement, tx).decide(tx) { before, tx in
      try tx.change(
        Change<PlacementRecord>(
          of: placement.id, seen: version, as: "placement.adjusted",
          set: """
            until_day = \(day), work_days = \(working.first?.days), work_from = \(working.first?.from),
            work_until = \(working.first?.to), work_changes = \(working.changesText),
            place_turn = \(before.turn(until: day).text)
            """), try tx.grant(Edit.self, PlacementRecord.self))
      // What the workplace said of times was said of those that were.
      if working != placement.terms.working {
        for consideration in before.considerations where consideration.terms.effect.kind == .time {
          try tx.complete(
            Completion<PlacementRecord>.removing(
              "placement_paper", of: placement.id,
              where: "kind = 'confirmation' AND code = \(consideration.id.text)"))
        }
      }
      try dropSteps(of: placement, after: day, tx)
      try requireNothingStops(since: before, tx)
    }
    // Days and times take no place from anybody.
    if day != placement.terms.period.until { tx.touch(.workplace(placement.workplace)) }
  }

  /// Steps that were planned for weeks beyond the end are not agreed any more.
  func dropSteps(of placement: Placement, after day: CivilDate?, _ tx: Transaction) throws {
    guard let last = day.map({ ISOWeek(containing: $0) }) else { return }
    try tx.derive(
      Derivation<LadderRecord>(
        """
        UPDATE \(into: LadderRecord.self) SET outcome = 'withdrawn', version = version + 1
        WHERE placement_id = \(placement.id) AND outcome = 'agreed' AND week > \(last)
        """))
  }

  /// Holds a running placement, as an act has made it, against all that the act may not break.
  ///
  /// - Parameter rules: what the act can break that has not been looked at; `nil` is everything.
  func requireNothingStops(
    since before: PlacementCase, about rules: Set<RuleCode>? = nil, _ tx: Transaction
  ) throws {
    try tx.consult(Placement.byID(before.placement.id)).decide(tx) { found, tx in
      guard let placement = found.first else { throw NotFound() }
      guard placement.state(on: tx.today).kind.isStarted else { return }
      try consult(placement, tx).decide(tx) { after, _ in
        guard let pack = after.pack else { return }
        func stops(_ check: Check) -> Bool { !after.isAccepted(check) && (rules?.contains(check.rule) ?? true) }
        let checks = PlacementChecks.stopping(from: before.facts, to: after.facts, pack: pack, today: after.today)
          .filter(stops)
        guard checks.isEmpty else {
          throw ActStopped(
            checks: checks, pack: pack, basis: placement.terms.basis,
            lastDay: PlacementChecks.lastDay(
              from: before.facts, to: after.facts, pack: pack, today: after.today, stops: stops))
        }
      }
    }
  }
}

/// An act that changes hours or days of what runs is not possible: these rules are in the way.
public struct ActStopped: Error, Sendable {
  public let checks: [Check]
  public let pack: RulePack
  public let basis: BasisCode
  /// Where the placement was to become longer: the last day up to which nothing is in the way, if there is one.
  public let lastDay: CivilDate?

  /// As an answer to whoever wanted it.
  func refused(at field: String?, _ voice: Voice) -> Refused { refused(voice) { _ in field } }

  func refused(_ voice: Voice, _ field: (Check) -> String?) -> Refused {
    Refused(
      checks.map { check in
        Problem(
          field(check), .checksSaid(sentence: CheckSentence(check, pack: pack, voice: voice, basis: basis).text))
      })
  }
}
