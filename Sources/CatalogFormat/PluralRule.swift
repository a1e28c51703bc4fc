/// The plural forms that languages distinguish for whole numbers, in CLDR's order.
public enum PluralCategory: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other
}

/// Which plural form of a language goes with a number. Source: Unicode CLDR, cardinal rules, for whole numbers
/// (our counts are people, days, placements; hours are written with a unit that does not bend).
public struct PluralRule: Sendable {
  /// The forms the language has for whole numbers, in CLDR's order; `msgstr[i]` of a catalog is form `i`.
  public let categories: [PluralCategory]

  /// Forms that stand for one number only ("one" in Danish is 1, in Ukrainian it is 1, 21, 31 …). Only there a
  /// sentence may leave the number out: "tomorrow", "يومان".
  public let singular: Set<PluralCategory>

  private let choose: @Sendable (UInt) -> PluralCategory

  public func category(of number: Int) -> PluralCategory { choose(number.magnitude) }

  /// The place in `categories` of the form for the number. Negative numbers bend like positive ones.
  public func form(for number: Int) -> Int { categories.firstIndex(of: category(of: number)) ?? categories.count - 1 }

  /// `nil` when no rule is written yet for the language: add it here, with its table in `PluralRuleTests`.
  ///
  /// - Parameter language: the language subtag alone, `da` of `da-DK`.
  public static func of(language: String) -> PluralRule? {
    switch language {
    case "en", "da", "de", "fi", "sv": oneOrMore
    case "fa", "ti": upToOneOrMore
    case "uk": eastSlavic
    case "ar": arabic
    default: nil
    }
  }

  /// 1 – everything else.
  private static let oneOrMore = PluralRule(categories: [.one, .other], singular: [.one]) { $0 == 1 ? .one : .other }

  /// 0 and 1 – everything else.
  private static let upToOneOrMore = PluralRule(categories: [.one, .other], singular: []) { $0 <= 1 ? .one : .other }

  /// 1, 21, 31 … – 2–4, 22–24 … – 0, 5–20, 25–30 …; CLDR's `other` is for fractions alone.
  private static let eastSlavic = PluralRule(categories: [.one, .few, .many], singular: []) { number in
    switch (number % 10, number % 100) {
    case (1, let hundred) where hundred != 11: .one
    case (2...4, let hundred) where !(12...14).contains(hundred): .few
    default: .many
    }
  }

  /// 0 – 1 – 2 – 3–10, 103–110 … – 11–99, 111–199 … – 100–102, 200–202 …
  private static let arabic = PluralRule(
    categories: [.zero, .one, .two, .few, .many, .other], singular: [.zero, .one, .two]
  ) { number in
    switch (number, number % 100) {
    case (0, _): .zero
    case (1, _): .one
    case (2, _): .two
    case (_, 3...10): .few
    case (_, 11...): .many
    default: .other
    }
  }
}
