import Design
import Employers
import People
import Programmes
import Rules
import Values

/// A placement with everything around it that the rules ask about. Gathered twice in two ways: disclosed, for a page;
/// withheld, for the system to decide.
struct PlacementCase: Sendable {
  let placement: Placement
  let steps: [LadderStep]
  let followUps: [FollowUp]
  let considerations: [Consideration]
  let workplace: Workplace
  /// Numbers of ordinary staff there that held before the newest one.
  let earlierStaff: [Workplace.Headcount]
  /// On which days work can be expected there.
  let calendar: WorkingCalendar
  /// Places taken by others at the workplace.
  let taken: [Slot]
  /// The person's other placements, with those that are at the same firm.
  let others: [Placement]
  /// The ladder steps of these.
  let otherSteps: [LadderStep]
  let workplacesOfFirm: Set<WorkplaceID>
  let participation: Participation
  let model: ProgrammeModel?
  /// The packs that may hold for it, today or later.
  let shelf: ProgrammeShelf
  /// Whether the person is under 18, and who stands for her then.
  let guardianship: Guardianship
  /// What is noted of her permission to work; none for whoever is not told of it.
  let permits: [WorkPermit]?
  let today: CivilDate

  /// The pack whose rules hold for it today; none where nobody has written rules for its programme.
  var pack: RulePack? {
    model.flatMap { shelf.pack(for: $0, start: placement.terms.period.from, on: today) }
  }

  /// The pack that held on its first day: of the weeks before an adopted one, its limits hold.
  var packAtStart: RulePack? {
    let start = placement.terms.period.from
    return model.flatMap { shelf.pack(for: $0, start: start, on: min(start, today)) }
  }

  /// The pack that will hold for its weeks to come, as far as it is known: one that running placements adopt may be in force
  /// on a later day.
  var packToCome: RulePack? {
    let last = placement.lastDay ?? today.adding(months: 24)
    return model.flatMap { shelf.pack(for: $0, start: placement.terms.period.from, on: max(last, today)) }
  }

  /// Where the placement stands today.
  var state: Placement.State { placement.state(on: today) }

  /// The same facts, seen on another day.
  func seen(on day: CivilDate) -> PlacementCase {
    PlacementCase(
      placement: placement, steps: steps, followUps: followUps, considerations: considerations, workplace: workplace,
      earlierStaff: earlierStaff, calendar: calendar, taken: taken, others: others, otherSteps: otherSteps,
      workplacesOfFirm: workplacesOfFirm,
      participation: participation, model: model,
      shelf: shelf, guardianship: guardianship, permits: permits, today: day)
  }

  /// The days on which something may turn by the calendar alone: a limit begins or ends, the number of staff gets too old,
  /// other rules hold, the placement begins or is over.
  var turns: [CivilDate] {
    let packs = model.map { shelf.packs(of: $0) } ?? []
    let ages = packs.flatMap { pack in
      headcounts.numbers.compactMap { pack.headcountAge.stated.value?.after($0.asOf) }
    }
    let lasts =
      considerations.compactMap(\.lastDay) + ages
      + [placement.terms.period.until, placement.ending?.on].compactMap(\.self)
    let first = placement.terms.period.from
    let other = placement.terms.working.changes.flatMap { change in
      let week = ISOWeek(containing: change.from)
      return [change.from, week.monday, week.adding(weeks: 1).monday]
    }
    return passing + other + guardianship.turns + (permits ?? []).turns + considerations.map(\.terms.from)
      + packs.map(\.effectiveFrom) + [
        first, first.adding(days: 1),
      ]
      + [placement.ending?.on, placement.lastDay?.adding(days: Placement.notedAfter + 1)].compactMap(\.self)
      + lasts.map { $0.adding(days: 1) }
  }

  /// Of what runs only the days that are left are judged: days on which a breach may have passed by itself.
  private var passing: [CivilDate] {
    guard placement.stage == .started else { return [] }
    return checks.flatMap { check -> [CivilDate] in
      switch check.finding {
      case .ratioFull:
        let given = (taken.compactMap(\.turn) + [placement.turn].compactMap(\.self)).flatMap(\.grants)
        return (taken.compactMap(\.period.until) + given.compactMap(\.until)).map { $0.adding(days: 1) }
      case .hoursAboveCap, .hoursAboveFullWeek, .hoursAboveMost, .hoursBelowLeast, .youthWeekAbove:
        return weeksAbovePassing
      case .sameTimes: return facts.lastDaysAtTwoPlaces.map { $0.adding(days: 1) }
      default: return []
      }
    }
  }

  /// Without what is not held any more: what is open when it is over, or lies beyond the last day.
  var followUpsThatCount: [FollowUp] {
    followUps.filter { placement.counts($0, on: today) }
  }

  /// What was due while the placement lasted and nobody noted as held before it was over.
  var followUpsMissed: [FollowUp] {
    followUps.filter { placement.standing(of: $0, on: today) == .notHeld }
  }

  /// Every rule of the pack held against the placement; none without a pack.
  var checks: [Check] { pack.map { PlacementChecks.of(facts, pack: $0, today: today) } ?? [] }

  /// What blocks the start and has not been accepted with a reason.
  var blockers: [Check] {
    checks.blockers.filter { !isAccepted($0) }
  }

  /// Whether what is missing or broken was accepted with a reason.
  func isAccepted(_ check: Check) -> Bool { check.overridable && placement.papers.acceptance(of: check) != nil }

  /// What holds the start back, or is broken, and may be accepted with a reason.
  var acceptable: [Check] { blockers.filter(\.overridable) }

  /// Of these, what lies in the terms themselves; papers can still come.
  var blockersInTerms: [Check] {
    blockers.filter { ![.approval, .signature, .statement].contains($0.rule) }
  }

  /// What was agreed with the person, as sentences about it quote it.
  var quotes: [Quote] { considerations.map { Quote($0.terms.wording.text, $0.terms.wording.language) } }

  var inForce: [ConsiderationInForce] { considerations.flatMap(\.inForce) }

  /// Those that hold on some day of the placement; once it runs, on some day that is left of it.
  var considerationsMeanwhile: [Consideration] {
    var period = placement.terms.period
    if placement.stage == .started, today > period.from {
      period = Period(from: period.until.map { min($0, today) } ?? today, until: period.until) ?? period
    }
    return considerations.filter { $0.period?.overlaps(period) ?? false }
  }

  /// Caps bind the weeks that were as well: steps in them stay explained.
  private var considerationsToCheck: [ConsiderationInForce] {
    let meanwhile = Set(considerationsMeanwhile.map(\.id))
    return considerations.filter { $0.terms.effect.cap != nil || meanwhile.contains($0.id) }.flatMap(\.inForce)
  }

  /// The pure input of the rules.
  var facts: PlacementFacts {
    let terms = placement.terms
    let links = links
    var facts = PlacementFacts(
      measure: terms.measure, basis: terms.basis, personBasis: participation.basis, group: terms.group,
      standing: placement.stage == .started ? .running : .planned, period: placement.occupied,
      since: links.before.first?.occupied.from,
      extensions: (links.before + [placement]).map(\.extensions).reduce(0, +),
      following: links.after.map {
        Following($0.terms.basis, group: $0.terms.group, $0.occupied, extensions: $0.extensions)
      }, turn: placement.turn, ladder: steps.ladder,
      working: terms.working,
      work: PlacementFacts.Work(placement.occupied, on: terms.working, calendar), calendar: calendar,
      considerations: considerationsToCheck, confirmed: Set(placement.papers.confirmed.keys),
      workplace: WorkplaceFacts(
        headcounts: headcounts, others: taken,
        hasSeveralEmployees: headcounts.on(terms.period.from).map { $0.ordinaryStaff > 1 }),
      purpose: terms.purpose, signatures: placement.papers.signatures, approval: placement.papers.approved,
      earlier: earlier, areTiesKnown: terms.lastEmployer != .unknown, beside: beside,
      statements: placement.papers.statements, permission: permission, birth: BirthFact(guardianship.minority),
      hasGuardian: !guardianship.standing(on: today).isEmpty)
    facts.pausedUntil = participation.pause(around: terms.period.from, seenOn: today)?.terms.expected
    return facts
  }

  private var headcounts: Headcounts {
    Headcounts(
      (earlierStaff + [workplace.details.headcount].compactMap(\.self)).compactMap {
        Headcount(ordinaryStaff: $0.ordinaryStaff, asOf: $0.asOf)
      })
  }

  /// Earlier ties to the same firm: placements that are known here, and the employment that somebody told of.
  private var earlier: [EarlierTie] {
    let start = placement.terms.period.from
    var ties = others.filter { workplacesOfFirm.contains($0.workplace) && $0.occupied.from < start }
      .filter { $0.isLived && $0.lastDay.map { $0 < start } ?? false }
      .map { EarlierTie(.placement($0.terms.measure), $0.occupied) }
    if placement.terms.lastEmployer == .yes,
      let period = Period(from: start.adding(months: -12), until: start.adding(days: -1))
    {
      ties.append(EarlierTie(.employment, period, isLastEmployer: true))
    }
    return ties
  }

  /// What the person does beside it on the same days, running or until it ended.
  var beside: [Beside] { others.compactMap { $0.beside(placement.terms.period, otherSteps) } }
}

extension Placement {
  /// Its hours as another placement of the person meets them; nothing where the two share no day, or it never began.
  func beside(_ period: Period, _ steps: [LadderStep]) -> Beside? {
    guard isLived, occupied.overlaps(period) else { return nil }
    return Beside(
      terms.measure, occupied, ladder: steps.filter { $0.placement == id }.ladder, working: terms.working)
  }
}

extension Placement {
  /// Days after the last one for which a talk that was held can still be noted, and is asked for.
  static let notedAfter = 14

  /// Whether its follow-ups are held or noted on a day.
  func opensFollowUps(on day: CivilDate) -> Bool {
    let state = state(on: day).kind
    if state.acts.contains(.followUp) { return true }
    return state == .ended && isLived && lastDay.map { day <= $0.adding(days: Placement.notedAfter) } ?? false
  }

  /// Whether it can be noted on a day how one of them went.
  func mayNote(_ followUp: FollowUp, on day: CivilDate) -> Bool {
    state(on: day).kind.acts.contains(.followUp)
      || followUp.result == nil && opensFollowUps(on: day) && counts(followUp, on: day)
  }

  /// Where a follow-up stands on a day. What was due up to the last day can be noted for a while, and was not held then; the
  /// rest goes with the ending.
  func standing(of followUp: FollowUp, on day: CivilDate) -> FollowUp.Standing {
    if followUp.result != nil { return .held }
    if opensFollowUps(on: day), lastDay.map({ followUp.due <= $0 }) ?? true { return .open }
    return state(on: day).kind == .ended && isLived && occupied.contains(followUp.due) ? .notHeld : .givenUp
  }

  /// Whether a follow-up was held, or is still to be held or noted.
  func counts(_ followUp: FollowUp, on day: CivilDate) -> Bool {
    [.held, .open].contains(standing(of: followUp, on: day))
  }
}

extension Consideration {
  /// `nil` when it ended before it began.
  var period: Period? { Period(from: terms.from, until: lastDay) }

  /// Its effects as the rules read them.
  var inForce: [ConsiderationInForce] {
    guard let period else { return [] }
    return effects.map { ConsiderationInForce(id: id, effect: $0, period: period) }
  }

  private var effects: [ConsiderationInForce.Effect] {
    switch terms.effect {
    case .hours(let cap): [.hoursCap(cap)]
    case .time(let times) where times.isEmpty: [.stated(.appointment, terms.wording.text)]
    case .time(let times):
      (times.notOn.isEmpty ? [] : [.notOn(times.notOn)]) + (times.only.map { [.onlyWithin($0)] } ?? [])
    case .task: [.stated(.task, terms.wording.text)]
    case .environment: [.stated(.environment, terms.wording.text)]
    }
  }

  /// Whether the system cannot hold it against anything, so that the workplace must say that it respects it.
  var isForTheWorkplaceToConfirm: Bool {
    effects.contains { if case .stated = $0 { true } else { false } }
  }
}

extension BirthFact {
  /// As the rules read it.
  init(_ minority: Minority?) { self = minority.map { .known($0) } ?? .unknown }
}
