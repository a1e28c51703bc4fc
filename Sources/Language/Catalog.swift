import CatalogFormat
public import Values

/// What the build knows about its catalogs: for the administration page that shows how far translations are.
public enum Catalog {
  /// What a translation's header says about its review.
  public enum Review: Sendable, Hashable {
    case unreviewed
    /// The names as the headers give them.
    case reviewed(by: [String])
  }

  /// English first, then every language that has a catalog.
  public static var languages: [LanguageTag] { Tables.languages.compactMap { LanguageTag($0) } }

  public static var phraseCount: Int { Tables.keys.count }

  /// Unreviewed as long as one room's catalog is; English is the source and counts as reviewed by its writers.
  /// `nil` for a language without catalog.
  public static func review(of language: LanguageTag) -> Review? {
    guard let name = name(for: language) else { return nil }
    let reviews = reviews(of: name).map(\.text)
    guard !reviews.contains("unreviewed") else { return .unreviewed }
    var reviewers: [String] = []
    for review in reviews.map({ String($0.dropFirst("reviewed by ".utf8.count)) }) where !reviewers.contains(review) {
      reviewers.append(review)
    }
    return .reviewed(by: reviewers)
  }

  /// The rooms whose catalog in the language nobody has reviewed yet.
  public static func unreviewedRooms(of language: LanguageTag) -> [String] {
    guard let name = name(for: language) else { return [] }
    return reviews(of: name).filter { $0.text == "unreviewed" }.map(\.room)
  }

  /// How many of the phrases the language has; all for English, none for a language without catalog.
  public static func translatedCount(of language: LanguageTag) -> Int { phraseCount - missingKeys(of: language).count }

  /// The keys that are said in English because the language lacks them.
  public static func missingKeys(of language: LanguageTag) -> [String] {
    let sentences = name(for: language).flatMap { Tables.sentences(of: $0) }
    return (0..<phraseCount).filter { sentences?[$0].isEmpty ?? true }.map { Signature(at: $0).key }
  }

  /// The catalog that serves a language: its own, or the language's without region. Dari reads the Persian catalog.
  static func name(for language: LanguageTag) -> String? {
    if Tables.sentences(of: language.text) != nil { return language.text }
    let subtag = language.language == "prs" ? "fa" : language.language
    return Tables.sentences(of: subtag) == nil ? nil : subtag
  }

  private static func reviews(of name: String) -> [(room: String, text: String)] {
    Tables.reviews.split(separator: "\n").map { $0.split(separator: "\t").map { String($0) } }
      .filter { $0.count == 3 && $0[0] == name }.map { ($0[1], $0[2]) }
  }
}
