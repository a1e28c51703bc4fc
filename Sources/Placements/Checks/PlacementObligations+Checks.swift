import Access
import Employers
import Language
import Rules
import Values
import Work

extension PlacementObligations {
  /// A rule that is broken while the placement runs, since when it is known.
  static func breaches(_ around: PlacementCase) -> [Obligation] {
    let broken = around.blockers
    guard !broken.isEmpty else { return [] }
    let placement = around.placement
    return [
      Obligation(
        about: .person(placement.person), in: .endings, key: Obligation.key(placement.id, "breach"),
        due: around.today, reason: .owedBreach(n: broken.count, workplace: around.workplace.details.name),
        source: broken[0].source.reference, at: PlacementsAddress.placement(placement.id), verb: .actOpen,
        standsSinceKnown: true)
    ]
  }

  /// What was agreed with the person while nobody knows whether the workplace respects it, since when that is known.
  static func unasked(_ around: PlacementCase) -> [Obligation] {
    let open = Set(
      around.checks.compactMap { check -> ConsiderationID? in
        switch check.finding {
        case .notYetConfirmed(_, _, let consideration, _), .factMissing(.workingTimes(let consideration)): consideration
        default: nil
        }
      })
    guard !open.isEmpty else { return [] }
    let placement = around.placement
    return [
      Obligation(
        about: .person(placement.person), in: .followUps, key: Obligation.key(placement.id, "considerations"),
        due: around.today.adding(days: askWithin), shown: around.today,
        reason: .owedAskWorkplace(workplace: around.workplace.details.name, n: open.count),
        at: PlacementsAddress.placement(placement.id), verb: .actOpen, standsSinceKnown: true)
    ]
  }
}
