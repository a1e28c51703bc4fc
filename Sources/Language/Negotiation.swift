public import Values

/// Chooses the language of a page from a browser's wish.
///
/// - Parameters:
///   - acceptLanguage: the header as it came (RFC 9110 §12.5.4): `da-DK, ar;q=0.8, *;q=0.1`. Parts that cannot be read
///     are passed over; a quality of 0 excludes a language.
///   - among: what is on offer, the installation's own language first.
/// - Returns: the offer that the browser wants most; without any match the first offer, English when there is none.
public func negotiate(acceptLanguage: String?, among offers: [LanguageTag]) -> LanguageTag {
  let wishes = (acceptLanguage ?? "").split(separator: ",").compactMap { Wish($0) }
  let excluded = Set(wishes.filter { $0.quality == 0 }.map(\.range))
  let open = offers.filter { !excluded.contains($0.text) && !excluded.contains($0.language) }
  for wish in wishes.filter({ $0.quality > 0 }).sorted(by: { $0.quality > $1.quality }) {
    if wish.range == "*" {
      if let first = open.first { return first }
    } else if let tag = LanguageTag(wish.range), let offer = tag.best(among: open) {
      return offer
    }
  }
  return open.first ?? offers.first ?? .english
}

/// One part of the header: a language or `*`, and how much it is wanted in thousandths.
private struct Wish {
  let range: String
  let quality: Int

  init?(_ part: Substring) {
    let fields = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
    guard let name = fields.first else { return nil }
    guard let range = name == "*" ? name : LanguageTag(name)?.text ?? LanguageTag(name.prefix { $0 != "-" })?.text
    else { return nil }
    self.range = range
    guard let weight = fields.dropFirst().first(where: { $0.hasPrefix("q=") }) else {
      quality = 1000
      return
    }
    guard let value = Double(weight.dropFirst(2)), (0...1).contains(value) else { return nil }
    quality = Int((value * 1000).rounded())
  }
}

extension LanguageTag {
  /// The same tag, else the same language in any region: `da-DK` is served by `da`.
  fileprivate func best(among offers: [LanguageTag]) -> LanguageTag? {
    let subtag = language == "prs" ? "fa" : language
    return offers.first { $0 == self } ?? offers.first { $0.text == subtag } ?? offers.first { $0.language == subtag }
  }
}
