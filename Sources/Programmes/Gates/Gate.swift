public import Access
public import Design
import Language
import Rules
public import Values
import Web

/// A placement as a gate asks for it. The room that keeps placements is above this one, and says it.
public struct PlacementAtGate: Sendable {
  let participation: ParticipationID
  /// The day from which it is lived.
  let first: CivilDate
  let last: CivilDate?
  /// The start is agreed, and it was not given up.
  let isAgreed: Bool
  /// How it ended and what comes next is written down, also of a day to come.
  let isEnded: Bool
  let page: Link

  public init(
    of participation: ParticipationID, first: CivilDate, last: CivilDate?, isAgreed: Bool, isEnded: Bool, at page: Link
  ) {
    (self.participation, self.first, self.last) = (participation, first, last)
    (self.isAgreed, self.isEnded, self.page) = (isAgreed, isEnded, page)
  }
}

/// What another room knows that a gate asks for: once for a reader, once for the house itself.
public struct PlacementsAtGate: Sendable {
  let told: @Sendable (PersonID, Transaction) throws -> Disclosed<[PlacementAtGate]>
  let known: @Sendable (PersonID, Transaction) throws -> Withheld<[PlacementAtGate]>
  /// Where one is planned.
  let new: @Sendable (PersonID) -> Link

  public init(
    told: @escaping @Sendable (PersonID, Transaction) throws -> Disclosed<[PlacementAtGate]>,
    known: @escaping @Sendable (PersonID, Transaction) throws -> Withheld<[PlacementAtGate]>,
    new: @escaping @Sendable (PersonID) -> Link
  ) {
    (self.told, self.known, self.new) = (told, known, new)
  }
}

/// What the guards of somebody's way are held against.
struct GateFacts: Sendable {
  let plans: [Plan]
  let placements: [PlacementAtGate]

  static func told(of person: PersonID, _ at: PlacementsAtGate, _ tx: Transaction) throws -> Disclosed<GateFacts> {
    try .together(Plans.of(person, tx), at.told(person, tx)) { GateFacts(plans: $0, placements: $1) }
  }

  static func known(of person: PersonID, _ at: PlacementsAtGate, _ tx: Transaction) throws -> Withheld<GateFacts> {
    try .together(Plans.consult(person, tx), at.known(person, tx)) { GateFacts(plans: $0, placements: $1) }
  }
}

extension GateFacts {
  /// What makes a guard true on a day; `nil` where it is not.
  func met(_ point: PhaseGuard, of way: Participation, on day: CivilDate) -> Phrase? {
    switch point {
    case .basisNoted: way.basis.map { _ in .guardBasisMet }
    case .planInForce:
      plans.filter { $0.participation == way.id }.inForce(on: day).first?.held.map { .guardPlanMet(day: $0) }
    case .placementAgreed:
      placements(of: way).filter { $0.isAgreed && ($0.last.map { day <= $0 } ?? true) }.map(\.first).min()
        .map { .guardAgreedMet(day: $0) }
    case .placementEnded:
      placements(of: way).filter { $0.isAgreed && $0.isEnded }.compactMap(\.last).filter { $0 <= day }.max()
        .map { .guardEndedMet(day: $0) }
    }
  }

  func missing(_ phase: Phase, of way: Participation, on day: CivilDate) -> [PhaseGuard] {
    phase.guards.filter { met($0, of: way, on: day) == nil }
  }

  /// Every day on which the answer may turn by itself.
  func turns(of way: Participation) -> [CivilDate] {
    let plans = plans.filter { $0.participation == way.id }
    let ofPlans = plans.flatMap { [$0.held, $0.ending?.on.adding(days: 1)] }
    let ofPlacements = placements(of: way).flatMap { [$0.last, $0.last?.adding(days: 1)] }
    return (ofPlans + ofPlacements).compactMap(\.self)
  }

  func placements(of way: Participation) -> [PlacementAtGate] { placements.filter { $0.participation == way.id } }
}

/// The gate of a phase as it is on a day.
struct Gate: Sendable {
  let phase: Phase
  let day: CivilDate
  let checks: [Check]

  struct Check: Sendable {
    let point: PhaseGuard
    /// What makes it true; none where it is missing.
    let met: Phrase?
  }

  init(_ phase: Phase, of way: Participation, _ facts: GateFacts, on day: CivilDate) {
    (self.phase, self.day) = (phase, day)
    checks = phase.guards.map { Check(point: $0, met: facts.met($0, of: way, on: day)) }
  }

  var missing: [PhaseGuard] { checks.filter { $0.met == nil }.map(\.point) }
}

extension ProgrammeModel {
  /// The phases at whose gate somebody may stand on a day: those with guards that are neither there nor planned.
  func gates(of way: Participation) -> [Phase] {
    phases.filter { phase in !phase.guards.isEmpty && way.open(phase.id) == nil }
  }
}

extension Participation {
  /// The spell of a phase that runs or is planned, and has no last day.
  func open(_ phase: PhaseCode) -> PhaseSpell? { phases.first { $0.phase == phase && $0.ended == nil } }
}

/// Something is missing for the phase on that day, and nobody has said why it begins all the same.
struct GateClosed: Error {
  let phase: PhaseCode
  let day: CivilDate
  /// The same for whoever has no page to be led to.
  let refused: Refused

  /// Where it is said what is missing.
  func link(of way: ParticipationID) -> Link {
    .to(ProgrammesAddress.gate(way), query: ["phase": phase.text, "on": day.iso])
  }
}
