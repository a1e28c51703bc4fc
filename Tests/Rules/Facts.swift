import Rules
import Testing
import Values

func day(_ iso: String) -> CivilDate { CivilDate(iso: iso)! }
func week(_ iso: String) -> ISOWeek { ISOWeek(iso: iso)! }
/// One number of ordinary staff, as of a day.
func staffed(_ staff: Int, _ iso: String) -> Headcounts { [Headcount(ordinaryStaff: staff, asOf: day(iso))!] }
func days(_ from: String, _ until: String?) -> Period { Period(from: day(from), until: until.map(day))! }
func consideration(_ number: UInt64) -> ConsiderationID {
  ConsiderationID(milliseconds: number, randomHigh: 0, randomLow: 0)
}

func cap(_ hours: Int, _ from: String, _ until: String?, _ number: UInt64 = 1) -> ConsiderationInForce {
  ConsiderationInForce(id: consideration(number), effect: .hoursCap(Hours(hours)), period: days(from, until))
}

func rising(_ steps: (String, Int)...) -> HoursLadder {
  HoursLadder(steps.map { HoursLadder.Step(from: week($0.0), hours: Hours($0.1)) })
}

extension PlacementFacts {
  /// A placement under LAB from Monday 7 September 2026 (2026-W37) on, with every paper in order.
  static func orderly(
    _ basis: BasisCode = "lab", _ period: Period = days("2026-09-07", "2026-12-06")
  ) -> PlacementFacts {
    PlacementFacts(
      measure: "virksomhedspraktik", basis: basis, personBasis: basis, period: period,
      ladder: rising(("2026-W37", 6)),
      workplace: WorkplaceFacts(headcounts: staffed(12, "2026-08-20")), purpose: "hire",
      signatures: [
        .employer: day("2026-08-28"), .employeeRepresentative: day("2026-08-31"), .participant: day("2026-08-27"),
      ], approval: day("2026-09-01"),
      statements: [
        "no-replacement-work": StatementAnswer(isTrue: true, on: day("2026-08-20")),
        "no-seasonal-work": StatementAnswer(isTrue: true, on: day("2026-08-20")),
      ])
  }

  func checks(today: String = "2026-09-02") throws -> [Check] {
    PlacementChecks.of(self, pack: try Shipped.denmark(), today: day(today))
  }

  /// Changes one thing.
  func with(_ change: (inout PlacementFacts) -> Void) -> PlacementFacts {
    var changed = self
    change(&changed)
    return changed
  }
}

extension [Check] {
  func of(_ rule: RuleCode) -> [Check] { filter { $0.rule == rule } }

  func only(_ rule: RuleCode) throws -> Check {
    let found = of(rule)
    try #require(found.count == 1, "\(found.count) checks of \(rule)")
    return found[0]
  }
}

extension Seeded {
  /// Within about a year, sometimes without end.
  mutating func period() -> Period {
    let from = day("2026-07-01").adding(days: Int.random(in: 0...300, using: &self))
    let length = Int.random(in: 0...200, using: &self)
    return Period(from: from, until: Int.random(in: 0...7, using: &self) == 0 ? nil : from.adding(days: length))!
  }

  mutating func slots() -> [Slot] {
    let kinds: [(MeasureCode, BasisCode)] = [
      ("virksomhedspraktik", "lab"), ("virksomhedspraktik", "integration-act"), ("lontilskud", "lab"),
      ("lonnede-timer", "agreement"),
    ]
    return (0..<Int.random(in: 0...6, using: &self)).map { _ in
      let kind = kinds.randomElement(using: &self)!
      return Slot(kind.0, kind.1, period())
    }
  }
}
