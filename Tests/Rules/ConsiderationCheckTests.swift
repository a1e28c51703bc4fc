import Rules
import Testing
import Values

@Suite("What was agreed with the person binds the placement")
struct ConsiderationCheckTests {
  private func check(
    _ effect: ConsiderationInForce.Effect, _ change: (inout PlacementFacts) -> Void = { _ in }
  ) throws -> Check {
    let one = ConsiderationInForce(id: consideration(7), effect: effect, period: days("2026-09-01", "2026-10-31"))
    return try PlacementFacts.orderly().with {
      $0.considerations = [one]
      change(&$0)
    }.checks().only(.considerations)
  }

  @Test("days that were ruled out are named; without agreed days nothing is known")
  func weekdays() throws {
    #expect(try check(.notOn([.tuesday, .friday])).verdict == .notKnown)
    let clash = try check(.notOn([.tuesday, .friday])) {
      $0.working = Timetable(WorkingTimes(days: [.monday, .tuesday]))
    }
    #expect(clash.finding == .onForbiddenDays([.tuesday], consideration: consideration(7), until: day("2026-10-31")))
    let fine = try check(.notOn([.tuesday])) { $0.working = Timetable(WorkingTimes(days: [.monday])) }
    #expect(fine.verdict == .fulfilled)
  }

  @Test("a night's work lies on both days; without days nothing is known of them")
  func nights() throws {
    func work(_ from: Int, _ to: Int) throws -> Finding {
      try check(.notOn([.monday])) {
        $0.working = Timetable(WorkingTimes(days: [.sunday], from: ClockTime(hour: from), to: ClockTime(hour: to)))
      }.finding
    }
    let both = Finding.onForbiddenDays([.monday], consideration: consideration(7), until: day("2026-10-31"))
    #expect(try work(22, 6) == both)
    #expect(try work(16, 0) == .timesRespected(consideration: consideration(7)))
    #expect(try work(16, 24) == .timesRespected(consideration: consideration(7)))
    #expect(
      try check(.notOn([.monday])) {
        $0.working = Timetable(WorkingTimes(days: [], from: ClockTime(hour: 8), to: ClockTime(hour: 9)))
      }.verdict == .notKnown)
  }

  @Test(
    "times of day",
    arguments: [
      (8, 14, 8, 12, Verdict.fulfilled), (8, 14, 7, 12, .breached), (8, 14, 8, 15, .breached),
      (8, 14, 22, 6, .breached),
      (8, nil, 8, 23, .fulfilled), (8, nil, 7, 9, .breached), (8, nil, 22, 6, .breached), (8, nil, 20, 0, .fulfilled),
      (nil, 14, 0, 14, .fulfilled), (nil, 14, 13, 15, .breached), (nil, 14, 13, 0, .breached),
      (8, nil, nil, nil, .notKnown),
    ] as [(Int?, Int?, Int?, Int?, Verdict)])
  func times(first: Int?, last: Int?, from: Int?, to: Int?, verdict: Verdict) throws {
    func clock(_ hour: Int?) -> ClockTime? { hour.flatMap { ClockTime(hour: $0) } }
    let span = try #require(ClockSpan(from: clock(first), until: clock(last)))
    let found = try check(.onlyWithin(span)) {
      $0.working = Timetable(WorkingTimes(days: [.monday], from: clock(from), to: clock(to)))
    }
    #expect(found.verdict == verdict)
  }

  @Test("what is said in words is not known until the workplace confirms it, and never a breach")
  func words() throws {
    let open = try check(.stated(.load, "no lifting above 10 kg"))
    #expect(open.verdict == .notKnown)
    #expect(
      try check(.stated(.load, "no lifting above 10 kg")) { $0.confirmed = [consideration(7)] }.verdict == .fulfilled)
  }

  @Test("a consideration outside the period is left alone; a cap that ends in the first week still binds that week")
  func outside() throws {
    let before = PlacementFacts.orderly("lab", days("2026-09-09", "2026-12-06")).with {
      $0.considerations = [cap(5, "2026-08-01", "2026-09-08")]
    }
    #expect(try before.checks().only(.considerations).verdict == .breached)
    let gone = before.with { $0.considerations = [cap(5, "2026-08-01", "2026-09-06")] }
    #expect(try gone.checks().only(.considerations).finding == .noConsiderations)
  }

  @Test("each step above a cap is named once, at its first week above")
  func eachStep() throws {
    let facts = PlacementFacts.orderly().with {
      $0.ladder = rising(("2026-W37", 6), ("2026-W39", 10), ("2026-W41", 12))
      $0.considerations = [cap(9, "2026-09-28", nil, 1), cap(8, "2026-11-02", nil, 2)]
    }
    let checks = try facts.checks().of(.considerations)
    let found = checks.map(\.finding)
    #expect(
      found == [
        .hoursAboveCap(
          step: Hours(10), cap: Hours(9), consideration: consideration(1), until: nil, week: week("2026-W40"),
          freeFrom: nil),
        .hoursAboveCap(
          step: Hours(12), cap: Hours(9), consideration: consideration(1), until: nil, week: week("2026-W41"),
          freeFrom: nil),
      ])
  }
}
