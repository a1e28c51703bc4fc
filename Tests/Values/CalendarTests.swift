import Testing
import Values

@Suite("Civil dates and ISO weeks")
struct CalendarTests {
  @Test("week 43 of 2018 starts on Monday 22 October 2018")
  func week43() throws {
    let week = try #require(ISOWeek(iso: "2018-W43"))
    #expect(week.monday == CivilDate(iso: "2018-10-22"))
    #expect(week.monday.weekday == .monday)
    #expect(week.sunday == CivilDate(iso: "2018-10-28"))
  }

  @Test("a day as it is written by hand, the day first")
  func dayFirst() {
    for text in ["7.12.2026", "07.12.2026", "7. 12. 2026", "7-12-2026", "07-12-2026"] {
      #expect(CivilDate(dayFirst: text)?.iso == "2026-12-07", "\(text)")
    }
    for text in [
      "7/12/2026", "7.12.26", "2026-12-07", "2026.12.07", "31.11.2026", "7.13.2026", "7.12", "7.12.2026.", "+7.12.2026",
      "7.-12.2026", "007.12.2026", "7-12.2026", "", "..2026",
    ] {
      #expect(CivilDate(dayFirst: text) == nil, "\(text)")
    }
  }

  @Test("2026 has a week 53, 2025 has none")
  func longYears() {
    #expect(ISOWeek.weeks(inYear: 2026) == 53)
    #expect(ISOWeek.weeks(inYear: 2025) == 52)
    #expect(ISOWeek(year: 2025, week: 53) == nil)
    #expect(ISOWeek(containing: CivilDate(iso: "2026-12-31")!).iso == "2026-W53")
    #expect(ISOWeek(containing: CivilDate(iso: "2021-01-03")!).iso == "2020-W53")
    #expect(ISOWeek(containing: CivilDate(iso: "2024-12-31")!).iso == "2025-W01")
  }

  @Test("every day from 1900 to 2100 survives the way through year, month and day, and weeks follow one another")
  func roundTrip() throws {
    let first = try #require(CivilDate(year: 1900, month: 1, day: 1))
    var week = ISOWeek(containing: first)
    for offset in 0..<73_415 {
      let date = first.adding(days: offset)
      let (year, month, day) = date.parts
      #expect(CivilDate(year: year, month: month, day: day) == date)
      let here = ISOWeek(containing: date)
      #expect(here == week || here == week.adding(weeks: 1))
      #expect(here.contains(date))
      #expect(ISOWeek(year: here.year, week: here.number) == here)
      week = here
    }
  }

  @Test(
    "days that do not exist are refused",
    arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "2026-06-31", "2026-6-1", "22-11-2026", "2026-11-22 ", ""])
  func impossible(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }

  @Test("adding months ends on the last day of a shorter month")
  func months() {
    #expect(CivilDate(iso: "2026-01-31")!.adding(months: 1).iso == "2026-02-28")
    #expect(CivilDate(iso: "2024-01-31")!.adding(months: 1).iso == "2024-02-29")
    #expect(CivilDate(iso: "2026-01-15")!.adding(months: -2).iso == "2025-11-15")
    #expect(CivilDate(iso: "2026-11-30")!.adding(months: 26).iso == "2029-01-30")
  }

  @Test("someone born on 29 February turns a year older on 1 March in common years")
  func leapBirthday() {
    let birth = CivilDate(iso: "2008-02-29")!
    #expect(CivilDate(iso: "2026-02-28")!.completedYears(since: birth) == 17)
    #expect(CivilDate(iso: "2026-03-01")!.completedYears(since: birth) == 18)
  }

  @Test("a moment writes itself in UTC")
  func moments() {
    #expect(Moment(microseconds: 0).description == "1970-01-01T00:00:00Z")
    #expect(Moment(microseconds: -1).description == "1969-12-31T23:59:59Z")
    #expect(Moment(microseconds: 1_795_334_400_000_000).description == "2026-11-22T08:00:00Z")
  }
}
