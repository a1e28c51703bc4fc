import Design
import Language
import Synchronization
import Values

/// Countries as people write them: by the code of ISO 3166-1 (`DK`), by a name in one of the languages of the staff, or by
/// both as they are suggested: *Denmark (DK)*.
enum CountryNames {
  static let listID = "countries"

  /// The code of the country that is meant; `nil` where nobody can tell.
  static func code(of text: String) -> String? {
    if let open = text.lastIndex(of: "("), text.hasSuffix(")"),
      let code = known(text[text.index(after: open)...].dropLast())
    {
      return code
    }
    return known(text[...]) ?? names[Folding.sameName(text)]
  }

  /// How it stands in a field; what is no country stays as it was typed.
  static func said(_ text: String, by voice: Voice) -> String {
    guard let code = known(text[...]), let name = voice.name(ofCountry: code) else { return text }
    return name + " (" + code + ")"
  }

  static func suggestions(_ voice: Voice, in form: String) -> Suggestions {
    Suggestions(
      list: listID, form: form,
      words: CountryNames.lists.withLock { lists in
        if let made = lists[voice.language] { return made }
        let words = Voice.countries.map { said($0, by: voice) }.sorted { voice.sorts($0, before: $1) }
        lists[voice.language] = words
        return words
      })
  }

  /// Made once for each language in which somebody reads: the names come from the system, which takes its time.
  private static let lists = Mutex<[LanguageTag: [String]]>([:])

  private static func known(_ text: Substring) -> String? {
    let code = text.uppercased()
    return codes.contains(code) ? code : nil
  }

  private static let codes = Set(Voice.countries)

  /// By names in the languages of the staff, folded; the first who has a name keeps it.
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for language in [LanguageTag.english, .danish, .german, .finnish, .swedish] {
      let voice = Voice(language)
      for code in Voice.countries {
        guard let name = voice.name(ofCountry: code) else { continue }
        let key = Folding.sameName(name)
        if names[key] == nil { names[key] = code }
      }
    }
    return names
  }()
}

extension Fields {
  /// The country that is typed as an answer so far, as ISO 3166-1 writes it; `nil` where nobody can tell.
  public func country(at question: Question) -> String? {
    self[question.name].flatMap { CountryNames.code(of: $0.cleanedLine) }
  }
}
