import Foundation

/// Makes names findable however they are spelt and in whichever script: *Mohammed*, *Muhamad* and *محمد* are one search.
///
/// Each word of a name gives a folded form (letters without marks) and a skeleton (its consonants, with the spellings of
/// one sound made one). A search word finds folded forms that begin with it, and skeletons equal to its own.
enum NameFolding {
  /// The words of a text, folded.
  static func words(_ text: String) -> [String] {
    folded(text).split(separator: " ").map(String.init)
  }

  static func folded(_ text: String) -> String {
    var latin = text
    if !text.unicodeScalars.allSatisfy({ $0.value < 0x250 }) {
      let withoutArticle = text.split(separator: " ").map { word in
        word.hasPrefix("ال") && word.count > 4 ? String(word.dropFirst(2)) : String(word)
      }.joined(separator: " ")
      latin = withoutArticle.applyingTransform(.toLatin, reverse: false) ?? withoutArticle
    }
    var out = ""
    for scalar in latin.decomposedStringWithCompatibilityMapping.lowercased(with: nil).unicodeScalars {
      switch scalar {
      case "æ", "ä": out += "a"
      case "ø", "œ": out += "o"
      case "ß": out += "ss"
      case "ı": out += "i"
      case "ð", "đ": out += "d"
      case "þ": out += "th"
      case "ł": out += "l"
      case "-", "_", ".", ",", "/": out += " "
      default:
        if scalar.properties.isAlphabetic, scalar.properties.generalCategory != .modifierLetter {
          out.unicodeScalars.append(scalar)
        } else if scalar.properties.isWhitespace {
          out += " "
        } else if ("0"..."9").contains(scalar) {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    // aa is å, ae is æ, oe is ø in Danish names written without the letters.
    return out.replacing("aa", with: "a").replacing("ae", with: "a").replacing("oe", with: "o")
  }

  /// The consonants of a folded word, with the letters by which one sound is spelt made one.
  static func skeleton(_ word: String) -> String {
    var text = word
    for (spelling, sound) in [
      ("ph", "f"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"),
      ("ck", "k"), ("zh", "z"), ("dj", "j"), ("ts", "s"), ("q", "k"), ("c", "k"), ("x", "k"), ("z", "s"), ("v", "w"),
    ] {
      text = text.replacing(spelling, with: sound)
    }
    var out = ""
    for letter in text where !"aeiouyw".contains(letter) && letter != out.last { out.append(letter) }
    return out
  }

  /// What is stored for a person: folded words and, marked with `~`, skeletons.
  static func tokens(of names: [String]) -> Set<String> {
    var tokens: Set<String> = []
    for word in names.flatMap(words) {
      tokens.insert(String(word.prefix(40)))
      let skeleton = skeleton(word)
      if !skeleton.isEmpty { tokens.insert("~" + String(skeleton.prefix(20))) }
    }
    return tokens
  }

  /// One word of a search.
  struct Term: Hashable, Sendable {
    /// Begin of the folded forms that it finds.
    let prefix: String
    /// Where to stop, in the order of the stored bytes.
    var end: String { prefix + "\u{10FFFF}" }
    /// The skeleton that it finds; none when it is too short to mean anything.
    let skeleton: String?
  }

  static func terms(_ query: String) -> [Term] {
    let isOtherScript = query.unicodeScalars.contains { $0.value >= 0x250 }
    return words(query).prefix(6).map { word in
      let skeleton = skeleton(word)
      return Term(
        prefix: String(word.prefix(40)),
        skeleton: skeleton.count >= (isOtherScript ? 1 : 3) ? "~" + String(skeleton.prefix(20)) : nil)
    }
  }
}
