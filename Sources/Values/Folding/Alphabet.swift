internal import Foundation

/// The order in which a reader looks for a name. Languages that are read here have three: Danish dictionaries end with Æ Ø Å,
/// Finnish and Swedish ones with Å Ä Ö, and in all others letters with marks stand beside their base letter (DIN 5007-1).
///
/// What a language does with the letters of others is that of CLDR: a Danish reader finds *Ängman* under Æ, *Özdemir* under Ø,
/// *Ünal* under Y and *Aagaard* under Å; a Swedish one finds *Ærø* under Ä and *Østergaard* under Ö.
public enum Alphabet: String, Sendable, Hashable, CaseIterable {
  case latin, danish, swedish

  /// That of whoever reads in a language.
  public init(readingIn language: LanguageTag) {
    self =
      switch language.language {
      case "da", "nb", "nn", "no": .danish
      case "fi", "sv": .swedish
      default: .latin
      }
  }

  /// Its letters in their order, as they are shown.
  public var letters: [Character] { Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ") + last }

  /// Those behind Z.
  private var last: [Character] {
    switch self {
    case .latin: []
    case .danish: ["Æ", "Ø", "Å"]
    case .swedish: ["Å", "Ä", "Ö"]
    }
  }

  /// Where names that begin with the letter begin in the order; `nil` for what is no letter of this alphabet.
  public func key(ofLetter letter: Character) -> String? {
    if let place = last.firstIndex(of: letter) { return String(Alphabet.behindZ[place]) }
    return letters.contains(letter) ? letter.lowercased() : nil
  }

  /// Stand for the letters behind Z: behind it in the order of bytes too, and in no name.
  private static let behindZ: [Character] = ["{", "|", "}"]

  /// What stands in a key for a letter, without its marks where they matter to no order.
  fileprivate func key(of letter: Character) -> String? {
    func behind(_ place: Int) -> String { String(Alphabet.behindZ[place]) }
    return switch (self, letter) {
    case (.latin, _): nil
    case (.danish, "æ"), (.danish, "ä"): behind(0)
    case (.danish, "ø"), (.danish, "ö"), (.danish, "ő"): behind(1)
    case (.danish, "å"): behind(2)
    case (.swedish, "å"): behind(0)
    case (.swedish, "ä"), (.swedish, "æ"): behind(1)
    case (.swedish, "ö"), (.swedish, "ø"), (.swedish, "ő"): behind(2)
    case (_, "ü"), (_, "ű"): "y"
    default: nil
    }
  }
}

extension Folding {
  /// The form by which a name is ordered for readers of an alphabet; at most 120 characters, compared byte by byte on both
  /// engines alike. Names that differ in nothing that the alphabet orders by have the same.
  public static func order(_ name: String, in alphabet: Alphabet) -> String {
    guard alphabet != .latin else { return order(name) }
    // Words are told apart first: what is left of one between two letters of the alphabet is none by itself.
    let words = name.precomposedStringWithCanonicalMapping.lowercased().split { character in
      !(character.isLetter || character.isNumber || character == "'" || character == "’")
    }
    return String(words.map { word($0, alphabet) }.filter { !$0.isEmpty }.joined(separator: " ").prefix(120))
  }

  private static func word(_ word: Substring, _ alphabet: Alphabet) -> String {
    var (key, rest) = ("", "")
    func flush() {
      key += unpaired(rest)
      rest = ""
    }
    var letters = word[...]
    while let letter = letters.popFirst() {
      if alphabet == .danish, letter == "a", letters.first == "a" {
        letters.removeFirst()
        flush()
        key += alphabet.key(of: "å") ?? ""
      } else if let own = alphabet.key(of: letter) {
        flush()
        key += own
      } else {
        rest.append(letter)
      }
    }
    flush()
    return key
  }
}

extension Folding {
  /// The columns in which tables keep the order of each alphabet but the first, which is `sort_key`.
  public static let orderColumns: [(column: String, alphabet: Alphabet)] = [
    ("sort_danish", .danish), ("sort_swedish", .swedish),
  ]
}

extension Sequence {
  /// In the order in which readers of an alphabet look for names; what has the same place stays as it was.
  public func inOrder(of alphabet: Alphabet, by name: (Element) -> String) -> [Element] {
    map { (key: Folding.order(name($0), in: alphabet), element: $0) }.enumerated().sorted {
      $0.element.key == $1.element.key
        ? $0.offset < $1.offset : $0.element.key.utf8.lexicographicallyPrecedes($1.element.key.utf8)
    }.map(\.element.element)
  }
}
