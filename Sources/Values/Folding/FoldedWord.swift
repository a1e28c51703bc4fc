/// A word in the forms by which it is found.
public struct FoldedWord: Sendable, Hashable {
  /// Spellings that are one to the reader made one: *Mohammed* and *Mohamed*, *Yuliia*, *Yulia* and *Julia*. What is typed
  /// of a word so far has a form that begins the form of the whole word.
  public let spelling: String
  /// Its consonants, with the letters by which one sound is spelt made one, an *a* or *o* in front where it begins with a
  /// vowel, and a letter at the end for the vowel that closes it (see `Sound`); several where a letter is said differently
  /// from language to language, none of a number.
  public let sounds: [String]
  /// The first two of its sounds, roughly: what is typed of a word so far opens as the whole word does. None where there is
  /// only one; the first two digits of a number.
  public let openings: [String]
  /// Every way in which it sounds opens: what is found by any of them is found by an opening.
  public var opensAlways: Bool { !openings.isEmpty && sounds.allSatisfy { $0.utf8.count > 2 } }
  /// It was put into Latin letters from a script in which vowels are written otherwise or not at all.
  public let isTransliterated: Bool

  /// Whether words of this sound are found by it where both were written with their vowels.
  public static func isTelling(_ sound: String) -> Bool { Sound.isTelling(sound) }

  init(_ word: Folding.Lettered) {
    spelling = FoldedWord.spelling(word.letters)
    var sounds = Sound.all(of: word.heard ?? word.letters, word.vowels)
    // A number has none.
    let isUntold = !sounds.isEmpty && !sounds.contains { Sound.isTelling($0) && !$0.contains("8") }
    if isUntold, let short = Sound.short(word) { sounds.append(short) }
    // Which vowel opens عمر is not written: Omar, Umar.
    self.sounds = sounds + (word.isTransliterated ? sounds.filter { $0.first == "a" }.map { "o" + $0.dropFirst() } : [])
    openings = FoldedWord.openings(self.sounds, spelling)
    isTransliterated = word.isTransliterated
  }

  /// Of two words that are read as one: only sounds that tell a name, and so many of them.
  init(_ word: Folding.Lettered, atMost most: Int) {
    let all = FoldedWord(word)
    (spelling, isTransliterated) = (all.spelling, all.isTransliterated)
    sounds = Array(all.sounds.filter(Sound.isTelling).prefix(most))
    openings = FoldedWord.openings(sounds, spelling)
  }

  private static func spelling(_ letters: String) -> String {
    var out: [UInt8] = []
    for byte in letters.utf8 {
      let letter =
        switch byte {
        case UInt8(ascii: "y"), UInt8(ascii: "j"): UInt8(ascii: "i")
        case UInt8(ascii: "w"): UInt8(ascii: "v")
        default: byte
        }
      // Doubled letters count once; doubled digits are another number.
      if letter == out.last, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) { continue }
      out.append(letter)
    }
    // A closing h is not heard: Sarah, Sara. Of a short word it may be the next letter of a longer one.
    if out.count > 4, out.suffix(2) == [UInt8(ascii: "a"), UInt8(ascii: "h")] { out.removeLast() }
    return String(decoding: out.prefix(40), as: UTF8.self)
  }

  /// Sounds that may come of the same letter as more is typed are one here: p and ph, t and ts, d and dj, k and ks.
  private static let openingLetters: [Character: Character] = ["f": "p", "d": "t", "s": "t", "j": "t", "x": "k"]

  private static func openings(_ sounds: [String], _ spelling: String) -> [String] {
    let all =
      sounds.isEmpty
      ? [String(spelling.prefix(2))]
      : sounds.map { String($0.dropLast().prefix(2).map { openingLetters[$0] ?? $0 }) }
    var openings: [String] = []
    for opening in all where opening.count == 2 && !openings.contains(opening) { openings.append(opening) }
    return openings
  }
}
