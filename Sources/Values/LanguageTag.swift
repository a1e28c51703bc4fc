/// A language with, where it matters, script or region: `da`, `fa-AF`, `zh-Hant` (BCP 47, the parts this field uses).
public struct LanguageTag: Sendable, Hashable {
  /// As written in HTML's `lang`: language in lower case, script capitalised, region in capitals.
  public let text: String

  public enum Direction: String, Sendable, Codable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// `nil` unless it is a language subtag of two or three letters, an optional script and an optional region.
  public init?(_ text: some StringProtocol) { self.init(String(text)) }

  public init?(_ text: String) {
    // Nearly every tag is two small letters, and is what it says already.
    if text.utf8.count == 2, text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
      self.text = text
      return
    }
    var parts: [String] = []
    for (position, part) in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "_" })
      .enumerated()
    {
      let letters = part.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
      let digits = part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      switch (position, part.utf8.count) {
      case (0, 2...3) where letters: parts.append(part.lowercased())
      case (1, 4) where letters: parts.append(part.prefix(1).uppercased() + part.dropFirst().lowercased())
      case (1...2, 2) where letters: parts.append(part.uppercased())
      case (1...2, 3) where digits: parts.append(String(part))
      default: return nil
      }
    }
    self.text = parts.joined(separator: "-")
  }

  /// The language subtag alone: `fa` of `fa-AF`.
  public var language: String { String(text.prefix { $0 != "-" }) }

  public var direction: Direction {
    if text.contains("-Latn") || text.contains("-Cyrl") { return .leftToRight }
    if text.contains("-Arab") || text.contains("-Hebr") { return .rightToLeft }
    return LanguageTag.rightToLeftLanguages.contains(language) ? .rightToLeft : .leftToRight
  }

  /// Languages whose usual script runs from right to left.
  private static let rightToLeftLanguages: Set<String> = [
    "ar", "arc", "ckb", "dv", "fa", "he", "khw", "ks", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
  ]

  /// Of no language, or of all.
  public static let undetermined = LanguageTag("und")!
  public static let english = LanguageTag("en")!
  public static let danish = LanguageTag("da")!
  public static let german = LanguageTag("de")!
  public static let finnish = LanguageTag("fi")!
  public static let swedish = LanguageTag("sv")!
  public static let arabic = LanguageTag("ar")!
  public static let ukrainian = LanguageTag("uk")!
  public static let tigrinya = LanguageTag("ti")!
  public static let persian = LanguageTag("fa")!
}

extension LanguageTag: CustomStringConvertible {
  public var description: String { text }
}

extension LanguageTag: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let tag = LanguageTag(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text) is not a language tag")
    }
    self = tag
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
