/// How a word sounds to somebody who is told it: its consonants, with the letters by which one sound is spelt made one, and
/// the vowel that closes it.
///
/// Consonants alone are those of too many names: *Hassan* and *Hussein*, *Mohammed* and *Mahmoud*, *Oleh* and *Olha*. What is
/// told apart is the vowel before the last consonant, roughly (`a`, `i`, a long *i* as `y`, `u`), or that the word ends in a
/// vowel (`o`). An *e* is both of the first two, and so is what Arabic does not write.
enum Sound {
  /// How the script writes vowels from which the letters were made.
  enum Vowels: Sendable {
    case written
    /// Syllables, of which one may have a vowel that is not heard, or none that is.
    case syllables
    /// Long ones only.
    case long
  }

  /// The sounds of a word, each with the vowel that closes it; none of a number. Several where a letter is said differently
  /// from language to language, or it is open which vowel is meant.
  static func all(of letters: String, _ vowels: Vowels) -> [String] {
    guard letters.utf8.contains(where: { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return [] }
    var sounds: [String] = []
    for way in ways(fullForms[letters] ?? letters, vowels) {
      let consonants = consonants(of: way, vowels)
      guard !consonants.isEmpty else { continue }
      for vowel in closing(way, consonants, vowels) {
        for mark in vowel.hasSuffix("o") ? [""] : first(way, consonants, vowels) {
          let sound = consonants + mark + vowel
          if !sounds.contains(sound) { sounds.append(sound) }
        }
      }
      // Persian writes a closing a so: Fatemeh, Jaleh. In Saleh the h is heard.
      if way.hasSuffix("eh"), consonants.count > 1, !sounds.contains(consonants.dropLast() + "o") {
        sounds.append(consonants.dropLast() + "o")
      }
    }
    if let known = KnownNames.sound(of: letters), !sounds.contains(known) { sounds.append(known) }
    return sounds
  }

  /// What a few very frequent names are written for, where the rules would not say so: the most frequent of all, where there
  /// is little room; Hussein as in Eritrea; مريم, whose *y* is no vowel.
  private static let fullForms: [String: String] = {
    var forms = ["mrim": "maryam"]
    for form in ["md", "mhd", "mohd", "muhd", "mohmd", "muhmd", "mohammod", "mohamod"] { forms[form] = "mohammed" }
    for form in ["husen", "hussen", "hussien", "hisen"] { forms[form] = "hussein" }
    return forms
  }()

  /// What a short word is besides, of which the sounds would be those of too many: letter by letter, but with one letter for
  /// those by which a long vowel is spelt, and as English writes what hisses. *Noori*, *Nouri* and *Nuri*; *Şen* and *Shen*;
  /// *Ghazi* and *Gazi*.
  static func short(_ word: Folding.Lettered) -> String? {
    var letters = word.hissing ?? word.letters
    let consonants = consonants(of: letters, .written)
    guard letters.utf8.count > 2, !consonants.isEmpty else { return nil }
    for one in oneVowel where one.isIn(letters) { letters = letters.replacing(one.letters, with: one.sound) }
    if letters.utf8.count > 4, letters.hasSuffix("ah") { letters.removeLast() }
    // The 9 is no consonant: no other word sounds so.
    return consonants + "9" + letters.prefix(20) + "o"
  }

  private static let oneVowel = [
    Spelling("oo", "u"), Spelling("ou", "u"), Spelling("uu", "u"), Spelling("ee", "i"), Spelling("ii", "i"),
    Spelling("gh", "g"), Spelling("y", "i"), Spelling("w", "v"),
  ]

  /// Whether a sound tells a name from most others, where both were written with their vowels: three consonants, or two
  /// around a long vowel, as in Said and Daoud.
  static func isTelling(_ sound: String) -> Bool {
    sound.utf8.count > 3 || (sound.utf8.count == 3 && (sound.hasSuffix("u") || sound.hasSuffix("y")))
  }

  // MARK: Consonants

  private static let oneSound = [
    Spelling("ph", "f"), Spelling("schtsch", "s"), Spelling("chtch", "s"), Spelling("sjtj", "s"), Spelling("shch", "s"),
    Spelling("tsch", "k"), Spelling("sch", "s"), Spelling("sh", "s"),
    Spelling("tch", "k"), Spelling("ch", "k"), Spelling("kh", "k"), Spelling("gh", "g"), Spelling("th", "t"),
    Spelling("dh", "d"),
    Spelling("ck", "k"), Spelling("zh", "s"), Spelling("dj", "j"), Spelling("dz", "s"), Spelling("ts", "s"),
    Spelling("tz", "s"), Spelling("sz", "s"), Spelling("cz", "k"), Spelling("ks", "x"), Spelling("'", ""),
  ]

  static func consonants(of letters: String, _ vowels: Vowels) -> String {
    var text = letters
    for one in oneSound where one.isIn(text) { text = text.replacing(one.letters, with: one.sound) }
    // Andrij: its j is one of the vowels.
    if text.hasSuffix("j"), text.dropLast().last.map(isVowel) ?? false { text.removeLast() }
    var (out, before): ([Character], Character?) = ([], nil)
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
      // Doubled letters are one sound; where no short vowels are written, or none is doubled (መኮንን), there is a vowel between
      // them, but for that of Allah.
      let isDoubled = heard == before && (vowels == .written || heard == "l")
      if let heard, !isDoubled { out.append(heard) }
      before = heard
    }
    // A closing h is not heard: Sarah, Fatimah. Closing d and b are heard as t and p: Mehmed, Mehmet; Zeinab, Zeynep.
    if out.count > 2, text.hasSuffix("ah") { out.removeLast() }
    if out.last == "d" { out[out.count - 1] = "t" }
    if out.last == "b" { out[out.count - 1] = "p" }
    return String(out.prefix(20))
  }

  // MARK: The closing vowel

  static func isVowel(_ letter: Character) -> Bool { "aeiouy".contains(letter) }

  private static func closing(_ letters: String, _ consonants: String, _ vowels: Vowels) -> [String] {
    let all = Array(letters.filter { $0 != "'" })
    var end = all.count
    while end > 0, !isVowel(all[end - 1]) { end -= 1 }
    let isOpen = end == all.count || (end == all.count - 1 && end > 0 && all[end] == "j") || letters.hasSuffix("ah")
    // نجیب‌الله, Najibullah: which vowel leads to God's name is as open as those that are not written before it.
    if vowels != .written, letters.hasSuffix("l8") { return ["a", "i", "u", "y"] }
    guard isOpen else { return closing(before: end, in: all, vowels) }
    // Leila and Layla, Chaima and Shaima: of two consonants alone there are too many.
    if vowels == .written, consonants.utf8.count == 2, hasDiphthong(letters) { return ["o", "yo"] }
    // Pavlo and Pavel, Petro and Petr.
    guard all.count > 3, all.last == "o", !isVowel(all[all.count - 2]) else { return ["o"] }
    var before = all.count - 1
    while before > 0, !isVowel(all[before - 1]) { before -= 1 }
    return ["o"] + closing(before: before, in: all, .written)
  }

  /// Of a vowel that ends there, with consonants behind it.
  private static func closing(before end: Int, in letters: [Character], _ vowels: Vowels) -> [String] {
    var start = end
    while start > 0, isVowel(letters[start - 1]) { start -= 1 }
    let group = String(letters[start..<end])
    // Abdul, Abdel: how the article is said.
    if String(letters[..<start]) == "abd" { return ["a", "i", "u"] }
    let behind = letters[end...]
    // داود: between a vowel and the last consonant it is one itself.
    if vowels == .long, behind.count == 2, behind.first == "w" { return ["a", "i", "u"] }
    // There may have been another vowel, or none is written.
    let isOne = behind.count == 2 && behind.last == "h" && "cdgkstz".contains(behind[behind.startIndex])
    let isUncertain = vowels != .written && behind.count > 1 && !isOne
    // گل: Gul and Gol as well as Gal.
    guard let last = group.last else { return vowels == .long && letters.count == 2 ? ["a", "i", "u"] : ["a", "i"] }
    switch last {
    case "a": return isUncertain ? ["a", "i"] : ["a"]
    case "e":
      if group.hasSuffix("ee"), vowels == .written { return ["y"] }
      return group.hasSuffix("ae") || group.hasSuffix("ee") ? ["a", "i", "y"] : ["a", "i"]
    case "i", "y":
      if isUncertain { return ["a", "i"] }
      return vowels == .long || group.utf8.count > 1 ? ["y"] : ["i", "y"]
    default:
      // Artem and Artyom; Yusuf and Yousef, in which a short vowel follows the sound of the one before.
      let isSoft = group.hasPrefix("i") || group.hasPrefix("y")
      let follows = group == "u" && precedingVowel(start, letters).map { "ou".contains($0) } ?? false
      return isSoft || follows || isUncertain ? ["a", "i", "u"] : ["u"]
    }
  }

  private static func hasDiphthong(_ letters: String) -> Bool {
    zip(letters.utf8, letters.utf8.dropFirst()).dropLast().contains { one, other in
      (one == UInt8(ascii: "a") || one == UInt8(ascii: "e"))
        && (other == UInt8(ascii: "i") || other == UInt8(ascii: "y"))
    }
  }

  private static func precedingVowel(_ start: Int, _ letters: [Character]) -> Character? {
    letters[..<start].last(where: isVowel)
  }
}
