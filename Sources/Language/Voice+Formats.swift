import Foundation
public import Values

extension Voice {
  /// A day with its week, where weeks are meant: what is planned, a placement, a limit on hours:
  /// `Sun 1 Mar (week 9)`, with the year where it is not today's. A sentence with several days says year and week once.
  public func date(_ date: CivilDate) -> String {
    if hasSaidWeek(of: date) { return day(date) }
    return spoken(.timeDateAndWeek(date: day(date), week: week(ISOWeek(containing: date))), isolating: false).text
  }

  /// A day on which something was or is, of which nobody asks in which week: `Sun 1 Mar`, with the year where it is not
  /// today's.
  public func day(_ date: CivilDate) -> String {
    var text = ""
    let isThisYear = date.year == year
    let pattern =
      switch density {
      case .compact: isThisYear ? formats.shortDateThisYear : formats.shortDate
      case .roomy: isThisYear ? formats.longDateThisYear : formats.longDate
      }
    formats.append(date, as: pattern, to: &text)
    // Written out it would be wider than a telephone.
    return density == .compact ? whole(text) : text
  }

  private func whole(_ day: String) -> String { keepsDaysWhole ? day.replacing(" ", with: "\u{A0}") : day }

  /// A day by its date alone and always with its year: a birth, the day from which a law holds: `1 Mar 2026`.
  public func bareDay(_ date: CivilDate) -> String {
    var text = ""
    formats.append(date, as: formats.day, to: &text)
    return whole(text)
  }

  /// A month with its year, where the day is nobody's business: `Mar 2026`.
  public func month(of date: CivilDate) -> String {
    var text = ""
    formats.append(date, as: formats.month, to: &text)
    return whole(text)
  }

  /// `week 9`.
  public func week(_ week: ISOWeek) -> String { self(.timeWeek(number: week.number)) }

  /// `week 53`, with the year that the week belongs to where it is not today's: `week 53, 2026`.
  public func weekAndYear(_ week: ISOWeek) -> String {
    if week.year == year { return self.week(week) }
    var year = ""
    formats.append(digitsOf: week.year.magnitude, to: &year)
    return spoken(.timeWeekAndYear(number: week.number, year: year), isolating: false).text
  }

  /// `9`, `9.25`; the sentence around it names the unit.
  public func hours(_ hours: Hours) -> String {
    var text = ""
    formats.append(hours, to: &text)
    return text
  }

  /// `9 h a week`.
  public func hoursPerWeek(_ hours: Hours) -> String { self(.timeHoursPerWeek(hours: hours)) }

  /// A whole number in groups of three: `1,250`.
  public func number(_ number: Int) -> String {
    var text = ""
    formats.append(number, to: &text)
    return text
  }

  /// The 24-hour clock in the voice's zone: `15:05`.
  public func time(_ moment: Moment) -> String { clock(at: moment).time }

  /// A time of day that was agreed, on no day and in no zone: `15:05`.
  public func time(hour: Int, minute: Int) -> String {
    var text = ""
    formats.append(hour: hour, minute: minute, to: &text)
    return text
  }

  public func time(_ time: ClockTime) -> String { self.time(hour: time.hour, minute: time.minute) }

  /// `only between 9:00 and 13:00`, `not before 9:00`, `not after 13:00`.
  public func span(_ span: ClockSpan) -> String {
    switch (span.from, span.until) {
    case (let from?, let until?): self(.timeSpanBetween(from: from, until: until))
    case (let from?, nil): self(.timeSpanFrom(from: from))
    case (nil, let until): until.map { self(.timeSpanUntil(until: $0)) } ?? ""
    }
  }

  /// Day and 24-hour clock in the voice's zone: `Sun 1 Mar, 15:05`.
  public func moment(_ moment: Moment) -> String {
    let clock = clock(at: moment)
    return spoken(.timeDayAndTime(day: day(clock.day), time: clock.time), isolating: false).text
  }

  private func clock(at moment: Moment) -> (day: CivilDate, time: String) {
    let seconds = moment.microseconds / 1_000_000 - (moment.microseconds % 1_000_000 < 0 ? 1 : 0)
    let offset = zone?.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) ?? 0
    let local = Int(seconds) + offset
    let (day, second) = (local / 86_400, local % 86_400)
    let ofDay = second < 0 ? second + 86_400 : second
    var text = ""
    formats.append(hour: ofDay / 3600, minute: ofDay / 60 % 60, to: &text)
    return (CivilDate(dayNumber: Int32(clamping: second < 0 ? day - 1 : day)), zone == nil ? text + " UTC" : text)
  }

  /// `Ada, Bo and Cy`. Names in the other writing direction are kept together.
  public func list(_ members: [String]) -> String {
    formats.list.joined(
      members.map { member in
        var text = ""
        append(isolated: member, to: &text)
        return text
      })
  }

  /// Names as this reader looks for them: Å behind Z in Danish.
  public func inOrder(_ names: some Sequence<String>) -> [String] {
    Array(names).inOrder(of: Alphabet(readingIn: language)) { $0 }
  }

  /// `Tuesday and Friday`, in the order of the week.
  public func list(_ days: Set<CivilDate.Weekday>) -> String { list(days.inOrder.map { weekday($0) }) }

  /// The weekday's name as it stands alone: `Monday`, `Mon`.
  public func weekday(_ weekday: CivilDate.Weekday, short: Bool = false) -> String {
    (short ? formats.shortWeekdays : formats.weekdays)[weekday.rawValue - 1]
  }
}

extension Voice {
  /// How far away a deadline is: `in 5 days`, `tomorrow`, `today`, `3 days late`.
  ///
  /// - Parameter days: from today to the deadline; negative once it has passed.
  public func relativeDays(_ days: Int) -> String {
    switch days {
    case 0: self(.timeToday)
    case 1: self(.timeTomorrow)
    case 2...: self(.timeInDays(n: days))
    default: self(.timeDaysLate(n: Int(clamping: days.magnitude)))
    }
  }

  public func relativeDays(until deadline: CivilDate, from today: CivilDate) -> String {
    relativeDays(deadline.days(since: today))
  }

  /// How long ago something happened, without reproach: `today`, `yesterday`, `3 days ago`.
  ///
  /// - Parameter days: from the event to today; not negative.
  public func daysAgo(_ days: Int) -> String {
    switch days {
    case ...0: self(.timeToday)
    case 1: self(.timeYesterday)
    default: self(.timeDaysAgo(n: days))
    }
  }

  /// A language's name in this one: `Arabic`, `arabisk`. `nil` for languages that neither the catalogs nor the system
  /// know. Variants that need different interpreters have different names.
  public func name(of language: LanguageTag) -> String? {
    // Dari: one of Persian's variants, and other interpreters.
    if language.text == "fa-AF" { return systemName(of: "prs") }
    if let country = language.countryOfSigns {
      return name(ofCountry: country).map { self(.languageSigned(country: $0)) }
    }
    if language.text != language.language { return variantName(of: language) }
    return switch language.language {
    case "en": self(.languageEnglish)
    case "da": self(.languageDanish)
    case "de": self(.languageGerman)
    case "fi": self(.languageFinnish)
    case "sv": self(.languageSwedish)
    case "ar": self(.languageArabic)
    case "uk": self(.languageUkrainian)
    case "ti": self(.languageTigrinya)
    case "fa": self(.languagePersian)
    // The system calls Kurmanji “Kurdish”, which Sorani is too.
    case "kmr": systemName(of: "ku").map { $0 + " (Kurmanji)" }
    default: systemName(of: language.language)
    }
  }

  /// With what tells it from the language as such: *Arabic (Iraq)*.
  private func variantName(of language: LanguageTag) -> String? {
    guard let base = LanguageTag(language.language).flatMap({ name(of: $0) }) else { return nil }
    let locale = Locale(identifier: self.language.text)
    let parts = language.text.split(separator: "-").dropFirst().compactMap { part in
      part.utf8.count == 4
        ? locale.localizedString(forScriptCode: String(part)) : locale.localizedString(forRegionCode: String(part))
    }
    return parts.isEmpty ? base : base + " (" + parts.joined(separator: ", ") + ")"
  }

  private func systemName(of code: String) -> String? {
    let name = Locale(identifier: language.text).localizedString(forLanguageCode: code)
    return name == code || name == nil ? LanguageTag.namesBeside[code] : name
  }

  /// What a language is called by those who speak it: *Soomaali*, *አማርኛ*. `nil` for what the system knows no such name of.
  public static func ownName(of language: LanguageTag) -> String? {
    let name = Locale(identifier: language.text).localizedString(forLanguageCode: language.language)
    return name == language.language ? nil : name
  }

  /// The codes of countries, ISO 3166-1 alpha-2, of those that have one and of Kosovo, which has none of its own.
  public static let countries: [String] = Locale.Region.isoRegions.map(\.identifier).filter { code in
    code.utf8.count == 2 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) } && !reserved.contains(code)
  }.sorted()

  /// Codes that the system knows and that are no countries: parts of some, unions, and those for tests.
  private static let reserved: Set<String> = [
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ",
  ]

  /// A country's name in this language: *Denmark*, *Danmark*. `nil` for what the system knows no name of.
  public func name(ofCountry code: String) -> String? {
    let name = Locale(identifier: language.text).localizedString(forRegionCode: code)
    return name == code ? nil : name
  }

  /// Whether one word stands before another in this language's dictionaries: in Danish, `ø` is behind `z`.
  public func sorts(_ word: String, before other: String) -> Bool {
    word.compare(other, options: .caseInsensitive, range: nil, locale: Locale(identifier: language.text))
      == .orderedAscending
  }
}
