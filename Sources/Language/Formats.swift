import CatalogFormat
import Foundation
import Synchronization
import Values

/// How a language writes dates, numbers and lists: asked of Foundation once, kept, and applied without it.
///
/// A civil date has no time zone and a screen may hold thousands of them; names and patterns from here are put together
/// in less than a microsecond, where a formatter needs an instant in a zone and several microseconds.
final class Formats: Sendable {
  let tag: LanguageTag
  /// Kept, because the tag finds it by searching its text, and every name in every sentence asks.
  let direction: LanguageTag.Direction
  /// The ten digits.
  let digits: [String]
  let usesLatinDigits: Bool
  let decimalSeparator: String
  let groupSeparator: String
  let minus: String
  let shortDate: DatePattern
  let longDate: DatePattern
  /// Of a year that goes without saying.
  let shortDateThisYear: DatePattern
  let longDateThisYear: DatePattern
  let day: DatePattern
  let month: DatePattern
  let clock: ClockPattern
  let list: ListPattern
  /// Monday first.
  let weekdays: [String]
  let shortWeekdays: [String]
  let plurals: PluralRule

  private static let kept = Mutex<[LanguageTag: Formats]>([:])

  /// The formats of a language that has a plural rule; English otherwise.
  static func of(_ tag: LanguageTag) -> Formats {
    kept.withLock { kept in
      if let known = kept[tag] { return known }
      let made = Formats(tag)
      kept[tag] = made
      return made
    }
  }

  private init(_ tag: LanguageTag) {
    self.tag = tag
    direction = tag.direction
    plurals = PluralRule.of(language: tag.language) ?? PluralRule.of(language: "en")!
    // Europe's English, not America's; the Gregorian calendar and the 24-hour clock in every language, because dates
    // and times are agreed with workplaces here.
    let name = tag == .english ? "en-GB" : tag.text
    let locale = Locale(identifier: name + "-u-ca-gregory-hc-h23")
    let numbers = NumberFormatter()
    numbers.locale = locale
    numbers.numberStyle = .decimal
    numbers.usesGroupingSeparator = false
    digits = (0...9).map { numbers.string(from: NSNumber(value: $0)) ?? String($0) }
    usesLatinDigits = digits == (0...9).map(String.init)
    decimalSeparator = numbers.decimalSeparator ?? "."
    groupSeparator = numbers.groupingSeparator ?? "\u{A0}"
    minus = numbers.minusSign ?? "-"

    let dates = DateFormatter()
    dates.locale = locale
    dates.calendar = Calendar(identifier: .gregorian)
    // As they stand alone: in Finnish, Foundation bends the others (“maanantaina”), and not all of them.
    let weekdays = Formats.mondayFirst(dates.standaloneWeekdaySymbols)
    let shortWeekdays = Formats.mondayFirst(dates.shortWeekdaySymbols)
    (self.weekdays, self.shortWeekdays) = (weekdays, shortWeekdays)
    func pattern(_ fields: String) -> DatePattern {
      var text = DateFormatter.dateFormat(fromTemplate: fields, options: 0, locale: locale) ?? "y-MM-dd"
      if tag.language == "en" { text = text.replacing(",", with: "") }
      // Foundation's answer where it does not know the language's order; none of ours puts the month first.
      text = text.replacing("EEE, MMM d, y", with: "EEE d MMM y").replacing("MMM d, y", with: "d MMM y")
        .replacing("EEE, MMM d", with: "EEE d MMM").replacing("EEEE, MMMM d", with: "EEEE d MMMM")
      // Beside the weekday in full, with and without a year.
      if tag.language == "da" { text = text.replacing("EEEE d. MMMM", with: "EEEE 'den' d. MMMM") }
      return DatePattern(
        text, months: dates.monthSymbols, shortMonths: dates.shortMonthSymbols, weekdays: weekdays,
        shortWeekdays: shortWeekdays)
    }
    shortDate = pattern("yMMMEd")
    longDate = pattern("yMMMMEEEEd")
    shortDateThisYear = pattern("MMMEd")
    longDateThisYear = pattern("MMMMEEEEd")
    day = pattern("yMMMd")
    month = pattern("yMMM")
    clock = ClockPattern(DateFormatter.dateFormat(fromTemplate: "Hmm", options: 0, locale: locale) ?? "HH:mm")
    list = ListPattern(locale: locale)
  }

  /// Foundation's weeks begin on Sunday.
  private static func mondayFirst(_ names: [String]) -> [String] { Array(names[1...6]) + [names[0]] }
}

extension Formats {
  /// The digits of a number without grouping or sign, at least `width` of them.
  func append(digitsOf number: UInt, width: Int = 1, to text: inout String) {
    let latin = String(number)
    if width > 1, latin.utf8.count < width {
      for _ in latin.utf8.count..<width { text += digits[0] }
    }
    if usesLatinDigits {
      text += latin
    } else {
      for digit in latin.utf8 { text += digits[Int(digit) - 0x30] }
    }
  }

  /// A whole number, in groups of three.
  func append(_ number: Int, to text: inout String) {
    if number < 0 { text += minus }
    var divisor: UInt = 1
    while number.magnitude / divisor >= 1000 { divisor *= 1000 }
    append(digitsOf: number.magnitude / divisor, to: &text)
    while divisor > 1 {
      let rest = number.magnitude % divisor
      divisor /= 1000
      text += groupSeparator
      append(digitsOf: rest / divisor, width: 3, to: &text)
    }
  }

  /// Hours without a unit: `9`, `9.25`, `9,5`.
  func append(_ hours: Hours, to text: inout String) {
    if hours.quarters < 0 { text += minus }
    let (whole, quarters) = hours.quarters.magnitude.quotientAndRemainder(dividingBy: 4)
    append(digitsOf: whole, to: &text)
    guard quarters > 0 else { return }
    text += decimalSeparator
    append(digitsOf: [0, 25, 5, 75][Int(quarters)], to: &text)
  }

  func append(_ date: CivilDate, as pattern: DatePattern, to text: inout String) {
    let parts = date.parts
    for piece in pattern.pieces {
      switch piece {
      case .text(let literal): text += literal
      case .day: append(digitsOf: UInt(parts.day), to: &text)
      case .month(let width): append(digitsOf: UInt(parts.month), width: width, to: &text)
      case .monthName(let names): text += names[parts.month - 1]
      case .year: append(digitsOf: parts.year.magnitude, to: &text)
      case .weekday(let names): text += names[date.weekday.rawValue - 1]
      }
    }
  }

  func append(hour: Int, minute: Int, to text: inout String) {
    append(digitsOf: UInt(hour), width: clock.hourWidth, to: &text)
    text += clock.separator
    append(digitsOf: UInt(minute), width: 2, to: &text)
  }
}
