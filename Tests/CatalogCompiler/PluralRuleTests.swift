import CatalogFormat
import Testing

/// The tables are written from CLDR's cardinal rules and samples, number by number, not by the functions' arithmetic.
@Suite("Plural rules")
struct PluralRuleTests {
  @Test("1 stands alone in English, Danish, German, Finnish and Swedish", arguments: ["en", "da", "de", "fi", "sv"])
  func oneOrMore(language: String) throws {
    let rule = try #require(PluralRule.of(language: language))
    #expect(rule.categories == [.one, .other])
    for number in 0...200 { #expect(rule.category(of: number) == (number == 1 ? .one : .other)) }
    for number in [1_000, 1_001, 1_000_001, -2] { #expect(rule.category(of: number) == .other) }
    #expect(rule.category(of: -1) == .one)
  }

  @Test("0 and 1 go together in Persian and Tigrinya", arguments: ["fa", "ti"])
  func upToOne(language: String) throws {
    let rule = try #require(PluralRule.of(language: language))
    #expect(rule.categories == [.one, .other])
    for number in 0...200 { #expect(rule.category(of: number) == ([0, 1].contains(number) ? .one : .other)) }
    #expect(rule.category(of: 1_000_001) == .other)
    #expect(rule.singular.isEmpty)
  }

  @Test("Ukrainian has one, few and many, and the teens are many")
  func ukrainian() throws {
    let rule = try #require(PluralRule.of(language: "uk"))
    #expect(rule.categories == [.one, .few, .many])
    let one: Set = [
      1, 21, 31, 41, 51, 61, 71, 81, 91, 101, 121, 131, 141, 151, 161, 171, 181, 191, 1_001, 1_000_021,
    ]
    let few: Set = [
      2, 3, 4, 22, 23, 24, 32, 33, 34, 42, 43, 44, 52, 53, 54, 62, 63, 64, 72, 73, 74, 82, 83, 84, 92, 93, 94, 102, 103,
      104, 122, 123, 124, 132, 133, 134, 142, 143, 144, 152, 153, 154, 162, 163, 164, 172, 173, 174, 182, 183, 184, 192,
      193, 194, 1_002, 1_000_023,
    ]
    for number in Array(0...200) + [1_001, 1_002, 1_011, 1_012, 1_000_000, 1_000_021, 1_000_023, 1_000_112] {
      let expected: PluralCategory = one.contains(number) ? .one : few.contains(number) ? .few : .many
      #expect(rule.category(of: number) == expected, "\(number)")
    }
  }

  @Test("Arabic has six forms")
  func arabic() throws {
    let rule = try #require(PluralRule.of(language: "ar"))
    #expect(rule.categories == [.zero, .one, .two, .few, .many, .other])
    let few = Set(Array(3...10) + Array(103...110) + [1_003, 1_010, 1_000_005])
    let other: Set = [100, 101, 102, 200, 1_000, 1_001, 1_002, 1_000_000]
    for number in Array(0...200) + [1_000, 1_001, 1_002, 1_003, 1_010, 1_011, 1_099, 1_000_000, 1_000_005] {
      let expected: PluralCategory =
        switch number {
        case 0: .zero
        case 1: .one
        case 2: .two
        case _ where few.contains(number): .few
        case _ where other.contains(number): .other
        default: .many
        }
      #expect(rule.category(of: number) == expected, "\(number)")
    }
  }

  @Test("a form is the place of its category, and an unknown language has no rule")
  func places() throws {
    #expect(try #require(PluralRule.of(language: "uk")).form(for: 5) == 2)
    #expect(try #require(PluralRule.of(language: "ar")).form(for: 100) == 5)
    #expect(PluralRule.of(language: "xx") == nil)
  }
}
