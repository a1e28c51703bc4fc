internal import Foundation

// How numbers and names are compared where the question is whether two records are about the same.

extension Folding {
  /// The form in which numbers of registers are compared: a firm's, a workplace's. Without spaces and signs, without what
  /// stands before or behind it (*CVR*, *P-nr.*) and the country of a tax number (*DK12345678*); digits of every script as 0
  /// to 9, letters that were typed for digits among digits, and letters of another script that look Latin as these. `nil`
  /// where it holds no digit: then it is no number.
  public static func identity(_ number: String) -> String? {
    let number = withoutDecimals(number)
    let words = sameName(latin(number)).split(separator: " ")
    if let number = CourtNumber(words) { return number.tellsOne ? number.text : nil }
    var text = Substring(withoutTitles(words).joined())
    if text.hasPrefix("p"), text.count == 11, text.dropFirst().allSatisfy(\.isDigit) { text = text.dropFirst() }
    if let title = joinedTitles.first(where: { text.hasPrefix($0) && text.dropFirst($0.count).allSatisfy(\.isDigit) }) {
      text = text.dropFirst(title.count)
    }
    let behind = text.dropFirst(2)
    if behind.count >= 5, countries.contains(String(text.prefix(2))), behind.allSatisfy(\.isDigit) { text = behind }
    guard text.contains(where: \.isDigit) else { return nil }
    let digits = text.map { alike[$0] ?? $0 }
    let isNumber = digits.allSatisfy(\.isDigit) && text.count(where: \.isDigit) * 2 > text.count
    if isNumber { return isPlaceholder(digits) ? nil : usual(String(digits)) }
    return tellsOne(text) ? String(text) : nil
  }

  /// Of a number that a table program took for one: without the *.0* behind it, and *2.0304051E7* as it was, where none of its
  /// digits is gone.
  private static func withoutDecimals(_ number: String) -> String {
    guard let table = TableNumber(number) else { return number }
    guard let power = table.power else {
      return table.whole.count >= 5 && table.decimals.allSatisfy { $0 == "0" } ? table.whole : number
    }
    return table.whole.count == 1 && table.decimals.count == power ? table.whole + table.decimals : number
  }

  /// Whether a table program made a number of it and digits may be gone: what is left of it is no number of a register.
  public static func hasLostDigits(_ number: String) -> Bool {
    guard let table = TableNumber(number), let power = table.power else { return false }
    return table.whole.count == 1 && power >= 5 && table.decimals.count < power
  }

  /// `211234567.0`, `2,11E+09`, `2e9`.
  private struct TableNumber {
    let whole: String
    let decimals: String
    let power: Int?

    init?(_ number: String) {
      let text = number.trimmedASCII
      let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
      let digits = parts.first?.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," } ?? []
      guard parts.count <= 2, (1...2).contains(digits.count), parts.count + digits.count > 2,
        digits.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) })
      else { return nil }
      (whole, decimals) = (String(digits[0]), digits.count == 2 ? String(digits[1]) : "")
      guard parts.count == 2 else {
        power = nil
        return
      }
      let exponent = parts[1].hasPrefix("+") ? parts[1].dropFirst() : parts[1]
      guard (1...2).contains(exponent.count), exponent.allSatisfy(\.isDigit) else { return nil }
      power = Int(exponent)
    }
  }

  /// The form in which registers write a number today, of those that are written in several.
  private static func usual(_ digits: String) -> String {
    // In Sweden: with the 16 before it as authorities keep it, or with the 01 behind it of the number for value-added tax.
    // Its last digit checks the others (Luhn).
    if digits.count == 12, digits.hasPrefix("16"), isSwedish(digits.dropFirst(2)) { return String(digits.dropFirst(2)) }
    if digits.count == 12, digits.hasSuffix("01"), isSwedish(digits.dropLast(2)) { return String(digits.dropLast(2)) }
    // In Belgium: nine digits until 2005, the last two of which check the others by 97; a 0 before them since.
    if digits.count == 9, let first = Int(digits.dropLast(2)), let check = Int(digits.suffix(2)),
      97 - first % 97 == check
    {
      return "0" + digits
    }
    // In Finland: seven digits and one that checks them by 11; the 0 in front was lost where it was taken for a number.
    if digits.count == 7, checks(digits, [9, 10, 5, 8, 4, 2, 1]) { return "0" + digits }
    // A Danish firm has eight digits that check each other by 11; some programs put a 0 before them.
    if digits.count == 9, digits.hasPrefix("0"), checks(String(digits.dropFirst()), [2, 7, 6, 5, 4, 3, 2, 1]) {
      return String(digits.dropFirst())
    }
    // A production unit in Denmark has ten digits; some programs put a 0 before them.
    if digits.count == 11, digits.hasPrefix("01") { return String(digits.dropFirst()) }
    return digits
  }

  private static func checks(_ digits: String, _ weights: [Int]) -> Bool {
    zip(digits.compactMap(\.wholeNumberValue), weights).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }

  private static func isSwedish(_ digits: Substring) -> Bool {
    let values = digits.compactMap(\.wholeNumberValue)
    guard values.count == 10, values[2] >= 2 else { return false }
    let sum = values.enumerated().reduce(0) { sum, digit in
      let value = digit.element * (digit.offset % 2 == 0 ? 2 : 1)
      return sum + value / 10 + value % 10
    }
    return sum % 10 == 0
  }

  /// The words of a number without those that say which number it is. Where one word alone is a number long enough for a
  /// register, what was written around it is a remark.
  private static func withoutTitles(_ all: [Substring]) -> ArraySlice<Substring> {
    func isTitle(_ word: Substring?) -> Bool { word.map { titles.contains(String($0)) } ?? false }
    var words = all[...]
    while words.count > 1, let first = words.first,
      isTitle(first) || countries.contains(String(first)) && isTitle(words.dropFirst().first)
    {
      words.removeFirst()
    }
    while words.count > 1, isTitle(words.last) { words.removeLast() }
    let numbers = words.filter { $0.contains(where: \.isDigit) }
    guard numbers.count == 1, let one = numbers.first, one.count >= 8, one.allSatisfy(\.isDigit) else { return words }
    return [one]
  }

  /// The number with the Latin letters that it seems to have: *Р* and *С* of the Cyrillic alphabet are typed for *P* and
  /// *C*. What has other letters of that alphabet besides is written in it.
  private static func latin(_ number: String) -> String {
    var out = ""
    let number = number.replacing("№", with: " no ")
    for scalar in number.unicodeScalars {
      if scalar.properties.isAlphabetic, !scalar.isASCII {
        let capital = String(scalar).uppercased().unicodeScalars.first
        guard let alike = capital.flatMap({ lookAlikes[$0] }) else { return number }
        out.append(alike)
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// Whether digits stand for a number that nobody knew: fewer than five, which no register of firms that we know gives out,
  /// one digit over and over, or 1234567. What is typed so is kept as it is, and joins nobody's records.
  private static func isPlaceholder(_ digits: [Character]) -> Bool {
    let values = digits.compactMap(\.wholeNumberValue)
    guard values.count >= 5 else { return true }
    let steps = Set(zip(values, values.dropFirst()).map { ($1 - $0 + 10) % 10 })
    return steps == [0] || steps == [1] && values[0] <= 1
  }

  /// Whether a number with letters in it tells one firm from all others: digits enough that are no year.
  private static func tellsOne(_ text: Substring) -> Bool {
    let digits = text.filter(\.isDigit)
    let isYear = digits.count == 4 && text.count > 6 && (digits.hasPrefix("19") || digits.hasPrefix("20"))
    return digits.count >= 4 && !isYear && Set(digits).count > 1
  }

  private static let titles: Set<String> = [
    "cvr", "nr", "no", "nummer", "number", "p", "pnr", "pnummer", "produktionsenhed", "se", "vat", "moms", "org",
    "orgnr",
    "organisationsnummer", "y", "tunnus", "ytunnus", "ust", "idnr", "id", "steuernr", "ondernemingsnummer", "kbo",
    "bce",
  ]
  /// What stands before a tax number in Europe. Other letters belong to the number: *SC* and *NI* are two registers.
  private static let countries: Set<String> = [
    "at", "be", "bg", "ch", "cy", "cz", "de", "dk", "ee", "el", "es", "fi", "fr", "gb", "gr", "hr", "hu", "ie", "is",
    "it", "lt", "lu", "lv", "mt", "nl", "no", "pl", "pt", "ro", "se", "si", "sk",
  ]
  private static let joinedTitles = ["cvrnr", "cvr", "pnummer", "pnr", "orgnr"]
  private static let alike: [Character: Character] = ["o": "0", "l": "1", "i": "1"]

  /// Letters and digits by how they look: what differs in marks that show nothing, in capitals, in the form of an apostrophe, or
  /// in letters of another script that look the same is one. For ids that were copied, of which nobody reads two as two.
  public static func look(_ id: String) -> String {
    var out = ""
    for scalar in id.decomposedStringWithCompatibilityMapping.uppercased().unicodeScalars where !scalar.showsNothing {
      if scalar.properties.generalCategory == .dashPunctuation || scalar.value == 0x2212 { out += "-"; continue }
      if apostrophes.contains(scalar) { out += "'"; continue }
      if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
        out += value == 0 ? "O" : value == 1 ? "I" : String(Int(value))
      } else {
        out.append(lookAlikes[scalar] ?? Character(scalar))
      }
    }
    return out
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["\u{2018}", "\u{2019}", "\u{02BC}", "`", "\u{00B4}"]

  /// Capitals of Cyrillic and Greek that cannot be told from Latin ones, and the *L*, whose small letter is an *I* or *1* to
  /// the eye.
  private static let lookAlikes: [Unicode.Scalar: Character] = [
    "L": "I",
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

  /// Whether it can be dialled as it is, and reaches somebody: what is found by it has this very number.
  public static func isWholePhone(_ number: String) -> Bool {
    phone(number).count >= 8 && isSamePhone(number, number)
  }

  /// Whether two numbers reach the same telephone: one may have been written with its country and the other without. One
  /// that ends in a single digit over and over was typed by somebody who knew none, and reaches nobody.
  public static func isSamePhone(_ one: String, _ other: String) -> Bool {
    let (one, other) = (phone(one), phone(other))
    guard Set(one.suffix(6)).count > 1 else { return false }
    guard min(one.count, other.count) >= 8 else { return one.count >= 6 && one == other }
    return one.hasSuffix(other) || other.hasSuffix(one)
  }
}

extension String {
  fileprivate var trimmedASCII: Substring {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}
