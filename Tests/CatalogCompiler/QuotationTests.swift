import Foundation
import Testing

@testable import CatalogCompiler

/// `docs/words.md` says which quotation marks each language has. Every text that a reader may see is held to it.
@Suite("Each language quotes in one way") struct QuotationTests {
  @Test("every catalog, rule pack and programme has the marks of its language, each opened and closed")
  func marks() throws {
    let marks = try QuotationMarks(WordsTests.text("docs/words.md"))
    #expect(Set(marks.pairs.keys) == Set(["en"] + WordsTests.languages))
    var quoted: [String: Int] = [:]
    for sentence in try WordsTests.sentences() {
      for (language, text) in sentence.texts where marks.pairs[language] != nil {
        #expect(marks.isWell(text, in: language), "\(sentence.key), \(language): \(text)")
        if text.contains(where: QuotationMarks.all.contains) { quoted[language, default: 0] += 1 }
      }
    }
    // A table that names marks nobody uses would hold nothing.
    #expect(quoted.count == marks.pairs.count && quoted.values.allSatisfy { $0 > 20 }, "\(quoted)")
  }

  @Test("German speaks to the reader as Sie, everywhere")
  func sie() throws {
    let familiar = /\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(?:e|em|en|er|es)?)\b/
    for sentence in try WordsTests.sentences() {
      guard let text = sentence.texts["de"] else { continue }
      #expect(text.firstMatch(of: familiar) == nil, "\(sentence.key): \(text)")
    }
  }

  @Test("marks of another language, straight ones and those that are not closed are seen")
  func seen() throws {
    let marks = try QuotationMarks(WordsTests.text("docs/words.md"))
    let well = [
      "en": "Choose “Save”", "da": "Vælg »Gem« nu", "de": "Wählen Sie „Speichern“.", "fi": "Valitse ”Tallenna”",
      "sv": "Välj ”Spara”",
    ]
    for (language, text) in well {
      #expect(marks.isWell(text, in: language), "\(text)")
      for (other, text) in well where other != language && Set([language, other]) != ["fi", "sv"] {
        #expect(!marks.isWell(text, in: language), "\(language): \(text)")
      }
    }
    #expect(!marks.isWell("Vælg \"Gem\"", in: "da") && !marks.isWell("Vælg «Gem»", in: "da"))
    #expect(!marks.isWell("Vælg »Gem", in: "da") && !marks.isWell("Välj ”Spara", in: "sv"))
    #expect(marks.isWell("Don’t", in: "en"), "an apostrophe quotes nothing")
  }
}

/// The marks that open and close a quotation, by language.
private struct QuotationMarks {
  let pairs: [String: (open: Character, close: Character)]

  static let all = Set<Character>("\"“”„‟»«›‹‚‘")

  init(_ document: String) throws {
    var pairs: [String: (Character, Character)] = [:]
    let section = document.components(separatedBy: "\n## ").first { $0.hasPrefix("Quotation marks\n") } ?? ""
    for line in section.split(separator: "\n") where line.hasPrefix("| ") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 3, cells[1].count == 1, cells[2].count == 1, let open = cells[1].first,
        let close = cells[2].first
      else { continue }
      pairs[cells[0]] = (open, close)
    }
    self.pairs = pairs
  }

  func isWell(_ text: String, in language: String) -> Bool {
    guard let (open, close) = pairs[language] else { return false }
    var isOpen = false
    for mark in text where Self.all.contains(mark) {
      guard mark == (isOpen ? close : open) else { return false }
      isOpen.toggle()
    }
    return !isOpen
  }
}
