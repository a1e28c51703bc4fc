import Values

/// The terms under which a record stands in the index, each with what is looked at beside it: the words that have it.
///
/// A term is an exact key, so that whoever has it is read in the order of the list and reading ends when the page is full,
/// however many have it. A name of eight letters has its first one, two, three and five; what is longer is looked for under
/// five and then compared.
struct SearchTerms: Sendable, Hashable {
  private(set) var rests: [String: Set<String>] = [:]

  /// Letters of a word that make a term.
  static let lengths = [1, 2, 3, 5]
  /// Words that are found by two; somebody with more names than this is found by each for itself.
  private static let mostPaired = 10

  /// - Parameter values: what stands in the columns of each class.
  init(_ kind: Kind, _ manner: Findable.Manner, _ values: [Findable.Class: [String]]) {
    let letter = kind.letter ?? ""
    let names = (values[.words] ?? []).map(Folding.name)
    switch manner {
    case .names: addNames(names, letter)
    case .parts: addParts(names.flatMap(\.words), letter)
    }
    for phone in values[.phone] ?? [] { addPhone(PhoneDigits(phone), letter) }
    for mail in values[.mail] ?? [] { addMail(MailForm(mail), letter) }
    for number in values[.number] ?? [] { addBeginnings(of: NumberForm(number).text, "=", [3, 6], letter) }
  }

  private mutating func add(_ term: String, _ rest: String? = nil) {
    rests[term, default: []].formUnion(rest.map { [$0] } ?? [])
  }

  private mutating func addBeginnings(of text: String, _ mark: String, _ lengths: [Int], _ letter: String) {
    for length in lengths where text.count >= length {
      add(letter + mark + text.prefix(length), length >= 3 ? text : nil)
    }
  }

  private mutating func addNames(_ names: [FoldedName], _ letter: String) {
    var distinct: [FoldedWord] = []
    for word in names.flatMap(\.words) where !distinct.contains(word) { distinct.append(word) }
    for word in distinct {
      addBeginnings(of: word.spelling, "", SearchTerms.lengths, letter)
      for sound in word.sounds {
        add(letter + "~" + sound, SearchTerms.whole)
        if word.isTransliterated { add(letter + "^" + sound) }
      }
    }
    let joints = names.flatMap(\.joints).map(\.word).filter { !distinct.contains($0) }
    for joint in joints { for sound in joint.sounds { add(letter + "~" + sound, nil) } }
    addPairs(Array(distinct.prefix(SearchTerms.mostPaired)), joints, letter)
  }

  private mutating func addPairs(_ words: [FoldedWord], _ joints: [FoldedWord], _ letter: String) {
    let all = SearchTerms.forms(of: words, joints)
    // What is joined opens as its first word does, unless that one is too short to open anything.
    let openings = Set(words.flatMap(\.openings))
    let paired = words + joints.filter { !openings.isSuperset(of: $0.openings) }
    for (place, one) in paired.enumerated() {
      for other in paired.dropFirst(place + 1) where other.spelling != one.spelling {
        for mine in one.openings {
          for theirs in other.openings where theirs != mine { add(letter + SearchTerms.pair(mine, theirs), all) }
        }
      }
    }
  }

  /// Two words by their openings, in whichever order they stand.
  static func pair(_ one: String, _ other: String) -> String { "&" + min(one, other) + max(one, other) }

  /// Stands beside the sound of what was written as one word, and not beside that of two that are read as one.
  static let whole = "."

  /// All words with all their sounds: `anna ~an ~… *…`, so that a pair's row alone says whether it fits.
  private static func forms(of words: [FoldedWord], _ joints: [FoldedWord]) -> String {
    var forms: [String] = []
    for word in words {
      let sounds = word.sounds.flatMap { word.isTransliterated ? ["~" + $0, "^" + $0] : ["~" + $0] }
      for form in [word.spelling] + sounds where !forms.contains(form) { forms.append(form) }
    }
    for sound in joints.flatMap(\.sounds) where !forms.contains("*" + sound) { forms.append("*" + sound) }
    return forms.joined(separator: " ")
  }

  private mutating func addParts(_ words: [FoldedWord], _ letter: String) {
    for word in words {
      addBeginnings(of: word.spelling, "", [1, 2], letter)
      var rest = Substring(word.spelling)
      while rest.count >= 3 {
        add(letter + "+" + rest.prefix(3), String(rest))
        rest = rest.dropFirst()
      }
      guard word.isTransliterated else { continue }
      for sound in word.sounds { add(letter + "^" + sound) }
      // الشام is written with its article in Latin letters, and has none here.
      for article in ["al", "el"] { addBeginnings(of: article, "", [1, 2], letter) }
    }
  }

  private mutating func addPhone(_ phone: PhoneDigits, _ letter: String) {
    for rest in phone.findable { add(letter + "#" + rest.prefix(4), rest) }
  }

  private mutating func addMail(_ mail: MailForm, _ letter: String) {
    for part in [mail.text, mail.domain] { addBeginnings(of: part, "@", [3, 5], letter) }
  }

  /// What stands beside a term, a blank before each word and one behind the last; empty where nothing does.
  func rest(of term: String) -> String {
    guard let rests = rests[term], !rests.isEmpty else { return "" }
    return " " + rests.sorted().joined(separator: " ") + " "
  }

  var terms: [String] { rests.keys.sorted() }

  /// A few letters that differ where what stands beside a term does; none where nothing stands there.
  func mark(of term: String) -> String {
    let rest = rest(of: term)
    if rest.isEmpty { return "" }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in rest.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String((hash ^ hash >> 32) & 0xFFFF_FFFF, radix: 36)
  }

  /// All terms with their marks, in order.
  var marks: [(term: String, mark: String)] { terms.map { ($0, mark(of: $0)) } }

  /// Terms with their marks, a line each: equal when nothing has changed.
  static func summary(_ marks: [(term: String, mark: String)]) -> String {
    marks.map { $0.term + "\t" + $0.mark }.joined(separator: "\n")
  }
}

/// A telephone number as it is looked for: its digits, without what dials out of the country.
struct PhoneDigits: Sendable, Hashable {
  /// Without the 00 that dials out of a country, and without the one 0 that stands before an area.
  let digits: String

  init(_ text: String) { digits = PhoneDigits.asTyped(text).last ?? "" }

  /// All digits of it, and then without what is dialled before it, where there is such: what is typed may be the end of a
  /// number, to which a 0 belongs.
  static func asTyped(_ text: String) -> [String] {
    // +49 (0)151 …: that 0 is dialled within the country, in place of what stands before it.
    let dialled = text.replacing("(0)", with: "")
    let all = String(dialled.unicodeScalars.compactMap(\.digit).map(String.init).joined().prefix(20))
    if all.hasPrefix("00") { return [all, String(all.dropFirst(2))] }
    return all.hasPrefix("0") ? [all, String(all.dropFirst())] : [all]
  }

  /// So many digits of the end tell a number from all others, with or without its country.
  static let long = 8

  /// By which part of it another way of writing the same number is found; none of what is too short to tell anybody by.
  var telling: String? {
    digits.count >= PhoneDigits.long ? String(digits.suffix(PhoneDigits.long)) : digits.count >= 6 ? digits : nil
  }

  /// From where on it is found: its end from eight digits to four, and its beginning with and without the country, of
  /// which it is not known how many digits it has.
  var findable: [String] {
    let count = digits.count
    guard count >= 4 else { return [] }
    let places = Set([0] + (count > 8 ? [2, 3].filter { $0 < count - 8 } : [])).union(max(0, count - 8)...(count - 4))
    return places.sorted().map { String(digits.dropFirst($0)) }
  }
}

/// A mail address in the form in which it is looked for: as `Folding.mail` has it, and nothing that a pattern could mean.
struct MailForm: Sendable, Hashable {
  let text: String

  init(_ text: String) {
    self.text = String(
      Folding.mail(text).filter { !$0.isWhitespace }.map { "%_\\".contains($0) ? "-" : $0 }.prefix(80))
  }

  /// What stands behind the @; empty where there is none.
  var domain: String { text.firstIndex(of: "@").map { String(text[text.index(after: $0)...]) } ?? "" }
}

/// A number of a register or a case: its letters and digits, however it is written.
struct NumberForm: Sendable, Hashable {
  let text: String

  init(_ text: String) {
    self.text = String(Folding.sameName(text).filter { $0 != " " }.prefix(40))
  }
}

extension Unicode.Scalar {
  /// 0 to 9, of whichever script.
  var digit: Int? {
    properties.generalCategory == .decimalNumber ? properties.numericValue.map { Int($0) } : nil
  }
}
