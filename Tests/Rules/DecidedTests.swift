import Rules
import Testing
import Values

/// What docs/rule-packs.md decides where pack and law leave it open, one test for each point.
@Suite("Points that were decided and written down") struct DecidedTests {
  private func bounds(
    _ ladder: HoursLadder, _ caps: [ConsiderationInForce], until: String? = nil, beside: [Beside] = []
  ) throws -> HoursBounds {
    HoursBounds(
      period: days("2026-11-23", until), ladder: ladder, considerations: caps, beside: beside,
      pack: try Shipped.denmark())
  }

  private func step(_ name: String, _ hours: Int) -> HoursLadder.Step { .init(from: week(name), hours: Hours(hours)) }

  @Test("the week named is possible at once, and the week before is not: two caps with a gap of one week")
  func gap() throws {
    let bounds = try bounds(
      rising(("2026-W48", 6)), [cap(9, "2026-11-01", "2026-12-20", 1), cap(8, "2026-12-28", "2027-01-31", 2)])
    guard case .refused(let by, let when, let free) = bounds.verdict(on: step("2026-W50", 12)) else {
      Issue.record("12 h are agreed under a cap of 9")
      return
    }
    #expect(by.hours == Hours(9) && when == week("2026-W50") && free == week("2027-W05"))
    #expect(bounds.verdict(on: step("2027-W05", 12)) == .allowed)
    #expect(bounds.verdict(on: step("2027-W04", 12)) != .allowed)
    #expect(bounds.verdict(on: step("2026-W52", 12)) != .allowed, "the week between two caps is no way through")
  }

  @Test("no week after the last day is promised")
  func afterTheEnd() throws {
    let bounds = try bounds(rising(("2026-W48", 6)), [cap(9, "2026-11-01", "2027-03-01")], until: "2027-02-19")
    guard case .refused(_, _, let free) = bounds.verdict(on: step("2026-W50", 12)) else {
      Issue.record("12 h are agreed under a cap of 9")
      return
    }
    #expect(free == nil)
  }

  @Test("a step put in between holds until the next one, and is judged over these weeks only")
  func between() throws {
    let caps = [cap(9, "2027-01-04", nil)]
    let ladder = rising(("2026-W48", 6), ("2027-W01", 9))
    #expect(try bounds(ladder, caps).verdict(on: step("2026-W50", 12)) == .allowed)
    #expect(try bounds(rising(("2026-W48", 6)), caps).verdict(on: step("2026-W50", 12)) != .allowed)
  }

  @Test("a step back that is still above a cap is possible; to hold above it is not")
  func nearer() throws {
    let bounds = try bounds(rising(("2026-W48", 15)), [cap(9, "2026-11-01", nil)])
    #expect(bounds.verdict(on: step("2026-W50", 12)) == .allowed)
    #expect(bounds.verdict(on: step("2026-W50", 15)) != .allowed)
    #expect(bounds.verdict(on: step("2026-W50", 18)) != .allowed)
  }

  @Test("hours elsewhere leave the rest of a full week, and the step is free when they end")
  func beside() throws {
    let paid = Beside("lonnede-timer", days("2026-11-02", "2027-01-03"), ladder: rising(("2026-W45", 20)))
    let bounds = try bounds(rising(("2026-W48", 15)), [], beside: [paid])
    #expect(bounds.verdict(on: step("2026-W50", 17)) == .allowed)
    #expect(
      bounds.verdict(on: step("2026-W50", 20))
        == .aboveFullWeek(Hours(37), beside: Hours(20), in: week("2026-W50"), freeFrom: week("2027-W01")))
    let endless = try self.bounds(
      rising(("2026-W48", 15)), [],
      beside: [Beside("lonnede-timer", days("2026-11-02", nil), ladder: rising(("2026-W45", 20)))])
    #expect(
      endless.verdict(on: step("2026-W50", 20))
        == .aboveFullWeek(Hours(37), beside: Hours(20), in: week("2026-W50"), freeFrom: nil))
  }

  @Test("a placement that begins where another one ended is one with it, and a working day between parts them")
  func chain() throws {
    for (start, end, isOne) in [
      ("2026-12-07", "2026-12-06", true), ("2026-12-07", "2026-12-04", true), ("2026-12-08", "2026-12-06", false),
      ("2026-12-05", "2026-12-04", true), ("2026-12-07", "2026-12-03", false), ("2026-12-07", "2026-12-20", true),
    ] {
      #expect(PlacementChain.goesOn(from: day(start), after: day(end)) == isOne, "\(start) after \(end)")
    }
    let again = PlacementFacts.orderly("lab", days("2026-12-07", "2027-03-07")).with {
      $0.since = day("2026-09-07")
    }
    let check = try again.checks(today: "2026-12-01").only(.length)
    guard case .tooLong(_, _, _, let allowed, let over, _, let chain) = check.finding else {
      Issue.record("a second thirteen weeks are no extension: \(check.finding)")
      return
    }
    #expect(allowed == day("2026-12-06") && over == 91 && chain?.since == day("2026-09-07"))
    #expect(try again.with { $0.extensions = 1 }.checks(today: "2026-12-01").only(.length).verdict == .fulfilled)
  }

  @Test("a limit on weekdays forbids nothing before the first such day comes")
  func weekdays() throws {
    func verdict(_ until: String, _ working: WorkingTimes?) throws -> Verdict {
      try PlacementFacts.orderly().with {
        $0.considerations = [
          ConsiderationInForce(id: consideration(1), effect: .notOn([.friday]), period: days("2026-08-31", until))
        ]
        $0.working = Timetable(working)
      }.checks().only(.considerations).verdict
    }
    let friday = WorkingTimes(days: [.friday])
    #expect(try verdict("2026-09-10", friday) == .fulfilled)
    #expect(try verdict("2026-09-11", friday) == .breached)
    #expect(try verdict("2026-09-10", nil) == .fulfilled, "no Friday comes, whatever the days are")
    #expect(try verdict("2026-09-11", nil) == .notKnown)
    let night = WorkingTimes(days: [.thursday], from: ClockTime(hour: 22), to: ClockTime(hour: 6))
    #expect(try verdict("2026-09-10", night) == .fulfilled)
    #expect(try verdict("2026-09-11", night) == .breached)
  }

  @Test("the number of staff must be recent when the place is promised, and need not stay so")
  func headcount() throws {
    let running = PlacementFacts.orderly().with { $0.standing = .running }
    #expect(try running.checks(today: "2027-01-15").only(.headcountAge).verdict == .fulfilled)
    #expect(try PlacementFacts.orderly().checks(today: "2027-01-15").only(.headcountAge).verdict == .breached)
    let old = running.with { $0.workplace.headcounts = staffed(12, "2026-06-01") }
    #expect(try old.checks(today: "2027-01-15").only(.headcountAge).verdict == .breached)
  }

  @Test("a firm without ordinary staff has one place, and nobody to represent")
  func nobody() throws {
    let alone = PlacementFacts.orderly().with {
      $0.workplace.headcounts = staffed(0, "2026-08-20")
      $0.workplace.hasSeveralEmployees = false
    }
    #expect(try alone.checks().only(.ratio).verdict == .fulfilled)
    #expect(try alone.checks().of(.signature).contains { $0.finding == .nobodyToRepresent })
    let second = alone.with { $0.workplace.others = [Slot("virksomhedspraktik", "lab", days("2026-08-03", nil))] }
    #expect(try second.checks().only(.ratio).verdict == .breached)
  }

  @Test("the first free day is that from which the same length finds a place throughout")
  func freeDay() throws {
    func free(_ slots: [Slot]) throws -> CivilDate? {
      let check = try PlacementFacts.orderly().with {
        $0.workplace.headcounts = staffed(5, "2026-08-20")
        $0.workplace.others = slots
      }.checks().only(.ratio)
      guard case .ratioFull(_, _, _, _, _, .start(let free)) = check.finding else {
        Issue.record("\(check.finding)")
        return nil
      }
      return free
    }
    let first = Slot("virksomhedspraktik", "lab", days("2026-08-03", "2026-11-01"))
    let later = Slot("lontilskud", "lab", days("2026-12-01", "2027-01-15"))
    #expect(try free([first]) == day("2026-11-02"))
    #expect(try free([first, later]) == day("2027-01-16"), "the gap between the two is too short")
    #expect(try free([first, Slot("lontilskud", "lab", days("2026-12-01", nil))]) == nil)
  }

  @Test("who was given a place first keeps it: on the same Monday, and when staff is cut")
  func turns() throws {
    func turn(_ order: Int) -> PlaceTurn { PlaceTurn([.init(order: order, until: day("2026-12-06"))]) }
    func check(_ own: Int, _ other: Slot, staff: Int) throws -> Verdict {
      try PlacementFacts.orderly().with {
        ($0.standing, $0.turn) = (.running, turn(own))
        $0.workplace.headcounts = staffed(staff, "2026-08-20")
        $0.workplace.others = [other]
      }.checks(today: "2026-09-08").only(.ratio).verdict
    }
    let untested = Slot("virksomhedspraktik", "integration-act", days("2026-09-07", "2026-12-06"), turn: turn(2))
    #expect(try check(1, untested, staff: 5) == .fulfilled)
    let first = Slot("virksomhedspraktik", "lab", days("2026-09-07", "2026-12-06"), turn: turn(1))
    #expect(try check(2, first, staff: 5) == .breached)
    #expect(try check(2, first, staff: 10) == .fulfilled)
    let earlierDay = Slot("virksomhedspraktik", "lab", days("2026-08-31", "2026-12-06"), turn: turn(2))
    #expect(try check(1, earlierDay, staff: 5) == .fulfilled, "the order in which they were given, not the first day")
  }

  @Test("days that an extension adds are given last; a new end gives up what lies behind it")
  func grants() throws {
    let start = PlaceTurn([]).with(until: day("2026-12-06"), order: 1)
    let longer = start.with(until: day("2027-03-07"), order: 4)
    #expect(longer.order(on: day("2026-12-06")) == 1 && longer.order(on: day("2026-12-07")) == 4)
    #expect(longer.with(until: day("2026-12-20"), order: 6).text == "1:2026-12-06 4:2026-12-20")
    #expect(longer.with(until: day("2026-11-29"), order: 6).text == "1:2026-11-29")
    #expect(longer.with(until: nil, order: 6).text == "1:2026-12-06 4:2027-03-07 6:-")
    #expect(PlaceTurn(text: longer.text) == longer && PlaceTurn(text: "x") == nil && PlaceTurn(text: "") == nil)
  }

  @Test("who runs extends over nobody: also not over an untested one who began later")
  func overUntested() throws {
    let before = PlacementFacts.orderly().with {
      ($0.standing, $0.turn) = (.running, PlaceTurn([.init(order: 1, until: day("2026-12-06"))]))
      $0.extensions = 1
      $0.workplace.headcounts = staffed(5, "2026-08-20")
      $0.workplace.others = [
        Slot(
          "virksomhedspraktik", "integration-act", days("2026-10-05", "2027-01-03"),
          turn: PlaceTurn([.init(order: 2, until: day("2027-01-03"))]))
      ]
    }
    func stops(_ until: String) throws -> [RuleCode] {
      PlacementChecks.stopping(
        from: before, to: before.with { $0.period = days("2026-09-07", until) }, pack: try Shipped.denmark(),
        today: day("2026-11-01")
      ).map(\.rule)
    }
    #expect(try before.checks(today: "2026-11-01").only(.ratio).verdict == .fulfilled)
    #expect(try stops("2027-01-10") == [.ratio])
    #expect(try stops("2026-11-29") == [])
  }
}

@Suite("A timetable can hold the hours") struct TimetableTests {
  private func check(_ rule: RuleCode, _ hours: Int, _ working: WorkingTimes?, _ yaml: String? = nil) throws -> Check {
    let facts = PlacementFacts.orderly().with {
      $0.ladder = rising(("2026-W37", hours))
      $0.working = Timetable(working)
    }
    let pack = try yaml.map { try RulePack.load(yaml: $0, file: "dk.yaml") } ?? Shipped.denmark()
    return try PlacementChecks.of(facts, pack: pack, today: day("2026-09-02")).only(rule)
  }

  @Test("both numbers are named, and the start is blocked")
  func tooShort() throws {
    let mondays = WorkingTimes(days: [.monday], from: ClockTime(hour: 9), to: ClockTime(hour: 12))
    let short = try check(.timetable, 20, mondays)
    #expect(short.finding == .timetableTooShort(step: Hours(20), room: Hours(3), week: week("2026-W37")))
    #expect(short.blocksStart)
    let two = WorkingTimes(days: [.monday, .tuesday], from: ClockTime(hour: 6), to: .endOfDay)
    #expect(try check(.timetable, 37, two).verdict == .breached, "two days of 18 h hold 36")
    #expect(try check(.timetable, 36, two).verdict == .fulfilled)
    let nights = WorkingTimes(days: [.sunday], from: ClockTime(hour: 22), to: ClockTime(hour: 6))
    #expect(try check(.timetable, 8, nights).verdict == .fulfilled)
    #expect(try check(.timetable, 9, nights).verdict == .breached)
    #expect(try check(.timetable, 25, WorkingTimes(days: [.monday])).verdict == .breached, "a day has 24 hours")
    #expect(try check(.timetable, 20, nil).finding == .timetableOpen)
  }

  @Test("hours a day are not known where the pack does not know, and a check with its source where it does")
  func dayHours() throws {
    let two = WorkingTimes(days: [.monday, .tuesday], from: ClockTime(hour: 6), to: .endOfDay)
    let open = try check(.dayHours, 20, two)
    #expect(open.verdict == .notKnown && open.finding == .ruleUnknown && !open.source.verified)
    let known = try Shipped.text("Rules/dk-2026-07.yaml").replacing(
      "longest_day:\n  hours: unknown", with: "longest_day:\n  hours: 8")
    let long = try check(.dayHours, 17, two, known)
    #expect(
      long.finding
        == .dayTooLong(
          step: Hours(17), days: 2, perDay: Hours(quarters: 34), limit: Hours(8), week: week("2026-W37")))
    #expect(long.verdict == .breached && !long.blocking)
    #expect(
      try check(.dayHours, 16, two, known).finding
        == .dayWithin(most: Hours(16), days: 2, perDay: Hours(8), limit: Hours(8)))
    #expect(try check(.dayHours, 17, nil, known).verdict == .doesNotApply)
  }

  @Test("a pack from before this rule is loaded, and says that it does not know")
  func older() throws {
    let pack = try Invented.pack()
    #expect(pack.longestDay.stated == .unknown && !pack.longestDay.blocking)
  }
}

@Suite("Every duty in a pack becomes work, or the pack is refused") struct DutyTests {
  @Test("a yearly follow-up is asked of ordinary work, for those of the act, and of nothing else")
  func yearly() throws {
    let pack = try Shipped.denmark()
    let yearly = try #require(pack.duties.first { $0.code == "yearly-in-ordinary-work" })
    let four = try #require(pack.duties.first { $0.code == "four-in-six-months" })
    let (paid, praktik) = (pack.measure("lonnede-timer"), pack.measure("virksomhedspraktik"))
    #expect(yearly.holds(for: paid, under: "agreement", of: "integration-act"))
    #expect(!yearly.holds(for: paid, under: "agreement", of: "lab"))
    #expect(!yearly.holds(for: paid, under: "agreement", of: nil))
    #expect(!yearly.holds(for: praktik, under: "integration-act", of: "integration-act"))
    #expect(four.holds(for: praktik, under: "integration-act", of: "integration-act"))
    #expect(!four.holds(for: praktik, under: "lab", of: "lab"))
    let plan = FollowUpPlan(
      start: day("2026-09-07"), end: nil, cadence: FollowUpCadence(entries: []), duties: [yearly])
    #expect(plan.followUps.map(\.due.iso) == ["2027-09-07", "2028-09-07"])
  }

  @Test(
    "the contract and the first company offer are refused, with what is wrong with them",
    arguments: [
      "contract:\n    title: {en: Contract}\n    bases: [edict]\n    counted_from: programme\n    within: 1 month",
      "first-company-offer:\n    title: {en: Offer}\n    bases: [edict]\n    counted_from: programme\n    within: 2 weeks",
    ])
  func once(duty: String) throws {
    let rest = "\n    source: edict\n    overridable: no\n    blocking: no\n    note: {en: Once}\n"
    let yaml = Invented.yaml.replacing("follow_up_duties:\n", with: "follow_up_duties:\n  " + duty + rest)
    let problems = try #require(throws: PackProblems.self) { try RulePack.load(yaml: yaml, file: "zz.yaml") }
    #expect(problems.report.contains("done once"), "\(problems.report)")
  }
}
