import Foundation
import Values

/// Makes names of firms findable however they are typed: *Maerkevare*, *Mærkevare* and *MÆRKEVARE* are one search.
///
/// The same form gives the order of the register. Letters with marks stand beside their base letter (DIN 5007-1), and
/// *Aa* stands where *Å* stands: in a register in which Danish, German and Finnish names stand together there is no one
/// alphabet, and whoever looks for Ærø finds it under A in all of them.
enum FirmName {
  /// Letters and digits without marks, in lower case, one space between words; at most 120 characters.
  static func folded(_ name: String) -> String { String(words(name).joined(separator: " ").prefix(120)) }

  static func words(_ text: String) -> [String] {
    var out = ""
    for scalar in text.lowercased().decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case "æ": out += "a"
      case "ø", "œ": out += "o"
      case "ß": out += "ss"
      case "ı": out += "i"
      case "ð", "đ": out += "d"
      case "þ": out += "th"
      case "ł": out += "l"
      case "'", "’": break
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .modifierLetter: break
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .spacingMark, .decimalNumber:
          out.unicodeScalars.append(scalar)
        default: out += " "
        }
      }
    }
    // How Danish and German names are written where the letters are missing: å, æ or ä, ø or ö, ü.
    for (pair, letter) in [("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u")] {
      out = out.replacing(pair, with: letter)
    }
    return out.split(separator: " ").map(String.init)
  }

  /// What a search asks for: every word must stand somewhere in the name.
  ///
  /// `nil` when something was typed, but neither a letter nor a digit: that finds no firm, and not all of them either.
  static func search(_ query: String) -> [LikePattern]? {
    let words = words(query)
    if words.isEmpty, !query.allSatisfy(\.isWhitespace) { return nil }
    return words.prefix(6).map(LikePattern.init(containing:))
  }
}

/// A pattern for `LIKE` made from a folded word, which has neither `%` nor `_` in it.
struct LikePattern: Sendable, Hashable {
  let text: String

  init(containing word: String) { text = "%" + word + "%" }
}
