import Testing
import Values

@Suite("Telephone numbers, whole") struct PhoneNumberTests {
  @Test(
    "one without its country's code is completed with the office's",
    arguments: [
      ("20 30 40 50", "DK", "+4520304050"), ("٢٠٣٠٤٠٥٠", "DK", "+4520304050"),
      ("0151 23456789", "DE", "+4915123456789"),
      ("(030) 123-4567", "DE", "+49301234567"), ("070-123 45 67", "SE", "+46701234567"),
      ("040 123 4567", "FI", "+358401234567"), ("0470 12 34 56", "BE", "+32470123456"),
    ])
  func completed(_ typed: String, _ country: String, _ whole: String) {
    #expect(PhoneNumber(typed, in: country)?.text == whole)
  }

  @Test(
    "one with its code is the same in every office",
    arguments: [
      ("+45 20 30 40 50", "+4520304050"), ("0045 20304050", "+4520304050"), ("+49 (0)151 2345-6789", "+4915123456789"),
      ("tel:+46701234567", "+46701234567"), ("+1 202 555 0100", "+12025550100"),
      ("(+45) 20-30-40-50", "+4520304050"), ("(0045) 20304050", "+4520304050"),
      ("+45 20\u{2212}30\u{2212}40\u{2212}50", "+4520304050"),
    ])
  func whole(_ typed: String, _ whole: String) {
    for country in ["DK", "DE", "XX", nil] { #expect(PhoneNumber(typed, in: country)?.text == whole) }
  }

  @Test(
    "what is no whole number is none",
    arguments: [
      ("20 30 40", "DK"), ("20 30 40 50 60", "DK"), ("+45 2030405", "DE"), ("20304050", "XX"), ("20304050", nil),
      // A part of one, where they begin with a zero at home.
      ("23456789", "DE"), ("+49 0151 23456789", "DE"), ("20 30 40 50 after 4", "DK"), ("20304050 / 20304051", "DK"),
      ("+0 123 456 789", "DK"), ("+45 20 30 40 50 60 70 80 90", "DK"), ("ask Hodan", "DK"), ("112", "DK"), ("", "DK"),
    ] as [(String, String?)])
  func none(_ typed: String, _ country: String?) {
    #expect(PhoneNumber(typed, in: country) == nil)
  }

  @Test(
    "it is read in the groups of its country",
    arguments: [
      ("+4520304050", "+45 20 30 40 50"), ("+46701234567", "+46 70 123 4567"), ("+4681234567", "+46 8 123 4567"),
      ("+358401234567", "+358 40 123 4567"), ("+4915123456789", "+49 151 2345 6789"),
      ("+32470123456", "+32 470 12 34 56"),
      ("+33123456789", "+33 1 23 45 67 89"), ("+48601234567", "+48 601 234 567"),
      // Of a country that is not known here.
      ("+12025550100", "+12025550100"),
    ])
  func grouped(_ kept: String, _ read: String) {
    #expect(PhoneNumber(kept: kept)?.grouped == read)
  }

  @Test("what was written before numbers were kept whole is no such number, and is read as it was written")
  func asWritten() {
    for text in ["20 30 40 50", "+45 20 30 40 50", "ask Hodan", "+", "+45"] { #expect(PhoneNumber(kept: text) == nil) }
  }
}
