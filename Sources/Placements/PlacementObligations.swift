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
        let all = try tx.consultEach(Placement.of(person))
        let cases = try all.flatMap(tx) { all, tx in
          try all.map { placement in
            switch placement {
            case .success(let placement): try consultIfReadable(placement, tx)
            case .failure(let damaged): Withheld(known: .failure(damaged))
            }
          }.joined()
        }
        let ways = try Participations.consult(of: person, tx)
        return try .together(cases, ways, asking(cases, of: person, tx), dutyTalks(ways, of: person, tx)) {
          cases, ways, asking, law in
          PlacementObligations.outlook(cases, ways, asking, law, of: person)
        }
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
  static let askWithin = 3
  /// Days before the last day on which somebody should think about what comes next.
  static let thinkBefore = 21

  static func outlook(
    _ found: [Readable<PlacementCase>], _ participations: [Participation], _ asking: Asking,
    _ law: (duties: [DutyTalks], talks: Set<CivilDate>), of person: PersonID
  ) -> Outlook {
    let cases = found.whatIsReadable()
    let damages = Set(found.compactMap { if case .failure(let damaged) = $0 { damaged } else { nil } })
    // Whether there is a placement on the way is not known where one cannot be read.
    let placements = damages.isEmpty ? cases.map(\.placement) : nil
    let turns = cases.flatMap(\.turns) + participations.flatMap(\.turns) + asking.turns + law.duties.flatMap(\.turns)
    return Outlook(turning: turns) { day in
      let cases = cases.map { $0.seen(on: day) }
      return cases.flatMap { of($0, asking) }.map { $0.lasting == .takingPart ? $0.lasting(.untilDone) : $0 }
        + (placements.map { withoutPlacement(participations, $0, on: day) } ?? [])
        // Whether a talk is owed as a follow-up is not known either.
        + (damages.isEmpty ? law.duties.compactMap { $0.owed(law.talks, cases, on: day) } : [])
        + damages.map { unreadable($0, of: person, on: day) }
    }
  }

  /// Nothing can be said about what cannot be read but that somebody must look into it, and where.
  private static func unreadable(_ damaged: DamagedRecord, of person: PersonID, on day: CivilDate) -> Obligation {
    let place = [damaged.record, damaged.column].compactMap { $0 }.joined(separator: " ")
    return Obligation(
      about: .person(person), in: .noNextStep, key: "unreadable " + place, due: day, keepsOff: .on, shown: day,
      reason: .owedUnreadable(place: place), at: PeopleAddress.person(person), verb: .actOpen, standsSinceKnown: true
    ).lasting(.untilDone)
  }

  static func of(_ around: PlacementCase, _ asking: Asking) -> [Obligation] {
    switch around.state.kind {
    case .draft, .checked: return ready(around, asking) + approval(around)
    case .ready, .running:
      return begins(around) + followUps(around) + ladder(around) + decided(around) + breaches(around) + unasked(around)
        + ending(around) + paused(around)
    case .lastDayPassed: return followUps(around) + decided(around) + ending(around)
    case .ended: return followUps(around) + decided(around)
    }
  }

  /// Somebody who takes part and has no placement on the way needs a next step; after one that ended, that one stands in
  /// its ending.
  static func withoutPlacement(
    _ participations: [Participation], _ placements: [Placement], on today: CivilDate
  ) -> [Obligation] {
    participations.flatMap { participation -> [Obligation] in
      guard case .accepted(let day) = participation.state(on: today) else { return [] }
      // Nobody begins while an exit stands; where she goes on to, it says.
      guard participation.exit == nil else { return [] }
      // A draft that was dropped was nothing.
      let ours = placements.filter { $0.participation == participation.id && !($0.ending?.isDrop ?? false) }
      guard ours.allSatisfy({ $0.state(on: today).kind == .ended }) else { return [] }
      let person = participation.person
      guard let ending = ours.max(by: { $0.occupied.from < $1.occupied.from })?.ending else {
        return [
          Obligation(
            about: .person(person), in: .noNextStep, key: "no-placement " + participation.id.text,
            due: day.adding(days: 14), keepsOff: .on, shown: day, reason: .owedFindPlacement,
            at: PlacementsAddress.newPlacement(person),
            verb: .actPlan, deed: .plan, because: participation.id
          ).withPerson
        ]
      }
      if ending.reason == .deceased {
        return [
          Obligation(
            about: .person(person), in: .endings, key: "after " + participation.id.text + ending.on.iso,
            due: ending.on.adding(days: 1), keepsOff: .on, shown: ending.on,
            reason: .owedExitAfterDeath(programme: participation.programme.name),
            at: ProgrammesAddress.participation(participation.id), verb: .actNote, deed: .answer,
            because: participation.id)
        ]
      }
      return [
        Obligation(
          about: .person(person), in: .endings, key: "after " + participation.id.text + ending.on.iso,
          due: ending.on.adding(days: 7), keepsOff: .on, shown: ending.on,
          reason: .owedAfterPlacement(step: ending.nextStep), at: PeopleAddress.person(person), verb: .actOpen,
          deed: .prepare, because: participation.id
        ).withPerson
      ]
    }
  }

  /// The start is agreed: until its first day is over it says when that is.
  private static func begins(_ around: PlacementCase) -> [Obligation] {
    let placement = around.placement
    let start = placement.terms.period.from
    guard around.today <= start else { return [] }
    return [
      Obligation(
        about: .person(placement.person), in: .starts, key: Obligation.key(placement.id, "begins"), due: start,
        shown: start.adding(weeks: -shownBefore),
        reason: .owedFirstDay(workplace: around.workplace.details.name, start: start),
        at: PlacementsAddress.placement(placement.id), verb: .actOpen, deed: .prepare, because: placement.participation,
        isOnItsDay: true)
    ]
  }

  /// She is not there, and it runs on: whoever keeps it says what is to become of it.
  private static func paused(_ around: PlacementCase) -> [Obligation] {
    guard let pause = around.participation.pause(on: around.today), pause.terms.meanwhile == nil else { return [] }
    let placement = around.placement
    return [
      Obligation(
        about: .person(placement.person), in: .endings,
        key: Obligation.key(placement.id, "paused " + pause.id.text),
        due: max(pause.terms.from, placement.terms.period.from), keepsOff: .on,
        reason: .owedPlacementInPause(workplace: around.workplace.details.name),
        at: ProgrammesAddress.participation(placement.participation), verb: .actOpen, deed: .prepare,
        because: placement.participation)
    ]
  }

  /// The authority's decision has a task of its own, which whoever decides can do: also while the workplace is still asked
  /// for its number of staff, whoever asks it.
  private static func approval(_ around: PlacementCase) -> [Obligation] {
    let placement = around.placement
    guard around.blockers.contains(where: { $0.rule == .approval }),
      around.blockersInTerms.allSatisfy({ isAskedThere($0, around) })
    else { return [] }
    let start = placement.terms.period.from
    return [
      Obligation(
        about: .person(placement.person), in: .starts, key: Obligation.key(placement.id, "approval"),
        due: start.adding(days: -readyBefore), keepsOff: .back, shown: start.adding(weeks: -shownBefore),
        reason: .owedApproval(workplace: around.workplace.details.name, start: start),
        at: PlacementsAddress.approval(placement.id), verb: .actNote, deed: .approve,
        because: placement.participation)
    ]
  }

  /// What whoever prepares it has to do. What an office decides is owed there and not here a second time; nor is what
  /// the workplace is asked, where whoever prepares this one is to ask it. Of everybody else this says what they wait for.
  private static func ready(_ around: PlacementCase, _ asking: Asking) -> [Obligation] {
    func isOwedElsewhere(_ check: Check) -> Bool {
      check.rule == .approval
        || isAskedThere(check, around) && asking.isOneOwner(at: around.placement.workplace, on: around.today)
    }
    let (placement, workplace) = (around.placement, around.workplace.details.name)
    let start = placement.terms.period.from
    let missing = around.blockers.filter { !isOwedElsewhere($0) }
    let reason: Phrase
    if around.blockersInTerms.contains(where: { !isOwedElsewhere($0) }) {
      reason = .owedMendDraft(workplace: workplace, start: start)
    } else if let check = missing.first, missing.count == 1, check.point == .guardianSignature {
      // It has a place of its own where nobody is known who could sign.
      reason =
        check.finding == .guardianNotNoted
        ? .owedGuardianFirst(workplace: workplace)
        : .owedGuardianSignature(workplace: workplace)
    } else if !missing.isEmpty {
      // The approval is owed by whoever decides, and is missing all the same: the page counts it too.
      let isApproved = !around.blockers.contains { $0.rule == .approval }
      reason =
        isApproved
        ? .owedPapers(n: missing.count, workplace: workplace)
        : .owedPapersAndApproval(n: missing.count, workplace: workplace)
    } else if around.blockers.isEmpty {
      reason = .owedStart(workplace: workplace, start: start)
    } else {
      return []
    }
    return [
      Obligation(
        about: .person(placement.person), in: .starts, key: Obligation.key(placement.id, "ready"),
        due: around.calendar.due(by: start.adding(days: -readyBefore)), keepsOff: .back,
        shown: start.adding(weeks: -shownBefore), reason: reason,
        at: PlacementsAddress.placement(placement.id), verb: .actOpen, deed: .prepare, because: placement.participation)
    ]
  }

  /// Whether it is a question to the workplace, asked once for everybody who is to begin there.
  private static func isAskedThere(_ check: Check, _ around: PlacementCase) -> Bool {
    switch check.finding {
    case .headcountTooOld, .factMissing(.headcount): break
    default: return false
    }
    return WorkplaceObligations.needsStaff(
      around.workplace, for: around.placement, on: around.today, around.shelf.packs)
  }
}
