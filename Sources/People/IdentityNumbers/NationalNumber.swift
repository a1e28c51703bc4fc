public import Language
import Values

/// A number by which a country knows somebody, in the one form in which it is stored and looked for.
///
/// Only what cannot be is refused: another shape, a day that does not exist. A check digit that does not fit is only
/// pointed out: Danish numbers without one have been given out since 2007 (cpr.dk, “Personnumre uden kontrolciffer”), and
/// who reads it off a document has seen more than a sum has.
public struct NationalNumber: Sendable, Hashable {
  public enum Form: String, Sendable, CaseIterable {
    case danish = "dk-cpr"
    case finnish = "fi-hetu"
    case swedish = "se-personnummer"
    case belgian = "be-rijksregister"
    case germanTax = "de-steuer-id"
  }

  public enum Fault: Error, Hashable {
    case shape, day
  }

  public let form: Form
  /// Without spaces and signs that only divide.
  public let text: String
  /// Whether its check digit fits.
  public let fits: Bool

  /// - Parameter written: as somebody wrote it.
  public init(_ form: Form, _ written: String) throws(Fault) {
    self.form = form
    let plain = written.uppercased().filter { !$0.isWhitespace }
    switch form {
    case .danish: (text, fits) = try NationalNumber.danish(plain)
    case .finnish: (text, fits) = try NationalNumber.finnish(plain)
    case .swedish: (text, fits) = try NationalNumber.swedish(plain)
    case .belgian: (text, fits) = try NationalNumber.belgian(plain)
    case .germanTax: (text, fits) = try NationalNumber.germanTax(plain)
    }
  }

  private static func digits(_ text: String, without signs: Set<Character>, count: Set<Int>) throws(Fault) -> [Int] {
    let digits = text.filter { !signs.contains($0) }.map { $0.isASCII ? $0.wholeNumberValue : nil }
    guard count.contains(digits.count), !digits.contains(nil) else { throw .shape }
    return digits.compactMap(\.self)
  }

  private static func number(_ digits: some Sequence<Int>) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

  private static func isDay(_ centuries: [Int], _ year: Int, _ month: Int, _ day: Int) -> Bool {
    centuries.contains { CivilDate(year: $0 + year, month: month, day: day) != nil }
  }

  /// Day, month, year and four digits, of which the first says the century (cpr.dk, “Opbygning af CPR-nummeret”). To the day
  /// of a replacement number 60 is added.
  private static func danish(_ text: String) throws(Fault) -> (String, Bool) {
    let all = try digits(text, without: ["-"], count: [10])
    let (day, month, year) = (number(all[0..<2]), number(all[2..<4]), number(all[4..<6]))
    let century =
      switch all[6] {
      case 0...3: 1900
      case 4, 9: year <= 36 ? 2000 : 1900
      default: year <= 57 ? 2000 : 1800
      }
    guard isDay([century], year, month, day > 60 ? day - 60 : day) else { throw .day }
    let sum = zip(all, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    return (all.map(String.init).joined(), sum % 11 == 0)
  }

  /// Day, month, year, a sign for the century, three digits and a check sign (dvv.fi, “Henkilötunnus”). The signs that came
  /// in 2023 tell numbers apart and are kept.
  private static func finnish(_ text: String) throws(Fault) -> (String, Bool) {
    let signs = Array(text)
    guard signs.count == 11, let last = signs.last else { throw .shape }
    let all = try digits(String(signs[0..<6] + signs[7..<10]), without: [], count: [9])
    let century: Int
    switch signs[6] {
    case "+": century = 1800
    case "-", "Y", "X", "W", "V", "U": century = 1900
    case "A", "B", "C", "D", "E", "F": century = 2000
    default: throw .shape
    }
    let checks = Array("0123456789ABCDEFHJKLMNPRSTUVWXY")
    guard checks.contains(last) else { throw .shape }
    guard isDay([century], number(all[4..<6]), number(all[2..<4]), number(all[0..<2])) else { throw .day }
    return (text, checks[number(all) % 31] == last)
  }

  /// Year, month, day and four digits; to the day of a coordination number 60 is added (skatteverket.se). With the century
  /// or without: both are one number.
  private static func swedish(_ text: String) throws(Fault) -> (String, Bool) {
    let written = try digits(text, without: ["-", "+"], count: [10, 12])
    let all = Array(written.suffix(10))
    let centuries = written.count == 12 ? [number(written[0..<2]) * 100] : [1800, 1900, 2000]
    let day = number(all[4..<6])
    guard isDay(centuries, number(all[0..<2]), number(all[2..<4]), day > 60 ? day - 60 : day) else { throw .day }
    let sum = all.enumerated().reduce(0) { sum, one in
      let double = one.element * (one.offset.isMultiple(of: 2) ? 2 : 1)
      return sum + double / 10 + double % 10
    }
    return (all.map(String.init).joined(), sum % 10 == 0)
  }

  /// Year, month, day, three digits and two that check (ibz.rrn.fgov.be). To the month of a number for whoever is not in the
  /// register 20 or 40 is added; a month and a day of 0 say that they are not known.
  private static func belgian(_ text: String) throws(Fault) -> (String, Bool) {
    let all = try digits(text, without: ["-", ".", "/"], count: [11])
    let (month, day) = (number(all[2..<4]) % 20, number(all[4..<6]))
    guard month == 0 || day == 0 || isDay([1900, 2000], number(all[0..<2]), month, day), month <= 12, day <= 31 else {
      throw .day
    }
    let (nine, check) = (number(all[0..<9]), number(all[9..<11]))
    let fits = [nine, 2_000_000_000 + nine].contains { 97 - $0 % 97 == check }
    return (all.map(String.init).joined(), fits)
  }

  /// Eleven digits that say nothing (§ 139b AO), the last of which checks the others by ISO 7064, mod 11,10.
  private static func germanTax(_ text: String) throws(Fault) -> (String, Bool) {
    let all = try digits(text, without: [], count: [11])
    guard all[0] != 0 else { throw .shape }
    let product = all.dropLast().reduce(10) { product, digit in
      let sum = (digit + product) % 10
      return (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (all.map(String.init).joined(), (11 - product) % 10 == all[10])
  }
}

extension NationalNumber.Form {
  public var phrase: Phrase {
    switch self {
    case .danish: .identityDkCpr
    case .finnish: .identityFiHetu
    case .swedish: .identitySePersonnummer
    case .belgian: .identityBeRijksregister
    case .germanTax: .identityDeSteuerId
    }
  }

  /// How one looks; nobody's.
  var example: String {
    switch self {
    case .danish: "010180-0000"
    case .finnish: "010180-000A"
    case .swedish: "800101-0000"
    case .belgian: "80.01.01-000.00"
    case .germanTax: "10000000000"
    }
  }
}
