internal import Foundation

// How numbers and names are compared where the question is whether two records are about the same.

extension Folding {
  /// The form in which numbers of registers are compared: a firm's, a workplace's. Without spaces and signs, without what
  /// stands before it (*CVR*, *P-nr.*) and the country of a tax number (*DK12345678*); digits of every script as 0 to 9, and
  /// letters that were typed for digits among digits. `nil` where it holds no digit: then it is no number.
  public static func identity(_ number: String) -> String? {
    var words = order(number).split(separator: " ")[...]
    while words.count > 1, let first = words.first, titles.contains(String(first)) { words.removeFirst() }
    var text = Substring(words.joined())
    if let title = joinedTitles.first(where: { text.hasPrefix($0) && text.dropFirst($0.count).allSatisfy(\.isDigit) }) {
      text = text.dropFirst(title.count)
    }
    let behind = text.dropFirst(2)
    if behind.count >= 5, text.prefix(2).allSatisfy(\.isLetter), behind.allSatisfy(\.isDigit) { text = behind }
    guard text.contains(where: \.isDigit) else { return nil }
    let digits = text.map { alike[$0] ?? $0 }
    let isNumber = digits.allSatisfy(\.isDigit) && text.count(where: \.isDigit) * 2 > text.count
    return isNumber ? String(digits) : String(text)
  }

  private static let titles: Set<String> = [
    "cvr", "nr", "no", "nummer", "number", "p", "pnr", "pnummer", "produktionsenhed", "se", "vat", "moms", "org",
    "orgnr",
    "organisationsnummer", "y", "tunnus", "ytunnus", "ust", "idnr", "id", "steuernr", "ondernemingsnummer", "kbo",
    "bce",
  ]
  private static let joinedTitles = ["cvrnr", "cvr", "pnummer", "pnr", "orgnr"]
  private static let alike: [Character: Character] = ["o": "0", "l": "1", "i": "1"]

  /// Letters and digits by how they look: what differs in marks that show nothing, in capitals, or in letters of another
  /// script that look the same is one. For ids that were copied, of which nobody reads two as two.
  public static func look(_ id: String) -> String {
    var out = ""
    for scalar in id.decomposedStringWithCompatibilityMapping.uppercased().unicodeScalars where !scalar.showsNothing {
      if scalar.properties.generalCategory == .dashPunctuation || scalar.value == 0x2212 { out += "-"; continue }
      if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
        out += value == 0 ? "O" : value == 1 ? "I" : String(Int(value))
      } else {
        out.append(lookAlikes[scalar] ?? Character(scalar))
      }
    }
    return out
  }

  /// Capitals of Cyrillic and Greek that cannot be told from Latin ones.
  private static let lookAlikes: [Unicode.Scalar: Character] = [
    "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "І": "I", "Ӏ": "I", "Ј": "J", "К": "K", "М": "M", "О": "O",
    "Р": "P",
    "Ѕ": "S", "Т": "T", "Х": "X", "У": "Y", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K",
    "Μ": "M",
    "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X",
  ]

  /// The digits of a telephone number, of whichever script, without what dials out of the country (00) and the one 0 before
  /// an area.
  public static func phone(_ number: String) -> String {
    let dialled = number.replacing("(0)", with: "")
    let digits = dialled.unicodeScalars.compactMap { scalar in
      scalar.properties.generalCategory == .decimalNumber ? scalar.properties.numericValue.map { String(Int($0)) } : nil
    }.joined()
    if digits.hasPrefix("00") { return String(digits.dropFirst(2)) }
    return digits.hasPrefix("0") ? String(digits.dropFirst()) : digits
  }

  /// Whether two numbers reach the same telephone: one may have been written with its country and the other without.
  public static func isSamePhone(_ one: String, _ other: String) -> Bool {
    let (one, other) = (phone(one), phone(other))
    guard min(one.count, other.count) >= 8 else { return one.count >= 6 && one == other }
    return one.hasSuffix(other) || other.hasSuffix(one)
  }

  /// Whether two names may be one person's: every word of the shorter one is a word of the other, however it is spelt.
  public static func isSameName(_ one: String, _ other: String) -> Bool {
    let all = [words(one), words(other)].sorted { $0.count < $1.count }
    guard let shorter = all.first, !shorter.isEmpty else { return false }
    return shorter.allSatisfy { word in all[1].contains { word.isSame(as: $0) } }
  }
}

extension FoldedWord {
  /// Spelt or sounding alike, as whole words.
  fileprivate func isSame(as other: FoldedWord) -> Bool {
    if spelling == other.spelling { return true }
    let telling = isTransliterated || other.isTransliterated
    return sounds.contains { other.sounds.contains($0) && (telling || FoldedWord.isTelling($0)) }
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
