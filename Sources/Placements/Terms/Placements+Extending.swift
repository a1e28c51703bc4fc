public import Access
import Language
import Rules
public import Values
import Web

/// A decision of the authority that a placement may last longer than it may without one.
public struct PlacementExtension: Sendable, Hashable {
  public var until: CivilDate
  public var decidedOn: CivilDate
  public var reason: String?

  public init(until: CivilDate, decidedOn: CivilDate, reason: String?) {
    (self.until, self.decidedOn, self.reason) = (until, decidedOn, reason)
  }

  /// Under which it stands among the papers, in the order in which they were decided.
  static func code(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 3 - String(number).count)) + String(number)
  }
}

extension Placements {
  /// Extends a placement by one decision. What runs is held against everything that a longer placement may break; what
  /// has not begun is checked anew, as after every change.
  ///
  /// Throws `ActStopped` where hours, days or places are in the way.
  public func extend(
    _ placement: Placement, _ decision: PlacementExtension, seen version: Version, _ tx: Transaction
  ) throws {
    try require(.extend, of: placement, on: tx.today)
    try consult(placement, tx).decide(tx) { before, tx in
      let number = placement.extensions + 1
      try set(number, until: decision.until, of: before, as: "placement.extended", seen: version, tx)
      try note(
        placement.id, "extension", PlacementExtension.code(number), decision.decidedOn, true, decision.reason, tx)
      // Of what is planned the decision may set an earlier last day than was written.
      try dropSteps(of: placement, after: decision.until, tx)
      try requireNothingStops(since: before, tx)
    }
    tx.touch(.workplace(placement.workplace))
  }

  private func set(
    _ number: Int, until day: CivilDate, of before: PlacementCase, as event: StaticString, seen version: Version,
    _ tx: Transaction
  ) throws {
    let placement = before.placement
    let turn = placement.turn == nil ? nil : before.turn(until: day).text
    // Other days and times that were planned beyond the end are not agreed any more.
    let working = Period(from: placement.terms.period.from, until: day).map { placement.terms.working.within($0) }
    try tx.change(
      Change<PlacementRecord>(
        of: placement.id, seen: version, as: event,
        set: """
          until_day = \(day), extensions = \(number), place_turn = \(turn),
          work_changes = \((working ?? placement.terms.working).changesText)
          """),
      try tx.grant(Edit.self, PlacementRecord.self))
  }

  /// Takes the last extension back: the placement ends on `until` again, as it did without. Nothing else of it changes.
  ///
  /// Throws `Refused` where there is none, or the days that it added have begun.
  func withdrawExtension(
    of placement: Placement, until day: CivilDate, seen version: Version, _ tx: Transaction
  ) throws {
    _ = try tx.grant(Edit.self, PlacementRecord.self)
    guard placement.version == version else { throw Stale(current: placement.version) }
    guard let last = placement.papers.extensions.last, placement.extensions > 0 else {
      throw Refused(ExtensionForm.withdrawal.name, .undoExtensionNone)
    }
    try require(.extend, of: placement, on: tx.today)
    if let ending = placement.ending {
      throw Refused(ExtensionForm.withdrawal.name, .endingIsAnnounced(day: ending.on))
    }
    guard let now = placement.terms.period.until, day < now, day >= placement.terms.period.from else {
      throw Refused(ExtensionForm.until.name, .undoExtensionDay)
    }
    guard day >= tx.today || placement.stage != .started else {
      throw Refused(ExtensionForm.withdrawal.name, .undoExtensionStands(last: day, decided: last.decidedOn))
    }
    try consult(placement, tx).decide(tx) { before, tx in
      if let held = before.followUps.compactMap({ $0.result?.on }).max(), held > day {
        throw Refused(ExtensionForm.withdrawal.name, .endingBeforeFollowUp(day: held))
      }
      try set(
        placement.extensions - 1, until: day, of: before, as: "placement.extension-withdrawn", seen: version, tx)
      try tx.complete(
        Completion<PlacementRecord>.removing(
          "placement_paper", of: placement.id,
          where: "kind = 'extension' AND code = \(PlacementExtension.code(placement.extensions))"))
      try dropSteps(of: placement, after: day, tx)
      try requireNothingStops(since: before, tx)
    }
    tx.touch(.workplace(placement.workplace))
  }
}
