import Testing
import Values

@Suite("Hours, identifiers, languages")
struct SmallValueTests {
  @Test(
    "hours are read in the ways people write them",
    arguments: [("9", 36), ("9.25", 37), ("9,5", 38), ("9:45", 39), ("0", 0), ("37", 148), ("168", 672)])
  func readsHours(text: String, quarters: Int) {
    #expect(Hours(text: text)?.quarters == quarters)
  }

  @Test(
    "hours that are no quarters or no hours are refused",
    arguments: ["", "9.3", "-3", "nine", "9,", ",5", "169", "168.25", "9:20", "1e3", "9.255", "٩"])
  func refusesHours(text: String) {
    #expect(Hours(text: text) == nil)
  }

  @Test(
    "times of day are read in the ways people write them",
    arguments: [
      ("9:00", 540), ("09.30", 570), ("9,05", 545), ("0930", 570), ("930", 570), ("9", 540), ("00:00", 0),
      ("24:00", 1440), ("9 30", 570), ("9h30", 570), ("٩:٣٠", 570), ("۰۹٫۳۰", 570), ("９：３０", 570), ("٩", 540),
      ("٠٩٣٠", 570), ("9\u{A0}05", 545),
    ])
  func readsTimes(text: String, minutes: Int) throws {
    let time = try #require(ClockTime(text: text))
    #expect(time.minutes == minutes && ClockTime(text: time.iso) == time)
  }

  @Test(
    "what is no time of day is refused",
    arguments: [
      "", ":", "9:", ":30", "9:6", "9:60", "24:01", "25", "12345", "9:30:00", "nine", "9 am", "-9", "9..30", "9 3",
      "९:६०", "½",
    ])
  func refusesTimes(text: String) { #expect(ClockTime(text: text) == nil) }

  @Test("a part of the day has a beginning or an end, and the end comes later")
  func spans() {
    let (nine, ten) = (ClockTime(hour: 9), ClockTime(hour: 10))
    #expect(ClockSpan(from: nine, until: ten) != nil && ClockSpan(from: nil, until: ten) != nil)
    #expect(ClockSpan(from: nil, until: nil) == nil && ClockSpan(from: ten, until: nine) == nil)
    #expect(ClockSpan(from: nine, until: nine) == nil)
  }

  @Test("a wording survives its stored form; what was stored without a language is quoted alike in every language")
  func wordings() {
    let both = Wording([.init(language: .english, text: "Act, §61"), .init(language: .danish, text: "Lov, §61")])
    #expect(Wording(stored: both.stored) == both)
    #expect(Wording(stored: "Edict 7") == Wording(verbatim: "Edict 7"))
    #expect(Wording(stored: "Edict 7").text(in: .danish).text == "Edict 7")
    #expect(Wording(stored: both.stored).text(in: .finnish).text == "Act, §61")
    #expect(Wording(verbatim: "two\nlines\tand").stored == "und\ttwo lines and")
  }

  @Test("days of the week survive their stored form and their names")
  func weekdays() {
    let days: Set<CivilDate.Weekday> = [.friday, .tuesday]
    #expect(days.isoDigits == "25" && Set(isoDigits: "25") == days && Set<CivilDate.Weekday>(isoDigits: "28") == nil)
    #expect(CivilDate.Weekday.allCases.allSatisfy { CivilDate.Weekday(code: $0.code) == $0 })
    #expect(CivilDate.Weekday.sunday.next == .monday && CivilDate.Weekday(code: "Monday") == nil)
  }

  @Test("hours add up exactly and write themselves without trailing zeros")
  func arithmetic() {
    #expect(Hours(quarters: 1) + Hours(quarters: 2) == Hours(quarters: 3))
    #expect(Hours(quarters: 37).description == "9.25")
    #expect(Hours(12).description == "12")
    #expect((Hours(0) - Hours(quarters: 2)).description == "-0.5")
  }

  @Test("an identifier survives its text, carries version 7 and sorts by time")
  func identifiers() throws {
    let early = PersonID(milliseconds: 1_700_000_000_000, randomHigh: .max, randomLow: .max)
    let late = PersonID(milliseconds: 1_700_000_000_001, randomHigh: 0, randomLow: 0)
    #expect(PersonID(early.text) == early)
    #expect(PersonID(early.text.uppercased()) == early)
    #expect(early < late && early.text < late.text)
    let text = Array(early.text)
    #expect(text[14] == "7" && "89ab".contains(text[19]))
    for wrong in ["", "x", String(early.text.dropLast()), early.text + "0", early.text.replacing("-", with: "_")] {
      #expect(PersonID(wrong) == nil)
    }
  }

  @Test("languages know their direction")
  func direction() {
    #expect(LanguageTag.arabic.direction == .rightToLeft)
    #expect(LanguageTag("fa-AF")?.direction == .rightToLeft)
    #expect(LanguageTag.danish.direction == .leftToRight)
    #expect(LanguageTag("ku-Arab")?.direction == .rightToLeft)
    #expect(LanguageTag("EN_gb")?.text == "en-GB")
    for wrong in ["", "d", "danish", "da-", "da--DK", "da-DKK1", "12"] { #expect(LanguageTag(wrong) == nil) }
  }
}
