public import Values

/// As-you-type search over every loaded taxonomy: ESCO as imported, the starter vocabulary and the site's own synonyms.
///
/// Safe to share between tasks; indexes are opened on first use.
public struct TaxonomySearch: Sendable {
  public let shelf: TaxonomyShelf
  public let ranking: Ranking

  public init(_ shelf: TaxonomyShelf, ranking: Ranking = Ranking()) {
    self.shelf = shelf
    self.ranking = ranking
  }

  /// The best `limit` hits for what has been typed so far, best first.
  ///
  /// `languages` are searched as equals; English and closely related languages that are loaded help out with less
  /// weight, because a concept is the same in all. Empty and one-letter queries have no hits.
  /// Throws ``CompetenceError`` when an index on the shelf is damaged.
  public func hits(
    for text: String, in languages: [LanguageTag], kind: IndexedKind = .occupations, limit: Int = 10
  ) throws -> [Hit] {
    guard limit > 0 else { return [] }
    var tally = ConceptTally(ranking: ranking)
    let asked = languages.map(\.text)
    var showing: [LanguageIndex] = []
    for source in try shelf.sources(for: asked, kind: kind) {
      let query = Query(text, language: source.index.stemming)
      guard !query.words.isEmpty, !query.grams.isEmpty else { continue }
      let (scale, room): (Float, Int) =
        switch source.standing {
        case .asked: (1, ranking.candidates)
        case .fallback: (ranking.fallback, ranking.fallbackCandidates)
        case .neighbour: (ranking.neighbour, ranking.fallbackCandidates)
        }
      showing.append(source.index)
      let candidates = Candidates(query, in: source.index, limit: room)
      var scoring = LabelScoring(query, in: source.index, ranking: ranking)
      tally.add(scoring.score(candidates.list), of: source.index, scale: scale)
    }
    let best = tally.ranked { isco in
      let hash = Fingerprint.of(escoPrefix + "isco/C" + PackedISCO.text(isco))
      for index in showing {
        if let concept = index.concept(withHash: hash) { return (index, concept) }
      }
      return nil
    }
    return best.prefix(limit).map { hit($0, query: text, showing: showing) }
  }

  private func hit(_ entry: ConceptTally.Entry, query: String, showing: [LanguageIndex]) -> Hit {
    var (index, concept) = (entry.index, entry.concept)
    for candidate in showing {
      if let found = candidate.concept(withHash: entry.hash),
        candidate.conceptLabels[found] < candidate.conceptLabels[found + 1]
      {
        (index, concept) = (candidate, found)
        break
      }
    }
    let shown = index.text(ofLabel: Int(index.conceptLabels[concept]))
    let matched = entry.index.text(ofLabel: entry.label)
    let kind = entry.index.kind(ofConcept: entry.concept)
    let isco = PackedISCO.text(entry.index.packedISCO(ofConcept: entry.concept))
    return Hit(
      uri: entry.index.uri(ofConcept: entry.concept), kind: kind, label: shown, language: index.language,
      isco4: isco.utf8.count == 4 ? isco : "",
      why: entry.reason.words(
        query: query, matched: matched == shown || entry.viaGroup ? nil : matched,
        language: entry.index.language == index.language ? nil : entry.index.language, viaGroup: entry.viaGroup),
      score: entry.total)
  }
}
