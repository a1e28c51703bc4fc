import Values

/// Brings what people type and what a taxonomy writes to one plain form, so that they can be compared letter by letter.
///
/// Latin letters lose case and marks as those of names do, by `Folding` of Values. What differs from names, and why:
/// - every script stays as it is. Terms are looked for in the language in which the taxonomy has them, by the stems and
///   grams of that language; names are looked for by whoever reads them on a passport, and so in Latin letters. Within a
///   script what most writers leave out or mix up falls together: Arabic vowel signs and letter variants, Persian letters,
///   Cyrillic `і`/`ї`/`й`, Ethiopic homophones;
/// - the second letter of `ae`, `oe`, `ue` and `aa` goes wherever it stands (`ä`, `ae`, `a`), as letter comes after letter
///   while somebody types;
/// - anything that is neither letter nor digit separates words, apostrophes too (`l'eau`); `+` and `#` stay, because "C++"
///   and "C#" need them;
/// - it comes as UTF-16 units, as the index keeps it on disk, and is quick enough for each letter that is typed.
public enum TermFolding {
  /// The folded text as UTF-16 units, words separated by one space, none at either end. Scalars outside the basic
  /// plane separate words.
  public static func fold(_ text: some StringProtocol) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      switch plain(scalar.value) {
      case .nothing: continue
      case .separator: pendingSpace = true
      case .unit(let unit):
        if pendingSpace, !units.isEmpty { units.append(space) }
        pendingSpace = false
        append(unit, to: &units)
      case .units(let first, let second):
        if pendingSpace, !units.isEmpty { units.append(space) }
        pendingSpace = false
        append(first, to: &units)
        append(second, to: &units)
      }
    }
    return units
  }

  /// The folded words.
  public static func words(_ text: some StringProtocol) -> [[UInt16]] {
    fold(text).split(separator: space).map(Array.init)
  }

  /// The folded text as a string, for messages and tests.
  public static func folded(_ text: some StringProtocol) -> String {
    String(decoding: fold(text), as: UTF16.self)
  }

  static let space: UInt16 = 0x20

  /// `ae`, `oe`, `ue` and `aa` are how umlauts and `å` are typed without the right keyboard: their second letter goes.
  private static func append(_ unit: UInt16, to units: inout [UInt16]) {
    if let last = units.last {
      if unit == 0x65, last == 0x61 || last == 0x6F || last == 0x75 { return }
      if unit == 0x61, last == 0x61 { return }
    }
    units.append(unit)
  }

  private enum Plain {
    case nothing
    case separator
    case unit(UInt16)
    case units(UInt16, UInt16)
  }

  private static func plain(_ value: UInt32) -> Plain {
    switch value {
    case 0x61...0x7A, 0x30...0x39, 0x2B, 0x23: return .unit(UInt16(value))
    case 0x41...0x5A: return .unit(UInt16(value + 0x20))
    case 0..<0x80: return .separator
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: return .nothing
    case 0xC0...0x24F: return latin[Int(value - 0xC0)]
    case 0x300...0x36F: return .nothing
    case 0x370...0x3FF: return greek(value)
    case 0x400...0x52F: return cyrillic(value)
    case 0x600...0x6FF: return arabic(value)
    case 0x1200...0x137F: return ethiopic(value)
    case 0x1E00...0x1EFF: return latinAdditional[Int(value - 0x1E00)]
    case 0x10000...: return .separator
    default: return other(value)
    }
  }

  /// Latin-1 Supplement from À, Latin Extended-A and -B; Latin Extended Additional.
  private static let latin: [Plain] = (0xC0...0x24F).map(asInNames)
  private static let latinAdditional: [Plain] = (0x1E00...0x1EFF).map(asInNames)

  /// A letter as the folding of names has it.
  private static func asInNames(_ value: UInt32) -> Plain {
    let letters = Unicode.Scalar(value).map { Array(Folding.letters(of: $0).utf16) } ?? []
    return switch letters.count {
    case 0: .separator
    case 1: .unit(letters[0])
    default: .units(letters[0], letters[1])
    }
  }

  private static func other(_ value: UInt32) -> Plain {
    guard let scalar = Unicode.Scalar(value) else { return .separator }
    let properties = scalar.properties
    if properties.isAlphabetic || properties.numericType != nil {
      let lower = properties.lowercaseMapping.utf16
      return .unit(lower.first ?? UInt16(value))
    }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return .nothing
    default: return .separator
    }
  }

  private static func greek(_ value: UInt32) -> Plain {
    switch value {
    case 0x386, 0x3AC: .unit(0x3B1)
    case 0x388, 0x3AD: .unit(0x3B5)
    case 0x389, 0x3AE: .unit(0x3B7)
    case 0x38A, 0x3AF, 0x390, 0x3AA, 0x3CA: .unit(0x3B9)
    case 0x38C, 0x3CC: .unit(0x3BF)
    case 0x38E, 0x3CD, 0x3B0, 0x3AB, 0x3CB: .unit(0x3C5)
    case 0x38F, 0x3CE: .unit(0x3C9)
    case 0x3C2: .unit(0x3C3)
    case 0x391...0x3A9: .unit(UInt16(value + 0x20))
    case 0x3B1...0x3C9: .unit(UInt16(value))
    default: other(value)
    }
  }

  private static func cyrillic(_ value: UInt32) -> Plain {
    var letter = value
    switch letter {
    case 0x410...0x42F: letter += 0x20
    case 0x400...0x40F: letter += 0x50
    default: break
    }
    switch letter {
    case 0x450, 0x451, 0x454: return .unit(0x435)  // ѐ ё є are typed as е
    case 0x439, 0x456, 0x457, 0x45D: return .unit(0x438)  // й і ї are mixed up with и
    case 0x45E: return .unit(0x443)
    case 0x490, 0x491: return .unit(0x433)
    case 0x483...0x489: return .nothing
    case 0x430...0x45F: return .unit(UInt16(letter))
    default: return other(letter)
    }
  }

  private static func arabic(_ value: UInt32) -> Plain {
    switch value {
    case 0x610...0x61A, 0x621, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8, 0x6EA...0x6ED:
      .nothing  // vowel signs, tatweel and the bare hamza are left out by most writers
    case 0x622, 0x623, 0x625, 0x671: .unit(0x627)
    case 0x624: .unit(0x648)
    case 0x626, 0x649, 0x6CC, 0x6D0: .unit(0x64A)
    case 0x629, 0x6C0, 0x6C1, 0x6D5: .unit(0x647)
    case 0x6A9, 0x6AA: .unit(0x643)
    case 0x660...0x669: .unit(UInt16(value - 0x660 + 0x30))
    case 0x6F0...0x6F9: .unit(UInt16(value - 0x6F0 + 0x30))
    default: other(value)
    }
  }

  /// Syllables that sound alike in everyday Tigrinya and Amharic typing fall together.
  private static func ethiopic(_ value: UInt32) -> Plain {
    switch value {
    case 0x1210...0x1216: .unit(UInt16(value - 0x10))
    case 0x1280...0x1286: .unit(UInt16(value - 0x80))
    case 0x1220...0x1227: .unit(UInt16(value + 0x10))
    case 0x12D0...0x12D6: .unit(UInt16(value - 0x30))
    case 0x1340...0x1347: .unit(UInt16(value - 0x08))
    case 0x1360...0x1368: .separator
    case 0x1369...0x1371: .unit(UInt16(value - 0x1368 + 0x30))
    default: other(value)
    }
  }
}
