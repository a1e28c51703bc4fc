import Rules
import TestDatabases
import Testing
import Values

/// What the law asks of a placement, beside what its programme does anyway; days are counted from day 0.
struct DutyCase: Sendable, CustomStringConvertible {
  var programme = 0
  var time = ReadCase.Stretch(first: 0, last: nil)
  /// The programme's own: so many days after the first day, and whether the person takes part in it.
  var own: [(after: Int, isWithPerson: Bool)] = []
  var closed: [ReadCase.Stretch] = []

  static func random(_ dice: inout Seeded) -> DutyCase {
    func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }
    var one = DutyCase()
    one.programme = roll(-250...20)
    let first = roll(0...60)
    one.time = .init(first: first, last: roll(1...6) == 1 ? nil : first + roll(0...420))
    one.own = (0..<roll(0...5)).map { _ in (roll(1...200), roll(1...3) > 1) }
    one.closed = (0..<roll(0...2)).map { _ in
      let first = roll(0...200)
      return .init(first: first, last: first + roll(0...30))
    }
    return one
  }

  /// With one thing less in it at a time, as long as it still fails.
  func shrunk(_ fails: (DutyCase) -> Bool) -> DutyCase {
    var one = self
    for index in own.indices.reversed() {
      var less = one
      less.own.remove(at: index)
      if fails(less) { one = less }
    }
    for index in closed.indices.reversed() {
      var less = one
      less.closed.remove(at: index)
      if fails(less) { one = less }
    }
    return one
  }

  var description: String {
    """
    day 0 being Mon 7 Sep 2026: programme from day \(programme), placement on \(time.first)–\(time.last ?? -1), \
    own \(own), closed \(closed.map { "\($0.first)–\($0.last ?? -1)" })
    """
  }

  func plan(_ duties: [FollowUpDuty]) -> FollowUpPlan {
    let entries = own.enumerated().map { index, one in
      FollowUpCadence.Entry(
        code: DutyCode("own-\(index)"), rhythm: .once(after: Span(one.after, .days)),
        with: one.isWithPerson ? .participant : .workplace)
    }
    let period = ReadCase.period(time)
    let closures = closed.compactMap { stretch in
      Closure(
        id: EntryID(high: 0, low: 1), from: ReadCase.monday.adding(days: stretch.first),
        until: ReadCase.monday.adding(days: stretch.last ?? stretch.first), name: "Closed")
    }
    return FollowUpPlan(
      start: period.from, end: period.until, cadence: FollowUpCadence(entries: entries), duties: duties,
      programmeStart: ReadCase.monday.adding(days: programme),
      calendar: WorkingCalendar(of: nil, region: nil, closures: closures))
  }

  /// Whether somebody can be met that day, by the case.
  func isOpen(_ day: Int) -> Bool {
    (day % 7 + 7) % 7 < 5 && !closed.contains { $0.first <= day && day <= $0.last ?? .max }
  }
}

/// The duties of the Danish pack, read from its words: “at least 4 follow-ups in the first 6 months” of the programme, a
/// quarter of them by each quarter of the time, and “a follow-up every 12 months in ordinary work”.
@Suite("What the law asks of follow-ups agrees with an independent reading") struct DutiesReadingTests {
  private func hold(_ batch: Int, _ what: String, _ agrees: (DutyCase) -> Bool) {
    guard Sweep.asked.takes(batch) else { return }
    var dice = Seeded(seed: UInt64(1000 + batch))
    for _ in 0..<150 {
      let one = DutyCase.random(&dice)
      if agrees(one) { continue }
      Issue.record("\(what), in batch \(batch):\n\(one.shrunk { !agrees($0) })")
      return
    }
  }

  private func duty(_ code: DutyCode) throws -> FollowUpDuty {
    try #require(try Shipped.denmark().duties.first { $0.code == code })
  }

  @Test(
    "by each quarter of the first six months as many are planned as quarters have gone, and none too many",
    arguments: ReadingTests.batches)
  func fourInSixMonths(batch: Int) throws {
    let duty = try duty("four-in-six-months")
    hold(batch, "at least 4 follow-ups in the first 6 months") { one in
      let origin = ReadCase.monday.adding(days: one.programme)
      let length = origin.adding(months: 6).days(since: origin)
      let quarters = (1...4).map { one.programme + length * $0 / 4 }
      // The placement answers for the quarters that end while it lasts.
      let due = quarters.filter { $0 >= one.time.first && $0 <= one.time.last ?? .max }
      let planned = one.plan([duty]).followUps
      func day(_ followUp: FollowUpPlan.FollowUp) -> Int { followUp.due.days(since: ReadCase.monday) }
      let withPerson = planned.filter { $0.with != .workplace }
      func isEnough(_ planned: [FollowUpPlan.FollowUp]) -> Bool {
        due.enumerated().allSatisfy { index, last in planned.count { day($0) <= last } > index }
      }
      let ofLaw = planned.filter { $0.source != nil }
      return isEnough(withPerson)
        && ofLaw.allSatisfy { extra in !isEnough(withPerson.filter { $0.id != extra.id }) }
        && ofLaw.allSatisfy { followUp in
          let day = day(followUp)
          return day >= one.time.first && day <= one.time.last ?? .max
            && (one.isOpen(day) || !(one.time.first...day).contains(where: one.isOpen))
        }
    }
  }

  @Test(
    "in ordinary work one is due by each year’s end, on the last day on which somebody can be met",
    arguments: ReadingTests.batches)
  func yearly(batch: Int) throws {
    let duty = try duty("yearly-in-ordinary-work")
    hold(batch, "a follow-up every 12 months in ordinary work") { one in
      var lasting = one
      lasting.own = []
      lasting.time.last = one.time.last.map { $0 + 500 }
      let start = ReadCase.monday.adding(days: one.time.first)
      // Without a last day nothing is planned more than two years ahead.
      let last = lasting.time.last ?? start.adding(months: 24).days(since: ReadCase.monday)
      let read = (1...5).map { start.adding(months: 12 * $0).days(since: ReadCase.monday) }.filter { $0 <= last }
        .map { year in (one.time.first...year).last(where: one.isOpen) ?? year }
      return lasting.plan([duty]).followUps.map { $0.due.days(since: ReadCase.monday) } == read
    }
  }

  @Test("each is asked of the placements that its words name, and of no others")
  func whom() throws {
    let pack = try Shipped.denmark()
    for code in ["virksomhedspraktik", "lontilskud", "lonnede-timer"] as [MeasureCode] {
      let measure = try #require(pack.measure(code))
      for (person, yearly, four) in [
        ("integration-act", code == "lonnede-timer", code != "lonnede-timer"), ("lab", false, false),
      ] as [(BasisCode, Bool, Bool)] {
        let basis: BasisCode = code == "lonnede-timer" ? "agreement" : person
        #expect(
          try duty("yearly-in-ordinary-work").holds(for: measure, under: basis, of: person) == yearly,
          "\(code) \(person)")
        #expect(
          try duty("four-in-six-months").holds(for: measure, under: basis, of: person) == four, "\(code) \(person)")
      }
    }
  }
}
