import Rules
import Testing
import Values

@Suite("The work of whoever is under 18") struct YouthTests {
  private static let codes: Set<RuleCode> = [.youth, .youthWeek, .youthDay, .youthTimes, .youthFreeDays]

  private func born(_ iso: String) -> BirthFact { .known(Minority(bornFrom: day(iso), until: day(iso))) }

  private func facts(_ birth: BirthFact, _ times: WorkingTimes? = nil, hours: Int = 30) -> PlacementFacts {
    .orderly().with {
      $0.birth = birth
      $0.ladder = rising(("2026-W37", hours))
      $0.working = Timetable(times)
    }
  }

  private func times(_ days: Set<CivilDate.Weekday>, _ from: Int, _ to: Int) -> WorkingTimes {
    WorkingTimes(days: days, from: ClockTime(hour: from), to: ClockTime(hour: to))
  }

  private let workdays: Set<CivilDate.Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

  private func youth(_ facts: PlacementFacts, today: String = "2026-09-02") throws -> [Check] {
    try facts.checks(today: today).filter { Self.codes.contains($0.rule) }
  }

  @Test("Denmark: 40 hours a week, 8 a day, between 6 and 20, two free days, each with its section")
  func denmark() throws {
    let rules = try #require(try Shipped.denmark().youth)
    #expect(rules.week.stated == .given(Hours(40)) && rules.day.stated == .given(Hours(8)))
    #expect(rules.times.stated == .given(try #require(ClockSpan(from: ClockTime(hour: 6), until: ClockTime(hour: 20)))))
    #expect(rules.freeDays.stated == .given(2))
    #expect(
      rules.week.source.verified && rules.week.source.reference.text(in: .danish).text == "Arbejdsmiljøloven § 61")
    #expect(rules.freeDays.source.reference.text(in: .danish).text == "Arbejdsmiljøloven § 62")
    #expect(
      try Shipped.denmark().chapters.last?.rules.map(\.topic) == [
        .youthWeek, .youthDay, .youthTimes, .youthFreeDays, .guardianSignsPlacement, .guardianSignsPlan,
      ])
    let signs = try #require(rules.placementSignature)
    #expect(signs.stated == .given(.always) && !signs.source.verified && signs.source.isOwn, "no source says it")
  }

  @Test("nothing is said of whoever is 18, and “not known” where nobody knows the birth")
  func adults() throws {
    #expect(try youth(facts(born("2008-09-07"))).isEmpty, "18 on its first day")
    #expect(try youth(facts(born("2008-09-08"))).count == 4, "18 on its second day")
    #expect(try youth(facts(.notAsked)).isEmpty)
    let open = try youth(facts(.unknown))
    #expect(open.map(\.rule) == [.youth] && open[0].verdict == .notKnown && open[0].finding == .factMissing(.birth))
  }

  @Test("what is kept is said with the last day on which it has to be")
  func kept() throws {
    let found = try youth(facts(born("2008-10-02"), times(workdays, 8, 14)))
    #expect(found.map(\.verdict) == [.fulfilled, .fulfilled, .fulfilled, .fulfilled])
    #expect(found[0].finding == .youthWeekWithin(most: Hours(30), limit: Hours(40), last: day("2026-10-01")))
    #expect(found[3].finding == .youthFreeDays(free: 2, last: day("2026-10-01")))
  }

  @Test("work in the evening, on six days, and nine hours a day are broken until the 18th birthday alone")
  func broken() throws {
    let six = times(workdays.union([.saturday]), 14, 22)
    let found = try youth(facts(born("2008-10-02"), six))
    #expect(try found.only(.youthTimes).blocksStart)
    #expect(try found.only(.youthFreeDays).blocksStart)
    #expect(try found.only(.youthFreeDays).finding == .youthTooFewFreeDays(worked: 6, free: 2, last: day("2026-10-01")))
    let long = try youth(facts(born("2008-10-02"), times([.monday, .tuesday, .wednesday], 6, 20)))
    #expect(
      try long.only(.youthDay).finding
        == .dayTooLong(step: Hours(30), days: 3, perDay: Hours(10), limit: Hours(8), week: week("2026-W37")))
    // The same agreed from the birthday on breaks nothing.
    let later = facts(born("2008-10-02"), times(workdays, 8, 14)).with {
      $0.working = $0.working.holding(six, from: day("2026-10-02"))
    }
    #expect(try youth(later).allSatisfy { $0.verdict == .fulfilled })
    // And once it runs and she is 18 nothing is said any more.
    let running = facts(born("2008-10-02"), six).with { $0.standing = .running }
    #expect(try youth(running, today: "2026-10-01").count == 4)
    #expect(try youth(running, today: "2026-10-02").isEmpty)
  }

  @Test("where only the year of birth is known, a breach that turns on it is not known")
  func unclear() throws {
    let birth = BirthFact.known(Minority(bornFrom: day("2008-01-01"), until: day("2008-12-31")))
    let found = try youth(facts(birth, self.times(workdays, 14, 22)))
    let times = try found.only(.youthTimes)
    #expect(times.verdict == .notKnown && times.finding == .factMissing(.birth))
    #expect(try found.only(.youthDay).verdict == .fulfilled)
  }

  @Test("a change that comes nearer is possible, and one that goes further is not")
  func acts() throws {
    let pack = try Shipped.denmark()
    func stopping(_ before: WorkingTimes, _ after: WorkingTimes, _ birth: BirthFact) -> [RuleCode] {
      let (old, new) = (
        facts(birth, before).with { $0.standing = .running }, facts(birth, after).with { $0.standing = .running }
      )
      return PlacementChecks.stopping(from: old, to: new, pack: pack, today: day("2026-09-08")).map(\.rule)
    }
    let young = born("2009-05-05")
    #expect(stopping(times(workdays, 8, 14), times(workdays, 15, 21), young) == [.youthTimes])
    #expect(stopping(times(workdays, 15, 22), times(workdays, 15, 21), young).isEmpty)
    #expect(stopping(times(workdays, 8, 14), times(workdays.union([.sunday]), 8, 14), young) == [.youthFreeDays])
    #expect(stopping(times(workdays, 8, 14), times([.monday, .tuesday, .friday], 6, 20), young) == [.youthDay])
    #expect(stopping(times(workdays, 8, 14), times(workdays.union([.sunday]), 15, 21), born("2000-05-05")).isEmpty)
  }

  private static let chapter = """
    youth:
      week: {hours: 12, source: edict, overridable: no, blocking: yes, note: {en: Twelve}}
      day: {hours: 4, source: edict, overridable: no, blocking: yes, note: {en: Four}}
      times:
        {between: {from: "08:00", until: "16:00"}, source: edict, overridable: no, blocking: yes, note: {en: Daylight}}
      free_days: {a_week: 3, source: edict, overridable: no, blocking: yes, note: {en: Three}}
    """

  @Test("the hours ladder takes the figure of the pack, up to the week of the birthday")
  func ladder() throws {
    let pack = try RulePack.load(yaml: Invented.yaml + "\n" + Self.chapter, file: "zz.yaml")
    let bounds = HoursBounds(
      period: days("2026-09-07", "2026-12-06"), ladder: rising(("2026-W37", 10)), pack: pack,
      birth: born("2008-10-02"))
    #expect(
      bounds.verdict(on: .init(from: week("2026-W38"), hours: Hours(15)))
        == .aboveYouth(Hours(12), beside: .zero, in: week("2026-W38")))
    #expect(bounds.youth == YouthLimit(Hours(12), until: day("2026-10-01")))
    #expect(bounds.firstWeek(allowing: Hours(15), from: week("2026-W38")) == week("2026-W41"))
    #expect(bounds.verdict(on: .init(from: week("2026-W41"), hours: Hours(15))) == .allowed)
    #expect(
      bounds.lowest(in: week("2026-W40"))?.hours == Hours(12) && bounds.mostHours(from: week("2026-W41")) == Hours(40)
    )
  }

  @Test(
    "a chapter that nothing could obey is refused, with the remedy",
    arguments: [
      ("until: \"16:00\"", "until: \"07:00\"", "part of the day"), ("from: \"08:00\"", "from: early", "\"06:00\""),
      ("a_week: 3", "a_week: 9", "from 1 to 6"), ("hours: 12", "hours: many", "write 9, 9.25"),
      ("free_days:", "free_day:", "free_days"),
    ])
  func refused(_ good: String, _ bad: String, _ remedy: String) throws {
    let problems = try #require(throws: PackProblems.self) {
      try RulePack.load(yaml: Invented.yaml + "\n" + Self.chapter.replacing(good, with: bad), file: "zz.yaml")
    }
    #expect(problems.problems.contains { $0.remedy.contains(remedy) }, "\(problems.problems.map(\.remedy))")
  }
}
