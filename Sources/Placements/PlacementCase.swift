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
  let today: CivilDate

  /// The pack whose rules hold for it today; none where nobody has written rules for its programme.
  var pack: RulePack? {
    model.flatMap { shelf.pack(for: $0, start: placement.terms.period.from, on: today) }
  }

  /// Where the placement stands today.
  var state: Placement.State { placement.state(on: today) }

  /// The same facts, seen on another day.
  func seen(on day: CivilDate) -> PlacementCase {
    PlacementCase(
      placement: placement, steps: steps, followUps: followUps, considerations: considerations, workplace: workplace,
      calendar: calendar, taken: taken, others: others, otherSteps: otherSteps, workplacesOfFirm: workplacesOfFirm,
      participation: participation, model: model,
      shelf: shelf, today: day)
  }

  /// The days on which something may turn by the calendar alone: a limit begins or ends, the number of staff gets too old,
  /// other rules hold, the placement begins or is over.
  var turns: [CivilDate] {
    let packs = model.map { shelf.packs(of: $0) } ?? []
    let headcount = workplace.details.headcount?.asOf
    let ages = packs.compactMap { pack in headcount.flatMap { pack.headcountAge.stated.value?.after($0) } }
    let lasts =
      considerations.compactMap(\.lastDay) + ages
      + [placement.terms.period.until, placement.ending?.on].compactMap(\.self)
    let first = placement.terms.period.from
    return considerations.map(\.terms.from) + packs.map(\.effectiveFrom) + [first, first.adding(days: 1)]
      + [placement.ending?.on].compactMap(\.self)
      + lasts.map { $0.adding(days: 1) }
  }

  /// Without what is not held any more: what is open when it is over, or lies beyond the last day.
  var followUpsThatCount: [FollowUp] {
    followUps.filter { placement.counts($0, on: today) }
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
    return PlacementFacts(
      measure: terms.measure, basis: terms.basis, personBasis: participation.basis, group: terms.group,
      standing: placement.stage == .started ? .running : .planned, period: placement.occupied,
      since: chain.first?.occupied.from, extensions: (chain + [placement]).map(\.extensions).reduce(0, +),
      turn: placement.turn, ladder: steps.ladder,
      working: terms.working,
      work: PlacementFacts.Work(placement.occupied, on: terms.working?.days ?? [], calendar),
      considerations: considerationsToCheck, confirmed: Set(placement.papers.confirmed.keys),
      workplace: WorkplaceFacts(
        headcount: workplace.details.headcount.flatMap { Headcount(ordinaryStaff: $0.ordinaryStaff, asOf: $0.asOf) },
        others: taken, hasSeveralEmployees: workplace.details.headcount.map { $0.ordinaryStaff > 1 }),
      purpose: terms.purpose, signatures: placement.papers.signatures, approval: placement.papers.approved,
      earlier: earlier, areTiesKnown: terms.lastEmployer != .unknown, beside: beside,
      statements: placement.papers.statements, permission: .unknown)
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

  /// The placements of the same kind at the same firm that this one goes on from without a break, the first one first.
  private var chain: [Placement] {
    var links: [Placement] = []
    var (start, left) = (
      placement.terms.period.from,
      others.filter {
        $0.isLived && $0.terms.measure == placement.terms.measure && workplacesOfFirm.contains($0.workplace)
      }
    )
    while let before = left.firstIndex(where: { other in
      other.occupied.from < start
        && other.occupied.until.map { PlacementChain.goesOn(from: start, after: $0, calendar) } ?? true
    }) {
      let link = left.remove(at: before)
      links.insert(link, at: 0)
      start = link.occupied.from
    }
    return links
  }
}

extension Placement {
  /// Its hours as another placement of the person meets them; nothing where the two share no day, or it never began.
  func beside(_ period: Period, _ steps: [LadderStep]) -> Beside? {
    guard isLived, occupied.overlaps(period) else { return nil }
    return Beside(terms.measure, occupied, ladder: steps.filter { $0.placement == id }.ladder)
  }
}

extension Placement {
  /// Whether a follow-up was held, or is still to be: not when the placement is over, or ends before.
  func counts(_ followUp: FollowUp, on day: CivilDate) -> Bool {
    followUp.result != nil || state(on: day).kind != .ended && (lastDay.map { followUp.due <= $0 } ?? true)
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
