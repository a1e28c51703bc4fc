/// A name in the forms by which it is found: its words, which of them are articles, and what two words that stand beside
/// each other are where they are written as one: *Abdul Rahman* and *Abdulrahman*, *Anne Marie* and *Annemarie*.
///
/// What is joined fits a word that was written as one. Two that are joined are not compared: *Samir Ali* and *Samira Ali*
/// would be one then.
public struct FoldedName: Sendable, Hashable {
  /// Two words as one.
  public struct Joint: Sendable, Hashable {
    /// Which two, counted from 0.
    public let places: [Int]
    /// Spelt and sounding as one word; only sounds that tell a name.
    public let word: FoldedWord
  }

  /// All of them, in their order, repeated ones too.
  public let words: [FoldedWord]
  /// Which words are an Arabic article that stands before another word; one says it and another does not.
  public let articles: Set<Int>
  public let joints: [Joint]

  /// Without the articles.
  public var places: [Int] { words.indices.filter { !articles.contains($0) } }

  /// Somebody with more words in a name than this is found by each as it is written.
  private static let mostJoined = 6
  private static let mostSounds = 6

  init(_ lettered: [Folding.Lettered]) {
    words = lettered.map(Folding.folded)
    let articles = Set(lettered.indices.dropLast().filter { FoldedName.isArticle(lettered[$0], lettered[$0 + 1]) })
    self.articles = articles
    let places = lettered.indices.filter { !articles.contains($0) }.prefix(FoldedName.mostJoined)
    joints = zip(places, places.dropFirst()).compactMap { first, second in
      guard
        let word = lettered[first].joined(to: lettered[second]).map({ FoldedWord($0, atMost: FoldedName.mostSounds) }),
        !word.sounds.isEmpty
      else { return nil }
      return Joint(places: [first, second], word: word)
    }
  }

  /// *Al-Khatib*, *El Hassan*, *Zia ul Haq*; *ar-Rahman* and *ud-Din*, in which it takes the sound of what follows.
  private static func isArticle(_ word: Folding.Lettered, _ next: Folding.Lettered) -> Bool {
    guard !word.isTransliterated, let first = word.letters.utf8.first, vowels.contains(first),
      (2...3).contains(word.letters.utf8.count)
    else { return false }
    let rest = word.letters.dropFirst()
    if rest == "l" { return true }
    guard next.letters.utf8.count > 2, next.letters.hasPrefix(rest) else { return false }
    // An Nguyen is called An.
    if rest == "n" { return !next.letters.hasPrefix("ng") && !next.letters.hasPrefix("nh") }
    return ["d", "r", "s", "sh", "t", "z"].contains(rest)
  }

  private static let vowels = Set("aeu".utf8)
}

extension Folding.Lettered {
  /// Both as one word; none of numbers, and of what would be too short or too long to be a name.
  fileprivate func joined(to other: Folding.Lettered) -> Folding.Lettered? {
    let count = letters.utf8.count + other.letters.utf8.count
    let isNumber = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard (5...30).contains(count), !letters.utf8.contains(where: isNumber),
      !other.letters.utf8.contains(where: isNumber)
    else { return nil }
    var joined = Folding.Lettered(letters: letters + other.letters)
    joined.heard = (heard ?? letters) + (other.heard ?? other.letters)
    joined.isTransliterated = isTransliterated || other.isTransliterated
    joined.vowels = vowels == .long || other.vowels == .long ? .long : vowels == .syllables ? vowels : other.vowels
    return joined
  }
}

extension Folding {
  /// A text in the forms by which it is found as a name.
  public static func name(_ text: String) -> FoldedName { names.value(of: text) { FoldedName(lettered($0)) } }

  private static let names = Recent<String, FoldedName>()

  /// Whether two names may be one person's: every word of the shorter one is a word of the other, however it is spelt and
  /// whether or not it is written together.
  public static func isSameName(_ one: String, _ other: String) -> Bool {
    let (one, other) = (name(one), name(other))
    let (mine, theirs) = (one.places.count, other.places.count)
    if mine < theirs { return one.isWithin(other) }
    return other.isWithin(one) || (mine == theirs && one.isWithin(other))
  }

  /// Whether two names are one name, however each word is spelt and whether or not it is written together: neither has a
  /// word that the other lacks.
  public static func isOneName(_ one: String, _ other: String) -> Bool {
    let (one, other) = (name(one), name(other))
    return one.isWithin(other) && other.isWithin(one)
  }
}

extension FoldedName {
  /// Whether somebody of the other name may be meant by this one, whole words alone.
  fileprivate func isWithin(_ other: FoldedName) -> Bool {
    guard !words.isEmpty else { return false }
    func isThere(_ place: Int) -> Bool {
      other.words.contains { $0.isSame(as: words[place]) }
        || other.joints.contains { joint in
          joint.word.sounds(like: words[place])
            && !joint.places.contains { part in
              words.indices.contains { $0 != place && words[$0].isSame(as: other.words[part]) }
            }
        }
    }
    let missing = places.filter { !isThere($0) }
    if missing.isEmpty { return true }
    // One of them that stands there by itself is no part of a longer word as well.
    return joints.contains { joint in
      joint.places == missing && other.words.contains { joint.word.sounds(like: $0) }
    }
  }
}

extension FoldedWord {
  /// Spelt or sounding alike, as whole words.
  fileprivate func isSame(as other: FoldedWord) -> Bool {
    if spelling == other.spelling { return true }
    let telling = isTransliterated || other.isTransliterated
    return sounds.contains { other.sounds.contains($0) && (telling || FoldedWord.isTelling($0)) }
  }

  fileprivate func sounds(like other: FoldedWord) -> Bool { sounds.contains(where: other.sounds.contains) }
}
