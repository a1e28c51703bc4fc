public import Access
import Language
public import Programmes
import Rules
public import Values
import Web

extension Placements {
  /// Somebody leaves a programme. With whoever has died ends what is not over, on that day and in the same act: nobody is
  /// asked what comes next.
  public func leave(with participation: Participation, _ tx: Transaction) throws {
    if let exit = participation.exit, exit.isDeath, tx.actor.might(End.self, PlacementRecord.self) {
      try tx.consult(Placement.of(participation.person)).decide(tx) { placements, tx in
        for placement in placements where placement.endsWithDeath(participation, exit.on, on: tx.today) {
          try end(placement, .death(on: exit.on, of: placement), seen: placement.version, tx)
        }
      }
    }
    try requireNoneOpen(of: participation, tx)
  }

  /// An exit was taken back: what ended with it because she was said to have died goes on. Throws `Refused` where its days
  /// or hours are others' by now.
  ///
  /// - Parameter participation: as it was before.
  public func comeBack(with participation: Participation, _ language: LanguageTag, _ tx: Transaction) throws {
    guard let exit = participation.exit, exit.isDeath, tx.actor.might(End.self, PlacementRecord.self) else { return }
    try tx.consult(Placement.of(participation.person)).decide(tx) { placements, tx in
      for placement in placements where placement.participation == participation.id {
        guard let ending = placement.ending, ending.isByDeath, ending.on == exit.on, placement.mayGoOn(on: tx.today)
        else { continue }
        do { try withdrawEnding(of: placement, seen: placement.version, tx) } catch let stopped as ActStopped {
          throw stopped.refusedUndo(
            at: "step", .endingStands(day: ending.on), Voice(language, today: tx.today))
        }
      }
    }
  }
}

extension Placement {
  /// Whether a death on a day ends it: what was over before that ended otherwise, and is asked for.
  fileprivate func endsWithDeath(_ participation: Participation, _ day: CivilDate, on today: CivilDate) -> Bool {
    guard self.participation == participation.id, state(on: today).kind != .ended else { return false }
    if let last = terms.period.until, stage == .started, last < day { return false }
    return ending == nil || lastDay.map { day < $0 } ?? true
  }
}
