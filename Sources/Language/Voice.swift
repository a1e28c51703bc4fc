import CatalogFormat
public import Foundation
public import Values

/// What was said, and in which language it really is: English where a translation is missing, so that a page can say
/// so to screen readers (`lang`) and set its direction.
public struct Spoken: Sendable, Hashable {
  public let text: String
  public let language: LanguageTag

  public var direction: LanguageTag.Direction { language.direction }
}

/// Says phrases, dates and numbers in one language. Cheap to make and to pass; made once per request.
public struct Voice: Sendable {
  public enum Density: String, Sendable, Codable {
    /// For tables and screens: `Sun 1 Mar (week 9)`.
    case compact
    /// For letters and pages for participants: `Sunday 1 March (week 9)`.
    case roomy
  }

  /// A language that has a catalog; the region stays (`fa-AF`).
  public let language: LanguageTag
  public let density: Density
  /// Where clocks are read; `nil` means UTC, and times then say so.
  public let zone: TimeZone?
  /// The year that goes without saying: today's. `nil` says every year.
  public private(set) var year: Int?
  /// Whether a day is one word to whoever lays out a line: on a page it moves to the next one as a whole.
  public private(set) var keepsDaysWhole = false
  /// The week that the sentence has named: a day in it needs no number.
  private var weekSaid: ISOWeek?

  let formats: Formats
  private let sentences: PackedTexts?

  /// - Parameters:
  ///   - language: one that no catalog exists for becomes English, so that `language` is always the truth.
  ///   - zone: the installation's zone, for `time` and `moment`; dates and weeks need none.
  ///   - today: days of its year are said without the year.
  public init(
    _ language: LanguageTag, density: Density = .compact, zone: TimeZone? = nil, today: CivilDate? = nil
  ) {
    let catalog = Catalog.name(for: language)
    let spoken = catalog == nil ? .english : language
    self.init(
      spoken, density: density, zone: zone, year: today?.year, sentences: Tables.sentences(of: catalog ?? "en"))
  }

  /// - Parameter sentences: the language's own; without any, everything is said in English.
  init(
    _ language: LanguageTag, density: Density = .compact, zone: TimeZone? = nil, year: Int? = nil,
    sentences: PackedTexts?
  ) {
    self.language = language
    self.density = density
    self.zone = zone
    self.year = year
    self.sentences = sentences
    formats = Formats.of(language)
  }

  /// The same voice for a page, where lines are broken. Programs are told days with plain spaces.
  public var onPages: Voice {
    var voice = self
    voice.keepsDaysWhole = true
    return voice
  }

  public var direction: LanguageTag.Direction { formats.direction }

  public func callAsFunction(_ phrase: Phrase) -> String { spoken(phrase).text }

  /// A sentence without translation is said in English as a whole, its dates and numbers too.
  public func spoken(_ phrase: Phrase) -> Spoken { spoken(phrase, isolating: true) }

  /// - Parameter isolating: whether the texts in the phrase come from outside; false for dates and numbers that this
  ///   voice has already written.
  func spoken(_ phrase: Phrase, isolating: Bool) -> Spoken {
    if let sentence = sentences?[phrase.place], !sentence.isEmpty {
      return Spoken(text: compose(sentence, phrase.arguments, isolating: isolating), language: language)
    }
    var english = Voice(.english, density: density, zone: zone, year: year, sentences: Tables.sentences(of: "en"))
    english.keepsDaysWhole = keepsDaysWhole
    return english.spoken(phrase, isolating: true)
  }

  /// Languages in which every sentence of the product is translated.
  public static let staffLanguages: [LanguageTag] = [.english, .danish, .german, .finnish, .swedish]

  /// With those in which the pages for participants and firms are translated.
  public static let allLanguages: [LanguageTag] =
    staffLanguages + [.arabic, .ukrainian, .tigrinya, .persian]
}

extension Voice {
  private func compose(
    _ sentence: UnsafeBufferPointer<UInt8>, _ arguments: [Argument], isolating: Bool
  ) -> String {
    var rest = sentence[...]
    if rest.first == Mark.plural { rest = form(of: rest, arguments) }
    // What the sentence has said goes without saying from there on.
    var voice = self
    voice.weekSaid = nil
    var text = ""
    text.reserveCapacity(rest.count + 24 * arguments.count)
    while let mark = rest.firstIndex(of: Mark.placeholder) {
      text += String(decoding: rest[..<mark], as: UTF8.self)
      let place = Int(rest[mark + 1]) - 0x30
      if case .text(let value) = arguments[place], !isolating {
        text += value
      } else {
        let kind = PlaceholderKind(letter: rest[mark + 2])
        voice.append(arguments[place], as: kind, to: &text)
        voice.remember(arguments[place], as: kind)
      }
      rest = rest[(mark + 3)...]
      // A day that ends in an abbreviation brings the full stop with it: “7. dec.”
      if rest.first == UInt8(ascii: "."), text.utf8.last == UInt8(ascii: ".") { rest = rest.dropFirst() }
    }
    text += String(decoding: rest, as: UTF8.self)
    return text
  }

  /// The year of a day that was said, and its week.
  private mutating func remember(_ argument: Argument, as kind: PlaceholderKind?) {
    switch argument {
    case .date(let value) where kind == .day: year = year.map { _ in value.year }
    case .date(let value) where kind == .date:
      (year, weekSaid) = (year.map { _ in value.year }, ISOWeek(containing: value))
    case .week(let value):
      (year, weekSaid) = (year.map { _ in value.year }, value)
    default: break
    }
  }

  /// Whether the sentence has named the week of a day.
  func hasSaidWeek(of date: CivilDate) -> Bool { weekSaid == ISOWeek(containing: date) }

  /// The form of a bending sentence that goes with its number.
  private func form(
    of sentence: Slice<UnsafeBufferPointer<UInt8>>, _ arguments: [Argument]
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    guard case .number(let number) = arguments[Int(sentence[sentence.startIndex + 1]) - 0x30] else { return sentence }
    var rest = sentence.dropFirst(2)
    for _ in 0..<formats.plurals.form(for: number) {
      guard let end = rest.firstIndex(of: Mark.plural) else { break }
      rest = rest[(end + 1)...]
    }
    return rest.prefix { $0 != Mark.plural }
  }

  private func append(_ argument: Argument, as kind: PlaceholderKind?, to text: inout String) {
    switch argument {
    case .text(let value): append(isolated: value, to: &text)
    case .number(let value): formats.append(value, to: &text)
    case .hours(let value): formats.append(value, to: &text)
    case .date(let value) where kind == .day: text += day(value)
    case .date(let value) where kind == .bareDay: text += bareDay(value)
    case .date(let value): text += date(value)
    case .week(let value): text += weekAndYear(value)
    case .clock(let value): formats.append(hour: value.hour, minute: value.minute, to: &text)
    case .moment(let value): text += moment(value)
    }
  }
}
