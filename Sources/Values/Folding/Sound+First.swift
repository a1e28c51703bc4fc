/// The vowel behind the first consonant, as far as it tells one name from another: *Johan* and *Jihan*, *Hossam* and
/// *Hisham*, *Roman* and *Raman* have the same consonants and the same closing vowel.
///
/// An *o* or *u* is told from all others, and these not from each other: *Hesham* and *Hisham*, *Selim* and *Salim* are one
/// name each.
extension Sound {
  /// What stands in a sound for an *o* or *u* behind the first consonant.
  private static let round = "U"

  /// The marks that a word has in its sounds: both where it is open which vowel is meant, or none is written. Only where
  /// the last vowel is another one, and closed: of *Zahra* and *Zohra* languages make one. Words of two consonants are
  /// found by how they are spelt, and longer ones are told by their consonants.
  static func first(_ letters: String, _ consonants: String, _ vowels: Vowels) -> [String] {
    // Mahamed and Mohammed, Mahmoud and Mohamoud: the most frequent name has every vowel.
    guard (3...4).contains(consonants.utf8.count), consonants != "mhmt", consonants != "mhmh" else { return [""] }
    let all = Array(letters.filter { $0 != "'" })
    guard let first = all.first else { return [""] }
    // A vowel in front is among the consonants; a y is one of them.
    var place = isVowel(first) ? 1 : 0
    let cluster = all[place...].prefix { !isVowel($0) }
    place += cluster.count
    let group = all[place...].prefix(while: isVowel)
    let end = place + group.count
    // Nothing but consonants behind it: it is the closing vowel, unless no other is written.
    let isClosing = !all[end...].contains(where: isVowel)
    if isClosing, vowels == .written || letters.hasSuffix("l8") {
      return first == all[0] && isVowel(first) ? [""] : open(cluster, [""])
    }
    if group.isEmpty || (vowels != .written && isSeveral(cluster)) { return ["", round] }
    let isRound = group.contains { $0 == "o" || $0 == "u" }
    guard isRound else {
      // Mawlud and Mouloud, Tevfik and Toufik: read as one vowel or as two sounds.
      let next = all[end...].prefix(2)
      let isGlide = next.count == 2 && (next.first == "w" || next.first == "v") && !isVowel(next[end + 1])
      return isGlide ? ["", round] : open(cluster, [""])
    }
    // Fyodor and Fedor, Taoufik and Tawfiq.
    return group.first == "o" || group.first == "u" ? open(cluster, [round]) : ["", round]
  }

  /// Sleiman and Suleiman, Krim and Karim: where two consonants open a word, a short vowel may have been left out.
  private static func open(_ cluster: ArraySlice<Character>, _ marks: [String]) -> [String] {
    isSeveral(cluster) ? ["", round] : marks
  }

  private static func isSeveral(_ cluster: ArraySlice<Character>) -> Bool {
    cluster.count > 1 && Sound.consonants(of: String(cluster), .written).utf8.count > 1
  }
}
