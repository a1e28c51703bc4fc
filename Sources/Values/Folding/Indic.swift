/// Scripts of India and Nepal, in which a consonant without a sign has a vowel that is not heard at the end of a word: राम is
/// *Ram*, and नेपाल *Nepal*.
enum Indic {
  static func endsInSilentVowel(_ word: [Unicode.Scalar]) -> Bool {
    guard word.count > 1, let last = word.last, let block = blocks.first(where: { $0.contains(last.value) }) else {
      return false
    }
    // In every block of these scripts the consonants stand in the same places.
    let place = last.value - block.lowerBound
    return (0x15...0x39).contains(place) || (0x58...0x5F).contains(place) || last == nukta(block)
  }

  /// Devanagari, Bengali, Gurmukhi, Gujarati.
  private static let blocks: [ClosedRange<UInt32>] = [
    0x0900...0x097F, 0x0980...0x09FF, 0x0A00...0x0A7F, 0x0A80...0x0AFF,
  ]

  /// The dot below a letter, which makes another consonant of it.
  private static func nukta(_ block: ClosedRange<UInt32>) -> Unicode.Scalar? { Unicode.Scalar(block.lowerBound + 0x3C) }
}
