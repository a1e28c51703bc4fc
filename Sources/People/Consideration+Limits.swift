public import Language
public import Values

// Two limits on weekly hours may hold at once: then the lower one counts, and wherever one of them stands the other is named.
extension Consideration {
  /// What is said beside a limit on hours, where another one is agreed for the same days: which of the two counts. Nothing
  /// where it is alone, and nothing of what is over.
  public func saidBeside(_ all: [Consideration], on today: CivilDate, by voice: Voice) -> String? {
    guard let cap = terms.effect.cap, isInForce(on: max(today, terms.from)) else { return nil }
    let day = max(today, terms.from)
    let others = all.filter { $0.id != id && $0.isInForce(on: day) }
      .compactMap { other in other.terms.effect.cap.map { (hours: $0, last: other.lastDay) } }.filter {
        $0.hours != cap
      }
    guard let lowest = others.map(\.hours).min() else { return nil }
    if lowest > cap { return voice(.considerationCounts(hours: lowest)) }
    // Of several such limits the one that holds longest.
    let lasts = others.filter { $0.hours == lowest }.map(\.last)
    guard !lasts.contains(nil), let last = lasts.compactMap(\.self).max() else {
      return voice(.considerationLower(hours: lowest))
    }
    return voice(.considerationLowerUntil(hours: lowest, until: last))
  }

  private func isInForce(on day: CivilDate) -> Bool { terms.from <= day && (lastDay.map { $0 >= day } ?? true) }

  /// The number that its words name beside another limit in its field, as a hint: nobody but a reader knows what the words
  /// mean.
  func saidOfNumber(by voice: Voice) -> String? {
    guard let cap = terms.effect.cap else { return nil }
    for words in [terms.wording.text, terms.ownWording?.text].compactMap(\.self) {
      let numbers = NumbersInWords.hours(in: words)
      // Three hours on three days are nine.
      let products = numbers.indices.flatMap { index in
        numbers.dropFirst(index + 1).map { Hours(quarters: numbers[index].quarters * $0.quarters / 4) }
      }
      if let number = numbers.first, !(numbers + products).contains(cap) {
        return voice(.considerationNumber(number: number, hours: cap))
      }
    }
    return nil
  }
}

/// Numbers, written in digits, that may be hours of a week. Times of day, dates, ranges, weights and shares are none.
enum NumbersInWords {
  /// Behind a number, in the languages that write a day of the month without a dot.
  private static let months: Set = [
    "jan", "feb", "mar", "apr", "may", "maj", "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec",
  ]

  static func hours(in text: String) -> [Hours] {
    var found: [Hours] = []
    var rest = Substring(text)
    while let start = rest.firstIndex(where: { digit($0) != nil }) {
      let isInWord = start > rest.startIndex && rest[rest.index(before: start)].isLetter
      let run = rest[start...].prefix { digit($0) != nil || ".,:/-–".contains($0) }
      rest = rest[run.endIndex...]
      var number = run
      while let last = number.last, digit(last) == nil { number = number.dropLast() }
      let behind = rest.drop { $0 == " " || $0 == "\u{A0}" }
      let isOrdinal = run.hasSuffix(".") && (behind.first?.isLetter ?? false)
      let isMonth = months.contains(String(behind.prefix(3)).lowercased())
      let isOther = behind.hasPrefix("%") || behind.lowercased().hasPrefix("kg") || number.contains(":")
      guard !isInWord, !isOrdinal, !isMonth, !isOther else { continue }
      if let hours = Hours(text: String(number.map { digit($0) ?? $0 })) { found.append(hours) }
    }
    return found
  }

  /// In the digits of any script.
  private static func digit(_ character: Character) -> Character? {
    character.wholeNumberValue.flatMap { (0...9).contains($0) ? Character(String($0)) : nil }
  }
}
