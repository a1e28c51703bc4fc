/// A word in the forms by which it is found.
public struct FoldedWord: Sendable, Hashable {
  /// Spellings that are one to the reader made one: *Mohammed* and *Mohamed*, *Yuliia*, *Yulia* and *Julia*. What is typed
  /// of a word so far has a form that begins the form of the whole word.
  public let spelling: String
  /// Its consonants, with the letters by which one sound is spelt made one, and an *a* or *o* in front where it begins with
  /// a vowel; several where a letter is said differently from language to language, none of a number.
  public let sounds: [String]
  /// The first two of its sounds, roughly: what is typed of a word so far opens as the whole word does. None where there is
  /// only one; the first two digits of a number.
  public let openings: [String]
  /// It was put into Latin letters from a script in which vowels are written otherwise or not at all.
  public let isTransliterated: Bool

  init(_ word: Folding.Lettered) {
    spelling = FoldedWord.spelling(word.letters)
    let sounds = FoldedWord.sounds(word.heard ?? word.letters)
    // Which vowel opens عمر is not written: Omar, Umar.
    self.sounds = sounds + (word.isTransliterated ? sounds.filter { $0.first == "a" }.map { "o" + $0.dropFirst() } : [])
    openings = FoldedWord.openings(self.sounds, spelling)
    isTransliterated = word.isTransliterated
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
    return String(decoding: out.prefix(40), as: UTF8.self)
  }

  private static let oneSound: [(spelling: String, sound: String)] = [
    ("ph", "f"), ("shch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("th", "t"),
    ("dh", "d"), ("ck", "k"), ("zh", "s"), ("dj", "j"), ("dz", "s"), ("ts", "s"), ("tz", "s"), ("sz", "s"), ("cz", "k"),
    ("ks", "x"), ("'", ""),
  ]

  private static func sounds(_ letters: String) -> [String] {
    guard letters.utf8.contains(where: { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return [] }
    var text = letters
    for (spelling, sound) in oneSound where text.contains(spelling) { text = text.replacing(spelling, with: sound) }
    var sounds = [sound(text)]
    // Julia and Yulia; Khrystyna and Kristina, but also Mukhammed and Muhammed, Khalid and Halid.
    if text.hasPrefix("j") { sounds.append(sound("y" + text.dropFirst())) }
    if letters.contains("kh") { sounds.append(sound(text.replacing("k", with: "h"))) }
    // In Somali x is an h, and a c that opens a word is a sound that other languages leave out: Maxamed, Cabdi.
    if text.contains("x") { sounds.append(sound(text.replacing("x", with: "h"))) }
    if text.hasPrefix("c"), let second = text.dropFirst().first, "aeiou".contains(second) {
      sounds.append(sound(String(text.dropFirst())))
    }
    return sounds.filter { !$0.isEmpty }
  }

  /// Sounds that may come of the same letter as more is typed are one here: p and ph, t and ts, d and dj, k and ks.
  private static let openingLetters: [Character: Character] = ["f": "p", "d": "t", "s": "t", "j": "t", "x": "k"]

  private static func openings(_ sounds: [String], _ spelling: String) -> [String] {
    let all =
      sounds.isEmpty
      ? [String(spelling.prefix(2))] : sounds.map { $0.prefix(2).map { openingLetters[$0] ?? $0 } }.map { String($0) }
    var openings: [String] = []
    for opening in all where opening.count == 2 && !openings.contains(opening) { openings.append(opening) }
    return openings
  }

  private static func sound(_ text: String) -> String {
    var out: [Character] = []
    for (place, letter) in text.enumerated() {
      let heard: Character? =
        switch letter {
        case "a", "e", "i", "y": place == 0 ? "a" : nil
        case "o", "u": place == 0 ? "o" : nil
        // Within a word it is as often a vowel: Dawud, Davud, Daoud.
        case "w", "v": place == 0 ? "w" : nil
        // One letter in Ukrainian and Russian, and in Arabic from the Nile to the Gulf: Bohdan, Bogdan.
        case "g", "h": "h"
        case "q", "c": "k"
        case "z": "s"
        default: letter
        }
      if let heard, heard != out.last { out.append(heard) }
    }
    // A closing h is not heard: Sarah, Fatimah. A closing d is heard as t: Mehmed, Mehmet.
    if out.count > 2, text.hasSuffix("ah") { out.removeLast() }
    if out.last == "d" { out[out.count - 1] = "t" }
    return String(out.prefix(20))
  }
}
