import Rules
import Testing
import Values

@Suite("Caps on weekly hours")
struct LadderCapTests {
  @Test(
    "a cap holds for every week that it touches, whole",
    arguments: [
      ("2027-W07", nil), ("2027-W08", 9), ("2027-W09", 9), ("2027-W10", nil),
    ] as [(String, Int?)])
  func wholeWeeks(name: String, hours: Int?) {
    let midweek = [cap(9, "2027-02-25", "2027-03-03")]  // Thursday of W08 to Wednesday of W09
    #expect(LadderCap.lowest(in: week(name), midweek)?.hours == hours.map { Hours($0) })
  }

  @Test("of several caps the lowest holds, of equal ones the longer")
  func lowest() {
    let caps = [
      cap(9, "2027-01-04", "2027-03-01", 1), cap(9, "2027-01-04", "2027-05-01", 2), cap(12, "2027-01-04", nil, 3),
    ]
    #expect(LadderCap.lowest(in: week("2027-W05"), caps)?.consideration == consideration(2))
    #expect(LadderCap.lowest(in: week("2027-W20"), caps)?.hours == Hours(12))
  }

  @Test("the course of caps names each week in which the lowest changes")
  func course() {
    let caps = [cap(9, "2027-01-18", "2027-02-07", 1), cap(6, "2027-02-01", "2027-02-14", 2)]
    let course = LadderCap.course(from: week("2027-W01"), through: week("2027-W10"), caps)
    #expect(course.map(\.week) == ["2027-W01", "2027-W03", "2027-W05", "2027-W07"].map(week))
    #expect(course.map(\.cap?.hours) == [nil, Hours(9), Hours(6), nil])
  }

  private func bounds(
    _ caps: [ConsiderationInForce], _ period: Period = days("2027-01-11", nil), pack: RulePack? = nil
  ) -> HoursBounds {
    HoursBounds(period: period, ladder: HoursLadder([]), considerations: caps, pack: pack)
  }

  private func step(_ name: String, _ hours: Int) -> HoursLadder.Step { .init(from: week(name), hours: Hours(hours)) }

  @Test("a step is free in the first week after the last cap that forbids it, and never under a cap without end")
  func firstWeek() {
    let two = bounds([cap(9, "2027-01-04", "2027-01-31", 1), cap(10, "2027-01-25", "2027-02-16", 2)])
    #expect(two.firstWeek(allowing: Hours(12), from: week("2027-W02")) == week("2027-W08"))
    #expect(two.firstWeek(allowing: Hours(9), from: week("2027-W02")) == week("2027-W02"))
    #expect(bounds([cap(9, "2027-01-04", nil)]).firstWeek(allowing: Hours(12), from: week("2027-W02")) == nil)
  }

  @Test("a step that is fine today is refused when a cap begins before the next step, and not when it begins after it")
  func later() throws {
    var bounds = bounds([cap(9, "2027-02-01", "2027-02-28")], pack: try Shipped.denmark())
    guard case .refused(_, let when, let free) = bounds.verdict(on: step("2027-W02", 12)) else {
      Issue.record("the step is allowed into the cap")
      return
    }
    #expect(when == week("2027-W05") && free == week("2027-W09"))
    bounds.ladder = rising(("2027-W05", 9))
    #expect(bounds.verdict(on: step("2027-W02", 12)) == .allowed)
  }

  @Test("without a pack nobody knows the full week, and what is agreed with the person binds all the same")
  func noPack() {
    #expect(bounds([]).verdict(on: step("2027-W02", 40)) == .allowed)
    let cap = cap(9, "2027-01-04", nil)
    guard case .refused(let by, _, let free) = bounds([cap]).verdict(on: step("2027-W02", 40)) else {
      Issue.record("the step is allowed above what is agreed")
      return
    }
    #expect(by.hours == Hours(9) && free == nil)
  }

  @Test("no step is above the full week")
  func fullWeek() throws {
    let step = HoursLadder.Step(from: week("2027-W02"), hours: Hours(quarters: 37 * 4 + 1))
    #expect(
      bounds([], pack: try Shipped.denmark()).verdict(on: step)
        == .aboveFullWeek(Hours(37), beside: .zero, in: week("2027-W02"), freeFrom: nil))
  }
}
