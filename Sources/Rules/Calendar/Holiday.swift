public import Values

/// A day of a country on which many do not work.
public struct Holiday: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A public holiday by law: no working day.
    case `public`
    /// Free by agreement or custom: a working day by law, on which nothing is planned.
    case customary
    /// A public holiday in some municipalities of a region: a working day as far as anybody here knows, on which nothing is
    /// planned.
    case local
  }

  public var code: String
  public var kind: Kind
  public var name: Wording
  public var rule: DayRule
  /// The first and the last year in which it holds.
  public var years: ClosedRange<Int>
  /// The regions in which it holds; all of the country where there are none.
  public var regions: Set<String>
  public var source: LegalSource

  public func falls(on day: CivilDate) -> Bool {
    let year = day.year
    return years.contains(year) && rule.day(in: year) == day
  }
}

/// What is known about the holidays of one country.
public struct CountryHolidays: Sendable, Hashable {
  /// A part of a country with holidays of its own: a German Land.
  public struct Region: Sendable, Hashable {
    /// As the file writes it: `BY`.
    public var code: String
    public var name: Wording
  }

  /// ISO 3166-1 alpha-2.
  public var country: String
  public var languages: [LanguageTag]
  /// The first year of which the holidays are known.
  public var knownFrom: Int
  /// In the order of the file.
  public var regions: [Region]
  public var holidays: [Holiday]
}
