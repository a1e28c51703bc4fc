import Design
import Language
import Synchronization
import Values

/// Languages as people write them: by a tag (`fa-AF`), by a name in one of the languages of the staff, or by both as they are
/// suggested: *Dari (fa-AF)*.
enum LanguageNames {
  static let listID = "languages"

  /// The language that is meant; `nil` where nobody can tell.
  static func tag(of text: String) -> LanguageTag? {
    if let open = text.lastIndex(of: "("), text.hasSuffix(")"),
      let tag = known(text[text.index(after: open)...].dropLast())
    {
      return tag
    }
    return known(text[...]) ?? names[Folding.order(text)]
  }

  /// How it stands in a field: the name, and behind it the tag, by which it is read.
  static func said(_ tag: LanguageTag, by voice: Voice) -> String {
    voice.name(of: tag).map { $0 + " (" + tag.text + ")" } ?? tag.text
  }

  static func suggestions(_ voice: Voice) -> Suggestions {
    Suggestions(
      id: listID,
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
    if LanguageTag.known.contains(tag) { return tag }
    return Voice(.english).name(of: tag) == nil ? nil : tag
  }

  /// By names in the languages of the staff, folded; what means two languages in two of them means none.
  private static let names: [String: LanguageTag] = {
    var names: [String: LanguageTag] = [:]
    for language in [LanguageTag.english, .danish, .german, .finnish, .swedish] {
      let voice = Voice(language)
      for tag in LanguageTag.known {
        guard let name = voice.name(of: tag) else { continue }
        let key = Folding.order(name)
        if names[key] == nil { names[key] = tag }
      }
    }
    return names
  }()
}
