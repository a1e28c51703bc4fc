import CVocabulary

/// Our own list of everyday work, paid and unpaid, with the words people really say: useful before any import.
///
/// Its source is `Data/Taxonomy/`: `concepts.txt` (one concept a line: id, ISCO-08 unit group, setting, and optionally
/// the ESCO occupation that is the same work) and one `words.LANGUAGE.txt` per language.
public struct StarterVocabulary: Sendable {
  /// In what setting the work is done.
  public enum Setting: String, Sendable, CaseIterable {
    case paid
    /// One task that people name when asked what they can do.
    case task
    /// Own household, care of relatives, own farm, volunteering.
    case unpaid
  }

  public struct Concept: Sendable, Hashable {
    /// Short name in the files, never shown.
    public let id: String
    /// ISCO-08 unit group, four digits.
    public let isco4: String
    public let setting: Setting
    /// URI of the ESCO occupation that is the same work.
    public let esco: String?

    /// Stable name of the concept where ESCO is not loaded.
    public var uri: String { "urn:nyvej:work:" + id }
  }

  public let concepts: [Concept]
  /// Words by language and concept id; the first is the one to show.
  public let words: [String: [String: [String]]]

  public var languages: [String] { words.keys.sorted() }

  /// The vocabulary that was built into the program. Throws ``CompetenceError/malformed(file:line:column:reason:remedy:)``.
  public static func embedded() throws -> StarterVocabulary {
    var concepts: [Concept] = []
    var words: [String: [String: [String]]] = [:]
    var position: UInt = 0
    while let file = vocabulary_file(position)?.pointee {
      let name = String(cString: file.name)
      let text = String(decoding: UnsafeBufferPointer(start: file.bytes, count: Int(file.count)), as: UTF8.self)
      if name == "concepts" {
        concepts = try VocabularyText.concepts(text, file: "concepts.txt")
      } else {
        words[name] = try VocabularyText.words(text, file: "words.\(name).txt", known: Set(concepts.map(\.id)))
      }
      position += 1
    }
    return StarterVocabulary(concepts: concepts, words: words)
  }

  /// The words of one language as labels. With `linked`, a concept that ESCO knows lends its words to ESCO's URI.
  func labels(in language: String, linked: Bool) -> [TaxonomyLabel] {
    guard let words = words[language] else { return [] }
    return concepts.flatMap { concept -> [TaxonomyLabel] in
      let link = linked ? concept.esco : nil
      return (words[concept.id] ?? []).enumerated().map { position, word in
        TaxonomyLabel(
          uri: link ?? concept.uri, concept: link == nil ? .everyday : .occupation, isco: concept.isco4,
          kind: .everyday, text: word)
      }
    }
  }
}
