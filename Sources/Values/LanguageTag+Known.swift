internal import Foundation

extension LanguageTag {
  /// The languages to choose from where any may be meant: those of ISO 639-1, and of ISO 639-3 those that interpreters are
  /// asked for. What people speak is an open list: other tags can be written too.
  public static let known: [LanguageTag] =
    (codes.two + " " + codes.three + " " + codes.variants).split(separator: " ").compactMap { LanguageTag($0) }
    + namesBeside.keys.sorted().filter { !codes.three.contains($0) }.compactMap { LanguageTag($0) }
    + signs.keys.sorted().compactMap { LanguageTag($0) }

  /// The country, ISO 3166-1, whose sign language this is; `nil` for what is spoken.
  public var countryOfSigns: String? { LanguageTag.signs[text] }

  /// The one tag by which a language is kept here: the shorter of two codes (*ger*, *deu* and *de*), the new one of those that
  /// were replaced (*iw* and *he*), *fa-AF* for Dari and the code of its own for a sign language (*sgn-DK* and *dsl*). `nil` for
  /// what is no language: undetermined, several, none.
  public var canonical: LanguageTag? {
    if ["und", "zxx", "mul", "mis"].contains(language) { return nil }
    if language == "sgn" {
      let country = text.split(separator: "-").last.map(String.init)
      let own = LanguageTag.signs.filter { $0.value == country }.keys.sorted().first.flatMap { LanguageTag($0) }
      return own ?? self
    }
    let short = LanguageTag.replaced[language] ?? LanguageTag.alpha2(language) ?? language
    let rest = text.dropFirst(language.count)
    // A language that has its own code for what is spoken in a country: nothing behind it says more.
    if short.contains("-"), !rest.isEmpty { return LanguageTag(short) }
    return LanguageTag(short + rest)
  }

  private static func alpha2(_ code: String) -> String? {
    code.utf8.count == 3 ? Locale.LanguageCode(code).identifier(.alpha2).flatMap { $0.utf8.count == 2 ? $0 : nil } : nil
  }

  /// Codes of libraries (ISO 639-2/B), codes that were withdrawn, and single languages that are kept by the wider code.
  private static let replaced = [
    "alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr", "geo": "ka",
    "ger": "de", "gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa", "rum": "ro", "slo": "sk",
    "tib": "bo", "wel": "cy", "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "fil": "tl", "arb": "ar",
    "cmn": "zh", "pes": "fa", "prs": "fa-AF", "swh": "sw", "ekk": "et", "lvs": "lv", "uzn": "uz", "azj": "az",
    "khk": "mn",
    "als": "sq", "zsm": "ms", "npi": "ne", "ory": "or", "gaz": "om", "pbu": "ps", "pst": "ps", "pbt": "ps",
    "ajp": "apc", "uzs": "uz-AF", "hbs": "sh",
  ]

  /// Sign languages by their codes of ISO 639-3, each with its country.
  private static let signs = [
    "dsl": "DK", "gsg": "DE", "fse": "FI", "swl": "SE", "nsl": "NO", "icl": "IS", "dse": "NL", "vgt": "BE", "bfi": "GB",
    "isg": "IE", "ase": "US", "fsl": "FR", "sgg": "CH", "asq": "AT", "ssp": "ES", "ise": "IT", "psr": "PT", "gss": "GR",
    "pso": "PL", "cse": "CZ", "svk": "SK", "hsh": "HU", "rms": "RO", "bqn": "BG", "csq": "HR", "eso": "EE", "lsl": "LV",
    "lls": "LT", "ukl": "UA", "rsl": "RU", "tsm": "TR", "jos": "JO", "esl": "EG", "psc": "IR", "afg": "AF", "eth": "ET",
    "pks": "PK", "ins": "IN", "bzs": "BR", "csl": "CN", "xki": "KE", "ugn": "UG", "sdl": "SA", "xml": "MY", "psp": "PH",
  ]

  private static let codes = (
    two: """
    aa ab af ak am an ar as av ay az ba be bg bm bn bo br bs ca ce co cs cv cy da de dv dz ee el en eo es et eu fa ff fi \
    fj fo fr fy ga gd gl gn gu gv ha he hi hr ht hu hy id ig ii is it iu ja jv ka kg ki kk kl km kn ko ks kv kw ky \
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nd ne nl nn no nr nv ny oc om or os pa pl ps pt qu rm \
    rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt ty ug uk \
    ur uz ve vi wa wo xh yi yo za zh zu
    """,
    three: """
    ckb kmr sdh zza prs haz bal brh lrc mzn glk syr aii arc rom byn tig ssy gez din nus luo kln kam luy guz mas sid wal \
    rhg ctg syl kri men tem fon twi dyu mnk mos srr kea pap yue nan wuu hak bho mai awa pnb skr hno bgn crh tly
    """,
    variants: "fa-AF uz-AF ar-IQ ar-SY ar-MA ar-SD ar-EG pt-BR zh-Hant sr-Latn kmr-Cyrl"
  )
}
