import Access
import Employers
import Language
import People
import Programmes
import Rules
import Values
import Web
public import Work

extension Placements {
  /// What is owed about a person because of placements, and because of there being none; and about a workplace before
  /// somebody begins there.
  public var obligations: ObligationSource {
    { subject, tx in
      switch subject {
      case .person(let person):
        let cases = try tx.consult(Placement.of(person)).flatMap(tx) { all, tx in
          try all.map { try consult($0, tx) }.joined()
        }
        return try .together(cases, Participations.consult(of: person, tx)) { PlacementObligations.outlook($0, $1) }
      case .workplace(let workplace):
        return try obligations(about: workplace, tx)
      case .organisation, .programme: return Withheld(known: Outlook([]))
      }
    }
  }
}

/// Pure: from the facts about a person's placements to what is owed.
enum PlacementObligations {
  /// Days before the first day by which everything should be ready.
  static let readyBefore = 3
  /// Weeks before the first day from which it is shown.
  static let shownBefore = 4
  /// Days within which somebody asks the workplace about what was agreed with the person.
  private static let askWithin = 3
  /// Days before the last day on which somebody should think about what comes next.
  private static let thinkBefore = 21

  static func outlook(_ cases: [PlacementCase], _ participations: [Participation]) -> Outlook {
    let without = withoutPlacement(participations, cases.map(\.placement))
    return Outlook(turning: cases.flatMap(\.turns)) { day in
      cases.flatMap { of($0.seen(on: day)) } + without
    }
  }

  static func of(_ around: PlacementCase) -> [Obligation] {
    let placement = around.placement
    switch placement.state.kind {
    case .draft, .checked: return [ready(around)]
    case .running: return followUps(around) + ladder(around) + breaches(around) + unasked(around) + ending(around)
    case .ended: return followUps(around)
    }
  }

  /// Somebody who takes part and has no placement on the way needs a next step.
  static func withoutPlacement(_ participations: [Participation], _ placements: [Placement]) -> [Obligation] {
    participations.flatMap { participation -> [Obligation] in
      guard case .accepted(let day) = participation.state else { return [] }
      let ours = placements.filter { $0.participation == participation.id }
      guard ours.allSatisfy({ $0.state.kind == .ended }) else { return [] }
      let person = participation.person
      guard case .ended(let ending)? = ours.max(by: { $0.occupied.from < $1.occupied.from })?.state else {
        return [
          Obligation(
            about: .person(person), in: .noNextStep, key: "no-placement " + participation.id.text,
            due: day.adding(days: 14), shown: day, reason: .owedFindPlacement,
            at: PlacementsAddress.newPlacement(person),
            verb: .actPlan)
        ]
      }
      return [
        Obligation(
          about: .person(person), in: .noNextStep, key: "after " + participation.id.text + ending.on.iso,
          due: ending.on.adding(days: 7), shown: ending.on, reason: .owedAfterPlacement(step: ending.nextStep),
          at: PeopleAddress.person(person), verb: .actOpen)
      ]
    }
  }

  private static func ready(_ around: PlacementCase) -> Obligation {
    let placement = around.placement
    let start = placement.terms.period.from
    let reason: Phrase
    if !around.blockersInTerms.isEmpty {
      reason = .owedMendDraft(workplace: around.workplace.details.name, start: start)
    } else if !around.blockers.isEmpty {
      reason = .owedPapers(n: around.blockers.count, workplace: around.workplace.details.name)
    } else {
      reason = .owedStart(workplace: around.workplace.details.name, start: start)
    }
    return Obligation(
      about: .person(placement.person), in: .starts, key: Obligation.key(placement.id, "ready"),
      due: start.adding(days: -readyBefore), shown: start.adding(weeks: -shownBefore), reason: reason,
      at: PlacementsAddress.placement(placement.id), verb: .actOpen)
  }

  private static func followUps(_ around: PlacementCase) -> [Obligation] {
    around.followUps.map { followUp in
      let workplace = around.workplace.details.name
      let reason: Phrase =
        switch followUp.with {
        case .participant: .owedTalkPerson(workplace: workplace)
        case .workplace: .owedTalkFirm(workplace: workplace)
        case .both: .owedTalkBoth(workplace: workplace)
        }
      return Obligation(
        about: .person(followUp.person), in: .followUps, key: Obligation.key(followUp.id, "held"),
        due: followUp.due, shown: ISOWeek(containing: followUp.due).monday, reason: reason, source: followUp.source,
        at: PlacementsAddress.followUp(followUp.id), verb: .actLog, done: followUp.result?.on)
    }
  }

  /// The next decision about hours: when the usual time has passed, or when a limit that refused a step ends.
  private static func ladder(_ around: PlacementCase) -> [Obligation] {
    let placement = around.placement
    guard let current = around.steps.ladder.steps.last, let model = around.model else { return [] }
    let usual = current.week.adding(weeks: model.ladder.everyWeeks)
    let refused = around.steps.filter { $0.week >= current.week }.compactMap { step -> LadderStep.Refusal? in
      if case .refused(let refusal) = step.outcome { refusal } else { nil }
    }.last
    var week = usual
    var reason = Phrase.owedDecideHours(hours: current.hours)
    if let refused {
      guard let free = refused.freeFrom else { return [] }
      week = max(usual, free)
      reason = .owedDecideHoursFree(cap: refused.cap, hours: current.hours)
    } else if let cap = LadderCap.lowest(in: usual, around.inForce), cap.hours <= current.hours {
      // At the limit there is nothing to decide until it ends.
      guard let until = cap.until else { return [] }
      week = max(usual, ISOWeek(containing: until).adding(weeks: 1))
      reason = .owedDecideHoursFree(cap: cap.hours, hours: current.hours)
    }
    if let end = placement.terms.period.until, week.monday > end { return [] }
    return [
      Obligation(
        about: .person(placement.person), in: .ladder, key: Obligation.key(placement.id, "decide " + week.iso),
        due: week.monday, shown: week.adding(weeks: -1).monday, reason: reason,
        at: PlacementsAddress.ladder(placement.id),
        verb: .actDecide)
    ]
  }

  /// A rule that is broken while the placement runs, since when it is known.
  private static func breaches(_ around: PlacementCase) -> [Obligation] {
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
  private static func unasked(_ around: PlacementCase) -> [Obligation] {
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

  private static func ending(_ around: PlacementCase) -> [Obligation] {
    guard let last = around.placement.terms.period.until else { return [] }
    return [
      Obligation(
        about: .person(around.placement.person), in: .endings,
        key: Obligation.key(around.placement.id, "ending " + last.iso), due: last.adding(days: -7),
        shown: last.adding(days: -thinkBefore),
        reason: .owedEnding(workplace: around.workplace.details.name, last: last),
        at: PlacementsAddress.placement(around.placement.id), verb: .actOpen)
    ]
  }
}
