import Foundation

/// A text in the languages it is there in.
struct Sentence {
  let key: String
  let texts: [String: String]

  /// Texts by language, as packs and programmes write them: lines such as `da: …` of one indentation, folded or not.
  static func inYAML(_ yaml: String, file: String) -> [Sentence] {
    var found: [Sentence] = []
    var texts: [String: String] = [:]
    var (indent, language, first) = (0, "", 0)
    func close() {
      if texts.count > 1 { found.append(Sentence(key: "\(file):\(first)", texts: texts)) }
      texts = [:]
    }
    for (number, line) in yaml.components(separatedBy: "\n").enumerated() {
      let spaces = line.prefix { $0 == " " }.count
      let words = String(line.dropFirst(spaces))
      if let begun = ["en", "da", "de", "fi", "sv"].first(where: { words.hasPrefix($0 + ": ") }) {
        if spaces != indent || texts[begun] != nil { close() }
        if texts.isEmpty { (indent, first) = (spaces, number + 1) }
        language = begun
        texts[language] = String(words.dropFirst(4))
      } else if !texts.isEmpty, spaces > indent {
        texts[language, default: ""] += " " + words
      } else {
        close()
      }
    }
    close()
    return found
  }
}

/// The tables of `docs/words.md` that sentences are held to.
struct Words {
  struct Refused {
    let language: String
    /// In small letters, without the mark of a beginning.
    let word: String
    let isBeginning: Bool
    let instead: String
    let exceptions: [String]
  }

  struct Pair {
    let english: String
    /// By language, each in small letters.
    let stems: [String: [String]]
    let exceptions: [String]
  }

  let refused: [Refused]
  let pairs: [Pair]

  init(_ page: String) {
    refused = Self.rows(below: "## Said instead", in: page).filter { $0.count == 4 }.map { row in
      Refused(
        language: row[0], word: row[1].lowercased().trimmingCharacters(in: ["…"]), isBeginning: row[1].hasSuffix("…"),
        instead: row[2], exceptions: Self.list(row[3]))
    }
    pairs = Self.rows(below: "## Held together", in: page).filter { $0.count == 6 }.map { row in
      Pair(
        english: row[0].lowercased(),
        stems: Dictionary(
          uniqueKeysWithValues: zip(["da", "de", "fi", "sv"], row[1...4].map { Self.list($0.lowercased()) })),
        exceptions: Self.list(row[5]))
    }
  }

  /// “arbejdssted… → arbejdsplads”, for each word that should be another.
  func slips(in sentence: Sentence) -> [String] {
    refused.filter { rule in
      !Self.excepts(rule.exceptions, sentence.key)
        && Self.says(rule.word, asBeginning: rule.isBeginning, in: sentence.texts[rule.language] ?? "")
    }.map { "\($0.language): “\($0.word)” → \($0.instead)" }
  }

  /// For each language that lacks its own word for one that the English has.
  func missing(in sentence: Sentence) -> [String] {
    pairs.filter { !Self.excepts($0.exceptions, sentence.key) && says($0.english, sentence) }.flatMap { pair in
      pair.stems.sorted { $0.key < $1.key }.compactMap { language, stems in
        guard let text = sentence.texts[language]?.lowercased(), !text.isEmpty else { return nil }
        return stems.contains { text.contains($0) } ? nil : "\(language): “\(pair.english)” without \(stems)"
      }
    }
  }

  private func says(_ english: String, _ sentence: Sentence) -> Bool {
    let text = sentence.texts["en"] ?? ""
    return Self.says(english, asBeginning: false, in: text) || Self.says(english + "s", asBeginning: false, in: text)
  }

  /// Whether the text has the word; what stands in braces is the program's.
  private static func says(_ word: String, asBeginning: Bool, in text: String) -> Bool {
    let text = text.replacing(/\{[^}]*\}/, with: "{}").lowercased()
    var rest = text[...]
    while let found = rest.range(of: word) {
      let begins = found.lowerBound == text.startIndex || !text[text.index(before: found.lowerBound)].isLetter
      let ends = asBeginning || found.upperBound == text.endIndex || !text[found.upperBound].isLetter
      if begins && ends { return true }
      rest = text[text.index(after: found.lowerBound)...]
    }
    return false
  }

  private static func excepts(_ exceptions: [String], _ key: String) -> Bool {
    exceptions.contains { $0.hasSuffix("*") ? key.hasPrefix($0.dropLast()) : key == $0 }
  }

  private static func list(_ text: String) -> [String] {
    text.components(separatedBy: ", ").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// The cells of each row of the table below a heading, without its own two lines.
  private static func rows(below heading: String, in page: String) -> [[String]] {
    page.components(separatedBy: "\n").drop { $0 != heading }.dropFirst().prefix { !$0.hasPrefix("## ") }
      .filter { $0.hasPrefix("|") }.dropFirst(2)
      .map { $0.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast() }
      .map { $0.map { $0.trimmingCharacters(in: .whitespaces) } }
  }
}
