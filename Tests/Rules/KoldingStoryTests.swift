import Rules
import Testing
import Values

@Suite("Story B: two places, both taken, and a cap of nine hours until 1 March")
struct KoldingStoryTests {
  static let integration = Slot("virksomhedspraktik", "integration-act", days("2026-08-31", "2026-11-29"))
  static let lab = Slot("virksomhedspraktik", "lab", days("2026-08-03", "2026-11-01"))

  private func facts(_ basis: BasisCode) -> PlacementFacts {
    .orderly(basis).with { $0.workplace.others = [Self.integration, Self.lab] }
  }

  @Test("a participant under the Integration Act may still start, since she is not tested")
  func untested() throws {
    let check = try facts("integration-act").checks().only(.ratio)
    #expect(check.verdict == .doesNotApply && !check.blocksStart)
    #expect(check.finding == .notTested(quota: 2, taken: [Self.lab, Self.integration], countsForTheNext: true))
    #expect(check.source.verified && check.source.pack == "dk-2026-07")
    #expect(try facts("integration-act").checks().blockers.isEmpty)
  }

  @Test("the firm's next tested person is refused, and the reason names the slots by measure and dates")
  func refused() throws {
    let check = try facts("lab").checks().only(.ratio)
    #expect(check.verdict == .breached && check.blocksStart && !check.overridable)
    #expect(
      check.finding
        == .ratioFull(
          quota: 2, ordinaryStaff: 12, asOf: day("2026-08-20"), day: day("2026-09-07"),
          taken: [Self.lab, Self.integration], way: .start(from: day("2026-11-02"))))
  }

  @Test("when the firm grows to fifteen the same person may start; when it shrinks to nine one slot alone is too many")
  func headcount() throws {
    let grown = facts("lab").with { $0.workplace.headcounts = staffed(15, "2026-09-01") }
    #expect(try grown.checks().only(.ratio).verdict == .fulfilled)
    let shrunk = facts("lab").with {
      $0.workplace.headcounts = staffed(9, "2026-09-01")
      $0.workplace.others = [Self.lab]
    }
    #expect(try shrunk.checks().only(.ratio).verdict == .breached)
  }

  @Test("whoever runs already keeps her place against those who came later, and loses it when the firm shrinks")
  func running() throws {
    let later = Slot("virksomhedspraktik", "integration-act", days("2026-09-21", "2026-12-20"))
    let running = PlacementFacts.orderly().with {
      $0.standing = .running
      $0.workplace.others = [Self.lab, later]
    }
    let check = try running.checks(today: "2026-09-22").only(.ratio)
    #expect(check.verdict == .fulfilled)
    #expect(
      check.finding == .ratioKept(quota: 2, ordinaryStaff: 12, asOf: day("2026-08-20"), others: [Self.lab, later]),
      "whoever is there is counted, whether before or after her")
    let untested = PlacementFacts.orderly("integration-act").with {
      $0.standing = .running
      $0.workplace.others = [Self.lab, later]
    }
    #expect(
      try untested.checks(today: "2026-09-22").only(.ratio).finding
        == .notTested(quota: 2, taken: [Self.lab, later], countsForTheNext: true))
    let shrunk = running.with { $0.workplace.headcounts = staffed(6, "2026-09-21") }
    #expect(try shrunk.checks(today: "2026-09-22").only(.ratio).verdict == .breached)
  }

  @Test(
    "6 → 9 → 12: the step to twelve is refused by the cap, which says until when and from which week it is possible")
  func cappedLadder() throws {
    let capped = PlacementFacts.orderly("integration-act", days("2027-01-11", "2027-04-11")).with {
      $0.ladder = rising(("2027-W02", 6), ("2027-W04", 9), ("2027-W06", 12))
      $0.considerations = [cap(9, "2026-12-01", "2027-03-01")]
    }
    let check = try capped.checks().only(.considerations)
    #expect(check.verdict == .breached && check.blocksStart && !check.overridable)
    #expect(
      check.finding
        == .hoursAboveCap(
          step: Hours(12), cap: Hours(9), consideration: consideration(1), until: day("2027-03-01"),
          week: week("2027-W06"), freeFrom: week("2027-W10")))
    let pack = try Shipped.denmark()
    var bounds = HoursBounds(
      period: capped.period, ladder: HoursLadder([]), considerations: capped.considerations, pack: pack)
    let verdicts = capped.ladder.steps.map { step in
      let verdict = bounds.verdict(on: step)
      bounds.ladder = HoursLadder(bounds.ladder.steps + [step])
      return verdict
    }
    let refusing = LadderCap(hours: Hours(9), consideration: consideration(1), until: day("2027-03-01"))
    #expect(
      verdicts == [.allowed, .allowed, .refused(by: refusing, in: week("2027-W06"), freeFrom: week("2027-W10"))])
  }
}
