import Language
import Rules
import Testing
import Values
import Web

@testable import Programmes

/// Pure: what is there on a day, of one person with two ways and two of everything.
@Suite("What a phase asks for is looked for on the day, in the way that it is about") struct GateTests {
  private let way = ParticipationID(high: 0, low: 1)
  private let other = ParticipationID(high: 0, low: 9)

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

  private func participation(_ id: ParticipationID, basis: BasisCode? = nil) throws -> Participation {
    Participation(
      id: id, person: PersonID(high: 0, low: 2),
      programme: Programme(id: ProgrammeID(high: 0, low: 3), name: "Invented", model: "three-gates", modelVersion: 4),
      version: .first, referral: Participation.Referral(on: try day("2026-11-02"), by: nil, reason: "any", note: nil),
      decision: .accepted(on: try day("2026-11-12")), exit: nil, basis: basis, phases: [])
  }

  private func placed(
    _ id: ParticipationID, _ first: String, _ last: String?, isAgreed: Bool = true, isEnded: Bool = false
  ) throws -> PlacementAtGate {
    PlacementAtGate(
      of: id, first: try day(first), last: try last.map(day), isAgreed: isAgreed, isEnded: isEnded,
      at: .to(ProgrammesAddress.programmes))
  }

  @Test("a placement that has ended counts from its last day, one that only runs or was never agreed does not")
  func ended() throws {
    let selam = try participation(way)
    let facts = GateFacts(
      plans: [],
      placements: [
        try placed(way, "2026-11-16", "2026-12-04", isEnded: true), try placed(way, "2026-11-01", "2026-11-05"),
        try placed(way, "2026-10-01", "2026-10-05", isAgreed: false, isEnded: true),
        try placed(other, "2026-09-01", "2026-09-30", isEnded: true),
      ])
    #expect(try facts.met(.placementEnded, of: selam, on: day("2026-12-03")) == nil)
    let last = try day("2026-12-04")
    for on in [last, last.adding(days: 40)] {
      #expect(facts.met(.placementEnded, of: selam, on: on) == .guardEndedMet(day: last))
    }
    #expect(
      try facts.met(.placementEnded, of: participation(other), on: last) == .guardEndedMet(day: day("2026-09-30")))
  }

  @Test("an agreed placement counts before it begins and on its last day, and not behind it")
  func agreed() throws {
    let selam = try participation(way)
    let facts = GateFacts(
      plans: [],
      placements: [
        try placed(way, "2026-12-07", "2027-01-03"), try placed(way, "2026-11-20", nil, isAgreed: false),
        try placed(other, "2026-11-20", nil),
      ])
    let first = try day("2026-12-07")
    for on in ["2026-11-22", "2026-12-07", "2027-01-03"] {
      #expect(try facts.met(.placementAgreed, of: selam, on: day(on)) == .guardAgreedMet(day: first), "\(on)")
    }
    #expect(try facts.met(.placementAgreed, of: selam, on: day("2027-01-04")) == nil)
    // Of two the first is named, one without a last day goes on.
    #expect(try facts.met(.placementAgreed, of: participation(other), on: day("2030-01-01")) != nil)
  }

  @Test("the act is that of this way, and a phase lists what is missing in the model's order")
  func missing() throws {
    let facts = GateFacts(plans: [], placements: [])
    let phase = Phase(
      id: "work", title: Wording([]), begins: .whenNeeded, guards: [.planInForce, .basisNoted, .placementAgreed])
    let on = try day("2026-11-22")
    #expect(try facts.missing(phase, of: participation(way), on: on) == [.planInForce, .basisNoted, .placementAgreed])
    #expect(try facts.missing(phase, of: participation(way, basis: "lab"), on: on) == [.planInForce, .placementAgreed])
  }

  @Test("what was answered for stays answered for only where it is still missing")
  func keeping() throws {
    let without = Participation.PhaseSpell.Without(
      guards: [.planInForce, .placementEnded], reason: "A letter", by: "mette", on: try day("2026-11-22"))
    #expect(without.keeping([.placementEnded, .basisNoted])?.guards == [.placementEnded])
    #expect(without.keeping([]) == nil)
    #expect(try Participation.PhaseSpell.Without.codes(in: without.codes) == without.guards)
  }

  @Test("the reader takes the guards that a model names, phase by phase")
  func models() throws {
    #expect(try Invented.model().phases.map(\.guards) == [[], [.planInForce], [], []])
  }
}
