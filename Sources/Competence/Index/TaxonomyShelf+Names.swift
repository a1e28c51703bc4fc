public import Values

extension TaxonomyShelf {
  /// What a stored URI is called, so that a record can be shown without searching.
  public struct Name: Sendable, Hashable {
    public let label: String
    public let language: String
    public let kind: ConceptKind
    /// ISCO-08 unit group, four digits; empty where there is none.
    public let isco4: String
  }

  /// The concept's name in the first of `languages` that has one, else in English, else `nil`: a concept that vanished
  /// from a newer version keeps the label that the record was stored with. Concepts of the starter vocabulary keep
  /// their names after ESCO has been imported. Throws ``CompetenceError`` when an index is damaged.
  public func name(of uri: String, in languages: [LanguageTag]) throws -> Name? {
    let hash = Fingerprint.of(uri)
    let order = languages.map(\.text) + ["en"]
    for kind in [IndexedKind.occupations, .skills] {
      for source in try sources(for: order, kind: kind) where order.contains(source.index.language) {
        let index = source.index
        guard index.kind != .titles, let concept = index.concept(withHash: hash), index.uri(ofConcept: concept) == uri,
          index.conceptLabels[concept] < index.conceptLabels[concept + 1]
        else { continue }
        let isco = PackedISCO.text(index.packedISCO(ofConcept: concept))
        return Name(
          label: index.text(ofLabel: Int(index.conceptLabels[concept])), language: index.language,
          kind: index.kind(ofConcept: concept), isco4: isco.utf8.count == 4 ? isco : "")
      }
    }
    return starterName(of: uri, in: order)
  }

  private func starterName(of uri: String, in languages: [String]) -> Name? {
    guard let concept = starter.concepts.first(where: { $0.uri == uri }) else { return nil }
    for language in languages {
      guard let label = starter.words[language]?[concept.id]?.first else { continue }
      return Name(label: label, language: language, kind: .everyday, isco4: concept.isco4)
    }
    return nil
  }
}
