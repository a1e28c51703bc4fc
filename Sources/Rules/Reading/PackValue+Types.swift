public import Values

/// The typed readings. Each notes a problem and returns `nil` when the text is something else.
extension PackValue {
  public func text() -> String? { scalar(expected: "a text", example: "some words") }

  public func integer(in range: ClosedRange<Int>) -> Int? {
    let example = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let text = scalar(expected: "a whole number", example: example) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      note(
        "“\(text)” is not a whole number from \(range.lowerBound) to \(range.upperBound)", remedy: "write \(example)")
      return nil
    }
    return number
  }

  /// Hours a week in quarters, `9`, `9.25` or `9:15`.
  public func hours() -> Hours? {
    guard let text = scalar(expected: "a number of hours", example: "9 or 9.25") else { return nil }
    guard let hours = Hours(text: text) else {
      note("“\(text)” is not a number of hours a week (0 to 168, in quarters)", remedy: "write 9, 9.25 or 9:15")
      return nil
    }
    return hours
  }

  public func date() -> CivilDate? {
    guard let text = scalar(expected: "a date", example: "2026-07-01") else { return nil }
    guard let date = CivilDate(iso: text) else {
      note("“\(text)” is not a date", remedy: "write year-month-day, such as 2026-07-01")
      return nil
    }
    return date
  }

  /// `yes` and `no`, also `true` and `false`.
  public func boolean() -> Bool? {
    guard let text = scalar(expected: "yes or no", example: "yes or no") else { return nil }
    switch text {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      note("“\(text)” is neither yes nor no", remedy: "write yes or no")
      return nil
    }
  }

  /// One of the words of an enumeration; the nearest one is the remedy.
  public func choice<Choice>(of type: Choice.Type) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    choice(among: Choice.allCases.map(\.rawValue)).flatMap(Choice.init(rawValue:))
  }

  /// One of the words given, which may come from the file itself.
  public func choice(among words: [String]) -> String? {
    let all = words.joined(separator: ", ")
    guard let text = scalar(expected: "one word", example: "one of: \(all)") else { return nil }
    guard words.contains(text) else {
      let near = Nearest.word(to: text, among: words)
      note(
        "“\(text)” is not one of: \(all)", remedy: near.map { "did you mean “\($0)”?" } ?? "write one of these words")
      return nil
    }
    return text
  }

  /// A length of time in the calendar: `10 days`, `13 weeks`, `6 months`.
  public func span() -> Span? {
    guard let text = scalar(expected: "a length of time", example: "13 weeks") else { return nil }
    guard let span = Span(text: text) else {
      note("“\(text)” is not a length of time", remedy: "write a number and days, weeks or months, such as 13 weeks")
      return nil
    }
    return span
  }

  public func language() -> LanguageTag? {
    guard let text = scalar(expected: "a language", example: "en or da") else { return nil }
    guard let tag = LanguageTag(text) else {
      note("“\(text)” is not a language tag", remedy: "write a tag such as en, da or fa-AF")
      return nil
    }
    return tag
  }

  /// A code that the file defines: small letters, digits and hyphens, at most 64.
  public func code() -> String? {
    guard let text = scalar(expected: "a code", example: "small-letters-with-hyphens") else { return nil }
    return checkedCode(text)
  }

  /// The text itself when it may name something that the file defines; a problem otherwise.
  public func checkedCode(_ text: String) -> String? {
    let allowed = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard allowed, !text.isEmpty, text.utf8.count <= 64, text.first != "-" else {
      note("“\(text)” is not a code", remedy: "use small letters a–z, digits and hyphens, at most 64")
      return nil
    }
    return text
  }

  /// How something is quoted: one text for all languages, or one for each.
  public func citation() -> Wording? { isMap ? wording() : text().map { Wording(verbatim: $0) } }

  /// A text per language: `{en: Placement, da: Praktik}`.
  public func wording() -> Wording? {
    guard isMap else {
      note("a text per language is expected", remedy: "write `en: …` and further languages, indented below")
      return nil
    }
    let texts = entries { name, value -> Wording.Text? in
      guard let tag = LanguageTag(name) else {
        // Between { and } a comma ends the text, so that what follows looks like a name.
        let remedy =
          name.contains(" ")
          ? "put quotes around a text with a comma, or give it a line of its own"
          : "write a tag such as en, da or fa-AF"
        value.note("“\(name)” is not a language tag", remedy: remedy)
        return nil
      }
      return value.text().map { Wording.Text(language: tag, text: $0) }
    }
    guard !texts.isEmpty else {
      note("no text is given", remedy: "write at least `en: …`")
      return nil
    }
    return Wording(texts)
  }
}
