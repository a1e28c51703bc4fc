/// Burmese is written without blanks between words, or with some, as whoever types it likes: what is looked for is each
/// syllable.
///
/// How one is read in Latin letters is what the system's transliteration says, letter by letter. Names in passports follow
/// no rule (*Khin*, *Suu*, *Htet*): some of them are found from the other script, and many are not.
enum Burmese {
  /// The syllables of a word in Burmese letters; the word as it is where it is in others.
  ///
  /// One begins with each letter that stands by itself, unless it closes the one before (asat), or is stacked below it.
  static func syllables(_ word: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    guard word.contains(where: isLetter) else { return [word] }
    var syllables: [[Unicode.Scalar]] = []
    for (place, scalar) in word.enumerated() {
      let isStacked = place > 0 && word[place - 1] == virama
      if syllables.isEmpty || (isOther(scalar) != isOther(word[place - 1]))
        || (isLetter(scalar) && !isStacked && !closes(place, word))
      {
        syllables.append([scalar])
      } else {
        syllables[syllables.count - 1].append(scalar)
      }
    }
    return syllables
  }

  private static let virama: Unicode.Scalar = "\u{1039}"
  private static let asat: Unicode.Scalar = "\u{103A}"

  /// Consonants, vowels that stand by themselves, and the great sa.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x1000...0x102A).contains(scalar.value) || scalar.value == 0x103F || (0x104C...0x104F).contains(scalar.value)
  }

  /// Digits and letters of other scripts.
  private static func isOther(_ scalar: Unicode.Scalar) -> Bool {
    !(0x1000...0x103F).contains(scalar.value) && !(0x104C...0x104F).contains(scalar.value)
  }

  /// Marks of tone may stand between the letter and what kills its vowel; what is stacked belongs to both.
  private static func closes(_ place: Int, _ word: [Unicode.Scalar]) -> Bool {
    for scalar in word[(place + 1)...] {
      if scalar == asat || scalar == virama { return true }
      if scalar.value != 0x1037, scalar.value != 0x1038 { return false }
    }
    return false
  }
}
