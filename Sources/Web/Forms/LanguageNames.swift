import Design
import Language
import Synchronization
import Values

/// Languages as people write them: by a tag (`fa-AF`), by a name in one of the languages of the staff, or by both as they are
/// suggested: *Dari (fa-AF)*.
enum LanguageNames {
  static let listID = "languages"

  /// The language that is meant, by the one tag that it has here; `nil` where nobody can tell.
  static func tag(of written: String) -> LanguageTag? {
    let text = written.withoutMarks
    if let open = text.lastIndex(of: "("), text.hasSuffix(")"),
      let tag = known(text[text.index(after: open)...].dropLast())
    {
      return tag.canonical
    }
    return (known(text[...]) ?? names[Folding.sameName(text)])?.canonical
  }

  /// How it stands in a field: the name, and behind it the tag, by which it is read.
  static func said(_ tag: LanguageTag, by voice: Voice) -> String {
    voice.name(of: tag).map { $0 + " (" + tag.text + ")" } ?? tag.text
  }

  static func suggestions(_ voice: Voice, in form: String) -> Suggestions {
    Suggestions(
      list: listID, form: form,
      words: LanguageNames.lists.withLock { lists in
        if let made = lists[voice.language] { return made }
        let words = LanguageTag.known.filter { voice.name(of: $0) != nil }.map { said($0, by: voice) }
          .sorted { voice.sorts($0, before: $1) }
        lists[voice.language] = words
        return words
      })
  }

  /// Made once for each language in which somebody reads: the names come from the system, which takes its time.
  private static let lists = Mutex<[LanguageTag: [String]]>([:])

  /// A tag of a language that has a name: *xx* is well-formed and nobody's.
  private static func known(_ text: Substring) -> LanguageTag? {
    guard let tag = LanguageTag(text) else { return nil }
    // In one case throughout: NaN is no language of China.
    let subtag = text.prefix { $0 != "-" && $0 != "_" }
    guard subtag == subtag.lowercased() || subtag == subtag.uppercased() else { return nil }
    if LanguageTag.known.contains(tag) || tag.language == "sgn" || tag.canonical != tag { return tag }
    return Voice(.english).name(of: tag) == nil ? nil : tag
  }

  /// By names in the languages of the staff and in the language itself, folded, and by those that people use beside them;
  /// what means two languages in two of them means the first.
  private static let names: [String: LanguageTag] = {
    var names: [String: LanguageTag] = [:]
    func add(_ name: String?, _ tag: LanguageTag) {
      guard let key = name.map(Folding.sameName), !key.isEmpty, names[key] == nil else { return }
      names[key] = tag
    }
    for language in [LanguageTag.english, .danish, .german, .finnish, .swedish] {
      let voice = Voice(language)
      for tag in LanguageTag.known { add(voice.name(of: tag), tag) }
    }
    for (code, used) in usedNames {
      guard let tag = LanguageTag(code) else { continue }
      for name in used { add(name, tag) }
    }
    for tag in LanguageTag.known where tag.text == tag.language { add(Voice.ownName(of: tag), tag) }
    return names
  }()

  /// Names that the system has otherwise or not at all: those that interpreters are booked by.
  private static let usedNames: [(code: String, names: [String])] = [
    (
      "ckb",
      [
        "Sorani", "Central Kurdish", "Kurdish (Sorani)", "Sorani Kurdish", "kurdisk (sorani)", "sorani-kurdisk",
        "Sorani-Kurdisch", "Kurdisch (Sorani)", "Zentralkurdisch", "centralkurdisk", "kurdiska (sorani)",
        "soranikurdiska",
        "kurdi (sorani)", "سۆرانی", "کوردی",
      ]
    ),
    (
      "kmr",
      [
        "Kurmanji", "Kurmanci", "Kurmancî", "Kurmandji", "Kurmandschi", "Northern Kurdish", "Badini", "Bahdini",
        "nordkurdisk", "Nordkurdisch", "nordkurdiska", "Kurmanji Kurdish", "kurmanji-kurdisk", "کورمانجی",
      ]
    ),
    ("fa", ["Farsi", "persisk (farsi)", "Persian (Farsi)", "فارسی", "فارسي"]),
    ("fa-AF", ["Dari", "Dari Persian", "Afghan Persian", "دری", "دري", "فارسی دری"]),
    ("ps", ["Pashtu", "Pushto", "Pakhto", "Paschtu", "پښتو", "پشتو"]),
    ("ti", ["tigrinsk", "Tigrigna", "tigrinja", "Tigrinisch"]), ("om", ["Oromiffa", "Afaan Oromoo"]),
    ("rn", ["Kirundi"]), ("mnk", ["Mandinka", "Mandinko"]), ("sh", ["serbokroatisk", "Serbokroatisch"]),
    ("apc", ["Syrian Arabic", "Lebanese Arabic", "Palestinian Arabic"]), ("acm", ["Iraqi Arabic"]),
    ("cnh", ["Chin", "Lai"]), ("ksw", ["Sgaw Karen"]), ("sgn", ["Sign languages"]),
    ("tl", ["Filipino", "filippinsk", "Pilipino"]), ("zh", ["Mandarin", "Putonghua", "mandarinkinesisk"]),
    ("yue", ["Cantonese", "kantonesisk"]), ("ro", ["Moldovan", "moldovisk"]), ("zza", ["Zazaki", "Dimli"]),
    ("dsl", ["Danish Sign Language", "tegnsprog", "dansk tegnsprog"]),
    ("gsg", ["German Sign Language", "Gebärdensprache", "Deutsche Gebärdensprache", "DGS"]),
    ("fse", ["Finnish Sign Language", "viittomakieli", "suomalainen viittomakieli"]),
    ("swl", ["Swedish Sign Language", "teckenspråk", "svenskt teckenspråk"]),
    ("bfi", ["British Sign Language", "BSL"]), ("ase", ["American Sign Language", "ASL"]),
    ("ukl", ["Ukrainian Sign Language"]), ("rsl", ["Russian Sign Language"]),
  ]
}
