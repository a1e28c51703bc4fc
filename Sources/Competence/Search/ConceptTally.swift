/// Gathers label scores from several indexes into one score per concept.
struct ConceptTally {
  struct Entry {
    var hash: UInt64
    var best: Float
    var support: Float = 0
    var supporters = 0
    var index: LanguageIndex
    var concept: Int
    var label: Int
    var reason: MatchReason
    var viaGroup = false
    /// Packed; 0 where no index that was searched knows it.
    var isco: UInt16
    var total: Float = 0
  }

  private(set) var entries: [UInt64: Entry] = [:]
  private let ranking: Ranking

  init(ranking: Ranking) {
    self.ranking = ranking
  }

  /// Adds one index's labels; `scale` is below one for languages that were not asked for.
  mutating func add(_ labels: [LabelScoring.Scored], of index: LanguageIndex, scale: Float) {
    for scored in labels.sorted(by: { ($0.score, $1.label) > ($1.score, $0.label) }) {
      let concept = Int(index.labelConcept[scored.label])
      let hash = index.conceptHash[concept]
      let score = scored.score * scale
      guard var entry = entries[hash] else {
        entries[hash] = Entry(
          hash: hash, best: score, index: index, concept: concept, label: scored.label, reason: scored.reason,
          isco: index.packedISCO(ofConcept: concept))
        continue
      }
      if entry.isco == 0 { entry.isco = index.packedISCO(ofConcept: concept) }
      if score > entry.best {
        swapBest(&entry, score, index, concept, scored)
      } else if entry.supporters < 3 {
        entry.support += score
        entry.supporters += 1
      }
      entries[hash] = entry
    }
  }

  private func swapBest(
    _ entry: inout Entry, _ score: Float, _ index: LanguageIndex, _ concept: Int, _ scored: LabelScoring.Scored
  ) {
    entry.support += entry.best
    entry.supporters += 1
    (entry.best, entry.index, entry.concept) = (score, index, concept)
    (entry.label, entry.reason) = (scored.label, scored.reason)
  }

  /// All concepts, best first. Occupations lift the unit group that they stand in. A list of national titles does not
  /// know ISCO codes; they are looked up in the other indexes.
  mutating func ranked(
    among indexes: [LanguageIndex] = [], groupFinder: (UInt16) -> (index: LanguageIndex, concept: Int)?
  ) -> [Entry] {
    for hash in entries.keys {
      guard let entry = entries[hash] else { continue }
      entries[hash]?.total = entry.best + ranking.support * entry.support
      guard entry.isco == 0, entry.index.kind == .titles else { continue }
      for index in indexes {
        guard let concept = index.concept(withHash: hash), index.packedISCO(ofConcept: concept) > 0 else { continue }
        entries[hash]?.isco = index.packedISCO(ofConcept: concept)
        break
      }
    }
    liftGroups(groupFinder)
    return entries.values.sorted { ($0.total, $1.hash) > ($1.total, $0.hash) }
  }

  private mutating func liftGroups(_ groupFinder: (UInt16) -> (index: LanguageIndex, concept: Int)?) {
    struct Votes {
      var best: Float = 0
      var sum: Float = 0
      var reason: MatchReason
    }
    let top = entries.values.filter { $0.index.kind(ofConcept: $0.concept) == .occupation }
      .sorted { ($0.total, $1.hash) > ($1.total, $0.hash) }.prefix(40)
    var votes: [UInt16: Votes] = [:]
    var all: Float = 0
    for entry in top {
      let isco = entry.isco
      guard isco >= 10_000 else { continue }
      let weight = entry.total * entry.total * entry.total
      all += weight
      var vote = votes[isco] ?? Votes(reason: entry.reason)
      vote.best = max(vote.best, entry.total)
      vote.sum += weight
      votes[isco] = vote
    }
    for entry in top {
      guard let vote = votes[entry.isco] else { continue }
      entries[entry.hash]?.total += ranking.coherence * vote.sum / max(all, .leastNormalMagnitude)
    }
    let strongest = votes.sorted { ($0.value.best, $0.value.sum, $1.key) > ($1.value.best, $1.value.sum, $0.key) }
    for (isco, vote) in strongest.prefix(ranking.groupMost) {
      guard let found = groupFinder(isco) else { continue }
      let lifted = vote.best * ranking.groupVote + ranking.groupShare * vote.sum / max(all, .leastNormalMagnitude)
      let hash = found.index.conceptHash[found.concept]
      if let own = entries[hash] {
        // Its own name and its members' names both speak for the group.
        let (more, less) = (max(own.total, lifted), min(own.total, lifted))
        entries[hash]?.total = more + ranking.support * less
        continue
      }
      entries[hash] = Entry(
        hash: hash, best: lifted, index: found.index, concept: found.concept,
        label: Int(found.index.conceptLabels[found.concept]), reason: vote.reason, viaGroup: true, isco: isco,
        total: lifted)
    }
  }
}
