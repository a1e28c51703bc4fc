import Foundation
import Synchronization

/// The indexes that a data folder holds, opened when first needed and kept.
///
/// Of several versions of one language and kind, the newest is used; the others stay on disk.
public final class TaxonomyShelf: Sendable {
  /// How a language came into a search.
  enum Standing: Sendable {
    case asked, fallback, neighbour
  }

  struct Source: Sendable {
    var index: LanguageIndex
    var standing: Standing
  }

  private struct Key: Hashable {
    var language: String
    var kind: IndexedKind
  }

  private struct Opened {
    var files: [Key: LanguageIndex] = [:]
    var own: [String: LanguageIndex?] = [:]
  }

  private let files: [Key: TaxonomyFolder.IndexEntry]
  let starter: StarterVocabulary
  private let synonyms: [SiteSynonym]
  private let opened = Mutex(Opened())

  /// `data` is the folder that `import --into` filled; without one, the starter vocabulary alone is searched.
  /// Throws ``CompetenceError`` when the folder or its synonym file cannot be read.
  public init(data: String?) throws {
    starter = try StarterVocabulary.embedded()
    guard let data else {
      (files, synonyms) = ([:], [])
      return
    }
    let folder = TaxonomyFolder(data)
    var newest: [Key: TaxonomyFolder.IndexEntry] = [:]
    for entry in try folder.entries() {
      let key = Key(language: entry.language, kind: entry.kind)
      if let known = newest[key], !TaxonomyVersion(known.version).isOlder(than: TaxonomyVersion(entry.version)) {
        continue
      }
      newest[key] = entry
    }
    files = newest
    synonyms = try SiteSynonyms(folder: folder).list()
  }

  /// Languages that a search can be asked for, in alphabetical order.
  public var languages: [String] {
    Set(files.keys.map(\.language)).union(starter.languages).union(synonyms.map(\.language)).sorted()
  }

  /// Whether anything of ESCO is loaded, so that its attribution must be shown.
  public var hasESCO: Bool { !files.isEmpty }

  func sources(for asked: [String], kind: IndexedKind) throws -> [Source] {
    var sources: [Source] = []
    var taken: Set<String> = []
    func take(_ language: String, _ standing: Standing) throws {
      guard taken.insert(language).inserted else { return }
      if let index = try index(language, kind) { sources.append(Source(index: index, standing: standing)) }
      guard kind == .occupations else { return }
      if let titles = try index(language, .titles) { sources.append(Source(index: titles, standing: standing)) }
      if let own = try own(language) { sources.append(Source(index: own, standing: standing)) }
    }
    for language in asked { try take(language, .asked) }
    for language in asked {
      for neighbour in TaxonomyShelf.neighbours[String(language.prefix { $0 != "-" })] ?? [] {
        try take(neighbour, .neighbour)
      }
    }
    try take("en", .fallback)
    return sources
  }

  /// Languages whose words are often the same but for an ending or a letter.
  private static let neighbours: [String: [String]] = [
    "da": ["no", "sv"], "no": ["da", "sv"], "sv": ["no", "da"], "de": ["nl"], "nl": ["de"], "es": ["pt", "it"],
    "pt": ["es"], "it": ["es"], "cs": ["sk"], "sk": ["cs"], "hr": ["sl"], "sl": ["hr"],
  ]

  private func index(_ language: String, _ kind: IndexedKind) throws -> LanguageIndex? {
    let key = Key(language: language, kind: kind)
    guard let entry = files[key] else { return nil }
    return try opened.withLock { opened in
      if let known = opened.files[key] { return known }
      let index = try LanguageIndex(IndexMemory(mapping: entry.path), path: entry.path)
      opened.files[key] = index
      return index
    }
  }

  /// The starter vocabulary and the site's synonyms of one language, as one small index in memory.
  private func own(_ language: String) throws -> LanguageIndex? {
    try opened.withLock { opened in
      if let known = opened.own[language] { return known }
      var labels = starter.labels(in: language, linked: hasESCO)
      labels += synonyms.filter { $0.language == language }.map(\.label)
      guard !labels.isEmpty else {
        opened.own[language] = .some(nil)
        return nil
      }
      let image = IndexBuilder.image(
        of: labels, language: language, version: "starter", kind: .occupations, fingerprint: 0)
      let index = try LanguageIndex(IndexMemory(copying: image), path: "starter vocabulary")
      opened.own[language] = index
      return index
    }
  }
}

/// Orders taxonomy versions such as `1.1.1` and `1.2.0` by their numbers.
struct TaxonomyVersion {
  private let numbers: [Int]
  private let text: String

  init(_ text: String) {
    self.text = text
    numbers = text.split(whereSeparator: { !$0.isNumber }).map { Int($0) ?? 0 }
  }

  func isOlder(than other: TaxonomyVersion) -> Bool {
    if numbers != other.numbers { return numbers.lexicographicallyPrecedes(other.numbers) }
    return text < other.text
  }
}
