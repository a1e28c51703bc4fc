import Language
import Testing
import Values

@testable import People

/// Two limits on the hours of one person, and words that name another number than the field.
@Suite("Limits on hours stand beside each other without contradiction") struct LimitsOnHoursTests {
  private func limit(
    _ number: UInt64, _ hours: Int, _ words: String = "Short days", own: String? = nil, from: String = "2026-11-02",
    until: String? = nil
  ) throws -> Consideration {
    let first = try #require(CivilDate(iso: from))
    return Consideration(
      id: ConsiderationID(high: 0, low: number), person: PersonID(high: 0, low: 1), version: .first,
      terms: Consideration.Terms(
        wording: Consideration.Wording(words, .english), ownWording: own.map { Consideration.Wording($0, .arabic) },
        effect: .hours(cap: Hours(hours)), from: first, until: until.flatMap { CivilDate(iso: $0) },
        review: first.adding(days: 90)), agreed: first, ended: nil)
  }

  private func said(_ one: Consideration, _ all: [Consideration], on day: String = "2026-11-25") throws -> String? {
    one.saidBeside(all, on: try #require(CivilDate(iso: day)), by: Voice(.english))
  }

  @Test("the lowest counts, and each says that the other is there")
  func both() throws {
    let (high, low) = (try limit(1, 9), try limit(2, 6, until: "2026-12-18"))
    #expect(try said(low, [high, low]) == "This limit counts: at the same time 9 h a week is agreed, which is higher.")
    #expect(
      try said(high, [high, low])?.hasPrefix(
        "At the same time 6 h a week is agreed, which is lower: up to and including")
        == true)
    let lasting = try limit(3, 6)
    #expect(
      try said(high, [high, low, lasting])
        == "At the same time 6 h a week is agreed, which is lower: that limit counts.")
  }

  @Test("nothing is said where one is alone, equal, over or not begun")
  func alone() throws {
    let (high, low) = (try limit(1, 9), try limit(2, 6, until: "2026-12-18"))
    #expect(try said(high, [high]) == nil)
    #expect(try said(high, [high, try limit(3, 9)]) == nil)
    #expect(try said(high, [high, low], on: "2026-12-19") == nil)
    #expect(try said(low, [high, low], on: "2026-12-19") == nil)
    let later = try limit(4, 5, from: "2027-01-04")
    #expect(try said(high, [high, later]) == nil)
    #expect(try said(later, [high, later])?.hasPrefix("This limit counts: at the same time 9 h") == true)
  }

  @Test(
    "numbers in words are hours, and days, clocks, weights and ranges are none",
    arguments: [
      ("At most 3 hours", [12]), ("max 7,5 t. om ugen", [30]), ("3 hours on 3 days", [12, 12]), ("højst 3.", [12]),
      ("٣ ساعات", [12]), ("Not after 14:30", []), ("Until 1 March", []), ("indtil den 1. marts", []), ("9-12 only", []),
      ("No more than 10 kg", []), ("50 % of a week", []), ("Since 2026", []), ("Room B12", []), ("until 1.3.2027", []),
      ("Short days", []),
    ])
  func numbers(text: String, quarters: [Int]) {
    #expect(NumbersInWords.hours(in: text).map(\.quarters) == quarters)
  }

  @Test("a hint where words and number differ, and none where they agree or make it together")
  func differ() throws {
    func hint(_ hours: Int, _ words: String, own: String? = nil) throws -> String? {
      try limit(1, hours, words, own: own).saidOfNumber(by: Voice(.english))
    }
    #expect(
      try hint(9, "Max 3 hours")
        == "The words name 3, the limit is 9 h a week. If one of them is wrong, agree new words.")
    #expect(try hint(3, "Max 3 hours") == nil)
    #expect(try hint(9, "3 hours on 3 days") == nil)
    #expect(try hint(9, "Short days") == nil)
    #expect(try hint(9, "At most 9 hours", own: "٣ ساعات")?.contains("name 3") == true)
  }
}
