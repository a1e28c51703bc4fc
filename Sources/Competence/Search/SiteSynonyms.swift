import Foundation

/// A word that a site added because its people say it: it leads to a concept of any loaded taxonomy.
public struct SiteSynonym: Sendable, Hashable {
  /// Language subtag or tag of the word.
  public let language: String
  public let word: String
  /// URI of the concept, or `isco:` and a unit group.
  public let target: String
  /// ISCO-08 unit group of the target, four digits; empty for a skill.
  public let isco4: String

  public init(language: String, word: String, target: String, isco4: String) {
    self.language = language
    self.word = word
    self.target = target
    self.isco4 = isco4
  }

  var label: TaxonomyLabel {
    let kind: ConceptKind =
      if target.contains("/isco/") { .iscoGroup } else if target.hasPrefix("urn:nyvej:") { .everyday } else {
        .occupation
      }
    return TaxonomyLabel(uri: target, concept: kind, isco: isco4, kind: .site, text: word)
  }
}

/// The site's synonyms: a plain tab-separated file in the data folder (`taxonomy/synonyms.tsv`), which may be edited by
/// hand. One line each: language, word, URI, ISCO-08 unit group.
public struct SiteSynonyms: Sendable {
  private let path: String

  public init(data: String) {
    self.init(folder: TaxonomyFolder(data))
  }

  init(folder: TaxonomyFolder) {
    path = folder.synonyms
  }

  /// All synonyms in file order; none when there is no file yet.
  public func list() throws -> [SiteSynonym] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let bytes = try FileBytes.read(path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      // Letters that were lost here would be looked for in vain for ever.
      let line = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        .firstIndex { String(validating: $0, as: UTF8.self) == nil }
      throw CompetenceError.malformed(
        file: path, line: (line ?? 0) + 1, column: 1, reason: "the text is not UTF-8",
        remedy: "Save the file in UTF-8, without changing its lines.")
    }
    return try SiteSynonyms.read(text, file: path)
  }

  /// Adds a synonym, or changes where an existing word leads. A word may lead to one concept per language.
  public func add(_ synonym: SiteSynonym) throws {
    var kept = try list().filter { !($0.language == synonym.language && $0.word == synonym.word) }
    kept.append(synonym)
    _ = try SiteSynonyms.read(SiteSynonyms.text(kept), file: path)  // what could not be read back is not written
    try write(kept)
  }

  /// Removes a word; returns whether it was there.
  public func remove(_ word: String, language: String) throws -> Bool {
    let all = try list()
    let kept = all.filter { !($0.language == language && $0.word == word) }
    guard kept.count < all.count else { return false }
    try write(kept)
    return true
  }

  private func write(_ synonyms: [SiteSynonym]) throws {
    try DurableFile.write(Array(SiteSynonyms.text(synonyms).utf8), to: path)
  }

  private static func text(_ synonyms: [SiteSynonym]) -> String {
    "# language\tword\turi\tisco\n"
      + synonyms.map { "\($0.language)\t\($0.word)\t\($0.target)\t\($0.isco4)\n" }.joined()
  }

  /// Reads the file's text; throws ``CompetenceError/malformed(file:line:column:reason:remedy:)`` at the first bad line.
  public static func read(_ text: String, file: String) throws -> [SiteSynonym] {
    var synonyms: [SiteSynonym] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func fault(_ column: Int, _ reason: String, _ remedy: String) -> CompetenceError {
        .malformed(file: file, line: number + 1, column: column, reason: reason, remedy: remedy)
      }
      guard fields.count == 4 else {
        throw fault(1, "\(fields.count) fields", "Write four, separated by tabs: language, word, URI, ISCO group.")
      }
      guard (2...12).contains(fields[0].utf8.count) else {
        throw fault(1, "\"\(fields[0])\" is no language", "Use a language tag such as da.")
      }
      guard !TermFolding.fold(fields[1]).isEmpty else {
        throw fault(2, "the word has no letter", "Write the word that people say.")
      }
      guard fields[2].contains(":") else {
        throw fault(3, "\"\(fields[2])\" is no URI", "Copy the URI from a search result.")
      }
      guard fields[3].isEmpty || ISCOUnitGroups.contains(fields[3]) else {
        throw fault(4, "\"\(fields[3])\" is no ISCO-08 unit group", "Use four digits or leave it empty.")
      }
      synonyms.append(.init(language: fields[0], word: fields[1], target: fields[2], isco4: fields[3]))
    }
    return synonyms
  }
}
