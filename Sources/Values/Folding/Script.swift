/// Scripts that are put into Latin letters by a table of ours, because whoever meets the name on a passport reads it so:
/// Ukrainian by the rules of its passports, Arabic and Persian by their consonants, Ethiopic by its syllables.
enum Script {
  /// The word in Latin letters; `nil` when a letter of it stands in no table here.
  static func letters(of word: [Unicode.Scalar]) -> String? {
    var out = ""
    let letters = withoutArticle(composed(word).filter { !Folding.isMark($0) || arabicVowels[$0] != nil })
    for (place, scalar) in letters.enumerated() {
      let next: String
      if scalar.properties.generalCategory == .decimalNumber, let digit = scalar.properties.numericValue {
        next = String(Int(digit))
      } else if scalar.value < 0x250 {
        next = String(scalar)
      } else if let letter = cyrillic[scalar] {
        next = place == 0 ? cyrillicFirst[scalar] ?? letter : letter
      } else if let letter = arabicScript(letters, place) ?? ethiopic(scalar) {
        next = letter
      } else {
        return nil
      }
      if next.first == "h", let last = out.last, "cdgkpstz".contains(last) { out += "'" }
      out += next
    }
    return out
  }

  /// How the script of a word that stands in the tables here writes its vowels.
  static func vowels(of word: [Unicode.Scalar]) -> Sound.Vowels {
    if word.contains(where: { (0x600...0x6FF).contains($0.value) && $0.properties.isAlphabetic }) { return .long }
    return word.contains { (0x1200...0x137F).contains($0.value) } ? .syllables : .written
  }

  // MARK: Cyrillic

  /// Ukrainian as in its passports (resolution 55 of 2010); letters that only other languages have as in theirs.
  private static let cyrillic: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ъ": "", "ю": "iu", "я": "ia",
    "ы": "y", "э": "e", "ё": "io", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѕ": "dz", "ә": "a",
    "ғ": "gh",
    "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
  ]
  private static let cyrillicFirst: [Unicode.Scalar: String] = ["є": "ye", "ю": "yu", "я": "ya", "ё": "e"]

  /// The one letter whose mark makes another sound: Хрущёв. In front passports leave it out: Ёлкин is *Elkin*.
  private static func composed(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard word.contains("\u{0308}") else { return word }
    var out: [Unicode.Scalar] = []
    for scalar in word {
      if scalar == "\u{0308}", out.last == "е" { out[out.count - 1] = "ё" } else { out.append(scalar) }
    }
    return out
  }

  // MARK: Arabic and Persian

  private static let arabic: [Unicode.Scalar: String] = [
    "ا": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "dh", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q",
    "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ى": "a", "ة": "a", "ء": "", "ـ": "",
    // Persian, Dari, Pashto, Urdu
    "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ګ": "g", "ک": "k", "ټ": "t", "ډ": "d", "ړ": "r", "ښ": "kh", "ږ": "zh",
    "ځ": "dz",
    "څ": "ts", "ڼ": "n", "ې": "e", "ۍ": "i", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ہ": "h", "ھ": "h", "ۂ": "h",
    "ے": "e",
    "ۃ": "a",
    // Kurdish
    "ێ": "e", "ۆ": "o", "ڕ": "r", "ڵ": "l", "ڤ": "v", "ە": "e",
  ]
  private static let arabicVowels: [Unicode.Scalar: String] = ["\u{064E}": "a", "\u{064F}": "u", "\u{0650}": "i"]
  private static let waw: Unicode.Scalar = "و"
  private static let yeh: Set<Unicode.Scalar> = ["ي", "ی"]

  private static func arabicScript(_ word: [Unicode.Scalar], _ place: Int) -> String? {
    let scalar = word[place]
    if let vowel = arabicVowels[scalar] { return vowel }
    let isLast = place == word.count - 1
    // Between consonants and at the end these two are vowels.
    func isConsonant(_ place: Int) -> Bool {
      guard word.indices.contains(place) else { return false }
      return word[place] != "ا" && word[place] != waw && !yeh.contains(word[place]) && arabic[word[place]] != nil
    }
    // The second of two is a vowel: داوود.
    if scalar == waw, place > 0, word[place - 1] == waw { return "u" }
    if scalar == waw { return isConsonant(place - 1) && (isLast || isConsonant(place + 1)) ? "u" : "w" }
    if yeh.contains(scalar) { return place > 0 && (isLast || isConsonant(place + 1)) ? "i" : "y" }
    // A closing ه is written for ة, and heard as a vowel in names.
    if (scalar == "ه" || scalar == "ہ" || scalar == "ە"), isLast, place > 1 { return "a" }
    return arabic[scalar]
  }

  /// الحسن is looked for as حسن, and the other way round.
  private static func withoutArticle(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    word.count > 4 && word[0] == "ا" && word[1] == "ل" ? Array(word.dropFirst(2)) : word
  }

  // MARK: Ethiopic

  /// Consonants in the order of the script, eight syllables each. Letters that sound alike in Tigrinya and Amharic are
  /// one.
  private static let consonants = [
    "h", "l", "h", "m", "s", "r", "s", "sh", "q", "qw", "q", "qw", "b", "v", "t", "ch", "h", "hw", "n", "ny", "", "k",
    "kw",
    "kh", "kw", "w", "", "z", "zh", "y", "d", "d", "j", "g", "gw", "g", "t", "ch", "p", "ts", "ts", "f", "p",
  ]

  private static func ethiopic(_ scalar: Unicode.Scalar) -> String? {
    guard (0x1200...0x1357).contains(scalar.value) else { return nil }
    let (row, order) = (Int(scalar.value - 0x1200) / 8, Int(scalar.value) % 8)
    let consonant = consonants[row]
    let vowel = ["e", "u", "i", "a", "e", "", "o", "wa"][order]
    // The first order of h and of the two that are silent is heard as the fourth; a silent one alone is heard.
    if order == 0, consonant == "h" || consonant.isEmpty { return consonant + "a" }
    return consonant.isEmpty && order == 5 ? "i" : consonant + vowel
  }
}
