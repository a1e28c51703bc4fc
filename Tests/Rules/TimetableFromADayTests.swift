import Rules
import Testing
import Values

/// Days and times that change on a day: what was before keeps its own.
@Suite("A timetable with a day from which it holds") struct TimetableFromADayTests {
  private let mornings = WorkingTimes(
    days: [.monday, .tuesday], from: ClockTime(hour: 8), to: ClockTime(hour: 12))
  private let short = WorkingTimes(days: [.thursday], from: ClockTime(hour: 9), to: ClockTime(hour: 12))
  private let period = days("2026-09-07", "2026-12-06")

  private func facts(_ working: Timetable, _ effect: ConsiderationInForce.Effect? = nil) -> PlacementFacts {
    .orderly("lab", period).with {
      $0.working = working
      $0.standing = .running
      if let effect {
        $0.considerations = [
          ConsiderationInForce(id: consideration(1), effect: effect, period: days("2026-09-01", "2027-03-01"))
        ]
      }
    }
  }

  private func stopping(
    _ before: Timetable, _ after: Timetable, _ effect: ConsiderationInForce.Effect? = nil, today: String
  ) throws -> [Finding] {
    PlacementChecks.stopping(
      from: facts(before, effect), to: facts(after, effect), pack: try Shipped.denmark(), today: day(today)
    ).map(\.finding)
  }

  @Test("each day has the timetable that holds on it, and what is the same changes nothing")
  func stretches() {
    let timetable = Timetable(mornings).holding(short, from: day("2026-10-05"))
    #expect(timetable.times(on: day("2026-10-04")) == mornings && timetable.times(on: day("2026-10-05")) == short)
    #expect(
      timetable.stretches(of: period).map(\.period) == [
        days("2026-09-07", "2026-10-04"), days("2026-10-05", "2026-12-06"),
      ])
    #expect(timetable.holding(short, from: day("2026-11-02")) == timetable)
    #expect(timetable.holding(mornings, from: day("2026-10-05")) == Timetable(mornings), "taken back")
    #expect(timetable.holding(nil, from: day("2026-09-07")).within(period) == Timetable())
    #expect(timetable.within(days("2026-09-07", "2026-10-04")) == Timetable(mornings), "beyond the last day")
  }

  @Test("a week holds the hours of its own days, also where it changes on a Wednesday")
  func room() {
    let timetable = Timetable(mornings).holding(short, from: day("2026-10-07"))
    #expect(timetable.room(in: week("2026-W40")) == Hours(8))
    #expect(timetable.room(in: week("2026-W41")) == Hours(11))
    #expect(timetable.room(in: week("2026-W42")) == Hours(3))
    #expect(timetable.holding(nil, from: day("2026-10-20")).room(in: week("2026-W43")) == nil)
  }

  @Test("stored as text and read again; what is no timetable is not read")
  func text() {
    let night = WorkingTimes(days: [], from: ClockTime(hour: 22), to: .endOfDay)
    let timetable = Timetable(mornings).holding(short, from: day("2026-10-05")).holding(night, from: day("2026-10-20"))
      .holding(nil, from: day("2026-11-02")).holding(WorkingTimes(days: [.sunday]), from: day("2026-11-03"))
    #expect(timetable.changesText == "2026-10-05 4 09:00-12:00;2026-10-20 - 22:00-24:00;2026-11-02 - -;2026-11-03 7 -")
    #expect(Timetable(mornings, changesText: timetable.changesText) == timetable)
    #expect(Timetable(mornings, changesText: nil) == Timetable(mornings))
    for text in ["", "2026-10-05", "2026-10-05 8 -", "2026-10-05 4 09:00", "2026-10-05 4 -;2026-10-05 5 -", "soon 4 -"]
    {
      #expect(Timetable(mornings, changesText: text) == nil, "\(text)")
    }
  }

  @Test("hours are held against the timetable of their week, and the sentence names that week")
  func hours() throws {
    let planned = Timetable(mornings).holding(short, from: day("2026-10-05"))
    let check = try facts(planned).checks(today: "2026-09-10").only(.timetable)
    #expect(check.finding == .timetableTooShort(step: Hours(6), room: Hours(3), week: week("2026-W41")))
    #expect(
      try stopping(Timetable(mornings), planned, today: "2026-09-10")
        == [.timetableTooShort(step: Hours(6), room: Hours(3), week: week("2026-W41"))])
    let later = HoursBounds(
      period: period, ladder: rising(("2026-W37", 2)), working: planned, pack: try Shipped.denmark())
    let step = HoursLadder.Step(from: week("2026-W39"), hours: Hours(6))
    #expect(later.verdict(on: step) == .aboveTimetable(Hours(3), in: week("2026-W41")))
    // What was too short until now, and is not from October on, is no breach in October.
    let mended = facts(Timetable(short).holding(mornings, from: day("2026-10-05")))
    #expect(try mended.checks(today: "2026-09-30").only(.timetable).verdict == .breached)
    #expect(try mended.checks(today: "2026-10-05").only(.timetable).verdict == .fulfilled)
  }

  @Test("a day that is not possible for the person is broken as long as it is worked, and no longer")
  func forbidden() throws {
    let left = Timetable(mornings).holding(short, from: day("2026-10-05"))
    func verdict(_ today: String) throws -> Verdict {
      try facts(left, .notOn([.tuesday])).checks(today: today).only(.considerations).verdict
    }
    #expect(try verdict("2026-10-04") == .breached)
    #expect(try verdict("2026-10-05") == .fulfilled)
    func worse(_ before: Timetable, _ after: Timetable) throws -> Bool {
      try stopping(before, after, .notOn([.tuesday]), today: "2026-09-10").contains {
        if case .onForbiddenDays([.tuesday], _, _) = $0 { true } else { false }
      }
    }
    #expect(try !worse(Timetable(mornings), left), "to come nearer is always possible")
    #expect(try worse(left, Timetable(mornings)), "Tuesdays longer than they were")
    #expect(try worse(left, Timetable(mornings).holding(short, from: day("2026-10-12"))))
    #expect(try worse(Timetable(short), Timetable(short).holding(mornings, from: day("2026-11-30"))))
    func outside(_ before: Timetable, _ after: Timetable) throws -> Bool {
      try stopping(
        before, after, .onlyWithin(ClockSpan(from: ClockTime(hour: 9), until: nil)!), today: "2026-09-10"
      ).contains { if case .outsideTimes = $0 { true } else { false } }
    }
    #expect(try !outside(Timetable(mornings), left))
    #expect(try outside(left, Timetable(mornings)))
  }

  @Test("two places at once are told from the week on in which they come to meet")
  func twoPlaces() throws {
    func both(_ working: Timetable, _ other: Timetable) -> PlacementFacts {
      facts(working).with {
        $0.beside = [
          Beside("lonnede-timer", days("2026-08-31", "2027-03-31"), ladder: rising(("2026-W36", 3)), working: other)
        ]
      }
    }
    let other = Timetable(WorkingTimes(days: [.wednesday], from: ClockTime(hour: 8), to: ClockTime(hour: 12)))
    let thursdays = other.holding(short, from: day("2026-11-16"))
    let planned = Timetable(mornings).holding(short, from: day("2026-10-05"))
    func first(_ facts: PlacementFacts) throws -> CivilDate? {
      for check in try facts.checks(today: "2026-09-10") {
        if case .sameTimes(_, _, _, _, _, let first) = check.finding { return first }
      }
      return nil
    }
    #expect(try first(both(planned, other)) == nil)
    #expect(try first(both(planned, thursdays)) == day("2026-11-19"))
    #expect(
      both(planned.holding(mornings, from: day("2026-11-30")), thursdays).lastDaysAtTwoPlaces == [day("2026-11-26")])
    func stops(_ before: Timetable, _ after: Timetable) throws -> Bool {
      PlacementChecks.stopping(
        from: both(before, thursdays), to: both(after, thursdays), pack: try Shipped.denmark(), today: day("2026-09-10")
      ).contains { $0.rule == .sameTimes }
    }
    let ended = planned.holding(mornings, from: day("2026-11-30"))
    #expect(try stops(ended, planned), "one more Thursday")
    #expect(try !stops(planned, ended))
  }

  @Test("days off and the first day of work follow the timetable of their day")
  func work() {
    let fridays = Timetable(WorkingTimes(days: [.friday])).holding(
      WorkingTimes(days: [.monday]), from: day("2026-12-22"))
    let denmark = Holidays.calendar("DK")
    // Friday 25 December is a holiday.
    #expect(PlacementFacts.Work(days("2026-12-21", "2027-01-31"), on: fridays, denmark) == .from(day("2026-12-28")))
    #expect(fridays.isWorked(on: day("2026-12-28")) == true && fridays.isWorked(on: day("2026-12-25")) == false)
  }
}
