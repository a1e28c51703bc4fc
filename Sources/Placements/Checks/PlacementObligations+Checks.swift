import Access
import Employers
import Language
import Rules
import Values
import Work

extension PlacementObligations {
  /// A rule that is broken while the placement runs, since when it is known.
  static func breaches(_ around: PlacementCase) -> [Obligation] {
    let broken = around.toMend
    guard !broken.isEmpty else { return [] }
    let placement = around.placement
    return [
      Obligation(
        about: .person(placement.person), in: .mend, key: Obligation.key(placement.id, "breach"),
        due: around.today, keepsOff: .on, shown: around.today,
        reason: reason(broken, at: around.workplace.details.name),
        source: broken[0].source.reference, at: PlacementsAddress.placement(placement.id), verb: .actMend,
        deed: .prepare, because: placement.participation, standsSinceKnown: true)
    ]
  }

  /// Names what weighs most: the person's own limits come before what the workplace may.
  private static func reason(_ broken: [Check], at workplace: String) -> Phrase {
    let isOne = broken.count == 1
    for check in broken {
      guard case .hoursAboveCap(let step, let cap, _, _, let week, _) = check.finding else { continue }
      return isOne
        ? .owedBreachCap(step: step, week: week, workplace: workplace, cap: cap)
        : .owedBreachCapMore(step: step, week: week, workplace: workplace, cap: cap)
    }
    if broken.contains(where: \.isAboutTimes) {
      return isOne ? .owedBreachTimes(workplace: workplace) : .owedBreachTimesMore(workplace: workplace)
    }
    if isOne, case .ratioFull = broken[0].finding { return .owedBreachPlaces(workplace: workplace) }
    return .owedBreach(n: broken.count, workplace: workplace)
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
        due: around.today.adding(days: askWithin), keepsOff: .back, shown: around.today,
        reason: .owedAskWorkplace(workplace: around.workplace.details.name, n: open.count),
        at: PlacementsAddress.placement(placement.id), verb: .actOpen, deed: .prepare,
        because: placement.participation, standsSinceKnown: true)
    ]
  }
}
