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
    let finds = candidates(for: text, among: try shelf.sources(for: asked, kind: kind))
    for find in finds {
      var scoring = LabelScoring(find.query, in: find.index, ranking: ranking)
      tally.add(scoring.score(find.list), of: find.index, scale: find.scale)
    }
    let showing = finds.map(\.index)
    let best = tally.ranked(among: showing) { isco in
      let hash = Fingerprint.of(escoPrefix + "isco/C" + PackedISCO.text(isco))
      for index in showing {
        if let concept = index.concept(withHash: hash) { return (index, concept) }
      }
      return nil
    }
    return best.prefix(limit).map { hit($0, query: text, asked: asked, showing: showing) }
  }

  private struct Find {
    var index: LanguageIndex
    var query: Query
    var scale: Float
    var list: [Candidates.Candidate]
  }

  /// Candidates of every index. With many languages at once, only the best of all are looked at closely: the time
  /// for a letter typed must not grow with the number of languages.
  private func candidates(for text: String, among sources: [TaxonomyShelf.Source]) -> [Find] {
    let isWide = sources.reduce(0) { $0 + $1.index.labelCount } > 120_000
    var queries: [String: Query] = [:]
    var finds: [Find] = []
    for source in sources {
      let index = source.index
      let query = queries[index.stemming] ?? Query(text, language: index.stemming)
      queries[index.stemming] = query
      guard !query.words.isEmpty, !query.grams.isEmpty else { continue }
      let (scale, room): (Float, Int) =
        switch source.standing {
        case .asked: (1, isWide ? ranking.wideCandidates : ranking.candidates)
        case .fallback: (ranking.fallback, ranking.fallbackCandidates)
        case .neighbour: (ranking.neighbour, ranking.fallbackCandidates)
        }
      let effort = isWide ? Candidates.wideEffort : Candidates.fullEffort
      let list = Candidates(query, in: index, limit: room, effort: effort).list
      finds.append(Find(index: index, query: query, scale: scale, list: list))
    }
    guard isWide else { return finds }
    let cosines = finds.flatMap { find in find.list.map { $0.cosine * find.scale } }.sorted(by: >)
    guard cosines.count > ranking.wideTotal else { return finds }
    let least = cosines[ranking.wideTotal]
    for position in finds.indices {
      let scale = finds[position].scale
      finds[position].list.removeAll { $0.cosine * scale < least }
    }
    return finds
  }

  private func hit(_ entry: ConceptTally.Entry, query: String, asked: [String], showing: [LanguageIndex]) -> Hit {
    var (index, concept) = (entry.index, entry.concept)
    // A word found in one of the languages asked for is answered in that language, else in the first one that can.
    let sameLanguage = showing.filter { $0.language == index.language && asked.contains(index.language) }
    for candidate in sameLanguage + showing {
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
    let isco = PackedISCO.text(entry.isco)
    return Hit(
      uri: entry.index.uri(ofConcept: entry.concept), kind: kind, label: shown, language: index.language,
      isco4: isco.utf8.count == 4 ? isco : "",
      why: entry.reason.words(
        query: query, matched: matched == shown || entry.viaGroup ? nil : matched,
        language: entry.index.language == index.language ? nil : entry.index.language, viaGroup: entry.viaGroup),
      score: entry.total)
  }
}
