import Rules
import Testing
import Values

/// When two agreements of one person meet: past midnight, and on days on which nobody works.
@Suite("Two places at the same times") struct SameTimesTests {
  private func clock(_ hour: Int, _ minute: Int = 0) -> ClockTime { ClockTime(hour: hour, minute: minute)! }

  private func times(_ days: Set<CivilDate.Weekday>, _ from: ClockTime, _ to: ClockTime) -> WorkingTimes {
    WorkingTimes(days: days, from: from, to: to)
  }

  private func facts(
    _ working: WorkingTimes, beside other: WorkingTimes, _ period: Period = days("2026-09-07", "2026-12-06"),
    _ calendar: WorkingCalendar? = nil
  ) -> PlacementFacts {
    .orderly("lab", period).with {
      $0.working = Timetable(working)
      $0.calendar = calendar
      $0.beside = [
        Beside(
          "lonnede-timer", days("2026-08-31", "2027-03-31"), ladder: rising(("2026-W36", 6)), working: Timetable(other))
      ]
    }
  }

  private struct Met: Equatable {
    let days: Set<CivilDate.Weekday>
    let first: CivilDate
  }

  private func found(_ facts: PlacementFacts) throws -> Met? {
    for check in try facts.checks() {
      if case .sameTimes(let days, _, _, _, _, let first) = check.finding { return Met(days: days, first: first) }
    }
    return nil
  }

  /// Whether other times of what runs are refused beside a night from 20:00 on Mondays to 06:00.
  private func stops(_ before: WorkingTimes, _ after: WorkingTimes) throws -> Bool {
    let night = times([.monday], clock(20), clock(6))
    func running(_ working: WorkingTimes) -> PlacementFacts {
      facts(working, beside: night).with { $0.standing = .running }
    }
    return try PlacementChecks.stopping(
      from: running(before), to: running(after), pack: Shipped.denmark(), today: day("2026-09-08")
    ).contains { $0.rule == .sameTimes }
  }

  @Test("what reaches past midnight is more than what ends before it, and what lies within it is not")
  func midnight() throws {
    let (short, long) = (times([.monday], clock(22), clock(23)), times([.monday], clock(22), clock(1)))
    #expect(try stops(short, long))
    #expect(try !stops(long, short), "to come nearer is always possible")
    let late = times([.monday], clock(22), clock(2))
    #expect(try !stops(late, times([.monday], clock(22, 30), clock(23, 30))))
    #expect(try !stops(late, times([.monday], clock(23), clock(1))))
    #expect(try stops(late, times([.monday], clock(22), clock(3))))
    #expect(try stops(late, times([.monday], clock(21, 30), clock(2))))
    #expect(try !stops(times([.monday], clock(22), .endOfDay), times([.monday], clock(23), .endOfDay)))
    #expect(try stops(times([.monday], clock(22), .endOfDay), times([.monday], clock(22), clock(0, 30))))
  }

  @Test("the same hours after midnight are the same on the day on which they lie")
  func nextDay() throws {
    let late = times([.monday], clock(22), clock(2))
    #expect(try !stops(late, times([.tuesday], clock(0, 30), clock(1, 30))))
    #expect(try stops(late, times([.tuesday], clock(0, 30), clock(2, 30))))
  }

  @Test("on holidays nobody is at two places, and the first day that is named is one of work")
  func holidays() throws {
    let fridays = times([.friday], clock(8), clock(12))
    let denmark = Holidays.calendar("DK")
    // Fridays in it: 25 December and 1 January.
    let feast = days("2026-12-21", "2027-01-03")
    #expect(try found(facts(fridays, beside: fridays, feast, denmark)) == nil)
    #expect(try found(facts(fridays, beside: fridays, feast))?.first == day("2026-12-25"), "no calendar was looked at")
    let longer = facts(fridays, beside: fridays, days("2026-12-21", "2027-01-10"), denmark)
    #expect(try found(longer)?.first == day("2027-01-08"))
    // The night before a holiday reaches into it; that of the holiday is not worked.
    let nights = times([.thursday, .friday], clock(22), clock(6))
    let early = times([.friday, .saturday], clock(5), clock(9))
    let night = try #require(try found(facts(nights, beside: early, days("2027-01-01", "2027-01-09"), denmark)))
    #expect(night.first == day("2027-01-08") && night.days == [.friday, .saturday])
  }

  @Test("days on which the workplace is closed are left out, and of the others all are named")
  func closures() throws {
    let closure = try #require(
      Closure(id: EntryID(high: 0, low: 1), from: day("2026-10-12"), until: day("2026-11-09"), name: "Rebuilding"))
    let calendar = Holidays.calendar("DK", nil, [closure])
    let both = times([.monday, .wednesday], clock(8), clock(12))
    let meeting = try #require(try found(facts(both, beside: both, days("2026-10-12", "2026-12-06"), calendar)))
    #expect(meeting.first == day("2026-11-11") && meeting.days == [.monday, .wednesday])
    #expect(try found(facts(both, beside: both, days("2026-10-12", "2026-11-09"), calendar)) == nil)
  }

  @Test("what is against the rules because of it passes with the last day of work, and not with the end")
  func last() throws {
    let fridays = times([.friday], clock(8), clock(12))
    let period = days("2026-12-07", "2027-01-03")
    let denmark = Holidays.calendar("DK")
    #expect(facts(fridays, beside: fridays, period, denmark).lastDaysAtTwoPlaces == [day("2026-12-18")])
    #expect(facts(fridays, beside: fridays, period).lastDaysAtTwoPlaces == [day("2027-01-01")])
    let mondays = times([.monday], clock(8), clock(12))
    #expect(facts(fridays, beside: mondays, period, denmark).lastDaysAtTwoPlaces == [])
    let endless = facts(fridays, beside: fridays, days("2026-12-07", nil), denmark).with {
      $0.beside[0].period = days("2026-08-31", nil)
    }
    #expect(endless.lastDaysAtTwoPlaces == [])
  }
}
