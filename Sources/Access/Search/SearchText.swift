import Values

/// What was typed into a search box, understood before a transaction begins: words, a number, a mail address.
public struct SearchText: Sendable, Hashable {
  /// What it was taken for.
  public enum Understood: String, CaseIterable, Sendable {
    /// Nothing was typed.
    case nothing
    /// Something was typed in which there is nothing to look for: finds nobody, and not everybody either.
    case signs
    case words
    /// Four digits or more: of a telephone, a register, a case.
    case number
    case mail
  }

  public let text: String
  public let understood: Understood
  /// Any of these.
  let readings: [Reading]

  /// All of these.
  struct Reading: Sendable, Hashable {
    var needles: [Needle]
    /// Two of them as one term, where both are words: by their openings.
    var pairs: [String] = []
    /// Two words are read as one, which makes a name and no firm.
    var isJoined = false
  }

  /// One thing that is looked for, in any of several ways.
  struct Needle: Sendable, Hashable {
    /// A word as it is spelt.
    var spelling: String?
    var ways: [Way] = []
    /// Its forms as they stand beside a pair.
    var forms: [String] = []
    /// How it sounds, whether or not that tells a name.
    var sounds: [String] = []
    /// Says nothing in names looked for in this manner.
    var idle: Findable.Manner?
  }

  struct Way: Sendable, Hashable {
    let kind: Findable.Class
    /// Without the letter of the kind.
    let term: String
    /// What must stand beside the term: how a word of it begins.
    var rest: String?

    /// The longest beginning of the text that is a term; what is longer is compared.
    init?(_ kind: Findable.Class, _ text: String, _ mark: String, _ lengths: [Int]) {
      guard let length = lengths.last(where: { $0 <= text.count }) else { return nil }
      self.init(kind: kind, term: mark + text.prefix(length), rest: text.count > length ? text : nil)
    }

    init(kind: Findable.Class, term: String, rest: String? = nil) {
      (self.kind, self.term, self.rest) = (kind, term, rest)
    }
  }

  private static let mostWords = 6
  private static let mostJoined = 3

  public init(_ text: String) {
    self.text = text
    if text.contains("@") {
      readings = [Reading(needles: [SearchText.mail(text)])]
      understood = .mail
    } else if let number = SearchText.number(text) {
      readings = [Reading(needles: [number])]
      understood = .number
    } else {
      let name = Folding.name(text)
      readings = SearchText.readings(name, of: text)
      understood = !name.words.isEmpty ? .words : text.allSatisfy(\.isWhitespace) ? .nothing : .signs
    }
  }

  private static func readings(_ name: FoldedName, of text: String) -> [Reading] {
    var distinct: [(place: Int, word: FoldedWord)] = []
    for (place, word) in name.words.enumerated()
    where !distinct.contains(where: { $0.word.spelling.hasPrefix(word.spelling) }) {
      distinct.removeAll { word.spelling.hasPrefix($0.word.spelling) }
      distinct.append((place, word))
    }
    guard !distinct.isEmpty else { return [] }
    let sought = distinct.prefix(mostWords)
    let needles = sought.map { place, word in
      var needle = needle(word)
      if name.articles.contains(place) { needle.idle = .names }
      if place > 0, place < name.words.count - 1, connectives.contains(word.spelling) { needle.idle = .parts }
      return needle
    }
    let words = sought.filter { !name.articles.contains($0.place) }.map(\.word)
    var readings = [Reading(needles: needles, pairs: pairs(words))]
    readings += name.joints.prefix(mostJoined).map { joint in
      let others = name.places.filter { !joint.places.contains($0) }.prefix(mostWords - 1).map { name.words[$0] }
      return Reading(
        needles: [joined(joint.word)] + others.map(needle), pairs: pairs([joint.word] + others), isJoined: true)
    }
    let pieces = text.split(whereSeparator: \.isWhitespace)
    // As the number of a case: K-2026/17.
    if text.utf8.contains(where: { (0x30...0x39).contains($0) }) {
      readings.append(Reading(needles: [Needle(ways: number(NumberForm(text)))]))
    }
    // As the beginning of a mail address: anna.proeve.
    if pieces.count == 1, text.dropFirst().contains("."), text.count >= 3 {
      readings.append(Reading(needles: [mail(String(pieces[0]))]))
    }
    return readings
  }

  private static func needle(_ word: FoldedWord) -> Needle {
    var (ways, forms): ([Way], [String]) = ([], [" " + word.spelling])
    for sound in word.sounds {
      // Two consonants are those of too many names, unless the name was written without its vowels.
      let form = (word.isTransliterated || FoldedWord.isTelling(sound) ? "~" : "^") + sound
      ways.append(Way(kind: .words, term: form))
      forms.append(" " + form + " ")
      // Of two words that are read as one.
      if FoldedWord.isTelling(sound) { forms.append(" *" + sound + " ") }
    }
    return Needle(spelling: word.spelling, ways: ways, forms: forms, sounds: word.sounds)
  }

  /// Two words, where they were written as one.
  private static func joined(_ word: FoldedWord) -> Needle {
    Needle(
      ways: word.sounds.map { Way(kind: .words, term: "~" + $0, rest: SearchTerms.whole) },
      forms: word.sounds.map { " ~" + $0 + " " })
  }

  /// *and* between the names of a firm, for which one writes & and another the word in a language.
  private static let connectives: Set<String> = Set(
    ["and", "og", "und", "och", "ja", "et", "en", "y", "e", "i"].flatMap(Folding.words).map(\.spelling))

  /// The two words that say most.
  private static func pairs(_ words: [FoldedWord]) -> [String] {
    let long = words.filter(\.opensAlways).sorted { $0.spelling.count > $1.spelling.count }
    // Two that open alike may be meant for one word of a name.
    guard let one = long.first,
      let other = long.dropFirst().first(where: { Set($0.openings).isDisjoint(with: one.openings) })
    else { return [] }
    return Set(one.openings.flatMap { mine in other.openings.map { SearchTerms.pair(mine, $0) } }).sorted()
  }

  private static func mail(_ text: String) -> Needle {
    let form = MailForm(text)
    let sought = form.text.hasPrefix("@") ? form.domain : form.text
    return Needle(ways: [Way(.mail, sought, "@", [3, 5])].compactMap { $0 })
  }

  private static func number(_ form: NumberForm) -> [Way] { [Way(.number, form.text, "=", [3, 6])].compactMap { $0 } }

  /// Digits alone, as telephones are written; `nil` for anything else.
  private static func number(_ text: String) -> Needle? {
    var count = 0
    for scalar in text.unicodeScalars {
      if scalar.digit != nil {
        count += 1
      } else if !scalar.properties.isWhitespace, scalar.properties.generalCategory != .format,
        !"+-()/.\u{2010}\u{2011}\u{2013}".unicodeScalars.contains(scalar)
      {
        return nil
      }
    }
    guard count >= 4 else { return nil }
    var ways: [Way] = []
    for digits in PhoneDigits.asTyped(text) where digits.count >= 4 {
      ways.append(Way(kind: .phone, term: "#" + digits.prefix(4), rest: digits))
    }
    // With the country where it was entered without, and the other way round.
    if let digits = PhoneDigits.asTyped(text).last, digits.count > 8 {
      let end = digits.suffix(8)
      ways.append(Way(kind: .phone, term: "#" + end.prefix(4), rest: end + " "))
    }
    // Words are numbers, too.
    let words = Folding.words(text)
    return Needle(spelling: words.count == 1 ? words[0].spelling : nil, ways: ways + number(NumberForm(text)))
  }
}

extension SearchText.Needle {
  /// How records are looked for whose words are found in this manner.
  func ways(_ manner: Findable.Manner) -> [SearchText.Way] {
    guard let spelling else { return ways }
    switch manner {
    case .names: return [SearchText.Way(.words, spelling, "", SearchTerms.lengths)].compactMap { $0 } + ways
    case .parts:
      let word =
        SearchText.Way(.words, spelling, "+", [3]) ?? SearchText.Way(.words, spelling, "", SearchTerms.lengths)
      return [word].compactMap { $0 } + sounds.map { SearchText.Way(kind: .words, term: "^" + $0) }
        + ways.filter { $0.kind != .words }
    }
  }
}
