import Testing
import Values

@testable import Rules

/// From 1 January 2027, a Friday in week 53 of 2026, a full week is 30 hours, for placements that run as well: from the
/// first week that begins under it.
@Suite("Hours under a pack that running placements adopt")
struct AdoptedPackTests {
  private let start = try! Shipped.denmark()

  private var adopted: RulePack {
    var pack = start
    (pack.code, pack.effectiveFrom, pack.running) = ("dk-2027-01", day("2027-01-01"), .adopt)
    pack.fullWeek.stated = .given(Hours(30))
    return pack
  }

  private func bounds(_ ladder: HoursLadder) -> HoursBounds {
    HoursBounds(
      period: days("2026-11-02", "2027-04-30"), ladder: ladder, pack: adopted, earlier: (start, nil))
  }

  @Test("each week is held against the pack that held in it")
  func weeks() {
    let bounds = bounds(rising(("2026-W45", 35)))
    for (iso, hours) in [("2026-W45", 37), ("2026-W53", 37), ("2027-W01", 30), ("2027-W02", 30)] {
      #expect(bounds.limit(.fullWeek, in: week(iso))?.hours == Hours(hours), "\(iso)")
    }
    #expect(bounds.firstWeekAboveLimit(from: week("2026-W45")) == week("2027-W01"))
    #expect(bounds.mostHours(from: week("2026-W45")) == Hours(30))
  }

  @Test("a step put into weeks gone by is judged by the pack of those weeks")
  func steps() {
    let bounds = bounds(rising(("2026-W45", 20), ("2027-W01", 20)))
    #expect(bounds.verdict(on: .init(from: week("2026-W50"), hours: Hours(35))) == .allowed)
    #expect(
      bounds.verdict(on: .init(from: week("2026-W50"), hours: Hours(38)))
        == .aboveFullWeek(Hours(37), beside: .zero, in: week("2026-W50"), freeFrom: nil))
    #expect(
      bounds.verdict(on: .init(from: week("2027-W01"), hours: Hours(35)))
        == .aboveFullWeek(Hours(30), beside: .zero, in: week("2027-W01"), freeFrom: nil))
  }

  @Test("what was lawful when it was worked is no breach; what goes on above the new limit is one, from its first week")
  func checks() throws {
    func check(_ ladder: HoursLadder) throws -> Check {
      let facts = PlacementFacts.orderly("integration-act", days("2026-11-02", "2027-04-30")).with {
        ($0.ladder, $0.standing) = (ladder, .running)
      }
      return try PlacementChecks.of(facts, pack: adopted, today: day("2027-01-02")).only(.fullWeek)
    }
    #expect(try check(rising(("2026-W45", 35), ("2027-W01", 30))).verdict == .fulfilled)
    #expect(
      try check(rising(("2026-W45", 35))).finding
        == .hoursAboveFullWeek(step: Hours(35), beside: .zero, fullWeek: Hours(30), week: week("2027-W01")))
  }
}
