import Foundation
import Rules
import TestDatabases
import Testing
import Values

@Suite("Holidays of countries") struct HolidayTests {
  @Test("the files that come with the program have no problems, and a name for each day in each language")
  func files() throws {
    for code in ["dk", "de", "fi", "se", "be"] {
      let country = try Holidays.country(code)
      #expect(country.country == code.uppercased())
      for holiday in country.holidays {
        #expect(Set(holiday.name.languages.map(\.text)) == ["en", "da", "de", "fi", "sv"], "\(holiday.code)")
        #expect(!holiday.source.reference.languages.isEmpty || !holiday.source.page.isEmpty, "\(holiday.code)")
      }
    }
    #expect(try Holidays.country("de").regions.count == 16)
  }

  /// Country, region, day, and whether nobody works by law.
  static let known: [(String, String?, String, Bool)] = [
    ("DK", nil, "2024-03-28", true), ("DK", nil, "2025-04-21", true), ("DK", nil, "2026-04-06", true),
    ("DK", nil, "2027-03-29", true), ("DK", nil, "2026-05-14", true), ("DK", nil, "2026-05-25", true),
    ("DK", nil, "2022-05-13", true), ("DK", nil, "2023-05-05", true), ("DK", nil, "2024-04-26", false),
    ("DK", nil, "2025-05-16", false), ("DK", nil, "2026-06-05", false), ("DK", nil, "2026-12-24", false),
    ("DK", nil, "2026-12-25", true), ("DK", nil, "2026-12-31", false), ("DK", nil, "2027-01-01", true),
    ("DK", nil, "2026-05-01", false), ("DK", nil, "2026-01-06", false), ("DK", nil, "2026-11-25", false),
    ("FI", nil, "2025-06-21", true), ("FI", nil, "2026-06-20", true), ("FI", nil, "2026-06-19", false),
    ("FI", nil, "2024-11-02", true), ("FI", nil, "2026-10-31", true), ("FI", nil, "2026-12-06", true),
    ("FI", nil, "2026-01-06", true), ("FI", nil, "2026-05-14", true), ("FI", nil, "2026-05-25", false),
    ("SE", nil, "2025-06-06", true), ("SE", nil, "2004-06-06", false), ("SE", nil, "2005-06-06", true),
    ("SE", nil, "2003-06-06", false), ("SE", nil, "2004-05-31", true), ("SE", nil, "2025-06-09", false),
    ("SE", nil, "2026-06-20", true), ("SE", nil, "2026-06-19", false), ("SE", nil, "2026-05-01", true),
    ("BE", nil, "2025-07-21", true), ("BE", nil, "2026-11-11", true), ("BE", nil, "2025-12-26", false),
    ("BE", nil, "2026-04-03", false), ("BE", nil, "2026-05-25", true),
    ("DE", nil, "2026-10-03", true), ("DE", nil, "2025-10-03", true), ("DE", nil, "2025-10-31", false),
    ("DE", "NI", "2025-10-31", true), ("DE", "NI", "2016-10-31", false), ("DE", "NI", "2017-10-31", true),
    ("DE", "BY", "2017-10-31", true), ("DE", "BY", "2025-10-31", false), ("DE", "SN", "2016-10-31", true),
    ("DE", "NW", "2026-06-04", true), ("DE", "BY", "2025-06-19", true), ("DE", "NI", "2025-06-19", false),
    ("DE", "SN", "2025-06-19", false), ("DE", nil, "2025-06-19", false), ("DE", "SN", "2025-11-19", true),
    ("DE", "SN", "2026-11-18", true), ("DE", "SN", "2027-11-17", true), ("DE", "BY", "2026-11-18", false),
    ("DE", "BE", "2018-03-08", false), ("DE", "BE", "2019-03-08", true), ("DE", "MV", "2022-03-08", false),
    ("DE", "MV", "2023-03-08", true), ("DE", "NI", "2024-03-08", false), ("DE", "TH", "2018-09-20", false),
    ("DE", "TH", "2019-09-20", true), ("DE", "BE", "2020-05-08", true), ("DE", "BE", "2025-05-08", true),
    ("DE", "BE", "2024-05-08", false), ("DE", "BB", "2025-05-08", false), ("DE", "SL", "2025-08-15", true),
    ("DE", "BY", "2025-08-15", false), ("DE", "BW", "2026-01-06", true), ("DE", "HE", "2026-01-06", false),
    ("DE", "NW", "2027-11-01", true), ("DE", "NI", "2027-11-01", false), ("DE", "NI", "2026-12-24", false),
  ]

  @Test("well-known days are free where they are, and nowhere else")
  func wellKnown() {
    for (country, region, text, isFree) in Self.known {
      let date = day(text)
      let works = Holidays.calendar(country, region).isWorkingDay(date)
      #expect(works == !(isFree || date.weekday.rawValue > 5), "\(country) \(region ?? "") \(text)")
      if isFree {
        #expect(Holidays.calendar(country, region).holiday(on: date)?.kind == .public, "\(country) \(text)")
      }
    }
  }

  @Test("what is free by custom, or only in some places, is a working day on which nothing is planned")
  func customary() {
    for (country, region, text) in [
      ("DK", nil, "2026-12-24"), ("DK", nil, "2026-06-05"), ("FI", nil, "2026-06-19"), ("SE", nil, "2026-06-19"),
      ("SE", nil, "2026-12-31"), ("DE", "BY", "2025-08-15"), ("DE", "TH", "2025-06-19"),
    ] as [(String, String?, String)] {
      let calendar = Holidays.calendar(country, region)
      #expect(calendar.isWorkingDay(day(text)) && !calendar.isOpen(day(text)), "\(country) \(text)")
    }
  }

  @Test("of a country that nobody has written down only weekends are known, and of a Land that is not said the rest")
  func knowledge() {
    #expect(Holidays.calendar("NO").knowledge == .weekends)
    #expect(Holidays.calendar("NO").isWorkingDay(day("2026-12-25")))
    #expect(Holidays.calendar("DE").knowledge == .country)
    #expect(Holidays.calendar("DE", "XX").knowledge == .country)
    #expect(Holidays.calendar("DE", "BY").knowledge == .whole && Holidays.calendar("DK").knowledge == .whole)
    #expect(Holidays.calendar("DK").isWorkingDay(day("1999-12-27")), "before the first year that is known")
  }

  @Test("the next working day, and the one before, pass over holidays and weekends together")
  func working() {
    let calendar = Holidays.calendar("DK")
    #expect(calendar.firstWorkingDay(from: day("2026-12-25")).iso == "2026-12-28")
    #expect(calendar.lastWorkingDay(until: day("2026-12-27")).iso == "2026-12-24")
    #expect(calendar.firstWorkingDay(from: day("2026-04-02")).iso == "2026-04-07")
    #expect(calendar.lastWorkingDay(until: day("2026-04-06")).iso == "2026-04-01")
    #expect(calendar.firstWorkingDay(from: day("2027-01-16")).iso == "2027-01-18")
    #expect(calendar.firstOpenDay(from: day("2026-12-24"), until: day("2027-01-31"))?.iso == "2026-12-28")
    #expect(calendar.lastOpenDay(from: day("2026-12-01"), until: day("2026-12-27"))?.iso == "2026-12-23")
    #expect(calendar.firstOpenDay(from: day("2026-12-24"), until: day("2026-12-27")) == nil)
  }

  @Test("a workplace that is closed is not open, and its closure makes no working day less")
  func closed() throws {
    let closure = try #require(
      Closure(id: EntryID(high: 0, low: 1), from: day("2026-07-13"), until: day("2026-07-31"), name: "Summer"))
    let calendar = Holidays.calendar("DK", nil, [closure])
    #expect(calendar.isWorkingDay(day("2026-07-13")) && !calendar.isOpen(day("2026-07-13")))
    #expect(calendar.firstOpenDay(from: day("2026-07-13"), until: day("2026-12-31"))?.iso == "2026-08-03")
    #expect(calendar.lastOpenDay(from: day("2026-01-01"), until: day("2026-08-02"))?.iso == "2026-07-10")
    #expect(calendar.firstWorkingDay(from: day("2026-07-18")).iso == "2026-07-20")
    #expect(Closure(id: closure.id, from: day("2026-07-02"), until: day("2026-07-01"), name: "x") == nil)
  }

  /// Easter by Gauss and Lichtenberg: another way of reckoning than the program's.
  private static func easter(_ year: Int) -> CivilDate {
    let k = year / 100
    let m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25
    let s = 2 - (3 * k + 3) / 4
    let a = year % 19
    let d = (19 * a + m) % 30
    let r = (d + a / 11) / 29
    let og = 21 + d - r
    let sz = 7 - ((year + year / 4 + s) % 7 + 7) % 7
    let oe = 7 - ((og - sz) % 7 + 7) % 7
    return CivilDate(year: year, month: 3, day: 1)!.adding(days: og + oe - 1)
  }

  @Test("Easter is reckoned as another rule reckons it, in every year")
  func easter() {
    for year in 1583...2500 { #expect(CivilDate.easter(in: year) == Self.easter(year), "\(year)") }
    #expect(CivilDate.easter(in: 2025)?.iso == "2025-04-20" && CivilDate.easter(in: 1818)?.iso == "1818-03-22")
    #expect(CivilDate.easter(in: 2038)?.iso == "2038-04-25" && CivilDate.easter(in: 1500) == nil)
  }

  /// Denmark, Finland and Sweden from the almanac, day by day: which weekday it is, and how far Easter is away.
  private static func isFree(_ date: CivilDate, in country: String) -> Bool {
    if date.weekday.rawValue > 5 { return true }
    let (year, month, day) = date.parts
    if year < 2000 { return false }
    let fromEaster = date.days(since: easter(year))
    let (fixed, moving): ([(Int, Int)], [Int]) =
      switch country {
      case "DK": ([(1, 1), (12, 25), (12, 26)], [-3, -2, 1, 39, 50] + (year < 2024 ? [26] : []))
      case "FI": ([(1, 1), (1, 6), (5, 1), (12, 6), (12, 25), (12, 26)], [-2, 1, 39])
      default:
        (
          [(1, 1), (1, 6), (5, 1), (12, 25), (12, 26)] + (year >= 2005 ? [(6, 6)] : []),
          [-2, 1, 39] + (year < 2005 ? [50] : [])
        )
      }
    return fixed.contains { $0 == (month, day) } || moving.contains(fromEaster)
  }

  @Test("random days are free as the almanac says", arguments: ["DK", "FI", "SE"])
  func almanac(country: String) {
    var dice = Seeded(seed: 7)
    let calendar = Holidays.calendar(country)
    let start = day("1900-01-01")
    for _ in 0..<20_000 {
      let date = start.adding(days: Int.random(in: 0..<73_414, using: &dice))
      #expect(calendar.isWorkingDay(date) == !Self.isFree(date, in: country), "\(country) \(date)")
      let next = calendar.firstWorkingDay(from: date)
      var slow = date
      while Self.isFree(slow, in: country) { slow = slow.adding(days: 1) }
      #expect(next == slow, "\(country) after \(date)")
    }
  }

  static let mistakes: [(why: String, from: String, to: String, says: String)] = [
    ("a format that nobody knows", "nyvej-holidays/1", "nyvej-holidays/7", "nyvej-holidays/1"),
    ("a day that is none", "on: 12-25", "on: 12-32", "12-25, easter+39"),
    ("a leap day, which not every year has", "on: 12-25", "on: 02-29", "12-25, easter+39"),
    ("Easter in words", "on: easter+39", "on: easter + thirty", "12-25, easter+39"),
    ("a weekday that is none", "on: easter+39", "on: satterday from 06-20", "12-25, easter+39"),
    ("the day left out", "    on: easter+39\n", "", "“on” is missing"),
    ("years the wrong way round", "until: 2023", "from: 2024\n    until: 2023", "is before the first"),
    ("a source that nobody describes", "source: bededag", "source: bededagen", "“bededag”"),
    ("a region that the country does not have", "until: 2023", "until: 2023\n    regions: [BY]", "regions"),
    ("a name missing in a language", "sv: Långfredagen", "no: Langfredag", "missing in sv"),
    ("a word from nowhere", "until: 2023", "util: 2023", "“until”"),
    ("a country in words", "country: DK", "country: Danmark", "two capital letters"),
    ("a heading left out", "local: {}", "", "“local” is missing"),
    (
      "one day under two headings", "local: {}",
      "local:\n  easter-monday:\n    on: easter+1\n    name: {en: E, da: P, de: O, fi: P, sv: A}\n    source: order",
      "two headings"
    ),
  ]

  @Test("a file with a mistake names what is wrong, where, and what to write", arguments: mistakes.indices)
  func mistaken(index: Int) throws {
    let (why, from, to, says) = Self.mistakes[index]
    let text = try Holidays.text("dk")
    #expect(text.contains(from), "the file no longer holds “\(from)”")
    let place = try #require(text.range(of: from))
    let problems = try #require(throws: PackProblems.self, "\(why)") {
      try CountryHolidays.load(yaml: text.replacingCharacters(in: place, with: to), file: "dk.yaml")
    }
    #expect(problems.report.contains(says), "\(why): \(problems.report)")
    #expect(problems.problems.allSatisfy { $0.line >= 1 && !$0.remedy.isEmpty })
  }
}

@Suite("Follow-ups keep to the days on which somebody can be met") struct FollowUpCalendarTests {
  private static let weekly = FollowUpCadence(entries: [
    .init(code: "day-1", rhythm: .once(after: nil), with: .both),
    .init(code: "weekly", rhythm: .every(Span(1, .weeks)), with: .participant),
  ])

  @Test("Christmas and New Year are passed over")
  func christmas() {
    let plan = FollowUpPlan(
      start: day("2026-12-04"), end: day("2027-01-10"), cadence: Self.weekly, calendar: Holidays.calendar("DK"))
    #expect(
      plan.followUps.map(\.due.iso) == [
        "2026-12-04", "2026-12-11", "2026-12-18", "2026-12-28", "2027-01-04", "2027-01-08",
      ])
  }

  @Test("in a closure nothing is planned, and what would gather behind it comes once")
  func closure() throws {
    let closure = try #require(
      Closure(id: EntryID(high: 0, low: 1), from: day("2026-07-06"), until: day("2026-07-26"), name: "Summer"))
    let plan = FollowUpPlan(
      start: day("2026-06-22"), end: day("2026-08-16"), cadence: Self.weekly,
      calendar: Holidays.calendar("DK", nil, [closure]))
    #expect(
      plan.followUps.map(\.due.iso) == ["2026-06-22", "2026-06-29", "2026-07-27", "2026-08-03", "2026-08-10"])
    #expect(Set(plan.followUps.map(\.id)).count == plan.followUps.count)
  }

  @Test("what would come after the last day comes before the days off instead, and never twice on one day")
  func atTheEnd() {
    let last = FollowUpCadence(entries: [.init(code: "end", rhythm: .once(after: Span(3, .weeks)), with: .both)])
    let plan = FollowUpPlan(
      start: day("2026-12-04"), end: day("2026-12-27"), cadence: last, calendar: Holidays.calendar("DK"))
    #expect(plan.followUps.map(\.due.iso) == ["2026-12-23"])
    let whole = FollowUpPlan(
      start: day("2026-12-25"), end: day("2026-12-27"), cadence: Self.weekly, calendar: Holidays.calendar("DK"))
    #expect(whole.followUps.isEmpty, "nobody can be met on any of its days")
  }

  @Test("the law's latest day moves back, and stands where it is when nobody can be met before")
  func legal() {
    let source = LegalSource(
      pack: "zz", reference: Wording(verbatim: "Edict 8"), page: "", asOf: day("1999-01-01"), verified: true)
    let need = Rule(
      Stated.given(FollowUpDuty.Need.every(Span(1, .weeks))), source: source, overridable: false, blocking: false,
      note: Wording([]))
    let duty = FollowUpDuty(code: "week", title: Wording([]), bases: [], countedFrom: .placement, need: need)
    let plan = FollowUpPlan(
      start: day("2026-12-18"), end: day("2027-01-03"), cadence: FollowUpCadence(entries: []), duties: [duty],
      calendar: Holidays.calendar("DK"))
    #expect(plan.followUps.map(\.due.iso) == ["2026-12-23", "2026-12-30"])
    let late = FollowUpDuty(code: "week", title: Wording([]), bases: [], countedFrom: .programme, need: need)
    let within = FollowUpPlan(
      start: day("2026-12-24"), end: day("2026-12-27"), cadence: FollowUpCadence(entries: []), duties: [late],
      programmeStart: day("2026-12-18"), calendar: Holidays.calendar("DK"))
    #expect(within.followUps.map(\.due.iso) == ["2026-12-25"], "never past the law's day")
  }

  @Test(
    "over random placements no follow-up stands on a day off, before the first day, after the last or twice",
    arguments: ["DK", "DE", "FI", "SE", "BE", "NO"])
  func random(country: String) {
    var dice = Seeded(seed: 11)
    for _ in 0..<300 {
      let start = day("2000-01-01").adding(days: Int.random(in: 0..<20_000, using: &dice))
      let end = start.adding(days: Int.random(in: 0..<200, using: &dice))
      let from = start.adding(days: Int.random(in: -20..<180, using: &dice))
      let closure = Closure(
        id: EntryID(high: 0, low: 1), from: from, until: from.adding(days: Int.random(in: 0..<30, using: &dice)),
        name: "x")
      let calendar = Holidays.calendar(country, country == "DE" ? "SN" : nil, [closure].compactMap(\.self))
      let plan = FollowUpPlan(start: start, end: end, cadence: Self.weekly, calendar: calendar).followUps
      for followUp in plan {
        #expect(calendar.isOpen(followUp.due), "\(country) \(followUp.due)")
        #expect(followUp.due >= start && followUp.due <= end)
      }
      let weekly = plan.filter { $0.id.code == "weekly" }.map(\.due)
      #expect(Set(weekly).count == weekly.count)
    }
  }
}

@Suite("A placement goes on over holidays") struct ChainCalendarTests {
  @Test("no working day lies between Christmas Eve and the Monday after; a closure of the firm parts two placements")
  func christmas() throws {
    let calendar = Holidays.calendar("DK")
    #expect(PlacementChain.goesOn(from: day("2026-12-28"), after: day("2026-12-24"), calendar))
    #expect(!PlacementChain.goesOn(from: day("2026-12-28"), after: day("2026-12-23"), calendar))
    #expect(PlacementChain.goesOn(from: day("2026-04-07"), after: day("2026-04-01"), calendar))
    #expect(!PlacementChain.goesOn(from: day("2026-04-07"), after: day("2026-04-01")))
    let closure = try #require(
      Closure(id: EntryID(high: 0, low: 1), from: day("2026-07-06"), until: day("2026-07-26"), name: "Summer"))
    #expect(
      !PlacementChain.goesOn(from: day("2026-07-27"), after: day("2026-07-03"), Holidays.calendar("DK", nil, [closure]))
    )
  }
}
