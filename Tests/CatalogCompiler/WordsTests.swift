import Foundation
import Testing

@testable import CatalogCompiler

/// `docs/words.md` says which word is used for what. Every catalog, every rule pack and every programme is held to it.
@Suite("One word for one thing") struct WordsTests {
  static let languages = ["da", "de", "fi", "sv"]

  @Test("no sentence uses a word that another one stands for")
  func instead() throws {
    let words = try Words(Self.text("docs/words.md"))
    #expect(words.refused.count > 30)
    for sentence in try Self.sentences() {
      let slips = words.slips(in: sentence)
      #expect(slips.isEmpty, "\(sentence.key): \(slips.joined(separator: "; "))")
    }
  }

  @Test("where the English says one of the words, the translation says its own word for it")
  func together() throws {
    let words = try Words(Self.text("docs/words.md"))
    #expect(words.pairs.count > 15)
    for sentence in try Self.sentences() {
      let missing = words.missing(in: sentence)
      #expect(missing.isEmpty, "\(sentence.key): \(missing.joined(separator: "; "))")
    }
  }

  @Test("a slip is seen: another word, a compound of it, a translation without its word; an exception is none")
  func seen() throws {
    let words = try Words(Self.text("docs/words.md"))
    func slips(_ key: String, _ texts: [String: String]) -> Int {
      let sentence = Sentence(key: key, texts: texts)
      return words.slips(in: sentence).count + words.missing(in: sentence).count
    }
    #expect(slips("any.key", ["da": "Tilføj arbejdsstedets navn"]) == 1)
    #expect(slips("any.key", ["da": "Et P-nummer for hvert Arbejdssted."]) == 1)
    #expect(slips("any.key", ["en": "Ask the firm"]) == 1 && slips("any.key", ["en": "A firmer date, {firm}"]) == 0)
    #expect(slips("organisation.company", ["fi": "Yritys"]) == 0 && slips("any.key", ["fi": "Yritys"]) == 1)
    #expect(slips("any.key", ["en": "The rule pack", "da": "Reglerne"]) == 1)
    #expect(slips("any.key", ["en": "The rule packs", "da": "Regelsættene"]) == 0)
  }

  /// Every text that a reader may see, with the same text in the other languages.
  static func sentences() throws -> [Sentence] {
    try catalogs()
      + ["Data/Rules", "Data/Programmes"].flatMap { try files(in: $0, ending: ".yaml") }.flatMap {
        Sentence.inYAML(try text($0), file: $0)
      }
  }

  private static func catalogs() throws -> [Sentence] {
    try files(in: "Data/Language", ending: "").flatMap { room -> [Sentence] in
      let template = PortableObject(path: room, text: try text(room + "/template.pot"))
      var texts: [String: [String: String]] = [:]
      for entry in template.entries {
        guard let key = entry.context else { continue }
        texts[key, default: [:]]["en"] = [entry.id, entry.pluralID].compactMap { $0 }.joined(separator: "\n")
      }
      for language in languages {
        for entry in PortableObject(path: room, text: try text(room + "/\(language).po")).entries {
          guard let key = entry.context, !entry.isFuzzy else { continue }
          texts[key]?[language] = entry.orderedForms.joined(separator: "\n")
        }
      }
      return texts.map { Sentence(key: $0.key, texts: $0.value) }.sorted { $0.key < $1.key }
    }
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private static func files(in folder: String, ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
      .filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.map { folder + "/" + $0 }
  }
}
