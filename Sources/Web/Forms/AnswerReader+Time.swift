import Language
public import Values

// Days, weeks, hours and times of day, as they are typed.

extension AnswerReader {
  public mutating func date(_ question: Question) -> CivilDate? {
    guard let text = answer(question)?.asNumber else { return nil }
    guard let date = day(text) else {
      refuse(question, AnswerReader.isOfNoYear(text) ? .formNoSuchYear : .formNoDate)
      return nil
    }
    guard AnswerReader.years.contains(date.year) else {
      refuse(question, .formNoSuchYear)
      return nil
    }
    return date
  }

  /// A program writes a day in one way; people type it as they write it.
  private func day(_ text: String) -> CivilDate? {
    CivilDate(iso: text) ?? (fields.isJSON ? nil : CivilDate(dayFirst: text))
  }

  /// Refuses a day that is further from today than anybody plans or looks back: a slip in the year. The days that the
  /// refusal names are those that are taken.
  ///
  /// - Parameters:
  ///   - earliest: the first day that is taken, where something else bounds it.
  ///   - latest: the last one.
  public mutating func near(
    _ question: Question, _ day: CivilDate?, _ today: CivilDate, months: Int = 24, from earliest: CivilDate? = nil,
    until latest: CivilDate? = nil
  ) {
    let (past, ahead) = (today.adding(months: -months), today.adding(months: months))
    guard let day, day < past || day > ahead else { return }
    let (first, last) = (max(past, earliest ?? past), min(ahead, latest ?? ahead))
    // What bounds it may be a slip itself, and is said there.
    refuse(question, first <= last ? .formDayFar(first: first, last: last) : .formDayFar(first: past, last: ahead))
  }

  public mutating func week(_ question: Question) -> ISOWeek? {
    guard let text = answer(question)?.asNumber else { return nil }
    guard let week = ISOWeek(iso: text) ?? day(text).map({ ISOWeek(containing: $0) }) else {
      refuse(question, AnswerReader.isOfNoYear(text) ? .formNoSuchYear : .formNoWeek)
      return nil
    }
    guard AnswerReader.years.contains(week.year) else {
      refuse(question, .formNoSuchYear)
      return nil
    }
    return week
  }

  /// Of days that can matter to anybody alive; another year is a slip.
  private static let years = 1900...2199

  /// A day in a year that no calendar here has, as a browser's own field lets one be typed: `0026-03-01`, `12026-03-01`.
  /// The day is there; only the year is beyond all that can be meant.
  private static func isOfNoYear(_ text: String) -> Bool {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[0]), year == 0 || year > 9999 else { return false }
    return CivilDate(iso: "2000-" + parts[1]) != nil
  }

  public mutating func hours(_ question: Question) -> Hours? {
    guard let text = answer(question)?.asNumber.withoutUnitOfHours else { return nil }
    guard let hours = Hours(text: text) else {
      if let first = text.first, "-−–".contains(first) {
        refuse(question, .formHoursNegative)
      } else if !text.utf8.contains(where: { (0x30...0x39).contains($0) }) {
        refuse(question, .formHoursNumber)
      } else if case .hours(let most) = question.kind, AnswerReader.isMoreThanAWeek(text) {
        refuse(question, .formTooManyHours(most: most))
      } else {
        refuse(question, .formNoHours)
      }
      return nil
    }
    if case .hours(let most) = question.kind, hours > most {
      refuse(question, .formTooManyHours(most: most))
      return nil
    }
    return hours
  }

  /// A number of hours well written, of which no week has that many.
  private static func isMoreThanAWeek(_ text: String) -> Bool {
    let whole = text.prefix { ("0"..."9").contains($0) }
    // The part behind the point must be quarters, or the sentence about quarters is the right one.
    guard !whole.isEmpty, Hours(text: "0" + text.dropFirst(whole.count)) != nil else { return false }
    return Int(whole).map { Hours($0) >= .wholeWeek } ?? true
  }

  public mutating func time(_ question: Question) -> ClockTime? {
    guard let text = answer(question) else { return nil }
    guard let time = ClockTime(text: text) else {
      refuse(question, .formNoTime)
      return nil
    }
    return time
  }
}

extension String {
  /// `9 h` is 9: the unit that stands beside the field, written once more.
  var withoutUnitOfHours: String {
    guard last == "h" || last == "H" else { return self }
    let number = String(dropLast()).trimmed { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
    return number.last?.isNumber ?? false ? number : self
  }

  private func trimmed(whileLast isDropped: (Character) -> Bool) -> String {
    var text = self
    while let last = text.last, isDropped(last) { text.removeLast() }
    return text
  }
}
