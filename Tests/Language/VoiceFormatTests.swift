import Foundation
import Language
import Testing
import Values

@Suite("Dates, weeks, numbers")
struct VoiceFormatTests {
  static let day = CivilDate(year: 2026, month: 3, day: 1)!
  static let copenhagen = TimeZone(identifier: "Europe/Copenhagen")!
  /// 1 March 2026, 14:05 UTC.
  static let afternoon = Moment(microseconds: 1_772_373_900_000_000)

  @Test(
    "a day of a year that is not said comes with weekday, year and week in every language",
    arguments: [
      ("en", "Sun 1 Mar 2026 (week 9)", "Sunday 1 March 2026 (week 9)", "1 Mar 2026"),
      ("da", "søn. 1. mar. 2026 (uge 9)", "søndag den 1. marts 2026 (uge 9)", "1. mar. 2026"),
      ("de", "So. 1. März 2026 (KW 9)", "Sonntag, 1. März 2026 (KW 9)", "1. März 2026"),
      ("fi", "su 1.3.2026 (viikko 9)", "sunnuntai 1. maaliskuuta 2026 (viikko 9)", "1.3.2026"),
      ("sv", "sön 1 mars 2026 (vecka 9)", "söndag 1 mars 2026 (vecka 9)", "1 mars 2026"),
      ("ar", "أحد، 1 مارس، 2026 (الأسبوع 9)", "الأحد، 1 مارس، 2026 (الأسبوع 9)", "1 مارس، 2026"),
      (
        "uk", "нд, 1 бер. 2026\u{202F}р. (тиждень 9)", "неділя, 1 березня 2026\u{202F}р. (тиждень 9)",
        "1 бер. 2026\u{202F}р."
      ),
      ("ti", "ሰን 1 መጋ 2026 (ሰሙን 9)", "ሰንበት፣ 1 መጋቢት 2026 (ሰሙን 9)", "1 መጋ 2026"),
      ("fa", "یکشنبه ۱ مارس ۲۰۲۶ (هفتهٔ ۹)", "یکشنبه ۱ مارس ۲۰۲۶ (هفتهٔ ۹)", "۱ مارس ۲۰۲۶"),
      ("fa-AF", "یکشنبه ۱ مارچ ۲۰۲۶ (هفتهٔ ۹)", "یکشنبه ۱ مارچ ۲۰۲۶ (هفتهٔ ۹)", "۱ مارچ ۲۰۲۶"),
    ])
  func dates(tag: String, compact: String, roomy: String, day: String) throws {
    let language = try #require(LanguageTag(tag))
    #expect(Voice(language).date(Self.day) == compact)
    #expect(Voice(language, density: .roomy).date(Self.day) == roomy)
    #expect(Voice(language).bareDay(Self.day) == day)
    let week = try #require(compact.range(of: " ("))
    #expect(Voice(language).day(Self.day) == compact[..<week.lowerBound], "without its week")
  }

  @Test("a sentence with two days says their year and their week once, and another year again")
  func once() throws {
    func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }
    let voice = Voice(.english, today: try day("2026-11-25"))
    let days = try [day("2026-12-28"), day("2027-01-16"), day("2027-01-18"), day("2027-01-22"), day("2028-01-07")]
    let (closed, next) = (
      Phrase.closureSaid(from: days[2], until: days[3], name: "Stocktaking"),
      Phrase.quotaNextWorking(day: days[1], working: days[2])
    )
    #expect(voice(next) == "The next who is tested can start from Sat 16 Jan 2027, first working day Mon 18 Jan.")
    #expect(voice(closed).contains("Mon 18 Jan 2027 (week 3) to Fri 22 Jan ("), "\(voice(closed))")
    #expect(voice(closed).matches(of: /2027/).count == 1 && voice(closed).matches(of: /week 3/).count == 1)
    #expect(
      voice(.placementFromUntil(from: days[0], until: days[1])) == "Mon 28 Dec (week 53) to Sat 16 Jan 2027 (week 2)")
    #expect(
      voice(.placementFromUntil(from: days[1], until: days[4]))
        == "Sat 16 Jan 2027 (week 2) to Fri 7 Jan 2028 (week 1)")
    // Back to today's year: the one before was another.
    #expect(voice(.placementFromUntil(from: days[1], until: days[0])).contains("Mon 28 Dec 2026"))
    // The next sentence knows nothing of it, and what is read without a day of reading says every year.
    #expect(voice.day(days[1]) == "Sat 16 Jan 2027")
    #expect(Voice(.english)(next).matches(of: /2027/).count == 2)
    for tag in ["da", "de", "fi", "sv"] {
      let voice = Voice(try #require(LanguageTag(tag)), today: try day("2026-11-25"))
      #expect(voice(next).matches(of: /2027/).count == 1, "\(voice(next))")
      #expect(voice(closed).matches(of: /2027/).count == 1, "\(voice(closed))")
    }
  }

  @Test(
    "on a page a line breaks before a day and behind it, never within; programs are told plain spaces",
    arguments: ["en", "da", "de", "fi", "sv", "ar", "uk", "ti", "fa", "fa-AF"])
  func unbroken(tag: String) throws {
    let language = try #require(LanguageTag(tag))
    for voice in [Voice(language), Voice(language, today: Self.day)] {
      let page = voice.onPages
      #expect(!page.day(Self.day).contains(" ") && !page.bareDay(Self.day).contains(" "))
      #expect(!page.month(of: Self.day).contains(" "))
      #expect(page.date(Self.day).hasPrefix(page.day(Self.day) + " ("))
      #expect(page.day(Self.day).replacing("\u{A0}", with: " ") == voice.day(Self.day))
      // Also where a sentence is not translated and said in English.
      let sentence = page(.placementFromOpen(from: Self.day))
      #expect(sentence.contains("1\u{A0}") || sentence.contains("1.\u{A0}") || tag == "fi", "\(sentence)")
      #expect(!voice(.placementFromOpen(from: Self.day)).contains("\u{A0}"))
    }
  }

  @Test(
    "the year of today goes without saying, in no other year, and never in a date of law",
    arguments: [
      ("en", "Fri 27 Nov", "Friday 27 November", "week 48"),
      ("da", "fre. 27. nov.", "fredag den 27. november", "uge 48"),
      ("de", "Fr. 27. Nov.", "Freitag, 27. November", "KW 48"),
      ("fi", "pe 27.11.", "perjantai 27. marraskuuta", "viikko 48"),
      ("sv", "fre 27 nov.", "fredag 27 november", "vecka 48"),
    ])
  func thisYear(tag: String, compact: String, roomy: String, week: String) throws {
    let language = try #require(LanguageTag(tag))
    let friday = try #require(CivilDate(iso: "2026-11-27"))
    let now = Voice(language, today: CivilDate(iso: "2026-01-01"))
    #expect(now.day(friday) == compact && now.date(friday) == "\(compact) (\(week))")
    let letter = Voice(language, density: .roomy, today: CivilDate(iso: "2026-12-31"))
    #expect(letter.day(friday) == roomy && letter.date(friday) == "\(roomy) (\(week))")
    for other in ["2025-12-31", "2027-01-01"] {
      let later = Voice(language, today: CivilDate(iso: other))
      #expect(later.day(friday).contains("2026") && later.date(friday).contains("2026"))
      #expect(later.day(friday) == Voice(language).day(friday) && later.date(friday).hasSuffix("(\(week))"))
    }
    #expect(now.bareDay(friday).contains("2026") && !now.bareDay(friday).contains(week))
    let nextYear = try #require(CivilDate(iso: "2027-01-01"))
    #expect(now.date(nextYear).contains("2027"), "week 53 of this year, and a day of another")
  }

  @Test("a sentence that is not translated says the year as the others do")
  func untranslated() throws {
    let friday = try #require(CivilDate(iso: "2026-11-27"))
    let arabic = Voice(.arabic, today: friday)
    #expect(
      arabic(.placementFromOpen(from: friday)) == Voice(.english, today: friday)(.placementFromOpen(from: friday)))
  }

  @Test(
    "our dates are what Foundation writes, on every day of two years", arguments: ["da", "de", "fi", "sv", "uk", "fa"])
  func agreesWithFoundation(tag: String) throws {
    let voice = Voice(try #require(LanguageTag(tag)))
    let style = Date.FormatStyle(
      locale: Locale(identifier: tag + "-u-ca-gregory"), calendar: Calendar(identifier: .gregorian), timeZone: .gmt)
    let first = CivilDate(year: 2026, month: 1, day: 1)!
    for day in (0..<731).map(first.adding(days:)) {
      let date = Date(timeIntervalSince1970: Double(day.dayNumber) * 86_400)
      #expect(voice.bareDay(day) == date.formatted(style.day().month(.abbreviated).year()))
      let weekday = date.formatted(style.day().month(.abbreviated).year().weekday(.abbreviated))
      #expect(voice.date(day).hasPrefix(weekday + " ("))
    }
  }

  @Test("the last days of 2026 lie in week 53, and so does New Year's Day")
  func week53() throws {
    let voice = Voice(.english)
    let newYear = CivilDate(year: 2027, month: 1, day: 1)!
    #expect(voice.date(newYear) == "Fri 1 Jan 2027 (week 53)")
    #expect(voice.week(ISOWeek(containing: newYear)) == "week 53")
    #expect(voice.weekAndYear(ISOWeek(containing: newYear)) == "week 53, 2026")
    #expect(Voice(.german).weekAndYear(ISOWeek(containing: newYear)) == "KW 53/2026")
    #expect(Voice(.danish).week(ISOWeek(containing: newYear)) == "uge 53")
    // Its year goes without saying in that year, not in the one in which it ends.
    #expect(Voice(.english, today: CivilDate(iso: "2026-12-31")).weekAndYear(ISOWeek(containing: newYear)) == "week 53")
    #expect(Voice(.danish, today: newYear).weekAndYear(ISOWeek(containing: newYear)) == "uge 53, 2026")
  }

  @Test(
    "clocks count to 24 in every language",
    arguments: [
      ("en", "15:05"), ("da", "15.05"), ("de", "15:05"), ("fi", "15.05"), ("sv", "15:05"), ("ar", "15:05"),
      ("uk", "15:05"), ("ti", "15:05"), ("fa", "۱۵:۰۵"),
    ])
  func clocks(tag: String, time: String) throws {
    let voice = Voice(try #require(LanguageTag(tag)), zone: Self.copenhagen)
    #expect(voice.time(Self.afternoon) == time)
    #expect(voice.moment(Self.afternoon).contains(time))
    #expect(voice.moment(Self.afternoon).hasPrefix(voice.day(Self.day)))
  }

  @Test("a moment is told in the voice's zone, with summer time, over midnight and before 1970; without one in UTC")
  func zones() {
    let voice = Voice(.english, zone: Self.copenhagen)
    #expect(voice.moment(Moment(microseconds: 1_785_536_940_000_000)) == "Sat 1 Aug 2026, 00:29")
    #expect(voice.moment(Moment(microseconds: -1)) == "Thu 1 Jan 1970, 00:59")
    #expect(Voice(.english).moment(Moment(microseconds: -1)) == "Wed 31 Dec 1969, 23:59 UTC")
    #expect(Voice(.english).time(Self.afternoon) == "14:05 UTC")
    #expect(!voice.moment(Moment(microseconds: .max)).isEmpty)
    #expect(!voice.moment(Moment(microseconds: .min)).isEmpty)
  }

  @Test(
    "hours have the language's decimal sign and no unit",
    arguments: [
      ("en", "9.25"), ("da", "9,25"), ("de", "9,25"), ("fi", "9,25"), ("sv", "9,25"), ("ar", "9.25"), ("uk", "9,25"),
      ("ti", "9.25"), ("fa", "۹٫۲۵"),
    ])
  func hours(tag: String, quarters: String) throws {
    let voice = Voice(try #require(LanguageTag(tag)))
    #expect(voice.hours(Hours(quarters: 37)) == quarters)
    #expect(voice.hours(Hours(9)) == voice.number(9))
    #expect(voice.hoursPerWeek(Hours(quarters: 37)).contains(quarters))
  }

  @Test("hours a week are short enough for a table")
  func hoursPerWeek() {
    #expect(Voice(.english).hoursPerWeek(Hours(9)) == "9 h a week")
    #expect(Voice(.danish).hoursPerWeek(Hours(quarters: 38)) == "9,5 t. om ugen")
    #expect(Voice(.english).hours(Hours(quarters: -1)) == "-0.25")
  }

  @Test("numbers are what Foundation writes", arguments: Voice.allLanguages)
  func numbers(language: LanguageTag) {
    let voice = Voice(language)
    let locale = Locale(identifier: language == .english ? "en-GB" : language.text)
    for number in [0, 7, 10, 999, 1_000, 1_005, 12_034, 999_999, 1_000_000, -1, -45_678, .max, .min] {
      #expect(voice.number(number) == number.formatted(.number.locale(locale)))
    }
  }

  @Test("lists end with the language's “and”")
  func lists() {
    #expect(Voice(.english).list([]) == "")
    #expect(Voice(.english).list(["Ada"]) == "Ada")
    #expect(Voice(.danish).list(["Ada", "Bo"]) == "Ada og Bo")
    #expect(Voice(.english).list(["Ada", "Bo", "Cy", "Di", "Ed"]) == "Ada, Bo, Cy, Di and Ed")
    #expect(Voice(.german).list(["Ada", "Bo", "Cy"]) == "Ada, Bo und Cy")
    #expect(Voice(.arabic).list(["سارة", "علي"]) == "سارة وعلي")
    #expect(Voice(.persian).list(["سارا", "علی", "رضا"]) == "سارا،\u{200F} علی، و رضا")
    #expect(Voice(.tigrinya).list(["ሳራ", "ኣሊ"]) == "ሳራን ኣሊን")
  }

  @Test("an agreed time of day needs no day and no zone, and a day ends at 24")
  func timeOfDay() {
    #expect(Voice(.english).time(hour: 9, minute: 5) == "09:05")
    #expect(Voice(.danish).time(hour: 9, minute: 5) == "09.05")
    #expect(Voice(.english).time(hour: 24, minute: 0) == "24:00")
  }

  @Test("weekdays begin on Monday")
  func weekdays() {
    #expect(Voice(.english).weekday(.monday) == "Monday")
    #expect(Voice(.danish).weekday(.sunday) == "søndag")
    #expect(Voice(.finnish).weekday(.wednesday, short: true) == "ke")
    #expect(Voice(.finnish).list([.wednesday, .monday]) == "maanantai ja keskiviikko")
  }

  @Test("ten thousand dates take well under a second even unoptimised")
  func speed() {
    let voice = Voice(.danish)
    var bytes = 0
    let time = ContinuousClock().measure {
      for offset in 0..<10_000 { bytes += voice.date(Self.day.adding(days: offset)).utf8.count }
    }
    #expect(bytes > 200_000)
    #expect(time < .seconds(1))
  }
}
