import Foundation

/// Brings a download into a data folder: `nyvej skills import`.
///
/// Every part becomes one index file, written beside the old one and then renamed over it. A part whose source has not
/// changed is left alone, so a run that was interrupted is continued by running it again, and a repeated run changes
/// nothing. Versions lie side by side.
public struct TaxonomyImport: Sendable {
  public enum Outcome: String, Sendable {
    case built, unchanged
  }

  /// One finished part, for progress on the screen.
  public struct Progress: Sendable {
    public let number: Int
    public let total: Int
    /// `occupations da 1.2.0`.
    public let title: String
    public let outcome: Outcome
    public let labels: Int
    public let bytes: Int
    public let seconds: Double
  }

  public struct Summary: Sendable, Equatable {
    public var built = 0
    public var unchanged = 0
    /// Files that belong to no index.
    public var ignored: [String] = []
  }

  private let folder: TaxonomyFolder

  public init(into data: String) {
    folder = TaxonomyFolder(data)
  }

  /// Imports every file below `paths` (folders or zip files). `version` overrides what the file names say; `languages`
  /// restricts to some. Throws ``CompetenceError`` at the first file that cannot be used; parts finished by then stay.
  @discardableResult
  public func run(
    _ paths: [String], version: String? = nil, languages: Set<String> = [],
    progress: (Progress) -> Void = { _ in }
  ) throws -> Summary {
    if let version, version.isEmpty || version.utf8.count > 31 || version.contains("/") || version.hasPrefix(".") {
      throw CompetenceError.malformed(
        file: "--version", line: 1, column: 1, reason: "\"\(version)\" is no version", remedy: "Write e.g. 1.2.0.")
    }
    let plan = ImportPlan(try ImportDocument.found(in: paths), version: version)
    let parts = plan.parts.filter { part in
      guard case .labels(_, let language) = part.product, !languages.isEmpty else { return true }
      return languages.contains(language)
    }
    guard !parts.isEmpty else { throw CompetenceError.nothingToImport(path: paths.joined(separator: ", ")) }
    var summary = Summary(ignored: plan.ignored)
    for (index, part) in parts.enumerated() {
      let start = ContinuousClock.now
      let result = try bring(part)
      if result.outcome == .built { summary.built += 1 } else { summary.unchanged += 1 }
      let passed = ContinuousClock.now - start
      progress(
        Progress(
          number: index + 1, total: parts.count, title: part.title, outcome: result.outcome, labels: result.labels,
          bytes: result.bytes, seconds: Double(passed.components.attoseconds) / 1e18 + Double(passed.components.seconds)
        ))
    }
    return summary
  }

  private func bring(_ part: ImportPlan.Part) throws -> (outcome: Outcome, labels: Int, bytes: Int) {
    switch part.product {
    case .labels(let kind, let language):
      var reading = LabelReading()
      for (role, document) in part.documents { try reading.read(role, document) }
      let path = folder.path(version: part.version, kind: kind, language: language)
      if let known = standing(at: path), known == reading.fingerprint {
        return (.unchanged, reading.labels.count, 0)
      }
      let image = IndexBuilder.image(
        of: reading.labels, language: language, version: part.version, kind: kind, fingerprint: reading.fingerprint)
      try DurableFile.write(image, to: path)
      return (.built, reading.labels.count, image.count)
    case .relations:
      var reading = RelationReading()
      for (role, document) in part.documents { try reading.read(role, document) }
      let path = folder.relations(version: part.version)
      if let known = SkillRelations.fingerprint(at: path), known == reading.fingerprint {
        return (.unchanged, reading.count, 0)
      }
      let image = reading.image()
      try DurableFile.write(image, to: path)
      return (.built, reading.count, image.count)
    }
  }

  /// Fingerprint of the index that already lies there; `nil` when there is none or it is damaged, so that it is rebuilt.
  private func standing(at path: String) -> UInt64? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do { return try LanguageIndex(IndexMemory(mapping: path), path: path).fingerprint } catch { return nil }
  }
}
