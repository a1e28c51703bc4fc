internal import Foundation

/// The one form in which names of people, firms and places are ordered, found and compared, however they are spelt and
/// in whichever script: *Maerkevare* and *Mærkevare*, *Yulia*, *Yuliia* and *Юлія*, *Fatma* and *فاطمة*.
///
/// In the order letters with marks stand beside their base letter (DIN 5007-1), and *Aa* is two letters: that it stands where
/// *Å* stands is for readers of Danish alone, see `Alphabet`. What is found by it is found however it is written.
public enum Folding {
  /// Of the rules below. What is stored in their form is written anew by a job when this number rises.
  public static let version = 7

  /// The form by which a name is ordered where no alphabet says otherwise: letters and digits without marks, in lower case,
  /// one space between words; at most 120 characters. Equal for names that differ in marks, capitals and signs alone.
  public static func order(_ name: String) -> String {
    ordered.value(of: name) { name in
      // Its one letter stands where its two do.
      let whole = name.contains { "æÆœŒ".contains($0) } ? Self.whole(name) : name
      return String(lettered(whole).map(unpaired).joined(separator: " ").prefix(120))
    }
  }

  private static let ordered = Recent<String, String>()

  private static func whole(_ name: String) -> String {
    name.precomposedStringWithCanonicalMapping.lowercased().replacing("æ", with: "ae").replacing("œ", with: "oe")
  }

  /// The form in which a name is the same in whichever way its letters are written, *Aase* and *Åse*.
  public static func sameName(_ name: String) -> String {
    likened.value(of: name) { lettered($0).map(\.letters).joined(separator: " ") }
  }

  private static let likened = Recent<String, String>()

  /// A part of a name in Latin letters without marks, in which pairs of vowels stay two: *Michael* stands behind *Micha*.
  static func unpaired(_ part: String) -> String { lettered(part).map(unpaired).joined() }

  private static func unpaired(_ word: Lettered) -> String { latin(Array((word.heard ?? word.letters).unicodeScalars)) }

  /// The words of a text, each in the forms by which it is found; in their order, repeated ones too.
  public static func words(_ text: String) -> [FoldedWord] { lettered(text).map(folded) }

  private static let foldedWords = Recent<Lettered, FoldedWord>()

  static func folded(_ word: Lettered) -> FoldedWord { foldedWords.value(of: word) { FoldedWord($0) } }

  /// The Latin letters for which one letter stands, without marks and in lower case: *a* for *Å*, *ss* for *ß*, *ng* for *Ŋ*.
  /// A letter of another script stands for itself; none where it is no letter.
  public static func letters(of letter: Unicode.Scalar) -> String {
    withoutPairs(pieces(of: String(letter)).map { latin($0) }.joined())
  }

  /// A word in Latin letters without marks.
  struct Lettered: Hashable {
    var letters = ""
    /// The same before pairs of vowels became one, with an apostrophe between letters that are two sounds, where together
    /// they would be one: *z'hra*; and with *đ*, which is another sound in Belgrade than in Hanoi.
    var heard: String?
    /// With two letters for each hissing one that has a mark, as English writes it: *shen* for *Şen*, *kovach* for *Kovač*.
    var hissing: String?
    /// Written in a script that writes no vowels, or others than Latin has.
    var isTransliterated = false
    var vowels = Sound.Vowels.written
  }

  static func lettered(_ text: String) -> [Lettered] {
    if let plain = plain(text) { return plain }
    var words: [Lettered] = []
    for piece in pieces(of: text) {
      guard piece.contains(where: { $0.value >= 0x250 && !isMark($0) }) else {
        var word = written(latin(piece))
        if piece.contains("đ") { word.heard = latin(piece, keeping: "đ") }
        word.hissing = hissing(piece)
        words.append(word)
        continue
      }
      if let known = Script.letters(of: piece) {
        words.append(
          Lettered(
            letters: withoutPairs(latin(Array(known.unicodeScalars))), heard: known, isTransliterated: true,
            vowels: Script.vowels(of: piece)))
        continue
      }
      // Scripts of which there is no table here come as their transliteration, which may be several words.
      var view = String.UnicodeScalarView()
      view.append(contentsOf: piece)
      let isSilent = Indic.endsInSilentVowel(piece)
      // A syllable sounds like too many others.
      let isSyllable = piece.contains(where: Burmese.isLetter)
      for part in pieces(of: String(view).applyingTransform(.toLatin, reverse: false) ?? "") {
        var letters = latin(part)
        if isSilent, letters.hasSuffix("a") { letters.removeLast() }
        words.append(written(letters, isTransliterated: !isSyllable))
      }
    }
    return words.filter { !$0.letters.isEmpty }
  }

  /// `nil` where no *s*, *c* or *z* has a mark.
  private static func hissing(_ piece: [Unicode.Scalar]) -> String? {
    var (out, before, isMarked): ([Unicode.Scalar], Unicode.Scalar?, Bool) = ([], nil, false)
    for scalar in piece {
      out.append(scalar)
      if let before, ["s", "c", "z"].contains(before), hissingMarks.contains(scalar) {
        out.append("h")
        isMarked = true
      }
      before = scalar
    }
    return isMarked ? withoutPairs(latin(out)) : nil
  }

  /// Cedilla, comma, caron, acute, dot.
  private static let hissingMarks: Set<Unicode.Scalar> = [
    "\u{0327}", "\u{0326}", "\u{030C}", "\u{0301}", "\u{0307}",
  ]

  private static func written(_ letters: String, isTransliterated: Bool = false) -> Lettered {
    Lettered(letters: withoutPairs(letters), heard: letters, isTransliterated: isTransliterated)
  }

  /// The same for what is ASCII alone, as most is.
  private static func plain(_ text: String) -> [Lettered]? {
    var (words, letters): ([Lettered], [UInt8]) = ([], [])
    func end() {
      if !letters.isEmpty { words.append(written(String(decoding: letters, as: UTF8.self))) }
      letters = []
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): letters.append(byte)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters.append(byte + 32)
      case UInt8(ascii: "'"): continue
      case 0x80...: return nil
      default: end()
      }
    }
    end()
    return words
  }

  /// Words as they are written, decomposed: what lies between them is neither letter nor mark nor digit.
  private static func pieces(of text: String) -> [[Unicode.Scalar]] {
    var (pieces, piece): ([[Unicode.Scalar]], [Unicode.Scalar]) = ([], [])
    for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .decimalNumber, .spacingMark,
        .nonspacingMark, .enclosingMark:
        piece.append(scalar)
      // The Kurdish letter ە, as it was written before it had a place of its own.
      case .format where scalar == "\u{200C}" && piece.last == "\u{0647}": piece[piece.count - 1] = "\u{06D5}"
      // An apostrophe stands within a name; joiners and marks of direction show nothing.
      case .modifierLetter, .format: continue
      default:
        if scalar == "'" || scalar == "’" || scalar == "‘" || scalar == "`" || scalar == "´" { continue }
        if !piece.isEmpty { pieces.append(piece) }
        piece = []
      }
    }
    if !piece.isEmpty { pieces.append(piece) }
    return pieces.flatMap(Burmese.syllables)
  }

  /// Latin letters without their marks; digits of every script as 0 to 9.
  private static func latin(_ piece: [Unicode.Scalar], keeping kept: Unicode.Scalar? = nil) -> String {
    var out = ""
    for scalar in piece where !isMark(scalar) {
      switch scalar {
      case kept: out.unicodeScalars.append(scalar)
      case "æ": out += "a"
      case "ø", "œ", "ơ": out += "o"
      case "ß": out += "ss"
      case "ı": out += "i"
      case "ð", "đ": out += "d"
      case "þ": out += "th"
      case "ł": out += "l"
      case "ħ": out += "h"
      case "ŧ": out += "t"
      case "ŋ": out += "ng"
      case "ə", "ǝ": out += "a"
      case "ɨ": out += "i"
      case "ư": out += "u"
      default:
        if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
          out += String(Int(value))
        } else if scalar.properties.isAlphabetic {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// How Danish and German names are written where the letters are missing: å, æ or ä, ø or ö, ü.
  private static func withoutPairs(_ letters: String) -> String {
    var (out, before): ([UInt8], UInt8) = ([], 0)
    for byte in letters.utf8 {
      let isPair =
        switch (before, byte) {
        case (UInt8(ascii: "a"), UInt8(ascii: "a")), (UInt8(ascii: "a"), UInt8(ascii: "e")),
          (UInt8(ascii: "o"), UInt8(ascii: "e")), (UInt8(ascii: "u"), UInt8(ascii: "e")):
          true
        default: false
        }
      if isPair {
        before = 0
      } else {
        out.append(byte)
        before = byte
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
